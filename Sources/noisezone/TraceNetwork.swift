import ArgumentParser
import FeatureIO
import NoiseZoning

struct TraceNetwork: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Walk the published lists of streets on a named network: rows of the annexes and rings of the zones.",
        discussion: """
            Reports what resolves and what does not. With --output the layers district, zones, roads and rail are written into a folder.
            Exit code 65 if a list does not resolve.
            """)

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, geojson }

    @Argument(help: "The data pack: a folder with pack.json that names a layer network.")
    var pack: String

    @Option(name: .shortAndLong, help: ArgumentHelp("The folder that the layers are written into.", valueName: "folder"))
    var output: String?

    @Option(help: "How the report is written; geojson writes the zones.")
    var format: Format = .text

    @OptionGroup var layers: LayerSystemOption
    @OptionGroup var writing: OutputOptions
    @OptionGroup var language: LanguageOption

    func run() async throws {
        do {
            let trace = try Trace.of(packAt: pack, crs: try layers.system())
            for diagnostic in trace.diagnostics { Terminal.note(diagnostic) }
            switch format {
            case .text: try Terminal.print(trace.text(language.lang))
            case .json: try Terminal.print(data: trace.json(language.lang))
            case .geojson: try Terminal.print(data: trace.geoJSON())
            }
            if trace.hasErrors { throw ExitCode(Failure.Code.badData.rawValue) }
            if let output { try write(trace, into: output) }
        } catch let error as BuildError { throw Failure.exit(error) }
    }

    private func write(_ trace: Trace, into folder: String) throws {
        for (layer, features) in trace.layers() {
            do {
                try writeFile(
                    "\(folder)/\(layer.rawValue).geojson", overwrite: writing.overwrite, GeoJSONWriter.collection(features, places: 7))
            } catch { throw Failure.exit(error) }
        }
    }
}
