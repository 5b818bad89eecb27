import Geometry

extension Shape {
    /// How many vertices the shape has, without making a list of them. Complexity: linear in its parts.
    package var vertexCount: Int {
        switch self {
        case .point: 1
        case .multiPoint(let places): places.count
        case .lineString(let line): line.coordinates.count
        case .multiLineString(let lines): lines.reduce(0) { $0 + $1.coordinates.count }
        case .polygon(let polygon): polygon.vertexCount
        case .multiPolygon(let many): many.polygons.reduce(0) { $0 + $1.vertexCount }
        }
    }
}

extension Polygon {
    fileprivate var vertexCount: Int { holes.reduce(exterior.count) { $0 + $1.count } }
}
