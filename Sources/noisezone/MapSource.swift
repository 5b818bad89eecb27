import ArgumentParser
import FeatureIO
import NoiseZoning
import Regulation
import Wording

/// The map that a verb asks: a file that was built, or a pack that is built now.
struct MapSource: ParsableArguments {
    @Option(help: ArgumentHelp("A zone map that `build` wrote.", valueName: "file"))
    var map: String?

    @Option(help: ArgumentHelp("A data pack; default the E-Town pack that ships.", valueName: "folder"))
    var pack: String?

    func validate() throws {
        if map != nil, pack != nil { throw Failure.usage("Give --map or --pack, not both.") }
    }

    func load(_ scenario: NoiseZoning.Scenario) async throws -> LoadedMap {
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
            throw Failure.exit(
                .notFound, "pack-missing",
                "the E-Town pack (GeoData/beijing-etown) is not beside the program. Name a pack with --pack")
        }
        return folder
    }
}
