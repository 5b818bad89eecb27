import ArgumentParser
import NoiseZoning

/// The map that a verb asks: a file that was built, or a pack that is built now.
package struct MapSourceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A zone map that `build` wrote.", valueName: "file"), completion: .maps)
    package var map: String?

    @Option(help: ArgumentHelp("A data pack; default the one that ships.", valueName: "folder"), completion: .directory)
    package var pack: String?

    package init() {}

    package func validate() throws {
        if map != nil, pack != nil { throw Failure.usage("Give --map or --pack, not both.") }
    }

    package func source() throws(Failure) -> MapSource {
        if let named = named() { return named }
        return try .shipped()
    }

    /// The one that was named; nil where it is the pack that ships.
    package func named() -> MapSource? { map.map { .map($0) } ?? pack.map { .pack($0) } }

    /// The files that are read for it, so that no output is written over one.
    package var files: [String] { (try? source())?.files ?? [] }
}
