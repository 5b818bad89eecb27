import Answers
import ArgumentParser
import CommandParts
import FeatureIO
import NoiseZoning
import Projection
import Wording

struct Park: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "park",
        abstract: "Survey sheet of an area: bounds, corners, areas, neighbours, classes and limits.",
        discussion: """
            FILE is a list of corners (CSV or text: name, X north, Y east, with the zone number in front or without; or the text that land \
            bureaus exchange, J1,1,X,Y under a line that ends in @), or areas in any format that is read. Which number points north is told \
            by its size or by the header, and refused where it cannot be known. Told are: how the outline closes, its area in the plane and \
            on the ellipsoid, corners from the north-west clockwise, neighbours by side, classes met, each side inside and outside, lines as \
            far as bands reach; of several areas, overlaps and gaps. -o writes areas, corners and sides \
            to hand in, in the plane of the survey: as .gpkg, .dxf or .kml all three, as .shp, .geojson, .csv, .fgb or .parquet one of them.

            Exit codes: 65 an area is at fault (it crosses itself, a corner cannot be read); else 2 an area lies partly outside or in no zone.
            """)

    @Argument(help: "The list of corners, or the file with the areas; - is stdin.", completion: .layers)
    var file: String

    @Option(
        help: ArgumentHelp(
            "The reference system of a file that names none: cgcs2000, wgs84, EPSG:n or a .prj file. Eastings with a zone number need none.",
            valueName: "crs"))
    var crs: String?

    @Option(help: ArgumentHelp("CSV of areas: the column of the well-known text.", valueName: "column"))
    var geometry: String?

    @Option(
        help: ArgumentHelp(
            "Of a text, and of texts in a .shp or .csv that is written: utf-8 or gbk; without it the bytes tell, and UTF-8 is written.",
            valueName: "name"), completion: .encodings)
    var encoding: String?

    @Option(help: "How the answer is written; default text.")
    var format: AccountFormat?

    @Option(
        help: ArgumentHelp("Write the sheet as well, .html or .pdf, for A4; --overwrite replaces it.", valueName: "file"),
        completion: .pages)
    var report: String?

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Write areas, corners and sides as layers too, such as .gpkg or .shp.", valueName: "file"),
        completion: .file(extensions: OutputFormat.allCases.map(\.rawValue)))
    var output: String?

    @Option(
        help: "The layer of --output: areas, corners or survey_sides; default all that the format holds, or areas.",
        completion: .list(["areas", "corners", "survey_sides"]))
    var layer: String?

    @OptionGroup var made: WritingOptions

    @Flag(help: "Tell places made from gcj02 or bd09.")
    var showConverted = false

    @OptionGroup var source: MapSourceOptions
    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var writing: OutputOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if let encoding, TextEncoding(encoding) == nil {
            throw Failure.usage("--encoding: \(encoding) is not known; give utf-8 or gbk.")
        }
        try ReportWriting.check(report)
        if output == "-" { throw Failure.usage("--output needs the name of a file; the answer itself goes to stdout.") }
        if output == nil, layer != nil || made.toCrs != nil || made.noStyle {
            throw Failure.usage("--to-crs, --layer and --no-style go with --output.")
        }
    }

    func run() async throws {
        let inputs = [file, crs ?? ""] + source.files
        let drawn = try output.map { try layers($0, inputs) }
        let system = try crs.map { try PlaceInput.referenceSystem($0) }
        if system?.isShifted == true, !showConverted {
            throw Failure(
                .usage, CommandFault.converted, "the corners would be places converted from \(system?.identifier ?? "")",
                fix: "Give --show-converted to allow it, or survey them in a system of the survey")
        }
        let session = try await Session(try source.source(), on: scenario.occasion())
        let run = try session.parks(crs: system)
        let answer: ParkAnswer
        do throws(FileError) {
            answer = try run.answer(
                file, encoding: encoding.flatMap { TextEncoding($0) }, geometry: geometry, onFault: { Terminal.tell($0) })
        } catch { throw Failure(error) }
        if let report {
            try RecordOutput(report, overwrite: writing.overwrite, reading: inputs).write { answer.sheet(language.lang) }
        }
        for note in try drawn.map({ try answer.write(to: $0, language: language.lang) }) ?? [] { Terminal.tell(note) }
        if format == .json {
            try Terminal.print(data: answer.json(language.lang))
        } else {
            try Terminal.print(answer.text(language.lang))
        }
        for warning in session.warnings { Terminal.tell(warning) }
        if let failure = answer.failure { throw failure }
    }

    /// What writes the layers; refuses an ending before any work is done.
    private func layers(_ output: String, _ inputs: [String]) throws -> LayersOutput {
        let settings = try made.settings(layer: layer, encoding: encoding ?? "", overwrite: writing.overwrite, reading: inputs)
        if let layers = try LayersOutput(output, settings) { return layers }
        throw Failure(
            .usage, SessionFault.outputFormat, file: output, "surveyed areas are not written in the format of this ending",
            fix: "End the name with .gpkg, .shp or .geojson")
    }
}
