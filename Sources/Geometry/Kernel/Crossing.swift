/// Where two segments cross: the shares of the ways, the place, or yes and no. Constant time; units are those of the places.
@usableFromInline package enum Crossing {
    /// Where the lines through two places in two directions meet: the shares of `u` and `v` that lead there from `a` and `c`.
    ///
    /// Nil where the directions are parallel. In `Double`; ends are the caller's to judge.
    @inlinable @inline(__always) package static func shares(
        from a: Coordinate, along u: Coordinate, and c: Coordinate, along v: Coordinate
    ) -> (first: Double, second: Double)? {
        let turn = Coordinate.cross(u, v)
        guard turn != 0 else { return nil }
        return (Coordinate.cross(c - a, v) / turn, Coordinate.cross(c - a, u) / turn)
    }

    /// The common place of two segments that are not parallel; ends count.
    @inlinable package static func of(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) -> Coordinate? {
        guard let (t, u) = shares(from: a, along: b - a, and: c, along: d - c) else { return nil }
        return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? a + (b - a) * t : nil
    }

    /// Whether c and d lie on either side of a–b, and a and b on either side of c–d; on the line counts as its right side. Exact.
    package static func isCrossed(_ a: Coordinate, _ b: Coordinate, by c: Coordinate, _ d: Coordinate) -> Bool {
        func isLeft(_ p: Coordinate, _ q: Coordinate, _ r: Coordinate) -> Bool { Orientation.of(p, q, r) > 0 }
        return isLeft(a, b, c) != isLeft(a, b, d) && isLeft(c, d, a) != isLeft(c, d, b)
    }

    /// Whether two segments come within so many metres of each other.
    package static func areNear(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate, within reach: Double) -> Bool {
        isCrossed(a, b, by: c, d)
            || min(a.distance(toSegment: c, d), b.distance(toSegment: c, d), c.distance(toSegment: a, b), d.distance(toSegment: a, b))
                <= reach
    }

    /// Whether two sides (``Orientation``) are opposite, neither of them on the line: of both segments, then they cross inside both.
    @inlinable @inline(__always) package static func areOpposite<Whole: FixedWidthInteger>(_ p: Whole, _ q: Whole) -> Bool {
        (p < 0 && q > 0) || (p > 0 && q < 0)
    }
}
