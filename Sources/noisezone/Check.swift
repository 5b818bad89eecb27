import Answers
import ArgumentParser
import CommandParts
import FeatureIO
import LevelChecks
import NoiseZoning
import Projection
import Regulation
import ZoningFiles

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Hold a measured level, or a file of them, against the limit of a standard.",
        discussion: """
            Standards: gb3096 (ambient), gb12348 (plant boundary), gb22337 (commerce and entertainment), gb12523 (construction). The day \
            chooses the edition. The class is given with --class, or asked of the map with --at; at a boundary it is that of the land outside.
            With --input a CSV with the column level comes back with nz_limit, nz_corrected, nz_verdict, nz_margin, nz_clause and nz_note; \
            the other columns are named like the options, and an option speaks for every row that does not; an --output ending in .gpkg, \
            .geojson, .shp, .dxf, .kml, .fgb or .parquet holds them as places.
            --hourly takes a level an hour (columns point, date, hour or time) and makes day and night of them, as the mean of their energy; an \
            hour is named by its beginning, a night belongs to the day on which it begins, and a period without all its hours is undecided. \
            --summary tells the share of periods and points that comply, by class, day and night, quarter and year.
            Exit codes: 0 pass; 1 a limit is exceeded, or --fail-on is met; 2 undecided; 65 a row could not be read.
            """)

    @OptionGroup var measurement: MeasurementOptions
    @OptionGroup var table: TableOptions

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The place whose class applies, or a link of a map service; it may begin with a dash.", valueName: "LON,LAT"))
    var at: String?

    @Option(
        help: ArgumentHelp(
            "The reference system: wgs84, cgcs2000, gcj02, bd09, bd09mc, EPSG:n or a .prj file. A link has its own; on a terminal other places are taken as wgs84 without it, and the answer says so.",
            valueName: "crs"), completion: .systems)
    var crs: String?

    @Option(help: "How the answer is written; default text for one level, csv for many.")
    var format: AnswerFormat?

    @OptionGroup var compliance: ComplianceOptions
    @OptionGroup var made: WritingOptions
    @OptionGroup var accuracy: AccuracyOption
    @OptionGroup var failOn: FailOnOption
    @OptionGroup var time: TimeOption
    @OptionGroup var report: LevelReportOptions
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
        if table.input == "-", report.writing.report != nil {
            throw Failure.usage("--report goes with --level, or with the name of a CSV file.")
        }
        if table.input == nil, format == .csv { throw Failure.usage("--format csv goes with --input.") }
        if table.input == nil, compliance.summary || compliance.hourly { throw Failure.usage("--summary and --hourly go with --input.") }
        if table.input != nil, !compliance.summary, let format, format != .csv { throw Failure.usage("--input answers as --format csv.") }
        if compliance.hourly, !compliance.summary, report.writing.report != nil {
            throw Failure.usage("--report of --hourly goes with --summary.")
        }
        if compliance.summary, report.point != nil || report.instrument != nil {
            throw Failure.usage("--point and --instrument go with levels one by one, without --summary.")
        }
        if compliance.summary, format == .ndjson { throw Failure.usage("--summary answers as --format text, json or csv.") }
    }

    func run() async throws {
        let drawn = try table.input.flatMap { input in
            try made.output(
                table.output, plain: self.format == nil ? [.csv] : OutputFormat.allCases, encoding: table.encoding,
                overwrite: table.overwrite,
                reading: source.files + [input, crs ?? ""])
        }
        let format: AnswerFormat = drawn != nil ? .csv : try outputFormat()
        let writes = table.output != "-" || report.writing.report != nil || table.input != nil || Machine.writesFile
        let inputs = writes ? source.files + [crs ?? ""] : []
        let session = try await LevelSession(
            measurement.texts, on: scenario.occasion(time: time.time), places: try places(), rulesOf: source.named())
        let unwanted = try failOn.classes(of: session.check.ruleset)
        if let input = table.input, compliance.summary || compliance.hourly {
            guard drawn == nil else {
                throw Failure.usage("--summary and --hourly make tables, no layers; end the name of --output with .csv, .json or .txt.")
            }
            let run = session.compliance(
                columns: table.columns, language: language.lang, unwanted: unwanted, isHourly: compliance.hourly,
                least: try compliance.least())
            return try answer(input, run, as: format, session, reading: inputs)
        }
        if let input = table.input {
            let levels = session.table(columns: table.columns, language: language.lang, unwanted: unwanted)
            // Before the record, so that nothing is written where the places are not known.
            let drawing = try drawn.map { ($0, try drawable(session)) }
            try report.writing.write(overwrite: table.overwrite, reading: inputs + [input]) { () throws(Failure) in
                try session.records(of: input, by: levels, encoding: table.textEncoding, notes: report.notes)
            }
            let counts: RowCounts
            if let (drawn, (map, system)) = drawing {
                let answered = try await table.whole(input, levels)
                let look = MapLooks(map.ruleset, on: map.meta.date, language.lang).verdicts
                try drawn.write(
                    answered.table, "levels", title: "measured levels with their verdicts", columns: table.columns, crs: system, map,
                    FieldTitles(map.ruleset, language.lang), look, language.lang)
                counts = answered.counts
            } else {
                counts = try await table.csv(input, levels, reading: inputs)
            }
            tellDoubts(session)
            if let failure = counts.levelsFailure() { throw failure }
            return
        }
        let answer = try session.answer(at: at, namesMap: format != .text || report.writing.report != nil)
        try report.writing.write(overwrite: table.overwrite, reading: inputs) {
            LevelReport(answer, notes: report.notes, language: language.lang).html()
        }
        if format == .text {
            try Terminal.print(answer.text(language.lang), to: table.output, overwrite: table.overwrite, reading: inputs)
            Terminal.tell(session.map?.meta.doubt)
        } else {
            try Terminal.print(
                data: answer.json(pretty: format == .json, language: language.lang), to: table.output, overwrite: table.overwrite,
                reading: inputs)
        }
        tellDoubts(session)
        if let failure = answer.failure(unwanted: unwanted) { throw failure }
    }

    /// The periods that were made of hours, or what all of them come to.
    private func answer(
        _ input: String, _ run: ComplianceRun, as format: AnswerFormat, _ session: LevelSession, reading inputs: [String]
    ) throws {
        let answer: ComplianceAnswer
        do throws(FileError) {
            answer = try run.answer(input, encoding: TextEncoding(table.encoding) ?? .utf8) {
                Terminal.tell($0.diagnostic(file: input))
            } onNote: {
                Terminal.tell($0)
            }
        } catch { throw Failure(error) }
        try report.writing.write(overwrite: table.overwrite, reading: [input] + inputs) { () throws(Failure) in
            try session.record(of: answer)
        }
        do throws(FileError) {
            let bytes: [UInt8] =
                if !compliance.summary { answer.periodsCSV() } else {
                    switch format {
                    case .json, .ndjson: Array(answer.json().utf8)
                    case .csv: answer.csv()
                    case .text: Array(answer.text().string.utf8)
                    }
                }
            try writeFile(table.output, overwrite: table.overwrite, reading: [input] + inputs, bytes)
        } catch { throw Failure(error) }
        Terminal.tell(session.map?.meta.doubt)
        tellDoubts(session)
        if let failure = answer.counts.levelsFailure() { throw failure }
    }

    /// The map and the system of the places, where rows are written as places.
    private func drawable(_ session: LevelSession) throws -> (map: Session, system: CoordinateReferenceSystem) {
        guard let map = session.map, let system = try places()?.crs else {
            throw Failure(
                .usage, AnswerFault.crsMissing, "--crs is missing", fix: "Name the system of the places, or write the answers to .csv")
        }
        try PlaceInput.refuseConverted(system, isAllowed: false)
        return (map, system)
    }

    private func tellDoubts(_ session: LevelSession) {
        for doubt in session.map?.doubts ?? [] { Terminal.tell(doubt) }
    }

    /// A map is built or read only where places are asked about.
    private func places() throws -> LevelSession.Places? {
        guard at != nil || (table.input != nil && crs != nil) else { return nil }
        let system = try PlaceInput.referenceSystem(crs, at: at, isBulk: table.input != nil)
        return LevelSession.Places(try source.source(), crs: system, isSystemTaken: crs == nil, accuracy: accuracy.asked)
    }

    private func outputFormat() throws -> AnswerFormat {
        let formats: OutputFormats<AnswerFormat>
        if table.input != nil, compliance.summary {
            return try OutputFormats<AnswerFormat>(.text, .json, .csv).format(of: table.output, asked: format, usual: .text)
        }
        if table.input != nil {
            formats = OutputFormats(.csv)
            return try formats.format(of: table.output, asked: nil, usual: .csv)
        }
        formats = OutputFormats(.text, .json, .ndjson)
        return try formats.format(of: table.output, asked: format, usual: .text)
    }
}
