import Answers
import ArgumentParser
import CommandParts
import FeatureIO
import NoiseZoning
import Projection
import Regulation
import Wording
import ZoneQueries
import ZoningModel

/// What a difference is written as.
enum DifferenceFormat: String, CaseIterable, ExpressibleByArgument { case text, json, geojson, svg }

struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What changed between two maps, two dates or two scenarios, and what is behind it.",
        discussion: """
            A and B are zone maps or data packs; a pack is drawn for --date and --as-built (A) and --to-date and --to-as-built (B). \
            For two dates of one pack give it twice. Every change is told with its area, with carriageways and without, and with the rows, \
            readings, zones and buildings behind it; then the walls that change, storey by storey.
            An --output ending in .gpkg, .shp, .csv, .dxf, .kml, .fgb or .parquet holds the changed areas.
            """)

    @Argument(help: "A zone map, or the folder of a data pack.", completion: .maps)
    var a: String

    @Argument(help: "The map or pack it is compared with.", completion: .maps)
    var b: String

    @OptionGroup var layers: LayerSystemOption
    @OptionGroup var scenario: ScenarioOptions

    @Option(help: ArgumentHelp("The day of B; default that of A.", valueName: "YYYY-MM-DD"))
    var toDate: CivilDate?

    @Flag(help: "Take planned lines as built in B.")
    var toAsBuilt = false

    @Option(
        help: ArgumentHelp(
            "A layer of addresses or dwellings as points: how many of them lie on changed land is told as well.", valueName: "file"),
        completion: .layers)
    var people: String?

    @Option(help: ArgumentHelp("The column of --people that says how many; without it every point counts once.", valueName: "column"))
    var count: String?

    @Option(
        help:
            "A table, the same as JSON, the changed areas as GeoJSON, or a drawing of them; default as the ending of --output says, else text."
    )
    var format: DifferenceFormat?

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Where the result goes; default stdout.", valueName: "file"),
        completion: .file(extensions: [
            "txt", "json", "geojson", "svg", "gpkg", "shp", "csv", "dxf", "kml", "fgb", "parquet",
        ]))
    var output = "-"

    @Option(
        help: ArgumentHelp("Write a sheet too, .html or .pdf, with the drawing and the tables, for A4.", valueName: "file"),
        completion: .pages)
    var report: String?

    @Option(help: ArgumentHelp("The encoding of texts in .shp and .csv: utf-8 or gbk.", valueName: "name"))
    var encoding = "utf-8"

    @OptionGroup var made: WritingOptions
    @OptionGroup var writing: OutputOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try WritingOptions.check(encoding: encoding)
        if count != nil, people == nil { throw Failure.usage("--count goes with --people.") }
        try ReportWriting.check(report)
    }

    func run() async throws {
        let (from, to) = (try MapSource.either(a), try MapSource.either(b))
        let inputs = from.files + to.files + (people.map { [$0] } ?? [])
        let drawn = try made.output(
            output, plain: self.format == nil ? [.geoJSON] : OutputFormat.allCases, encoding: encoding, overwrite: writing.overwrite,
            reading: inputs)
        let format: DifferenceFormat =
            drawn != nil
            ? .geojson
            : try OutputFormats<DifferenceFormat>(.text, .json, .geojson, .svg).format(of: output, asked: self.format, usual: .text)
        let before = scenario.occasion()
        var after = before
        if let toDate { after.date = toDate }
        after.isAsBuilt = toAsBuilt || (toDate == nil && a != b && before.isAsBuilt)
        let crs = try layers.system(for: a, b)
        let (first, second) = (try await Session(from, on: before, crs: crs), try await Session(to, on: after, crs: crs))
        var notes: [Diagnostic] = []
        let places = try people.map { try first.counted($0, column: count, crs: crs) { notes.append($0) } }
        let difference = try await first.difference(to: second, counting: places)
        if let drawn {
            notes += try drawn.write(
                [difference.layer(second.ruleset, language.lang)], plane: difference.before.workingCRS,
                title: difference.after.title(language.lang), lastChange: "\(difference.after.date)T00:00:00.000Z")
        }
        try write(difference, as: drawn == nil ? format : nil, reading: inputs)
        for doubt in notes + first.doubts + (a != b ? second.doubts : []) { Terminal.tell(doubt) }
        let warnings = [first, second].compactMap { $0.meta.doubt }
        for (number, warning) in warnings.enumerated() where !warnings[..<number].contains(warning) { Terminal.tell(warning) }
    }

    /// The sheet, and the result where it is no layer.
    private func write(_ difference: MapDifference, as format: DifferenceFormat?, reading inputs: [String]) throws(Failure) {
        if let report {
            try RecordOutput(report, overwrite: writing.overwrite, reading: inputs).write {
                DifferenceReport(difference, language: language.lang).html()
            }
        }
        let bytes = try format.map { (format) throws(Failure) in try written(difference, as: format) }
        do throws(FileError) {
            if let bytes { try writeFile(output, overwrite: writing.overwrite, reading: inputs, bytes) }
        } catch { throw Failure(error) }
    }

    private func written(_ difference: MapDifference, as format: DifferenceFormat) throws(Failure) -> [UInt8] {
        switch format {
        case .text: return Array(difference.text(language.lang).string.utf8)
        case .json: return Array(difference.json().utf8)
        case .geojson:
            do throws(ProjectionError) { return try difference.geoJSON(language.lang) } catch { throw Failure(error) }
        case .svg: return DifferencePicture(difference, language: language.lang).svg()
        }
    }
}
