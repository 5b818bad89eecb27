import FeatureIO
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

    package init(
        id: String, title: Text, ruleset: String, status: PackManifest.Status, positionalAccuracy: Double, date: CivilDate,
        validity: Validity, isAsBuilt: Bool, workingCRS: CoordinateReferenceSystem, switches: Readings, sources: [SourceHash],
        program: String, frontages: [Frontage] = [], accuracies: FeatureAccuracies = FeatureAccuracies()
    ) {
        self.id = id
        self.title = title
        self.ruleset = ruleset
        self.status = status
        self.positionalAccuracy = positionalAccuracy
        self.date = date
        self.validity = validity
        self.isAsBuilt = isAsBuilt
        self.workingCRS = workingCRS
        self.switches = switches
        self.sources = sources
        self.program = program
        self.frontages = frontages
        self.accuracies = accuracies
    }

    /// From `from` on, up to the day before `until`.
    public struct Validity: Sendable, Hashable {
        public let from: CivilDate
        public let until: CivilDate?

        package init(from: CivilDate, until: CivilDate?) {
            self.from = from
            self.until = until
        }

        public func contains(_ date: CivilDate) -> Bool { from <= date && until.map { date < $0 } ?? true }
    }

    public struct SourceHash: Sendable, Hashable {
        public let file: String
        public let sha256: String

        package init(file: String, sha256: String) {
            self.file = file
            self.sha256 = sha256
        }
    }
}

extension MapMeta {
    /// One hash for everything that the map was built from.
    public var sourceHash: String {
        SHA256.hexDigest(of: Array(sources.map { "\($0.sha256)  \($0.file)\n" }.joined().utf8))
    }
}
