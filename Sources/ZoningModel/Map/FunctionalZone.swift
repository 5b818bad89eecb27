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
    private let ground: PieceGround
    /// What a city says of many pieces, held once.
    private let said: SaidOfPieces

    /// In metres of the working plane, on the lattice of 1 mm. Linear in its corners where the map has just been drawn, else O(1).
    public var polygon: Polygon { ground.polygon }

    /// Base zone, band, carriageway, yard or housing: what made the piece.
    public var kind: Kind { said.kind }
    /// Nil for land in no zone (reading Z5) and for a carriageway under the switch `unassigned` (reading R1).
    public var zoneClass: ZoneClass? { said.zoneClass }
    /// Whose limits apply.
    public var limitsClass: ZoneClass? { said.limitsClass }
    /// dB(A) by day and by night on the day of the map; nil where `limitsClass` is nil.
    public var limits: NoiseLimit? { said.limits }
    /// The base zone that the piece lies in.
    public var zoneID: String? { said.zoneID }
    /// The name of that zone: 核心区荣华路中心公建区; nil for land in no zone.
    public var zoneName: String? { said.zoneName }
    /// The class of that zone, which sets the width of bands; nil for land in no zone.
    public var baseClass: ZoneClass? { said.baseClass }
    /// The rows of the annexes that make the piece, such as `annex1-16`; names for railway land and yards.
    public var rows: [String] { said.rows }
    /// The clauses that decide, the most telling first: of the kind, of what buildings do, of the rows, of the zone.
    public var clauses: [String] { said.clauses }
    /// The frontages of rule 3 that decide here, by their identifiers; empty where buildings change nothing.
    public var frontages: [String] { said.frontages }
    /// What the buildings of those frontages do to the piece; nil where they change nothing.
    public var sight: Sight? { said.sight }
    /// The outcome under the other rule, where unknown storeys decide; nil where the answer is certain (reading B3).
    public var other: OtherRule? { said.other }

    package init(
        id: String, kind: Kind, zoneClass: ZoneClass?, limitsClass: ZoneClass?, limits: NoiseLimit?, zoneID: String?, zoneName: String?,
        baseClass: ZoneClass?, rows: [String], clauses: [String], frontages: [String] = [], sight: Sight? = nil, other: OtherRule? = nil,
        polygon: Polygon
    ) {
        self.id = id
        ground = .polygon(polygon)
        said = SaidOfPieces(
            kind: kind, zoneClass: zoneClass, limitsClass: limitsClass, limits: limits, zoneID: zoneID, zoneName: zoneName,
            baseClass: baseClass, rows: rows, clauses: clauses, frontages: frontages, sight: sight, other: other)
    }

    /// A piece whose ground may wait on the disk.
    package init(id: String, _ said: SaidOfPieces, ground: PieceGround) { (self.id, self.said, self.ground) = (id, said, ground) }

    /// Pieces that are looked at before the memory of a city is let go again.
    package static let breath = 1 << 12

    /// Lets go of the memory of a city; nothing of it changes. For the end of a piece of work over the pieces.
    package func rest() { ground.rest() }

    /// All that is said of it, but its number and its place.
    package var sayings: PieceSayings { PieceSayings(said: said) }

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

/// What is said of a piece: equal for pieces of which the same is said.
package struct PieceSayings: Sendable, Hashable { fileprivate let said: SaidOfPieces }

/// All that is said of a piece but its number and its place. A class, so that the pieces of which the same is said hold it once.
package final class SaidOfPieces: Sendable, Hashable {
    package let kind: FunctionalZone.Kind
    package let zoneClass: ZoneClass?
    package let limitsClass: ZoneClass?
    package let limits: NoiseLimit?
    package let zoneID: String?
    package let zoneName: String?
    package let baseClass: ZoneClass?
    package let rows: [String]
    package let clauses: [String]
    package let frontages: [String]
    package let sight: FunctionalZone.Sight?
    package let other: FunctionalZone.OtherRule?

    package init(
        kind: FunctionalZone.Kind, zoneClass: ZoneClass?, limitsClass: ZoneClass?, limits: NoiseLimit?, zoneID: String?, zoneName: String?,
        baseClass: ZoneClass?, rows: [String], clauses: [String], frontages: [String], sight: FunctionalZone.Sight?,
        other: FunctionalZone.OtherRule?
    ) {
        (self.kind, self.zoneClass, self.limitsClass, self.limits) = (kind, zoneClass, limitsClass, limits)
        (self.zoneID, self.zoneName, self.baseClass) = (zoneID, zoneName, baseClass)
        (self.rows, self.clauses, self.frontages, self.sight, self.other) = (rows, clauses, frontages, sight, other)
    }

    package static func == (a: SaidOfPieces, b: SaidOfPieces) -> Bool {
        a === b
            || (a.kind == b.kind && a.zoneClass == b.zoneClass && a.limitsClass == b.limitsClass && a.limits == b.limits
                && a.zoneID == b.zoneID && a.zoneName == b.zoneName && a.baseClass == b.baseClass && a.rows == b.rows
                && a.clauses == b.clauses && a.frontages == b.frontages && a.sight == b.sight && a.other == b.other)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(zoneClass)
        hasher.combine(zoneID)
        hasher.combine(rows)
        hasher.combine(frontages)
    }
}
