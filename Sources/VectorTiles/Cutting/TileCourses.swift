import Geometry

/// Lines on the grid of one level, cut to its tiles.
///
/// A line is cut where tiles are cut, once and for all of them: two tiles show the same line where both show it.
/// Time: the vertices, and the tiles that the line passes.
struct TileCourses {
    let grid: TileGrid

    /// The parts of a line by tile, in the order of the line. Each vertex lies within the tile and its buffer.
    func parts(of world: [Coordinate]) -> [TileAddress: [[LatticePoint]]] {
        var parts: [TileAddress: [[LatticePoint]]] = [:]
        let chain = grid.chain(world)
        for (a, b) in zip(chain, chain.dropFirst()) {
            let cuts = Self.cuts(a, b)
            for (p, q) in zip(cuts, cuts.dropFirst()) {
                for column in grid.numbers(from: min(p.x, q.x), to: max(p.x, q.x)) where Self.holds(TileGrid.reach(column), p.x, q.x) {
                    for row in grid.numbers(from: min(p.y, q.y), to: max(p.y, q.y)) where Self.holds(TileGrid.reach(row), p.y, q.y) {
                        Self.append(p, q, to: &parts[TileAddress(level: grid.level, column: column, row: row), default: []])
                    }
                }
            }
        }
        return parts.mapValues { $0.map(StraightCorners.droppedFromLine) }
    }

    /// A cut that was rounded may lie a step beyond the next one.
    private static func holds(_ reach: ClosedRange<Int64>, _ a: Int64, _ b: Int64) -> Bool {
        min(a, b) >= reach.lowerBound - 1 && max(a, b) <= reach.upperBound + 1
    }

    private static func append(_ p: LatticePoint, _ q: LatticePoint, to parts: inout [[LatticePoint]]) {
        if parts.last?.last == p { parts[parts.count - 1].append(q) } else { parts.append([p, q]) }
    }

    /// The ends and the places where tiles are cut, in order; of the same line the same from both its ends.
    private static func cuts(_ p: LatticePoint, _ q: LatticePoint) -> [LatticePoint] {
        let (a, b) = p < q ? (p, q) : (q, p)
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        var points = [a, b]
        for x in TileGrid.cuts(from: min(a.x, b.x), to: max(a.x, b.x)) {
            points.append(LatticePoint(x: x, y: a.y + Int64((Double((x - a.x) * dy) / Double(dx)).rounded())))
        }
        for y in TileGrid.cuts(from: min(a.y, b.y), to: max(a.y, b.y)) {
            points.append(LatticePoint(x: a.x + Int64((Double((y - a.y) * dx) / Double(dy)).rounded()), y: y))
        }
        func along(_ point: LatticePoint) -> Int64 { (point.x - a.x) * dx + (point.y - a.y) * dy }
        points.sort { (along($0), $0) < (along($1), $1) }
        var distinct: [LatticePoint] = []
        for point in points where point != distinct.last { distinct.append(point) }
        return a == p ? distinct : distinct.reversed()
    }
}
