import ArgumentParser
import NoiseZoning

/// The map that a verb asks: a file that was built, or a pack that is built now.
struct MapSourceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A zone map that `build` wrote.", valueName: "file"))
    var map: String?

    @Option(help: ArgumentHelp("A data pack; default the E-Town pack that ships.", valueName: "folder"))
    var pack: String?

    func validate() throws {
        if map != nil, pack != nil { throw Failure.usage("Give --map or --pack, not both.") }
    }

    func source() throws(Failure) -> MapSource {
        if let map { return .map(map) }
        if let pack { return .pack(pack) }
        return try .shipped()
    }

    /// The files that are read for it, so that no output is written over one.
    var files: [String] { (try? source())?.files ?? [] }
}
