import Geometry
import Regulation

/// One piece of the map: an area with one class, one pair of limits, and one reason for both.
public struct FunctionalZone: Sendable, Hashable {
    /// What makes the piece: its zone, a band, the land between boundary lines (R1), a railway yard or another area with a class of its own
    /// (R7), or housing that takes the limits of another class (Z1).
    public enum Kind: String, Sendable, CaseIterable {
        case base, band, carriageway, yard, area, residential
    }

    /// What the frontages of rule 3 say of a piece within the table distance (clause 二(四)3).
    public enum Sight: String, Sendable, CaseIterable {
        /// Between the boundary line and the first row (reading B6).
        case front
        /// In direct sight of the boundary line, beside or behind the first row (reading B5).
        case direct
        /// Behind buildings: the base zone (reading B5).
        case shielded
        /// Under a building: the base zone (reading B9).
        case footprint

        /// The reading that says so.
        public var reading: Interpretation.ID {
            switch self {
            case .front: .b6
            case .direct, .shielded: .b5
            case .footprint: .b9
            }
        }
    }

    /// The answer under the other rule, where it hangs on storeys that are not known (reading B3).
    public struct OtherRule: Sendable, Hashable {
        /// Nil for land in no zone (reading Z5).
        public let zoneClass: ZoneClass?
        /// The class whose limits apply under the other rule; nil where `zoneClass` is nil.
        public let limitsClass: ZoneClass?

        package init(zoneClass: ZoneClass?, limitsClass: ZoneClass?) {
            self.zoneClass = zoneClass
            self.limitsClass = limitsClass
        }
    }

    /// `z012`: a number in the order of the map, from 1, padded to the digits of the last one.
    public let id: String
    /// Base zone, band, carriageway, yard or housing: what made the piece.
    public let kind: Kind
    /// Nil for land in no zone (reading Z5) and for a carriageway under the switch `unassigned` (reading R1).
    public let zoneClass: ZoneClass?
    /// Whose limits apply.
    public let limitsClass: ZoneClass?
    /// dB(A) by day and by night on the day of the map; nil where `limitsClass` is nil.
    public let limits: NoiseLimit?
    /// The base zone that the piece lies in.
    public let zoneID: String?
    /// The name of that zone: 核心区荣华路中心公建区; nil for land in no zone.
    public let zoneName: String?
    /// The class of that zone, which sets the width of bands; nil for land in no zone.
    public let baseClass: ZoneClass?
    /// The rows of the annexes that make the piece, such as `annex1-16`; names for railway land and yards.
    public let rows: [String]
    /// The clauses that decide, the most telling first: of the kind, of what buildings do, of the rows, of the zone.
    public let clauses: [String]
    /// The frontages of rule 3 that decide here, by their identifiers; empty where buildings change nothing.
    public var frontages: [String] = []
    /// What the buildings of those frontages do to the piece; nil where they change nothing.
    public var sight: Sight?
    /// The outcome under the other rule, where unknown storeys decide; nil where the answer is certain (reading B3).
    public var other: OtherRule?
    /// In metres of the working plane, on the lattice of 1 mm.
    public let polygon: Polygon

    package init(
        id: String, kind: Kind, zoneClass: ZoneClass?, limitsClass: ZoneClass?, limits: NoiseLimit?, zoneID: String?, zoneName: String?,
        baseClass: ZoneClass?, rows: [String], clauses: [String], frontages: [String] = [], sight: Sight? = nil, other: OtherRule? = nil,
        polygon: Polygon
    ) {
        self.id = id
        self.kind = kind
        self.zoneClass = zoneClass
        self.limitsClass = limitsClass
        self.limits = limits
        self.zoneID = zoneID
        self.zoneName = zoneName
        self.baseClass = baseClass
        self.rows = rows
        self.clauses = clauses
        self.frontages = frontages
        self.sight = sight
        self.other = other
        self.polygon = polygon
    }

    /// Square metres, in the working plane.
    public var area: Double { polygon.area }

    /// Whether an answer here has the same class, limits and other outcome as there.
    package func isToldLike(_ other: FunctionalZone) -> Bool {
        zoneClass == other.zoneClass && limitsClass == other.limitsClass && self.other == other.other
    }
}

extension FunctionalZone.Kind {
    /// Band, carriageway or yard: made by a listed line, and before the base zone in every answer.
    package var isMadeByLine: Bool {
        switch self {
        case .band, .carriageway, .yard, .area: true
        case .base, .residential: false
        }
    }
}
