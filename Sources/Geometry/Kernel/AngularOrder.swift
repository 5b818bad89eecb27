/// Directions about a corner in their order, exactly: no angle is computed. For coordinates that differ by less than 2³¹; constant time.
@usableFromInline package enum AngularOrder {
    /// Whether the direction (px, py) comes before (qx, qy), counter-clockwise from east.
    @inlinable @inline(__always) package static func precedes<Whole: FixedWidthInteger>(
        _ px: Whole, _ py: Whole, _ qx: Whole, _ qy: Whole
    ) -> Bool {
        let (pLow, qLow) = (py < 0 || (py == 0 && px < 0), qy < 0 || (qy == 0 && qx < 0))
        return pLow != qLow ? qLow : Orientation.cross(px, py, qx, qy) > 0
    }

    /// Whether, turning clockwise about `corner` from the direction of `start`, the direction of `p` is met before that of `q`.
    package static func isClockwiseSooner(_ p: LatticePoint, than q: LatticePoint, from start: LatticePoint, about corner: LatticePoint)
        -> Bool
    {
        let (hp, hq) = (half(p, start, corner), half(q, start, corner))
        if hp != hq { return hp < hq }
        return Orientation.of(corner, q, p) > 0
    }

    /// 0: within the first 180° clockwise of `start`, its own direction excluded; 1: the rest, the direction of `start` itself last of all.
    private static func half(_ p: LatticePoint, _ start: LatticePoint, _ corner: LatticePoint) -> Int {
        let side = Orientation.of(corner, start, p)
        if side < 0 { return 0 }
        if side > 0 { return 1 }
        let along = (start.x - corner.x) * (p.x - corner.x) + (start.y - corner.y) * (p.y - corner.y)
        return along < 0 ? 0 : 2
    }
}
