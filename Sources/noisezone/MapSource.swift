import ArgumentParser
import FeatureIO
import NoiseZoning
import Regulation

/// The map that a verb asks: a file that was built, or a pack that is built now.
struct MapSource: ParsableArguments {
    @Option(help: ArgumentHelp("A zone map that `build` wrote.", valueName: "file"))
    var map: String?

    @Option(help: ArgumentHelp("A data pack; default the E-Town pack that ships.", valueName: "folder"))
    var pack: String?

    func validate() throws {
        if map != nil, pack != nil { throw ValidationError("Give --map or --pack, not both.") }
    }

    func load(_ scenario: NoiseZoning.Scenario) async throws -> LoadedMap {
        if let map { return try LoadedMap.read(map, scenario) }
        return try await LoadedMap.build(try Self.folder(pack), scenario)
    }

    static func folder(_ pack: String?) throws -> String {
        if let pack { return pack }
        guard let folder = DefaultPack.folder else {
            throw Failure.exit(
                .notFound, "error: the E-Town pack (GeoData/beijing-etown) is not beside the program. Name a pack with --pack [pack-missing]")
        }
        return folder
    }
}

/// A map in memory, with the rules it was drawn by.
struct LoadedMap {
    let map: ZoneMap
    let ruleset: Ruleset
    /// SHA-256 of the map file, or of everything that the map was built from.
    let hash: String

    static func build(_ folder: String, _ scenario: NoiseZoning.Scenario) async throws -> LoadedMap {
        do {
            let (map, warnings) = try await NoiseZoning.build(packAt: folder, scenario: scenario)
            for warning in warnings { Terminal.note(warning.description) }
            return LoadedMap(map: map, ruleset: try ruleset(map.meta.ruleset), hash: map.meta.sourceHash)
        } catch let error as BuildError { throw Failure.exit(error) }
    }

    static func read(_ path: String, _ scenario: NoiseZoning.Scenario) throws -> LoadedMap {
        do {
            let bytes = try readFile(path)
            let map = try ZoneMap.read(bytes, file: path)
            let ruleset = try ruleset(map.meta.ruleset)
            guard ruleset.isInForce(on: scenario.date) else { throw Failure.notInForce(ruleset, scenario.date) }
            return LoadedMap(map: map, ruleset: ruleset, hash: ZoneMap.hash(of: bytes))
        } catch let error as FileError { throw Failure.exit(error) } catch let error as MapReadError { throw Failure.exit(error) }
    }

    private static func ruleset(_ id: String) throws -> Ruleset {
        do { return try Ruleset.bundled(id) } catch { throw Failure.exit(.badData, "error: \(error) [ruleset-unknown]") }
    }
}
