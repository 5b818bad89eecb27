import Geometry
import Regulation

/// A base zone of the zoning plan (parts three (一) to (三) of the rules).
public struct PlanningZone: Sendable {
    public let id: String
    public let name: String
    public let zoneClass: ZoneClass
    /// As the rules print it, in km²; compared, never used (reading Z8).
    public let publishedArea: Double?
    public var polygons: [Polygon]

    package init(id: String, name: String, zoneClass: ZoneClass, publishedArea: Double?, polygons: [Polygon]) {
        self.id = id
        self.name = name
        self.zoneClass = zoneClass
        self.publishedArea = publishedArea
        self.polygons = polygons
    }
}
