import Geometry

/// Housing inside class 3 (clause 四.1, reading Z1).
package struct ResidentialArea: Sendable {
    /// `id` of the layer `residential`; two areas with one id are a warning (`id-doubled`).
    package let id: String
    /// The name as the data write it; the identifier where they give none.
    package let name: String
    /// One or more parts: in the coordinates of the layer as read, in metres of the working plane once projected.
    package var polygons: [Polygon]

    package init(id: String, name: String, polygons: [Polygon]) {
        self.id = id
        self.name = name
        self.polygons = polygons
    }
}
