import Answers
import ArgumentParser
import CommandParts
import FeatureIO
import NoiseZoning
import ZoningFiles

extension MapOutput.Layer: ExpressibleByArgument {}
extension SheetPaper: ExpressibleByArgument {}

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a zone map in another format, or draw it.",
        discussion: """
            The ending of the output decides: .gpkg, .geojson, .geojsonl, .csv, .shp, .dxf, .kml, .fgb or .parquet for layers, .mbtiles or \
            .pmtiles for web maps, .svg for a picture; .pdf, .png or --sheet for a map sheet. `-` writes GeoJSON to stdout. \
            A .gpkg, .dxf or .kml holds all layers, other formats one.
            """)

    @Argument(help: "A zone map, or the folder of a data pack.", completion: .maps)
    var map: String

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Where the map goes.", valueName: "file"),
        completion: .file(extensions: [
            "gpkg", "geojson", "geojsonl", "csv", "shp", "dxf", "kml", "fgb", "parquet", "mbtiles", "pmtiles", "svg", "pdf", "png",
        ]))
    var output: String

    @Option(help: "The layer that is written; default zones, and all in .gpkg, .dxf and .kml.")
    var layer: MapOutput.Layer?

    @Option(help: ArgumentHelp("Unite the pieces by class, or by base zone and class.", valueName: "name"))
    var dissolve: Dissolve?

    @Option(help: ArgumentHelp("The encoding of texts in .shp and .csv: utf-8 or gbk.", valueName: "name"))
    var encoding = "utf-8"

    @Option(
        help: ArgumentHelp(
            "Draw a map sheet on this paper, as .pdf, .png or .svg; default a4 where the name ends in .pdf or .png.", valueName: "name"))
    var sheet: SheetPaper?

    @Option(help: ArgumentHelp("The scale of the sheet: 10000 for 1:10,000; default the largest round one that fits.", valueName: "number"))
    var scale: Int?

    @Flag(help: "Hatch the classes of the sheet as well, for copies in grey.")
    var hatch = false

    @OptionGroup var layers: LayerSystemOption
    @OptionGroup var made: WritingOptions
    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var writing: OutputOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        try WritingOptions.check(encoding: encoding)
        guard let sheet = options else {
            if scale != nil || hatch { throw Failure.usage("--scale and --hatch go with --sheet.") }
            return
        }
        if let scale = sheet.scale, !SheetOptions.scales.contains(scale) {
            throw Failure.usage("--scale: give a number from \(SheetOptions.scales.lowerBound) to \(SheetOptions.scales.upperBound).")
        }
        if layer != nil || dissolve != nil || made.toCrs != nil {
            throw Failure.usage("--layer, --dissolve and --to-crs go with layers, not with a sheet.")
        }
    }

    /// Nil where no sheet is asked for.
    private var options: SheetOptions? {
        guard sheet != nil || SheetOutput.isMeant(output) else { return nil }
        return SheetOptions(paper: sheet ?? .a4, scale: scale, isHatched: hatch)
    }

    func run() async throws {
        let source = try MapSource.either(map)
        if let options {
            let output = try SheetOutput(output, options, overwrite: writing.overwrite, reading: source.files)
            let session = try await Session(source, on: scenario.occasion(), crs: try layers.system(for: map))
            try output.write(try session.map(), hash: try session.hash(), language: language.lang)
            for warning in session.warnings { Terminal.tell(warning) }
            return
        }
        let settings = try made.settings(encoding: encoding, overwrite: writing.overwrite, reading: source.files)
        let output = try MapOutput(output, layer: layer, dissolve: dissolve, settings)
        let session = try await Session(source, on: scenario.occasion(), crs: try layers.system(for: map))
        for note in try output.write(try session.map(), language: language.lang) { Terminal.tell(note) }
        for warning in session.warnings { Terminal.tell(warning) }
    }
}
