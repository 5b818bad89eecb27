import ArgumentParser
import FeatureIO
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

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, ndjson, csv }

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
    var format: Format?

    @OptionGroup var accuracy: AccuracyOption
    @OptionGroup var failOn: FailOnOption
    @OptionGroup var time: TimeOption
    @OptionGroup var source: MapSource
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
        let isJSON = format == .json || format == .ndjson
        let writes = table.output != "-" || table.input != nil || Machine.writesFile
        let inputs = writes ? source.files + [crs ?? ""] : []
        let check = try Self.check()
        let hours = check.ruleset.hours
        var fields = LevelFields(measurement.texts, today: hours.local(unixSeconds: Machine.unixSeconds).date)
        fields.texts[.time] = time.written(hours)
        fields.texts[.date] = scenario.date?.description
        let loaded = try await map(fields, hours)
        let places = try places(loaded)
        let reader: LevelReader
        do throws(ProjectionError) { reader = try LevelReader(check, places: places) } catch {
            throw Failure(error)
        }
        if let input = table.input {
            let rows = LevelTable(
                check, places: places, beforehand: fields, columns: table.columns, language: language.lang, unwanted: failOn.classes)
            return try await judge(input, rows, loaded, reading: inputs)
        }
        let question: LevelQuestion
        do throws(LevelFault) { question = try reader.question(fields, at: at) } catch { throw Failure(error) }
        let answer = LevelAnswer(
            finding: check.finding(for: question), check: check, map: try loaded.map { ($0.meta, isJSON ? try $0.hash() : nil) })
        if isJSON {
            try Terminal.print(
                data: answer.json(pretty: format == .json, language: language.lang), to: table.output, overwrite: table.overwrite,
                reading: inputs)
        } else {
            try Terminal.print(answer.text(language.lang), to: table.output, overwrite: table.overwrite, reading: inputs)
            if let warning = loaded?.meta.doubt { Terminal.tell(warning) }
        }
        loaded?.tellDoubts()
        if let failure = Failure.of(answer.finding.verdict, isUnwanted: question.land.isIn(failOn.classes)) { throw failure }
    }

    private func outputFormat() throws -> Format {
        let formats: OutputFormats<Format>
        if table.input != nil {
            formats = OutputFormats((.csv, ["csv", "tsv", "txt"]))
            return try formats.format(of: table.output, asked: nil, usual: .csv)
        }
        formats = OutputFormats((.text, ["txt"]), (.json, ["json"]), (.ndjson, ["ndjson", "jsonl"]))
        return try formats.format(of: table.output, asked: format, usual: .text)
    }

    private static func check() throws -> MeasuredLevelCheck {
        do throws(RegulationError) {
            return MeasuredLevelCheck(book: try StandardsBook.bundled(), ruleset: try Ruleset.bundled(Ruleset.bundledIDs[0]))
        } catch { throw Failure(.internalFault, "standards", error.phrase, fix: "Please report this") }
    }

    /// The map is built or read only where places are asked about.
    private func map(_ fields: LevelFields, _ hours: Hours) async throws -> LoadedMap? {
        guard at != nil || (table.input != nil && crs != nil) else { return nil }
        var scenario = scenario.scenario()
        do throws(LevelFault) { scenario.date = try fields.date(hours) } catch { throw Failure(error) }
        if at != nil { _ = try PlaceInput.referenceSystem(crs) }
        return try await source.load(scenario)
    }

    private func places(_ loaded: LoadedMap?) throws -> LevelReader.Places? {
        guard let loaded else { return nil }
        let system = try PlaceInput.referenceSystem(crs, isBulk: table.input != nil)
        var places = LevelReader.Places(try loaded.query(), crs: system, accuracy: accuracy.asked)
        places.isSystemTaken = crs == nil
        return places
    }

    private func judge(_ input: String, _ rows: LevelTable, _ loaded: LoadedMap?, reading inputs: [String]) async throws {
        let counts = try await table.csv(input, rows, reading: inputs)
        loaded?.tellDoubts()
        if counts.faults > 0 {
            throw Failure(
                .badData, "rows-not-judged", "rows that could not be judged: \(counts.faults) of \(counts.rows); their verdict is error")
        }
        let verdict: LevelVerdict = counts.exceeded > 0 ? .exceeds : counts.undecided > 0 ? .undecided : .pass
        if let failure = Failure.of(verdict, isUnwanted: counts.unwanted > 0) { throw failure }
    }
}
