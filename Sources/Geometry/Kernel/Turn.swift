/// Exact comparisons of directions on the lattice.
package enum Turn {
    /// Whether, turning clockwise about `corner` from the direction of `start`, the direction of `p` is met before that of `q`.
    package static func isClockwiseSooner(_ p: LatticePoint, than q: LatticePoint, from start: LatticePoint, about corner: LatticePoint)
        -> Bool
    {
        let (hp, hq) = (half(p, start, corner), half(q, start, corner))
        if hp != hq { return hp < hq }
        return cross(corner, q, p) > 0
    }

    /// 0: within the first 180° clockwise of `start`, its own direction excluded; 1: the rest, the direction of `start` itself last of all.
    private static func half(_ p: LatticePoint, _ start: LatticePoint, _ corner: LatticePoint) -> Int {
        let side = cross(corner, start, p)
        if side < 0 { return 0 }
        if side > 0 { return 1 }
        let along = (start.x - corner.x) * (p.x - corner.x) + (start.y - corner.y) * (p.y - corner.y)
        return along < 0 ? 0 : 2
    }

    /// Positive where `b` lies to the left of the ray from `corner` through `a`.
    package static func cross(_ corner: LatticePoint, _ a: LatticePoint, _ b: LatticePoint) -> Int64 {
        (a.x - corner.x) * (b.y - corner.y) - (a.y - corner.y) * (b.x - corner.x)
    }
}
