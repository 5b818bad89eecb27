import Geometry
import Regulation

/// Land that counts as a whole: that of a line, with its band about it, or an area with a class of its own.
public struct LandArea: Sendable {
    /// ``railwayLand``, ``yard``, the key of a kind of line whose land is drawn, or the key of a kind of area.
    public let kind: String
    /// As the data name it.
    public let name: String
    /// When the environmental impact assessment of a railway was approved; nil where nothing hangs on it.
    public let approvedOn: CivilDate?
    /// In the working plane.
    public var polygons: [Polygon]
    /// The identifier of the pack beside this one that it was read from; nil for land of this pack (reading Z7).
    public package(set) var neighbour: String?

    /// The land of railways, by the rule that the ruleset has for them (W3).
    package static let railwayLand = "land"
    /// Railway stations and yards, by the rule that the ruleset has for railways (R7).
    package static let yard = "yard"

    package init(kind: String, name: String, approvedOn: CivilDate?, polygons: [Polygon]) {
        self.kind = kind
        self.name = name
        self.approvedOn = approvedOn
        self.polygons = polygons
    }
}
