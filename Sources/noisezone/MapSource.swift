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
            let loaded = try LoadedMap.read(map)
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

/// A map in memory, with the rules it was drawn by.
struct LoadedMap {
    let map: ZoneMap
    let ruleset: Ruleset
    /// SHA-256 of the map file, or of everything that the map was built from.
    let hash: ContentHash

    static func build(_ folder: String, _ scenario: NoiseZoning.Scenario) async throws -> LoadedMap {
        do {
            let (map, warnings) = try await NoiseZoning.build(packAt: folder, scenario: scenario)
            for warning in warnings { Terminal.note(warning) }
            return LoadedMap(map: map, ruleset: try ruleset(map.meta.ruleset), hash: ContentHash(map.meta.sourceHash))
        } catch let error as BuildError { throw Failure.exit(error) }
    }

    static func read(_ path: String) throws -> LoadedMap {
        do {
            let (map, hash) = try ZoneMap.read(path: path)
            return LoadedMap(map: map, ruleset: try ruleset(map.meta.ruleset), hash: hash)
        } catch let error as MapReadError { throw Failure.exit(error) }
    }

    /// A map shows one scenario, and holds for some days: a question about another is refused, never answered from the wrong picture.
    func check(_ scenario: NoiseZoning.Scenario, file: String) throws {
        guard ruleset.isInForce(on: scenario.date) else { throw Failure.notInForce(ruleset, scenario.date) }
        guard map.meta.validity.contains(scenario.date) else {
            let (from, day) = (map.meta.validity.from, scenario.date)
            let what: Phrase =
                map.meta.validity.until.map { "\(file): the map holds from \(from) to the day before \($0), not on \(day)" }
                ?? "\(file): the map holds from \(from), not on \(day)"
            throw Failure.exit(
                .badData, "map-date",
                "\(what). Build one with --date \(day)")
        }
        for (name, value) in scenario.readings where map.meta.switches.setting(name, to: value) != map.meta.switches {
            throw Failure.exit(
                .badData, "map-reading",
                "\(file): the map was not drawn with \(name)=\(value). Build one with --reading \(name)=\(value)")
        }
        guard map.meta.isAsBuilt || !scenario.isAsBuilt else {
            throw Failure.exit(
                .badData, "map-scenario", "\(file): the map does not take planned lines as built. Build one with --as-built")
        }
        if map.meta.isAsBuilt, !scenario.isAsBuilt {
            Terminal.note("warning: \(file) takes planned lines as built [map-scenario]" as Phrase)
        }
    }

    private static func ruleset(_ id: String) throws -> Ruleset {
        do { return try Ruleset.bundled(id) } catch { throw Failure.exit(.badData, "ruleset-unknown", error.phrase) }
    }
}
