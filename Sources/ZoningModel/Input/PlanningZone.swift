import Geometry
import Regulation

/// A base zone of the zoning plan (parts three (一) to (三) of the rules).
package struct PlanningZone: Sendable {
    /// `201`: as the rules print it.
    package let id: String
    /// 核心区荣华路中心公建区: as the data write it; the identifier where they give no name.
    package let name: String
    /// One of the classes that the rules have for base zones (reading Z4).
    package let zoneClass: ZoneClass
    /// As the rules print it, in km²; compared, never used (reading Z8).
    package let publishedArea: Double?
    /// One or more parts: in the coordinates of the layer as read, in metres of the working plane once projected.
    package var polygons: [Polygon]

    package init(id: String, name: String, zoneClass: ZoneClass, publishedArea: Double?, polygons: [Polygon]) {
        self.id = id
        self.name = name
        self.zoneClass = zoneClass
        self.publishedArea = publishedArea
        self.polygons = polygons
    }
}
