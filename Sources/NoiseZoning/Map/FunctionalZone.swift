import Geometry
import Regulation

/// One piece of the map: an area with one class, one pair of limits, and one reason for both.
public struct FunctionalZone: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case base, band, carriageway, yard, residential
    }

    public let id: String
    public let kind: Kind
    /// Nil for land in no zone (reading Z5) and for a carriageway under the switch `unassigned` (reading R1).
    public let zoneClass: ZoneClass?
    /// Whose limits apply.
    public let limitsClass: ZoneClass?
    public let limits: NoiseLimit?
    /// The base zone that the piece lies in.
    public let zoneID: String?
    public let zoneName: String?
    /// The class of that zone, which sets the width of bands; nil for land in no zone.
    public let baseClass: ZoneClass?
    /// The rows of the annexes that make the piece, such as `annex1-16`; names for railway land and yards.
    public let rows: [String]
    public let clauses: [String]
    /// In metres of the working plane, on the lattice of 1 mm.
    public let polygon: Polygon

    /// Square metres, in the working plane.
    public var area: Double { polygon.area }
}
