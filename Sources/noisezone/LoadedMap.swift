import FeatureIO
import Geometry
import MapMaking
import NoiseZoning
import Projection
import Regulation
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// A map that was built just now, or a file of which only what is asked for is read; with the rules it was drawn by.
struct LoadedMap {
    let meta: MapMeta
    let ruleset: Ruleset
    /// What makes one look again at the pack or the file; told after the answer, which people look for first.
    private let doubts: [Diagnostic]
    private let content: Content

    private enum Content {
        case built(ZoneMap)
        case file(MapFile)
    }

    /// - Parameter crs: the reference system of layers that name none.
    static func build(
        _ folder: String, _ scenario: Scenario, crs: CoordinateReferenceSystem? = nil
    ) async throws -> LoadedMap {
        do {
            let (map, warnings) = try await Zoning.build(packAt: folder, scenario: scenario, crs: crs)
            return LoadedMap(
                meta: map.meta, ruleset: try ruleset(map.meta.ruleset), doubts: summary(of: warnings, folder, isMended: scenario.mends),
                content: .built(map))
        } catch let error as BuildError { throw Failure(error) }
    }

    static func open(_ path: String) throws -> LoadedMap {
        let file: MapFile
        do throws(MapReadError) { file = try MapFile(path) } catch { throw Failure(error) }
        return LoadedMap(meta: file.meta, ruleset: try ruleset(file.meta.ruleset), doubts: file.warnings, content: .file(file))
    }

    /// The doubts of a pack are the same at every question: more than one are counted, and notes left to `build` and `validate`.
    private static func summary(of diagnostics: [Diagnostic], _ folder: String, isMended: Bool) -> [Diagnostic] {
        // What --mend changed was asked for with this question, and may have changed its answer.
        if isMended { return diagnostics }
        let doubts = diagnostics.filter { $0.severity != .note }
        guard doubts.count > 1 else { return doubts }
        let count = doubts.reduce(0) { $0 + $1.count }
        return [
            Diagnostic(
                code: "pack-doubts", severity: .warning, file: folder,
                what: "the pack gives \(count) doubts: \(Phrase.list(Set(doubts.map(\.code)).sorted()))",
                fix: "noisezone validate \(folder) tells them")
        ]
    }

    func tellDoubts() {
        for doubt in doubts { Terminal.tell(doubt) }
    }

    func map() throws -> ZoneMap {
        switch content {
        case .built(let map): return map
        case .file(let file): do throws(MapReadError) { return try file.map() } catch { throw Failure(error) }
        }
    }

    /// For many questions.
    func query() throws -> PlaceQuery { PlaceQuery(map: try map(), ruleset: ruleset) }

    /// For one question on the ground: of a file no more is read than decides it.
    func finding(at place: Coordinate, accuracy: PlaceAccuracy?) throws -> (finding: Finding, query: PlaceQuery) {
        if case .file(let file) = content {
            do throws(MapReadError) { return try file.finding(at: place, accuracy: accuracy, ruleset: ruleset) } catch {
                throw Failure(error)
            }
        }
        let query = try query()
        return (query.finding(at: place, accuracy: accuracy), query)
    }

    /// SHA-256 of the map file, or of everything that the map was built from.
    func hash() throws -> String {
        switch content {
        case .built(let map): return map.meta.sourceHash
        case .file(let file): do throws(MapReadError) { return try file.hash() } catch { throw Failure(error) }
        }
    }

    /// A map shows one scenario, and holds for some days: a question about another is refused, never answered from the wrong picture.
    func check(_ scenario: Scenario, file: String) throws {
        guard ruleset.isInForce(on: scenario.date) else { throw Failure(notInForce: ruleset, scenario.date) }
        guard meta.validity.contains(scenario.date) else {
            let (from, day) = (meta.validity.from, scenario.date)
            let what: Phrase =
                meta.validity.until.map { "the map holds from \(from) to the day before \($0), not on \(day)" }
                ?? "the map holds from \(from), not on \(day)"
            throw Failure(.badData, "map-date", file: file, what, fix: "Build one with --date \(day)")
        }
        for (name, value) in scenario.readings where meta.switches.setting(name, to: value) != meta.switches {
            throw Failure(
                .badData, "map-reading", file: file, "the map was not drawn with \(name)=\(value)",
                fix: "Build one with --reading \(name)=\(value)")
        }
        guard meta.isAsBuilt || !scenario.isAsBuilt else {
            throw Failure(
                .badData, "map-scenario", file: file, "the map does not take planned lines as built", fix: "Build one with --as-built")
        }
        if meta.isAsBuilt, !scenario.isAsBuilt {
            Terminal.tell(
                Diagnostic(
                    code: "map-scenario", severity: .warning, file: file, what: "the map takes planned lines as built",
                    fix: "Build one without --as-built for what stands today"))
        }
    }

    private static func ruleset(_ id: String) throws -> Ruleset {
        do { return try Ruleset.bundled(id) } catch { throw Failure(.badData, "ruleset-unknown", error.phrase) }
    }
}
