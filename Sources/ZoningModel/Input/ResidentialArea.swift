import Geometry

/// Housing inside class 3 (clause 四.1, reading Z1).
public struct ResidentialArea: Sendable {
    /// `id` of the layer `residential`; two areas with one id are a warning (`id-doubled`).
    public let id: String
    /// The name as the data write it; the identifier where they give none.
    public let name: String
    /// One or more parts: in the coordinates of the layer as read, in metres of the working plane once projected.
    public var polygons: [Polygon]

    package init(id: String, name: String, polygons: [Polygon]) {
        self.id = id
        self.name = name
        self.polygons = polygons
    }
}
