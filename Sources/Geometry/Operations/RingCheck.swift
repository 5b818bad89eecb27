/// Whether a ring of few corners neither meets nor touches itself: decided exactly, and quicker than GEOS is asked.
enum RingCheck {
    /// Corners up to which all pairs of edges are compared.
    private static let mostCorners = 32

    /// False as well where nothing is known: too many corners, or edges that touch.
    ///
    /// Such a ring is the outline of a valid area. Time: the square of its corners.
    static func isSimple(_ ring: [Coordinate]) -> Bool {
        let corners = ring.count - 1
        guard corners >= 3, corners <= mostCorners, ring[0] == ring[corners] else { return false }
        for number in 0...corners where !(ring[number].x.isFinite && ring[number].y.isFinite) { return false }
        for first in 0..<corners {
            let (a, b) = (ring[first], ring[first + 1])
            let (minX, maxX, minY, maxY) = (min(a.x, b.x), max(a.x, b.x), min(a.y, b.y), max(a.y, b.y))
            // The next edge begins where this one ends: on one line with it, it may run back along it.
            let after = ring[first + 1 == corners ? 1 : first + 2]
            guard Orientation.of(a, b, after) != 0 || isForward(a, b, after) else { return false }
            // The last edge ends where the first begins.
            let end = first == 0 ? corners - 1 : corners
            for second in stride(from: first + 2, to: end, by: 1) {
                let (c, d) = (ring[second], ring[second + 1])
                if max(c.x, d.x) < minX || min(c.x, d.x) > maxX || max(c.y, d.y) < minY || min(c.y, d.y) > maxY { continue }
                if areApart(a, b, c, d) { continue }
                return false
            }
        }
        return true
    }

    /// Whether three places on one line follow each other.
    private static func isForward(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Bool {
        if a.x != b.x { return (a.x < b.x) == (b.x < c.x) && b.x != c.x }
        return a.y != b.y && b.y != c.y && (a.y < b.y) == (b.y < c.y)
    }

    /// Whether one of two edges lies on one side of the line through the other, without touching it.
    private static func areApart(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) -> Bool {
        let (left, right) = (Orientation.of(a, b, c), Orientation.of(a, b, d))
        if (left > 0 && right > 0) || (left < 0 && right < 0) { return true }
        let (start, end) = (Orientation.of(c, d, a), Orientation.of(c, d, b))
        return (start > 0 && end > 0) || (start < 0 && end < 0)
    }
}
