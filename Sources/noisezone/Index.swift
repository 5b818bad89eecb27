import ArgumentParser
import CommandParts
import FeatureIO
import NoiseZoning

struct Index: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Write a zone map as an index for programs that look up many places.",
        discussion: """
            The index (.nzi) answers longitude and latitude without a projection. It names its map by the hash, and a reader refuses one \
            that was cut or altered. Places within some 2 mm of a line are left to the map.
            """)

    @Argument(help: "A zone map, or the folder of a data pack.", completion: .maps)
    var map: String

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Where the index goes: a name that ends in .nzi, or -.", valueName: "file"),
        completion: .file(extensions: ["nzi"]))
    var output: String

    @OptionGroup var layers: LayerSystemOption
    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var writing: OutputOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if !Machine.isStream(output), FileEnding.text(of: output) != "nzi" {
            throw Failure.usage("--output: \(output) would be written as an index; end its name with .nzi.")
        }
    }

    func run() async throws {
        let source = try MapSource.either(map)
        let session = try await Session(source, on: scenario.occasion(), crs: try layers.system(for: map))
        let bytes = try session.index().bytes()
        do throws(FileError) { try writeFile(output, overwrite: writing.overwrite, reading: source.files, bytes) } catch {
            throw Failure(error)
        }
        for warning in session.warnings { Terminal.tell(warning) }
    }
}
