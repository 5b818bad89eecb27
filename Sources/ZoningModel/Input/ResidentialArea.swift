import Geometry

/// Housing inside class 3 (clause 四.1, reading Z1).
public struct ResidentialArea: Sendable {
    public let id: String
    public let name: String
    public var polygons: [Polygon]

    package init(id: String, name: String, polygons: [Polygon]) {
        self.id = id
        self.name = name
        self.polygons = polygons
    }
}
