import ArgumentParser
import FeatureIO
import Geometry
import NoiseZoning
import Projection
import Regulation
import Wording

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

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, ndjson, csv }

    @Option(parsing: .unconditional, help: ArgumentHelp("The place; it may begin with a dash.", valueName: "LON,LAT"))
    var at: String?

    @OptionGroup var bulk: BulkOptions

    @Option(
        help: ArgumentHelp(
            "The reference system: wgs84, cgcs2000, gcj02, bd09, EPSG:n or a .prj file. On a terminal --at is taken as wgs84 without it, and the answer says so.",
            valueName: "crs"))
    var crs: String?

    @Option(help: "How the answer is written; default text for one place, csv for many.")
    var format: Format?

    @OptionGroup var facade: FacadeOptions
    @OptionGroup var accuracy: AccuracyOption
    @OptionGroup var failOn: FailOnOption
    @OptionGroup var time: TimeOption
    @OptionGroup var report: ReportOptions
    @OptionGroup var source: MapSource
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
        let isTaken = crs == nil
        let format = try outputFormat()
        let isJSON = format == .json || format == .ndjson
        // For an answer to a terminal or a pipe alone they are not asked for: that would cost a reading of pack.json.
        let writes = bulk.table.output != "-" || report.report != nil || bulk.table.input != nil || Machine.writesFile
        let inputs = writes ? source.files + [self.crs ?? ""] : []
        let crs = try PlaceInput.referenceSystem(crs, isBulk: bulk.table.input != nil)
        let moment = try time.moment(date: scenario.date)
        var scenario = scenario.scenario()
        if let moment { scenario.date = moment.date }
        let place = try at.map { try PlaceInput.parse($0, crs: crs) }
        let loaded = try await source.load(scenario)
        if let input = bulk.table.input { return try await answer(input, loaded, crs, reading: inputs) }
        guard let at, let place else { return }
        let inPlane = try PlaceInput.moved(place, from: crs, to: loaded.meta.workingCRS)
        let (finding, query) = try finding(at: inPlane, loaded)
        let now = moment ?? loaded.ruleset.hours.local(unixSeconds: Machine.unixSeconds)
        var answer = Answer(
            text: at, crs: crs, finding: finding, date: scenario.date,
            period: loaded.ruleset.hours.period(hour: now.hour, minute: now.minute), meta: loaded.meta,
            mapHash: isJSON || report.report != nil ? try loaded.hash() : nil)
        answer.isSystemTaken = isTaken
        answer.isAboutToday = scenario.date == China.today
        answer.now = moment.map { Now($0, finding: finding, ruleset: loaded.ruleset) }
        answer.place = try report.shown(place, crs: crs)
        try report.write(answer, at: inPlane, query: query, language: language.lang, overwrite: bulk.table.overwrite, reading: inputs)
        if isJSON {
            try Terminal.print(
                data: answer.json(pretty: format == .json), to: bulk.table.output, overwrite: bulk.table.overwrite, reading: inputs)
        } else {
            try Terminal.print(answer.text(language.lang), to: bulk.table.output, overwrite: bulk.table.overwrite, reading: inputs)
            if let warning = loaded.meta.doubt { Terminal.tell(warning) }
        }
        loaded.tellDoubts()
        if finding.status == .outside,
            let hint = OutsideHint(written: place, crs: crs, place: inPlane, query: query).words
        {
            Terminal.tell(Diagnostic(code: "place-outside", severity: .note, what: hint))
        }
        if finding.isIn(failOn.classes) { throw Failure(.checkFailed) }
        if !answer.isDecided { throw Failure(.undecided) }
    }

    /// Refuses an output whose ending does not go with the format, before any work is done.
    private func outputFormat() throws -> Format {
        let formats: OutputFormats<Format>
        if let input = bulk.table.input {
            // A table comes out as what it is.
            let isLines = areLines(input)
            formats = isLines ? OutputFormats((.ndjson, ["ndjson", "jsonl"])) : OutputFormats((.csv, ["csv", "tsv", "txt"]))
            return try formats.format(of: bulk.table.output, asked: nil, usual: isLines ? .ndjson : .csv)
        }
        formats = OutputFormats((.text, ["txt"]), (.json, ["json"]), (.ndjson, ["ndjson", "jsonl"]))
        return try formats.format(of: bulk.table.output, asked: format, usual: .text)
    }

    /// The ground is asked of the map about the place; façades and the picture of a record are found in the whole map.
    private func finding(at place: Coordinate, _ loaded: LoadedMap) throws -> (Finding, PlaceQuery) {
        let accuracy = accuracy.asked
        guard facade.level != nil || report.report != nil else { return try loaded.finding(at: place, accuracy: accuracy) }
        let query = try loaded.query()
        guard let level = facade.level else {
            return (query.finding(at: place, accuracy: accuracy), query)
        }
        do throws(FacadeRefusal) { return (try query.finding(at: place, onFacade: level), query) } catch {
            throw Failure(.undecided, error.code, error.words)
        }
    }

    private func answer(_ input: String, _ loaded: LoadedMap, _ crs: CoordinateReferenceSystem, reading inputs: [String]) async throws {
        let counts = try await bulk.answer(
            input, asLines: areLines(input), query: try loaded.query(), crs: crs, accuracy: accuracy.asked,
            failOn: failOn.classes, reading: inputs)
        if let warning = loaded.meta.doubt { Terminal.tell(warning) }
        loaded.tellDoubts()
        if counts.outside > 0, counts.outside == counts.rows - counts.faults {
            Terminal.tell(
                Diagnostic(
                    code: "places-outside", severity: .warning, file: input, what: "all places lie outside the district",
                    fix: "Check --crs, and which columns hold the coordinates (--x, --y)"))
        }
        if counts.faults > 0 {
            throw Failure(
                .badData, "rows-not-answered", "rows that could not be answered: \(counts.faults) of \(counts.rows); their status is error")
        }
        if counts.unwanted > 0 {
            let classes = Phrase.list(failOn.classes.sorted())
            throw Failure(.checkFailed, "class-unwanted", "places of class \(classes): \(counts.unwanted) of \(counts.rows)")
        }
        if counts.undecided > 0 {
            throw Failure(
                .undecided, "places-undecided",
                "places that may have another class within the accuracy: \(counts.undecided) of \(counts.rows)")
        }
    }

    /// JSON lines by the word of the format, else by the ending of the file.
    private func areLines(_ input: String) -> Bool {
        if let format { return format == .ndjson }
        return [".ndjson", ".jsonl"].contains { input.lowercased().hasSuffix($0) }
    }
}
