import Geometry

/// The order in which corners of a surveyed area are numbered: every ring clockwise from its north-west corner, outer rings before their holes.
package enum CornerNumbering {
    /// The same areas with their rings begun and turned so; closed as they were. Linear in the vertices.
    package static func ordered(_ polygons: [Polygon]) -> [Polygon] { polygons.map { $0.mapped(ordered) } }

    private static func ordered(_ ring: [Coordinate]) -> [Coordinate] {
        guard ring.count > 3 else { return ring }
        var corners = Array(ring.dropLast())
        if Polygon.signedArea(ring) > 0 { corners.reverse() }
        // The corner that is farthest to the north-west; of two as far the northern one.
        let origin = corners[0]
        func rank(_ place: Coordinate) -> (Double, Double) { ((place.y - origin.y) - (place.x - origin.x), place.y) }
        let start = corners.indices.max { rank(corners[$0]) < rank(corners[$1]) } ?? 0
        return Array(corners[start...] + corners[..<start] + [corners[start]])
    }
}

/// One of the four sides of the sky.
public enum SkySide: String, Sendable, CaseIterable {
    // In the order in which surveys name them: 东南西北.
    case east, south, west, north

    /// The side that a vector points to; between two the one nearer to it, exactly between them east or west.
    package init(of vector: Coordinate) {
        if abs(vector.x) >= abs(vector.y) {
            self = vector.x >= 0 ? .east : .west
        } else {
            self = vector.y >= 0 ? .north : .south
        }
    }
}
