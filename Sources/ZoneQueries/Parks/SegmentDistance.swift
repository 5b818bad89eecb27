import Geometry

/// The shortest way between two straight pieces.
struct SegmentDistance {
    let distance: Double
    /// Where it begins, on the first piece, and ends, on the second.
    let from: Coordinate
    let to: Coordinate

    /// 0 where they cross. O(1).
    init(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) {
        if let place = Crossing.of(a, b, c, d) {
            (distance, from, to) = (0, place, place)
            return
        }
        let ways = [
            (a, a.nearest(onSegment: c, d)), (b, b.nearest(onSegment: c, d)), (c.nearest(onSegment: a, b), c),
            (d.nearest(onSegment: a, b), d),
        ].map { ($0.0.distance(to: $0.1), $0.0, $0.1) }
        (distance, from, to) = ways.min { $0.0 < $1.0 } ?? (0, a, c)
    }

    /// The shares of either piece at which they cross.
    static func shares(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) -> (Double, Double)? {
        guard let (s, t) = Crossing.shares(from: a, along: b - a, and: c, along: d - c) else { return nil }
        return (0...1).contains(s) && (0...1).contains(t) ? (s, t) : nil
    }
}
