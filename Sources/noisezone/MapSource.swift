import ArgumentParser
import FeatureIO
import NoiseZoning
import Projection
import Regulation
import Wording
import ZoningFiles
import ZoningModel

/// The map that a verb asks: a file that was built, or a pack that is built now.
struct MapSource: ParsableArguments {
    @Option(help: ArgumentHelp("A zone map that `build` wrote.", valueName: "file"))
    var map: String?

    @Option(help: ArgumentHelp("A data pack; default the E-Town pack that ships.", valueName: "folder"))
    var pack: String?

    func validate() throws {
        if map != nil, pack != nil { throw Failure.usage("Give --map or --pack, not both.") }
    }

    func load(_ scenario: Scenario) async throws -> LoadedMap {
        if let map {
            let loaded = try LoadedMap.open(map)
            try loaded.check(scenario, file: map)
            return loaded
        }
        return try await LoadedMap.build(try Self.folder(pack), scenario)
    }

    static func folder(_ pack: String?) throws -> String {
        if let pack { return pack }
        guard let folder = DefaultPack.folder else {
            throw Failure(
                .notFound, "pack-missing", "the E-Town pack (GeoData/beijing-etown) is not beside the program",
                fix: "Name a pack with --pack")
        }
        return folder
    }

    /// A map, or a pack that is built now: whichever the path is.
    ///
    /// - Parameter crs: the reference system of layers of a pack that name none; a map names its own.
    static func either(_ path: String, _ scenario: Scenario, crs: CoordinateReferenceSystem?) async throws -> LoadedMap {
        if Machine.exists("\(path)/pack.json") { return try await LoadedMap.build(path, scenario, crs: crs) }
        if Machine.isFolder(path) {
            throw Failure(
                .notFound, "pack-missing", file: path, "this folder holds no pack.json, so it is no data pack",
                fix: "Give a zone map, or the folder with pack.json")
        }
        return try LoadedMap.open(path)
    }

    /// The files that are read for a map.
    static func files(of path: String) -> [String] { Machine.isFolder(path) ? PackFiles.all(in: path) : [path] }

    var files: [String] { (map ?? pack ?? DefaultPack.folder).map(Self.files) ?? [] }
}
