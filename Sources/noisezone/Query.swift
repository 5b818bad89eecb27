import Answers
import ArgumentParser
import FeatureIO
import Geometry
import NoiseZoning
import Projection
import Regulation
import Wording
import ZoneQueries
import ZoningModel

struct Query: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Ask which class and limits apply at a place, or at many, and why.",
        discussion: """
            Longitude comes first, or easting. With --at exit code 2 means: outside, unzoned, or more than one class possible. With --input \
            a CSV, or JSON objects one a line (.ndjson, or --format ndjson), come back with their own columns and nz_status, nz_class, nz_day, \
            nz_night, nz_zone, nz_on_boundary. Exit codes then: 65 a row could not be read; else 1 a place is of a class of --fail-on; \
            else 2 a place may have another class within --accuracy.
            """)

    @Option(parsing: .unconditional, help: ArgumentHelp("The place; it may begin with a dash.", valueName: "LON,LAT"))
    var at: String?

    @OptionGroup var bulk: BulkOptions

    @Option(
        help: ArgumentHelp(
            "The reference system: wgs84, cgcs2000, gcj02, bd09, EPSG:n or a .prj file. On a terminal --at is taken as wgs84 without it, and the answer says so.",
            valueName: "crs"))
    var crs: String?

    @Option(help: "How the answer is written; default text for one place, csv for many.")
    var format: AnswerFormat?

    @OptionGroup var facade: FacadeOptions
    @OptionGroup var accuracy: AccuracyOption
    @OptionGroup var failOn: FailOnOption
    @OptionGroup var time: TimeOption
    @OptionGroup var report: ReportOptions
    @OptionGroup var source: MapSourceOptions
    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if (at == nil) == (bulk.table.input == nil) { throw Failure.usage("Give a place with --at, or a file of places with --input.") }
        if at != nil, format == .csv { throw Failure.usage("--format csv goes with --input.") }
        if bulk.table.input != nil, let format, format != .csv, format != .ndjson {
            throw Failure.usage("--input answers as --format csv or ndjson: as the file is.")
        }
        if bulk.table.input != nil, report.report != nil { throw Failure.usage("--report goes with --at.") }
        if bulk.table.input != nil, time.time != nil { throw Failure.usage("--time goes with --at.") }
        if facade.level != nil, bulk.table.input != nil || accuracy.accuracy != nil || report.report != nil {
            throw Failure.usage("--floor and --height go with --at, and without --accuracy and --report.")
        }
    }

    func run() async throws {
        let format = try outputFormat()
        // For an answer to a terminal or a pipe alone they are not asked for: that would cost a reading of pack.json.
        let writes = bulk.table.output != "-" || report.report != nil || bulk.table.input != nil || Machine.writesFile
        let inputs = writes ? source.files + [self.crs ?? ""] : []
        let system = try PlaceInput.referenceSystem(crs, isBulk: bulk.table.input != nil)
        let asked = try at.map { try question($0, in: system, for: format) }
        let session = try await Session(try source.source(), on: scenario.occasion(time: time.time))
        if let input = bulk.table.input { return try await answer(input, session, system, reading: inputs) }
        guard let asked else { return }
        let reply = try session.answer(asked)
        try report.write(reply, language: language.lang, overwrite: bulk.table.overwrite, reading: inputs)
        if format == .text {
            try Terminal.print(reply.answer.text(language.lang), to: bulk.table.output, overwrite: bulk.table.overwrite, reading: inputs)
            Terminal.tell(session.meta.doubt)
        } else {
            try Terminal.print(
                data: reply.answer.json(pretty: format == .json), to: bulk.table.output, overwrite: bulk.table.overwrite, reading: inputs)
        }
        for doubt in session.doubts + [reply.hint].compactMap({ $0 }) { Terminal.tell(doubt) }
        if let failure = reply.answer.failure(unwanted: failOn.classes) { throw failure }
    }

    private func question(_ text: String, in system: CoordinateReferenceSystem, for format: AnswerFormat) throws(Failure) -> PlaceQuestion {
        var question = try PlaceQuestion(text, crs: system)
        question.isSystemTaken = crs == nil
        question.accuracy = accuracy.asked
        question.facade = facade.level
        question.showsConverted = report.showConverted
        question.namesMap = format != .text
        question.isRecorded = report.report != nil
        return question
    }

    /// Refuses an output whose ending does not go with the format, before any work is done.
    private func outputFormat() throws -> AnswerFormat {
        let formats: OutputFormats<AnswerFormat>
        if let input = bulk.table.input {
            // A table comes out as what it is.
            let isLines = areLines(input)
            formats = isLines ? OutputFormats(.ndjson) : OutputFormats(.csv)
            return try formats.format(of: bulk.table.output, asked: nil, usual: isLines ? .ndjson : .csv)
        }
        formats = OutputFormats(.text, .json, .ndjson)
        return try formats.format(of: bulk.table.output, asked: format, usual: .text)
    }

    private func answer(_ input: String, _ session: Session, _ crs: CoordinateReferenceSystem, reading inputs: [String]) async throws {
        let places = try session.places(
            in: crs, columns: bulk.table.columns, extras: try bulk.extras(), accuracy: accuracy.asked, unwanted: failOn.classes)
        let counts = try await bulk.table.rows(input, places, areLines: areLines(input), reading: inputs)
        for warning in session.warnings { Terminal.tell(warning) }
        Terminal.tell(counts.placesDoubt(file: input))
        if let failure = counts.placesFailure(unwanted: failOn.classes) { throw failure }
    }

    /// JSON lines by the word of the format, else by the ending of the file.
    private func areLines(_ input: String) -> Bool {
        if let format { return format == .ndjson }
        return [".ndjson", ".jsonl"].contains { input.lowercased().hasSuffix($0) }
    }
}
