import FeatureIO
import Geometry
import Projection
import Regulation
import ZoningFiles
import ZoningLaw
import ZoningModel

/// What `validate` finds in a data pack: faults and doubts, what is there and what is missing, areas beside the published ones.
public struct ValidationReport: Sendable {
    /// How many features a layer has.
    public struct LayerCount: Sendable {
        /// The layer as `pack.json` names it: `zones`, `roads`, …
        public let name: String
        /// Features read, those at fault as well.
        public let features: Int
        /// How many of them could be used.
        public let used: Int
    }

    /// The area of a zone beside the published one.
    public struct ZoneArea: Sendable {
        /// The number of the zone, such as `101`.
        public let id: String
        /// The name of the zone in the pack.
        public let name: String
        /// Square kilometres.
        public let measured: Double
        /// Square kilometres: what the pack publishes, else what the rules do (reading Z8); nil where neither does.
        public let published: Double?
        /// Square kilometres without the land of the listed roads and of the rivers whose width the network tells; nil where data are at fault.
        public let withoutLand: Double?

        /// (measured − published) / published.
        public var deviation: Double? { published.map { (measured - $0) / $0 } }
        /// (withoutLand − published) / published.
        public var deviationWithoutLand: Double? {
            guard let withoutLand, let published else { return nil }
            return (withoutLand - published) / published
        }
    }

    /// The id of the pack.
    public let pack: String
    /// The layers that were read, in order.
    public let layers: [LayerCount]
    /// The zones by ascending id.
    public let areas: [ZoneArea]
    /// Rows of the annexes without a line in the pack.
    public let missingRows: [String]
    /// The frontages with a building in front, as on the day the rules came into force with every line built (reading B1).
    public let frontages: [Frontage]
    /// Faults and doubts, many of one kind as one.
    public let diagnostics: [Diagnostic]

    /// Whether any diagnostic is an error. Linear in the diagnostics.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension ValidationReport {
    /// What is found in a pack that was read.
    package static func of(_ reading: PackReading, folder: String, today: CivilDate? = nil) throws(BuildError) -> ValidationReport {
        guard let read = reading.input, let ruleset = reading.ruleset else { throw .data(reading.diagnostics) }
        let inspection = Inspection(read, ruleset: ruleset, folder: folder, today: today ?? ruleset.document.inForceFrom)
        var (input, misplaced) = read.projected(in: folder)
        var faults = reading.faults
        faults += misplaced
        if !misplaced.contains(where: { $0.severity == .error }) { faults += inspection.settle(&input) }
        // What is made of faulty data would be doubts about the faults.
        guard !faults.hasErrors else {
            return try report(input, ruleset, reading, Shielding.none, land: nil, faults.diagnostics)
        }
        faults += inspection.doubts(input)
        let (land, misread) = try LineLand.of(input, folder: folder)
        faults += misread

        let zones = ZoneLocator(input.zones, ruleset: ruleset)
        let making = BandMaking(ruleset: ruleset, date: ruleset.document.inForceFrom, asBuilt: true, zones: zones)
        let shielding =
            input.buildings.isEmpty
            ? Shielding.none
            : Shielding(
                buildings: BuildingTable(input.buildings), lines: input.lines, making: making,
                bands: making.bands(lines: input.lines, railwayLand: input.railwayLand, yards: input.yards), zones: zones)
        faults += inspection.doubts(shielding)
        return try report(input, ruleset, reading, shielding, land: land, faults.diagnostics)
    }

    private static func report(
        _ input: ZoningInput, _ ruleset: Ruleset, _ reading: PackReading, _ shielding: Shielding, land: LineLand?,
        _ diagnostics: [Diagnostic]
    ) throws(BuildError) -> ValidationReport {
        let zones: [ZoneArea]
        do { zones = try areas(of: input, ruleset: ruleset, land: land) } catch { throw .geometry(error) }
        let rows = Set(input.lines.map(\.row))
        let listed = ruleset.roads.map(\.key) + ruleset.rails.map(\.key)
        return ValidationReport(
            pack: input.pack.id, layers: reading.counts.map { .init(name: $0.layer.rawValue, features: $0.features, used: $0.used) },
            areas: zones, missingRows: listed.filter { !rows.contains($0) },
            frontages: shielding.frontages.map(\.rounded), diagnostics: diagnostics)
    }

    /// Reading Z8: what the pack publishes, else what the rules do.
    private static func areas(of input: ZoningInput, ruleset: Ruleset, land: LineLand?) throws(GeometryError) -> [ValidationReport.ZoneArea]
    {
        try input.zones.sorted { $0.id < $1.id }.map { (zone) throws(GeometryError) in
            let area = zone.polygons.reduce(0) { $0 + $1.area }
            let taken = try land?.area(within: zone.polygons)
            return ValidationReport.ZoneArea(
                id: zone.id, name: zone.name, measured: area / 1e6, published: zone.publishedArea ?? ruleset.zone(zone.id)?.area,
                withoutLand: taken.map { (area - $0) / 1e6 })
        }
    }
}
