import ArgumentParser
import CommandParts
import FeatureIO
import NoiseZoning
import PackMaking
import ZoningFiles
import ZoningModel

struct TraceNetwork: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Walk the published lists of streets on a named network: rows of the annexes and rings of the zones.",
        discussion: """
            Reports what resolves and what does not. With --output the layers district, zones, roads and rail are written into a folder.
            Exit code 65 if a list does not resolve.
            """)

    @Argument(help: "The data pack: a folder with pack.json that names a layer network.", completion: .directory)
    var pack: String

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The folder that the layers are written into.", valueName: "folder"), completion: .directory
    )
    var output: String?

    @Option(help: "How the report is written; geojson writes the zones.")
    var format: DrawnFormat = .text

    @OptionGroup var layers: LayerSystemOption
    @OptionGroup var writing: OutputOptions
    @OptionGroup var language: LanguageOption

    func run() async throws {
        if let output, Machine.isFile(output) {
            throw Failure(
                .cannotCreate, CommandFault.outputIsFile, file: output, "this is a file; the layers are several files in a folder",
                fix: "Name a folder")
        }
        do {
            let trace = try Trace.of(packAt: pack, crs: try layers.system())
            for diagnostic in trace.diagnostics { Terminal.tell(diagnostic) }
            if !trace.hasErrors, let output { try write(trace, into: output) }
            let inputs = Machine.writesFile ? PackFiles.all(in: pack) : []
            switch format {
            case .text: try Terminal.print(trace.text(language.lang), reading: inputs)
            case .json: try Terminal.print(data: trace.json(language.lang), reading: inputs)
            case .geojson: try Terminal.print(data: trace.geoJSON(), reading: inputs)
            }
            if trace.hasErrors { throw Failure(.badData) }
        } catch let error as BuildError { throw Failure(error) }
    }

    /// All layers or none. The pack that is traced may be the folder: it is read for its network alone.
    private func write(_ trace: Trace, into folder: String) throws {
        let layers = trace.layers()
        let files = layers.map { layer, features in
            (path: "\(folder)/\(layer.rawValue).geojson", contents: GeoJSONWriter.collection(features, places: 7))
        }
        do {
            try writeFiles(files, overwrite: writing.overwrite, reading: PackFiles.all(in: pack, but: layers.map(\.layer)))
        } catch { throw Failure(error) }
    }
}
