import Geometry

/// Which way round a ring runs.
enum RingOrientation {
    static func isCounterClockwise(_ ring: [Coordinate]) -> Bool { Polygon.signedArea(ring) > 0 }

    /// The ring counter-clockwise (or clockwise), its first vertex kept; a degenerate ring is left as it is.
    static func oriented(_ ring: [Coordinate], counterClockwise: Bool) -> [Coordinate] {
        let area = Polygon.signedArea(ring)
        return area == 0 || (area > 0) == counterClockwise ? ring : ring.reversed()
    }
}
