import Answers
import ArgumentParser
import FeatureIO
import LevelChecks
import NoiseZoning
import Projection
import Regulation

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Hold a measured level, or a file of them, against the limit of a standard.",
        discussion: """
            Standards: gb3096 (ambient), gb12348 (plant boundary), gb22337 (commerce and entertainment), gb12523 (construction). The day \
            chooses the edition. The class is given with --class, or asked of the map with --at; at a boundary it is that of the land outside.
            With --input a CSV with the column level comes back with nz_limit, nz_corrected, nz_verdict, nz_margin, nz_clause and nz_note; \
            the other columns are named like the options, and an option speaks for every row that does not.
            Exit codes: 0 pass; 1 a limit is exceeded, or --fail-on is met; 2 undecided; 65 a row could not be read.
            """)

    @OptionGroup var measurement: MeasurementOptions
    @OptionGroup var table: TableOptions

    @Option(parsing: .unconditional, help: ArgumentHelp("The place whose class applies; it may begin with a dash.", valueName: "LON,LAT"))
    var at: String?

    @Option(
        help: ArgumentHelp(
            "The reference system: wgs84, cgcs2000, gcj02, bd09, EPSG:n or a .prj file. On a terminal --at is taken as wgs84 without it, and the answer says so.",
            valueName: "crs"))
    var crs: String?

    @Option(help: "How the answer is written; default text for one level, csv for many.")
    var format: AnswerFormat?

    @OptionGroup var accuracy: AccuracyOption
    @OptionGroup var failOn: FailOnOption
    @OptionGroup var time: TimeOption
    @OptionGroup var source: MapSourceOptions
    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if (measurement.level == nil) == (table.input == nil) {
            throw Failure.usage("Give a level with --level, or a file of levels with --input.")
        }
        if at != nil, measurement.zoneClass != nil { throw Failure.usage("Give --class or --at, not both.") }
        if at == nil, table.input == nil, accuracy.accuracy != nil { throw Failure.usage("--accuracy goes with a place.") }
        if at != nil, table.input != nil { throw Failure.usage("--at goes with --level; a file has its places in columns.") }
        if table.input == nil, format == .csv { throw Failure.usage("--format csv goes with --input.") }
        if table.input != nil, let format, format != .csv { throw Failure.usage("--input answers as --format csv.") }
    }

    func run() async throws {
        let format = try outputFormat()
        let writes = table.output != "-" || table.input != nil || Machine.writesFile
        let inputs = writes ? source.files + [crs ?? ""] : []
        let session = try await LevelSession(measurement.texts, on: scenario.occasion(time: time.time), places: try places())
        if let input = table.input {
            let counts = try await table.csv(
                input, session.table(columns: table.columns, language: language.lang, unwanted: failOn.classes), reading: inputs)
            tellDoubts(session)
            if let failure = counts.levelsFailure() { throw failure }
            return
        }
        let answer = try session.answer(at: at, namesMap: format != .text)
        if format == .text {
            try Terminal.print(answer.text(language.lang), to: table.output, overwrite: table.overwrite, reading: inputs)
            Terminal.tell(session.map?.meta.doubt)
        } else {
            try Terminal.print(
                data: answer.json(pretty: format == .json, language: language.lang), to: table.output, overwrite: table.overwrite,
                reading: inputs)
        }
        tellDoubts(session)
        if let failure = answer.failure(unwanted: failOn.classes) { throw failure }
    }

    private func tellDoubts(_ session: LevelSession) {
        for doubt in session.map?.doubts ?? [] { Terminal.tell(doubt) }
    }

    /// A map is built or read only where places are asked about.
    private func places() throws -> LevelSession.Places? {
        guard at != nil || (table.input != nil && crs != nil) else { return nil }
        let system = try PlaceInput.referenceSystem(crs, isBulk: table.input != nil)
        return LevelSession.Places(try source.source(), crs: system, isSystemTaken: crs == nil, accuracy: accuracy.asked)
    }

    private func outputFormat() throws -> AnswerFormat {
        let formats: OutputFormats<AnswerFormat>
        if table.input != nil {
            formats = OutputFormats(.csv)
            return try formats.format(of: table.output, asked: nil, usual: .csv)
        }
        formats = OutputFormats(.text, .json, .ndjson)
        return try formats.format(of: table.output, asked: format, usual: .text)
    }
}
