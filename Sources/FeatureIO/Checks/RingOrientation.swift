import Geometry

/// Which way round a ring runs.
enum RingOrientation {
    /// Twice the signed area of a closed ring in squared units: positive where it runs counter-clockwise. Zero for a degenerate ring.
    ///
    /// The first vertex is the origin of the sum, so that large coordinates cost no digits. Complexity: linear.
    static func doubleArea(_ ring: [Coordinate]) -> Double {
        guard let origin = ring.first else { return 0 }
        var sum = 0.0
        var (beforeX, beforeY) = (0.0, 0.0)
        for vertex in ring {
            let (x, y) = (vertex.x - origin.x, vertex.y - origin.y)
            sum += beforeX * y - x * beforeY
            (beforeX, beforeY) = (x, y)
        }
        return sum
    }

    static func isCounterClockwise(_ ring: [Coordinate]) -> Bool { doubleArea(ring) > 0 }

    /// The ring counter-clockwise (or clockwise), its first vertex kept; a degenerate ring is left as it is.
    static func oriented(_ ring: [Coordinate], counterClockwise: Bool) -> [Coordinate] {
        let area = doubleArea(ring)
        return area == 0 || (area > 0) == counterClockwise ? ring : ring.reversed()
    }
}
