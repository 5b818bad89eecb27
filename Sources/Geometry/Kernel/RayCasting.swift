/// Point in polygon by parity: a ray from the place to the east crosses the edges about it an odd number of times (Shimrat 1962).
///
/// Edges are half-open in y, so that a vertex at the height of the ray counts once. On which side of an edge the place lies is decided exactly (``Orientation``);
/// the ray crosses an edge that it begins on only if that runs down, so what is said of such a place hangs on the way that the ring runs.
/// Constant time an edge.
@usableFromInline package enum RayCasting {
    /// Whether the ray crosses the edge from `a` to `b`.
    @inlinable @inline(__always) package static func isCrossed(_ a: Coordinate, _ b: Coordinate, from place: Coordinate) -> Bool {
        guard spans(a, b, place.y) else { return false }
        return (Orientation.of(a, b, place) > 0) == (b.y > a.y)
    }

    /// Whether an edge passes a height.
    @inlinable @inline(__always) package static func spans(_ a: Coordinate, _ b: Coordinate, _ y: Double) -> Bool {
        (a.y > y) != (b.y > y)
    }

    /// How far east an edge is at a height that it passes.
    @inlinable @inline(__always) package static func x(_ a: Coordinate, _ b: Coordinate, at y: Double) -> Double {
        a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y)
    }
}
