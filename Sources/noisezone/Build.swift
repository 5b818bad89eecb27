import Answers
import ArgumentParser
import CommandParts
import FeatureIO
import NoiseZoning
import ZoningFiles
import ZoningModel

struct Build: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Draw the zone map of a data pack.",
        discussion: "The map tiles the district; the same pack, date and scenario give the same bytes.")

    @Argument(help: "The data pack: a folder with pack.json.", completion: .directory)
    var pack: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where the map goes: .gpkg, .geojson or .geojsonl, or - for GeoJSON on stdout.", valueName: "file"),
        completion: .maps)
    var output: String

    @OptionGroup var layers: LayerSystemOption
    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var writing: OutputOptions
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let output = try MapOutput(output, overwrite: writing.overwrite, reading: MapSource.pack(pack).files)
        let (map, warnings) = try await Zoning.build(packAt: pack, on: scenario.occasion(), crs: try layers.system())
        try output.write(map, language: language.lang)
        for warning in warnings { Terminal.tell(warning) }
        Terminal.tell(map.meta.doubt)
    }
}
