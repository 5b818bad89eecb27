import Answers
import ArgumentParser
import FeatureIO
import NoiseZoning

extension MapOutput.Layer: ExpressibleByArgument {}

struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a zone map in another format, or draw it.",
        discussion:
            "The ending of the output decides: .gpkg, .geojson, .geojsonl, .mbtiles or .pmtiles for web maps, or .svg for a picture. `-` writes GeoJSON to stdout."
    )

    @Argument(help: "A zone map, or the folder of a data pack.")
    var map: String

    @Option(name: .shortAndLong, help: ArgumentHelp("Where the map goes.", valueName: "file"))
    var output: String

    @Option(help: "The layer of a GeoJSON file; a GeoPackage holds all of them.")
    var layer: MapOutput.Layer = .zones

    @OptionGroup var layers: LayerSystemOption
    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var writing: OutputOptions
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let source = try MapSource.either(map)
        let output = try MapOutput(output, layer: layer, overwrite: writing.overwrite, reading: source.files)
        let session = try await Session(source, on: scenario.occasion(), crs: try layers.system(for: map))
        try output.write(try session.map(), language: language.lang)
        for warning in session.warnings { Terminal.tell(warning) }
    }
}
