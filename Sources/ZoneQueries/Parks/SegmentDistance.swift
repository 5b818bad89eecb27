import Geometry

/// The shortest way between two straight pieces.
struct SegmentDistance {
    let distance: Double
    /// Where it begins, on the first piece, and ends, on the second.
    let from: Coordinate
    let to: Coordinate

    /// 0 where they cross. O(1).
    init(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) {
        if let place = Self.crossing(a, b, c, d) {
            (distance, from, to) = (0, place, place)
            return
        }
        let ways = [
            (a, a.nearest(onSegment: c, d)), (b, b.nearest(onSegment: c, d)), (c.nearest(onSegment: a, b), c),
            (d.nearest(onSegment: a, b), d),
        ].map { ($0.0.distance(to: $0.1), $0.0, $0.1) }
        (distance, from, to) = ways.min { $0.0 < $1.0 } ?? (0, a, c)
    }

    /// Where a–b and c–d cross or touch; nil where they do not, and where they are parallel.
    static func crossing(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) -> Coordinate? {
        guard let (along, _) = shares(a, b, c, d) else { return nil }
        return a + (b - a) * along
    }

    /// The shares of either piece at which they cross.
    static func shares(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) -> (Double, Double)? {
        let (u, v) = (b - a, d - c)
        let turn = Coordinate.cross(u, v)
        guard turn != 0 else { return nil }
        let s = Coordinate.cross(c - a, v) / turn
        let t = Coordinate.cross(c - a, u) / turn
        return (0...1).contains(s) && (0...1).contains(t) ? (s, t) : nil
    }
}

/// Where two sides of one outline cross.
package enum SideCrossing {
    /// Nil where they do not cross, and where they are parallel. O(1).
    package static func place(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) -> Coordinate? {
        SegmentDistance.crossing(a, b, c, d)
    }
}
