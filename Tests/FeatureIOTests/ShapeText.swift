import Geometry

/// Shapes as text that is easy to compare: well-known text with three decimals.
enum ShapeText {
    static func text(_ shape: Shape) -> String {
        switch shape {
        case .point(let place): "POINT" + list([place])
        case .multiPoint(let places): "MULTIPOINT" + list(places)
        case .lineString(let line): "LINESTRING" + list(line.coordinates)
        case .multiLineString(let lines): "MULTILINESTRING" + bracketed(lines.map { list($0.coordinates) })
        case .polygon(let polygon): "POLYGON" + rings(polygon)
        case .multiPolygon(let many): "MULTIPOLYGON" + bracketed(many.polygons.map(rings))
        }
    }

    private static func bracketed(_ parts: [String]) -> String { "(" + parts.joined(separator: ", ") + ")" }
    private static func rings(_ polygon: Polygon) -> String { bracketed(polygon.rings.map(list)) }
    private static func list(_ places: [Coordinate]) -> String { bracketed(places.map { "\(number($0.x)) \(number($0.y))" }) }

    private static func number(_ number: Double) -> String {
        let rounded = (number * 1000).rounded() / 1000
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    }
}
