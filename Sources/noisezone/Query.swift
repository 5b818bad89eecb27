import Answers
import ArgumentParser
import CommandParts
import FeatureIO
import Geometry
import NoiseZoning
import Projection
import Regulation
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

struct Query: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Ask which class and limits apply at a place, or at many, and why.",
        discussion: """
            Longitude comes first, or easting. With --at exit code 2 means: outside, unzoned, or more than one class possible. With --input \
            a CSV, or JSON objects one a line (.ndjson, or --format ndjson), come back with their own columns and nz_status, nz_class, nz_day, \
            nz_night, nz_zone, nz_on_boundary; an --output ending in .gpkg, .geojson, .shp, .dxf, .kml, .fgb or .parquet holds them as places. Exit \
            codes then: 65 a row could not be read; else 1 a place is of a class of --fail-on; \
            else 2 a place may have another class within --accuracy.
            Photographs with a position (.jpg) are places too, with --at or --input.
            """)

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The place, or a link of a map service; it may begin with a dash.", valueName: "LON,LAT"))
    var at: String?

    @Option(
        help: ArgumentHelp(
            "With --at: also tell why this class does not hold: the nearest place where it does, and what would have to be otherwise.",
            valueName: "class"), completion: .classes)
    var whyNot: String?

    @OptionGroup var bulk: BulkOptions

    @Argument(help: ArgumentHelp("More photographs, as a shell makes of --input *.jpg.", valueName: "photograph"))
    var photographs: [String] = []

    @Option(
        help: ArgumentHelp(
            "The reference system: wgs84, cgcs2000, gcj02, bd09, bd09mc, EPSG:n or a .prj file. A link has its own; on a terminal other places are taken as wgs84 without it, and the answer says so.",
            valueName: "crs"), completion: .systems)
    var crs: String?

    @Option(help: "How the answer is written; default text for one place, csv for many.")
    var format: AnswerFormat?

    @OptionGroup var made: WritingOptions
    @OptionGroup var facade: FacadeOptions
    @OptionGroup var accuracy: AccuracyOption
    @OptionGroup var failOn: FailOnOption
    @OptionGroup var time: TimeOption
    @OptionGroup var report: ReportOptions
    @OptionGroup var source: MapSourceOptions
    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        // A stray word is told by run().
        if (at == nil) == (bulk.table.input == nil), at != nil || photographs.isEmpty {
            throw Failure.usage("Give a place with --at, or a file of places with --input.")
        }
        if at != nil, format == .csv { throw Failure.usage("--format csv goes with --input.") }
        if bulk.table.input != nil, let format, format != .csv, format != .ndjson {
            throw Failure.usage("--input answers as --format csv or ndjson: as the file is.")
        }
        if let input = bulk.table.input, report.writing.report != nil,
            input == "-" || areLines(input) || PhotographPosition.isNamed(input)
        {
            throw Failure.usage("--report goes with --at, or with the name of a CSV file.")
        }
        if bulk.table.input != nil, time.time != nil { throw Failure.usage("--time goes with --at.") }
        if whyNot != nil, bulk.table.input != nil || facade.level != nil {
            throw Failure.usage("--why-not goes with --at, and without --floor and --height.")
        }
        if facade.level != nil, bulk.table.input != nil || accuracy.accuracy != nil {
            throw Failure.usage("--floor and --height go with --at, and without --accuracy.")
        }
    }

    func run() async throws {
        // Not in validate(): an option that is not known is told before the word behind it.
        try refuseStrayWords()
        if let call { return try await call.run() }
        guard let input = bulk.table.input else { return }
        let drawn = try made.output(
            bulk.table.output, plain: self.format == nil ? [.csv, .geoJSONSequence] : OutputFormat.allCases, encoding: bulk.table.encoding,
            overwrite: bulk.table.overwrite, reading: source.files + [input, self.crs ?? ""])
        if drawn == nil { try checkFormat(of: input) }
        let inputs = source.files + [self.crs ?? ""]
        // Cameras write WGS 84.
        let areTaken = PhotographPosition.isNamed(input)
        let system = areTaken && crs == nil ? .wgs84 : try PlaceInput.referenceSystem(crs, isBulk: true)
        let session = try await Session(try source.source(), on: scenario.occasion(time: time.time))
        guard areTaken else { return try await answer(input, session, system, drawn, reading: inputs) }
        guard drawn == nil else {
            throw Failure.usage("Photographs are answered as a table; end the name of --output with .csv.")
        }
        try answer([input] + photographs, session, system, reading: inputs + photographs)
    }

    /// What is asked about one place; nil where many are asked about.
    private var call: PlaceCall? {
        guard let at else { return nil }
        return PlaceCall(
            at: at, crs: crs, format: format, source: source.named(), occasion: scenario.occasion(time: time.time),
            output: bulk.table.output, overwrite: bulk.table.overwrite, whyNot: whyNot, accuracy: accuracy.asked, facade: facade.level,
            showsConverted: report.showConverted, record: report.writing.report, unwanted: failOn.failOn)
    }

    /// Words without an option are photographs behind that of --input, and nothing else.
    private func refuseStrayWords() throws {
        let areTaken = bulk.table.input.map(PhotographPosition.isNamed) == true
        guard let stray = photographs.first(where: { !areTaken || !PhotographPosition.isNamed($0) }) else { return }
        throw Failure(
            .usage, CommandFault.usage, "Unexpected argument '\(stray)'", fix: "A place goes with --at, a file of places with --input")
    }

    /// Photographs answered as a table of their places.
    private func answer(
        _ photographs: [String], _ session: Session, _ crs: CoordinateReferenceSystem, reading inputs: [String]
    ) throws {
        let unwanted = try failOn.classes(of: session.ruleset)
        let places = try session.places(in: crs, extras: try bulk.extras(), accuracy: accuracy.asked, unwanted: unwanted)
        let table = PhotographTable(photographs).csv { Terminal.tell($0) }
        let counts: RowCounts
        do throws(FileError) {
            var feed = try TableFeed(
                places, areLines: false, encoding: .utf8, start: GivenText(start: table, isWhole: true), name: photographs[0])
            let file = try FileOutput(bulk.table.output, overwrite: bulk.table.overwrite, reading: photographs + inputs)
            while let rows = try feed.next() { try file.write(rows) }
            try file.commit()
            counts = feed.counts
        } catch { throw Failure(error) }
        for warning in session.warnings { Terminal.tell(warning) }
        Terminal.tell(counts.placesDoubt(file: photographs[0]))
        if let failure = counts.placesFailure(unwanted: unwanted) { throw failure }
    }

    /// Refuses an output whose ending does not go with the format, before any work is done. A table comes out as what it is.
    private func checkFormat(of input: String) throws {
        let isLines = areLines(input)
        let formats: OutputFormats<AnswerFormat> = isLines ? OutputFormats(.ndjson) : OutputFormats(.csv)
        _ = try formats.format(of: bulk.table.output, asked: nil, usual: isLines ? .ndjson : .csv)
    }

    private func answer(
        _ input: String, _ session: Session, _ crs: CoordinateReferenceSystem, _ drawn: LayersOutput?, reading inputs: [String]
    ) async throws {
        if drawn != nil {
            try PlaceInput.refuseConverted(crs, isAllowed: report.showConverted)
            guard !areLines(input) else {
                throw Failure.usage(
                    "Rows of JSON come out as JSON lines: end the name of --output with .ndjson, or give the places as CSV.")
            }
        }
        let unwanted = try failOn.classes(of: session.ruleset)
        let places = try session.places(
            in: crs, columns: bulk.table.columns, extras: try bulk.extras(), accuracy: accuracy.asked, unwanted: unwanted, path: input)
        try report.writing.write(overwrite: bulk.table.overwrite, reading: inputs + [input]) { () throws(Failure) in
            try session.records(
                of: input, by: places, encoding: bulk.table.textEncoding, showsConverted: report.showConverted, language: language.lang)
        }
        let counts: RowCounts
        if let drawn {
            let answered = try await bulk.table.whole(input, places)
            let titles = FieldTitles(session.ruleset, language.lang)
            let look = MapLooks(session.ruleset, on: session.meta.date, language.lang).places("places", by: "nz_class")
            try drawn.write(
                answered.table, "places", title: "places with their answers", columns: bulk.table.columns, crs: crs, session, titles, look,
                language.lang)
            counts = answered.counts
        } else {
            counts = try await bulk.table.rows(input, places, areLines: areLines(input), reading: inputs)
        }
        for warning in session.warnings { Terminal.tell(warning) }
        Terminal.tell(counts.placesDoubt(file: input))
        if let failure = counts.placesFailure(unwanted: unwanted) { throw failure }
    }

    /// JSON lines by the word of the format, else by the ending of the file.
    private func areLines(_ input: String) -> Bool {
        if let format { return format == .ndjson }
        return [".ndjson", ".jsonl"].contains { input.lowercased().hasSuffix($0) }
    }
}
