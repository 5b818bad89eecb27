import FeatureIO
import Geometry
import Projection
import Regulation
import Wording

/// The zoning function drawn: pieces that tile the district, the listed lines that made them, and where it all comes from.
public struct ZoneMap: Sendable {
    /// Where the map comes from, for which days it holds, and by which readings it was drawn.
    public var meta: MapMeta
    /// Sorted by zone, kind, class, rows and place.
    public var zones: [FunctionalZone]
    /// The listed sections in force, in metres; empty in a map read from GeoJSON, which carries zones alone.
    public var lines: [TransportLine]
    /// The land of railways, in metres (reading W3); empty in a map read from GeoJSON.
    public var railwayLand: [LandArea]
    /// Stations and yards of railways, in metres (reading R7); empty in a map read from GeoJSON.
    public var yards: [LandArea]
    /// Land of other lines that was drawn as such, and areas with a class of their own.
    public var areas: [LandArea]
    /// Walls of buildings storey by storey, sorted by building, wall, piece and storey; empty where no buildings are known, and in a map
    /// read from GeoJSON.
    public var facades: FacadeList

    /// A map of parts that are in its working plane and in their order already; nothing is checked or sorted.
    package init(
        meta: MapMeta, zones: [FunctionalZone], lines: [TransportLine] = [], railwayLand: [LandArea] = [],
        yards: [LandArea] = [], areas: [LandArea] = [], facades: FacadeList = FacadeList()
    ) {
        self.facades = facades
        self.meta = meta
        self.zones = zones
        self.lines = lines
        self.railwayLand = railwayLand
        self.yards = yards
        self.areas = areas
    }
}

/// What a map says of itself.
public struct MapMeta: Sendable, Hashable {
    /// The pack it was built from.
    public let id: String
    /// The title of the pack, in Chinese and English.
    public let title: Text
    /// The identifier of the rules that it was drawn by: `beijing-etown-2025`.
    public let ruleset: String
    /// `schematic`, `imported` or `surveyed`: how far the data may be trusted.
    public let status: PackManifest.PackStatus
    /// Metres by which a feature may lie elsewhere if it says nothing of itself (reading A0).
    public let positionalAccuracy: Double
    /// The day that the map was asked for, and the days for which it would be the same.
    public let date: CivilDate
    /// The days for which the map is the same: from the last change of rules or lines up to the next one.
    public let validity: Validity
    /// Whether planned lines count as open (clause 四.2, reading R4).
    public let isAsBuilt: Bool
    /// The projected system in metres that every coordinate of the map is in: `EPSG:4548`.
    public let workingCRS: CoordinateReferenceSystem
    /// The switches of the readings, by reading: `W5` → `containing`.
    public let switches: Interpretations
    /// SHA-256 of each layer as read, by file name.
    public let sources: [SourceHash]
    /// The notices that the licences of the data want kept with the map: `stops © OpenStreetMap contributors, ODbL 1.0`; each once, in the
    /// order of the pack. Empty where the pack names none, and in maps of earlier versions.
    public let attribution: [String]
    /// The version of noisezone that drew the map: `0.1.0`.
    public let program: String
    /// The frontages with a building in front, by row and number (reading B1).
    public var frontages: [Frontage] = []
    /// How far single features may lie elsewhere, where they differ from `positionalAccuracy` (reading A0).
    package var accuracies = FeatureAccuracies()
    /// The periods of the day that the limits are for, in their order.
    public let periods: [DayPeriod]

    package init(
        id: String, title: Text, ruleset: String, status: PackManifest.PackStatus, positionalAccuracy: Double, date: CivilDate,
        validity: Validity, isAsBuilt: Bool, workingCRS: CoordinateReferenceSystem, switches: Interpretations, sources: [SourceHash],
        attribution: [String] = [], program: String, frontages: [Frontage] = [], accuracies: FeatureAccuracies = FeatureAccuracies(),
        periods: [DayPeriod] = DayPeriod.ofStandards
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
        self.attribution = attribution
        self.program = program
        self.frontages = frontages
        self.accuracies = accuracies
        self.periods = periods
    }

    /// From `from` on, up to the day before `until`.
    public struct Validity: Sendable, Hashable {
        /// The first day on which the map holds: the ruleset comes into force, or a line opens (reading R4).
        public let from: CivilDate
        /// The first day on which it holds no longer; nil where no change is known.
        public let until: CivilDate?

        package init(from: CivilDate, until: CivilDate?) {
            self.from = from
            self.until = until
        }

        /// Whether the map holds on `date`: `from` counts, `until` does not.
        public func contains(_ date: CivilDate) -> Bool { from <= date && until.map { date < $0 } ?? true }
    }

    /// A file of the data pack, by the hash of its bytes as they were read.
    public struct SourceHash: Sendable, Hashable {
        /// The name as `pack.json` has it, relative to its folder: `roads.geojson`.
        public let file: String
        /// SHA-256, 64 hexadecimal digits in lower case.
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
