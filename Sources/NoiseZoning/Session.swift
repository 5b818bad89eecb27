import Answers
import FeatureIO
import Geometry
import Projection
import Regulation
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// A map, the rules it was drawn by, and everything that is asked of both: what every door of the program calls.
///
/// Opened once, asked often. Of a map file no more is read than a question asks. Holds handles of files and of PROJ, so it stays in its task.
public struct Session {
    /// What the map says of itself: rules, day, readings and sources.
    public let meta: MapMeta
    /// The rules that the map names, as they ship with the program; the switches of the map are in `meta`.
    public let ruleset: Ruleset
    /// What the map is asked for; of the day and of the switches the map has been found to hold.
    public let scenario: Scenario
    /// The time that is asked about; nil where none was said.
    public let moment: Hours.LocalTime?
    /// What makes one look again at the pack or the file: told behind the answer, which people look for first.
    public let doubts: [Diagnostic]
    /// The same with what the status of the data warns of, as one is warned beside a map or many answers.
    public var warnings: [Diagnostic] { (meta.doubt.map { [$0] } ?? []) + doubts }
    let clock: Clock
    private let content: Content

    private enum Content {
        case built(ZoneMap)
        /// One place of a pack, answered.
        case place(Coordinate, Finding, PlaceQuery)
        case file(MapFile)
        case shared(SharedMap)
    }

    /// Draws the map of a pack, or opens a map file, and holds it against the occasion: a question about another day or scenario is
    /// refused, never answered from the wrong picture.
    ///
    /// - Parameters:
    ///   - crs: the reference system of layers of a pack that name none.
    ///   - question: the one place on the ground that will be asked about, and nothing else: no more of a pack is drawn than decides it. Nil
    ///     where anything may be asked.
    public init(
        _ source: MapSource, on occasion: Occasion, crs: CoordinateReferenceSystem? = nil, about question: PlaceQuestion? = nil
    ) async throws(Failure) {
        switch source {
        case .pack(let folder): self = try await Session(packAt: folder, occasion, crs, about: question)
        case .map(let path):
            self = try Session(mapAt: path, occasion)
            try check(file: path)
        }
    }

    /// The same over a map that was made ready before: O(1), some microseconds. A day for which the map does not hold is refused.
    package init(_ shared: SharedMap, on occasion: Occasion) throws(Failure) {
        meta = shared.query.map.meta
        ruleset = shared.ruleset
        clock = occasion.clock
        moment = try occasion.moment(ruleset.hours)
        scenario = try occasion.scenario(ruleset.hours)
        doubts = shared.doubts
        content = .shared(shared)
        try check(file: nil)
    }

    private init(
        packAt folder: String, _ occasion: Occasion, _ crs: CoordinateReferenceSystem?, about question: PlaceQuestion?
    ) async throws(Failure) {
        var (reading, asked) = try Zoning.read(folder, on: occasion, crs)
        let warnings: [Diagnostic]
        if let question {
            let site: Site
            do throws(BuildError) { site = try Site(&reading, asked) } catch { throw Failure(error) }
            let place = try question.place(in: site.input.pack.workingCRS)
            do throws(BuildError) {
                let found = try await site.finding(at: place, accuracy: question.accuracy)
                content = .place(place, found.finding, found.query)
                (meta, warnings) = (found.query.map.meta, found.faults.diagnostics)
            } catch { throw Failure(error) }
        } else {
            do throws(BuildError) {
                let drawn = try await Zoning.build(consume reading, scenario: asked)
                (content, meta, warnings) = (.built(drawn.map), drawn.map.meta, drawn.warnings)
            } catch { throw Failure(error) }
        }
        ruleset = try Self.ruleset(meta.ruleset)
        clock = occasion.clock
        moment = try occasion.moment(ruleset.hours)
        scenario = try occasion.scenario(ruleset.hours)
        doubts = Self.summary(of: warnings, folder, isMended: scenario.mends)
    }

    init(mapAt path: String, _ occasion: Occasion) throws(Failure) {
        let file: MapFile
        do throws(MapReadError) { file = try MapFile(path) } catch { throw Failure(error) }
        meta = file.meta
        ruleset = try Self.ruleset(file.meta.ruleset)
        clock = occasion.clock
        moment = try occasion.moment(ruleset.hours)
        scenario = try occasion.scenario(ruleset.hours)
        var doubts = file.warnings
        if meta.isAsBuilt, !scenario.isAsBuilt {
            doubts.append(
                Diagnostic(
                    code: SessionFault.mapScenario, severity: .warning, file: path, what: "the map takes planned lines as built",
                    fix: "Build one without --as-built for what stands today"))
        }
        self.doubts = doubts
        content = .file(file)
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
                code: SessionFault.packDoubts, severity: .warning, file: folder,
                what: "the pack gives \(count) doubts: \(Phrase.list(Set(doubts.map(\.code)).sorted()))",
                fix: "noisezone validate \(folder) tells them")
        ]
    }

    /// A map shows one scenario, and holds for some days.
    private func check(file: String?) throws(Failure) {
        guard ruleset.isInForce(on: scenario.date) else { throw Failure(notInForce: ruleset, scenario.date) }
        guard meta.validity.contains(scenario.date) else {
            let (from, day) = (meta.validity.from, scenario.date)
            let what: Phrase =
                meta.validity.until.map { "the map holds from \(from) to the day before \($0), not on \(day)" }
                ?? "the map holds from \(from), not on \(day)"
            // Who asks a map that others keep cannot build one.
            throw Failure(
                .badData, AnswerFault.mapDate, file: file, what,
                fix: file == nil ? "Ask about a day on which it holds" : "Build one with --date \(day)")
        }
        for (name, value) in scenario.readings where ruleset.setting(name, to: value, in: meta.switches) != meta.switches {
            throw Failure(
                .badData, SessionFault.mapReading, file: file, "the map was not drawn with \(name)=\(value)",
                fix: "Build one with --reading \(name)=\(value)")
        }
        guard meta.isAsBuilt || !scenario.isAsBuilt else {
            throw Failure(
                .badData, SessionFault.mapScenario, file: file, "the map does not take planned lines as built",
                fix: "Build one with --as-built")
        }
    }

    private static func ruleset(_ id: String) throws(Failure) -> Ruleset {
        do throws(RegulationError) { return try Ruleset.bundled(id) } catch {
            throw Failure(.badData, PackFault.rulesetUnknown, error.phrase)
        }
    }

    /// Whether the day that is asked about is today on the spot.
    var isAboutToday: Bool { scenario.date == clock.local(ruleset.hours).date }

    // MARK: - The map

    /// The whole map.
    public func map() throws(Failure) -> ZoneMap {
        switch content {
        case .built(let map): return map
        case .place: preconditionFailure("a session about one place is asked about that place")
        case .file(let file): do throws(MapReadError) { return try file.map() } catch { throw Failure(error) }
        case .shared(let shared): return shared.query.map
        }
    }

    /// For many questions.
    public func query() throws(Failure) -> PlaceQuery {
        if case .shared(let shared) = content { return shared.query }
        return PlaceQuery(map: try map(), ruleset: ruleset)
    }

    /// The index of places in degrees, where one was made ready.
    var points: PointIndex? {
        if case .shared(let shared) = content { return shared.points }
        return nil
    }

    /// For one question on the ground, in metres of the working plane: of a file no more is read than decides it.
    func finding(at place: Coordinate, accuracy: PlaceAccuracy?) throws(Failure) -> (finding: Finding, query: PlaceQuery) {
        if case .place(let known, let finding, let query) = content, known == place { return (finding, query) }
        if case .file(let file) = content {
            do throws(MapReadError) { return try file.finding(at: place, accuracy: accuracy, ruleset: ruleset) } catch {
                throw Failure(error)
            }
        }
        let query = try query()
        return (query.finding(at: place, accuracy: accuracy), query)
    }

    /// SHA-256 of the map file, or of everything that the map was built from. Linear in the file, each time.
    public func hash() throws(Failure) -> String {
        switch content {
        case .built, .place: return meta.sourceHash
        case .file(let file): do throws(MapReadError) { return try file.hash() } catch { throw Failure(error) }
        case .shared(let shared): return shared.hash
        }
    }
}
