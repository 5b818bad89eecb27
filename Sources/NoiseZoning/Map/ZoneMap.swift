import Geometry
import Projection
import Regulation
import Wording

/// The zoning function drawn: pieces that tile the district, the listed lines that made them, and where it all comes from.
public struct ZoneMap: Sendable {
    public var meta: MapMeta
    /// Sorted by zone, kind, class, rows and place.
    public var zones: [FunctionalZone]
    /// The listed sections in force, in metres; empty in a map read from GeoJSON, which carries zones alone.
    public var lines: [TransportLine]
    public var railwayLand: [RailwayArea]
    public var yards: [RailwayArea]
    /// Walls of buildings storey by storey, sorted by building, wall, piece and storey; empty where no buildings are known, and in a map
    /// read from GeoJSON.
    public var facades: FacadeList

    public init(
        meta: MapMeta, zones: [FunctionalZone], lines: [TransportLine] = [], railwayLand: [RailwayArea] = [],
        yards: [RailwayArea] = [], facades: FacadeList = FacadeList()
    ) {
        self.facades = facades
        self.meta = meta
        self.zones = zones
        self.lines = lines
        self.railwayLand = railwayLand
        self.yards = yards
    }
}

/// What a map says of itself.
public struct MapMeta: Sendable, Hashable {
    /// The pack it was built from.
    public let id: String
    public let title: Text
    public let ruleset: String
    /// `schematic`, `imported` or `surveyed`: how far the data may be trusted.
    public let status: PackManifest.Status
    public let positionalAccuracy: Double
    /// The day that the map was asked for, and the days for which it would be the same.
    public let date: CivilDate
    public let validity: Validity
    public let isAsBuilt: Bool
    public let workingCRS: CoordinateReferenceSystem
    /// The switches of the readings, by reading: `W5` → `containing`.
    public let switches: Readings
    /// SHA-256 of each layer as read, by file name.
    public let sources: [SourceHash]
    public let program: String
    /// The frontages with a building in front, by row and number (reading B1).
    public var frontages: [Frontage] = []
    /// How far single features may lie elsewhere, where they differ from `positionalAccuracy` (reading A0).
    public var accuracies = FeatureAccuracies()

    /// From `from` on, up to the day before `until`.
    public struct Validity: Sendable, Hashable {
        public let from: CivilDate
        public let until: CivilDate?

        public func contains(_ date: CivilDate) -> Bool { from <= date && until.map { date < $0 } ?? true }
    }

    public struct SourceHash: Sendable, Hashable {
        public let file: String
        public let sha256: String
    }
}
