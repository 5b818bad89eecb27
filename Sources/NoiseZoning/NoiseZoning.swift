import FeatureIO
import Geometry
import Projection
import Regulation

/// The whole way, on one page: a data pack in, a zone map out, and answers from the map.
///
///     pack ──read──▶ ZoningInput ──project──▶ metres ──corridors──▶ [Corridor] ──partition──▶ ZoneMap ──index──▶ answers
///
/// Every step is a function of its input alone.
public enum NoiseZoning {
    /// What a map is built for.
    public struct Scenario: Sendable {
        public var date: CivilDate
        /// "As if built": planned lines count as open (clause 四.2, reading R4).
        public var isAsBuilt: Bool
        /// How many tasks share the work; the result does not depend on it.
        public var workers: Int
        /// Switches of the readings, before those of the pack: `width_by` → `fronting`.
        public var readings: [(name: String, value: String)] = []

        public init(date: CivilDate, isAsBuilt: Bool = false, workers: Int = 2) {
            self.date = date
            self.isAsBuilt = isAsBuilt
            self.workers = workers
        }
    }

    /// The map of a pack, or what keeps it from being drawn.
    public static func build(packAt folder: String, scenario: Scenario) async throws(BuildError) -> (map: ZoneMap, warnings: [Diagnostic]) {
        var reading: PackReading
        do { reading = try PackReader(folder: folder).read() } catch { throw .file(error) }
        reading.setSwitches(scenario.readings, file: "--reading")
        return try await build(consume reading, scenario: scenario)
    }

    /// The same for a pack that was read already.
    public static func build(
        _ reading: consuming PackReading, scenario: Scenario
    ) async throws(BuildError) -> (map: ZoneMap, warnings: [Diagnostic]) {
        let files = (zones: reading.file(of: .zones), buildings: reading.file(of: .buildings))
        // Given away, so that a city is not held twice.
        guard let read = reading.input.take(), let ruleset = reading.ruleset, !reading.hasErrors else { throw .data(reading.diagnostics) }
        // T2: no ruleset, no map.
        guard ruleset.isInForce(on: scenario.date) else { throw .notInForce(ruleset, scenario.date) }
        var (input, misplaced) = (consume read).projected()
        let diagnostics = reading.diagnostics + reading.inFolder(misplaced)
        guard misplaced.isEmpty else { throw .data(diagnostics) }
        let overlaps: [Diagnostic]
        do { overlaps = try ZoneFit(input: input, file: files.zones).overlaps() } catch { throw .geometry(error) }
        guard overlaps.isEmpty else { throw .data(diagnostics + overlaps) }

        let located = ZoneLocator(input.zones, ruleset: ruleset)
        let bands = CorridorMaking(ruleset: ruleset, date: scenario.date, asBuilt: scenario.isAsBuilt, zones: located)
        let corridors = bands.corridors(lines: input.lines, railwayLand: input.railwayLand, yards: input.yards)
        let buildings = BuildingTable(input.buildings)
        // A city need not be held twice.
        input.buildings = BuildingList()
        let shielding = Shielding(buildings: buildings, lines: input.lines, making: bands, corridors: corridors, zones: located)
        let doubts: [Diagnostic]
        do {
            doubts = try BuildingDoubts(pack: input.pack, shielding: shielding, file: files.buildings).diagnostics()
        } catch { throw .geometry(error) }
        let function = ZoningFunction(input: input, corridors: corridors, zones: located, ruleset: ruleset, shielding: shielding)
        let partition = Partition(function: function, input: input)
        let (pieces, labels): ([LatticePiece], [PieceLabel])
        do throws(CrowdedPlace) { (pieces, labels) = try await partition.pieces(workers: scenario.workers) } catch {
            throw .data(diagnostics + [error.diagnostic(input.pack.workingCRS)])
        }

        let making = MapMaking(function: function, ruleset: ruleset, date: scenario.date)
        let zones = making.zones(of: consume pieces, labels: labels)
        let map = ZoneMap(
            meta: MapMeta(
                of: input, scenario: scenario, ruleset: ruleset, sources: reading.sources, frontages: shielding.frontages.map(\.rounded)),
            zones: zones,
            lines: input.lines.filter { $0.isInForce(on: scenario.date, asBuilt: scenario.isAsBuilt) }, railwayLand: input.railwayLand,
            yards: input.yards,
            facades: buildings.isEmpty ? FacadeList() : await FacadeMaking(making, pack: input.pack).facades(workers: scenario.workers))
        return (map, diagnostics + doubts)
    }
}

/// What keeps a map from being built.
public enum BuildError: Error, Sendable {
    case file(FileError)
    /// All diagnostics, warnings among them; at least one is an error.
    case data([Diagnostic])
    case notInForce(Ruleset, CivilDate)
    case geometry(GeometryError)
}
