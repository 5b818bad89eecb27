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
        /// Whether areas of the pack that are not valid are made valid or left out, each told (`--mend`).
        public var mends = false
        /// The day on which it is asked, for doubts about openings ahead; the date of the map where nobody says.
        public var today: CivilDate?

        public init(date: CivilDate, isAsBuilt: Bool = false, workers: Int = 2) {
            self.date = date
            self.isAsBuilt = isAsBuilt
            self.workers = workers
        }
    }

    /// The map of a pack, or what keeps it from being drawn.
    ///
    /// - Parameter crs: the reference system of layers that name none, as `crs` in `pack.json` says it.
    public static func build(
        packAt folder: String, scenario: Scenario, crs: CoordinateReferenceSystem? = nil
    ) async throws(BuildError) -> (map: ZoneMap, warnings: [Diagnostic]) {
        var reading: PackReading
        do { reading = try PackReader(folder: folder, crs: crs, mends: scenario.mends).read() } catch { throw .file(error) }
        reading.setSwitches(scenario.readings, file: "--reading")
        return try await build(consume reading, scenario: scenario)
    }

    /// The same for a pack that was read already.
    public static func build(
        _ reading: consuming PackReading, scenario: Scenario
    ) async throws(BuildError) -> (map: ZoneMap, warnings: [Diagnostic]) {
        // Given away, so that a city is not held twice.
        guard let read = reading.input.take(), let ruleset = reading.ruleset, !reading.hasErrors else { throw .data(reading.diagnostics) }
        // T2: no ruleset, no map.
        guard ruleset.isInForce(on: scenario.date) else { throw .notInForce(ruleset, scenario.date) }
        let inspection = Inspection(read, ruleset: ruleset, folder: reading.folder, today: scenario.today ?? scenario.date)
        var (input, misplaced) = (consume read).projected(in: reading.folder)
        var faults = reading.faults
        faults += misplaced
        if !misplaced.contains(where: { $0.severity == .error }) { faults += inspection.settle(&input) }
        guard !faults.hasErrors else { throw .data(faults.diagnostics) }
        faults += inspection.doubts(input)

        let located = ZoneLocator(input.zones, ruleset: ruleset)
        let bands = CorridorMaking(ruleset: ruleset, date: scenario.date, asBuilt: scenario.isAsBuilt, zones: located)
        let corridors = bands.corridors(lines: input.lines, railwayLand: input.railwayLand, yards: input.yards)
        let buildings = BuildingTable(input.buildings)
        // A city need not be held twice.
        input.buildings = BuildingList()
        let shielding = Shielding(buildings: buildings, lines: input.lines, making: bands, corridors: corridors, zones: located)
        faults += inspection.doubts(shielding)
        guard !faults.hasErrors else { throw .data(faults.diagnostics) }
        let function = ZoningFunction(input: input, corridors: corridors, zones: located, ruleset: ruleset, shielding: shielding)
        let partition = Partition(function: function, input: input)
        let (pieces, labels): ([LatticePiece], [PieceLabel])
        do throws(CrowdedPlace) { (pieces, labels) = try await partition.pieces(workers: scenario.workers) } catch {
            throw .data(faults.diagnostics + [error.diagnostic(input.pack.workingCRS)])
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
        return (map, faults.diagnostics)
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
