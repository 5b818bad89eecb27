import Geometry

/// Lines cut where they cross from tile to tile, once and for both tiles, so that what meets on a seam meets in the same point.
package struct Tiling {
    private var lines = TileLines()
    private let side = Tile.usualSide

    package init() {}

    /// Adds a line; pieces on a seam are left out, since the seams themselves are lines of both tiles.
    package mutating func add(_ chain: [LatticePoint]) {
        for number in chain.indices.dropFirst() where chain[number - 1] != chain[number] {
            let (p, q) = (chain[number - 1], chain[number])
            let (first, second) = (tile(of: p), tile(of: q))
            if first == second {
                insert(p, q, in: first)
            } else {
                let cuts = cuts(of: LatticeSegment(p, q))
                for (a, b) in zip(cuts, cuts.dropFirst()) {
                    let middle = (x: Self.floor(a.x + b.x, 2 * side), y: Self.floor(a.y + b.y, 2 * side))
                    insert(a, b, in: Tile(column: middle.x, row: middle.y, side: side))
                }
            }
        }
    }

    private mutating func insert(_ a: LatticePoint, _ b: LatticePoint, in tile: Tile) {
        let (p, q) = (Self.local(a, tile), Self.local(b, tile))
        let side = Int32(truncatingIfNeeded: side)
        if p.x == q.x, p.x == 0 || p.x == side { return }
        if p.y == q.y, p.y == 0 || p.y == side { return }
        lines.add(TileSegment(a: p, b: q), to: tile)
    }

    /// The segments of every tile that meets `box` (metres), tiles without a line among them.
    package consuming func segments(within box: Envelope) -> TileLines {
        var found = lines
        guard !box.isEmpty else { return found }
        let low = tile(of: Lattice.point(Coordinate(x: box.minX, y: box.minY)))
        let high = tile(of: Lattice.point(Coordinate(x: box.maxX, y: box.maxY)))
        for row in low.row...high.row {
            for column in low.column...high.column { found.draw(Tile(column: column, row: row, side: side)) }
        }
        return found
    }

    /// The rectangle of the tiles that meet `box`, in metres.
    package func cover(of box: Envelope) -> Envelope {
        guard !box.isEmpty else { return box }
        let low = tile(of: Lattice.point(Coordinate(x: box.minX, y: box.minY))).corners[0]
        let high = tile(of: Lattice.point(Coordinate(x: box.maxX, y: box.maxY))).corners[2]
        return Envelope(Lattice.coordinate(low), Lattice.coordinate(high))
    }

    /// The tile that a place lies in; on a seam, the one to the east or north.
    private func tile(of point: LatticePoint) -> Tile {
        Tile(column: Self.floor(point.x, side), row: Self.floor(point.y, side), side: side)
    }

    private static func local(_ point: LatticePoint, _ tile: Tile) -> TilePoint {
        TilePoint(x: Int32(point.x - tile.origin.x), y: Int32(point.y - tile.origin.y))
    }

    /// The ends of a segment and its crossings with the seams, in order, rounded to the lattice.
    private func cuts(of segment: LatticeSegment) -> [LatticePoint] {
        let (a, b) = (segment.a, segment.b)
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        var points = [a, b]
        for x in seams(between: a.x, b.x) { points.append(LatticePoint(x: x, y: a.y + Self.rounded((x - a.x) * dy, dx))) }
        for y in seams(between: a.y, b.y) { points.append(LatticePoint(x: a.x + Self.rounded((y - a.y) * dx, dy), y: y)) }
        guard points.count > 2 else { return points }
        points.sort { (($0.x - a.x) * dx + ($0.y - a.y) * dy, $0) < (($1.x - a.x) * dx + ($1.y - a.y) * dy, $1) }
        var distinct: [LatticePoint] = []
        for point in points where point != distinct.last { distinct.append(point) }
        return distinct
    }

    private func seams(between a: Int64, _ b: Int64) -> StrideTo<Int64> {
        let (low, high) = (min(a, b), max(a, b))
        return stride(from: (Self.floor(low, side) + 1) * side, to: high, by: Int64.Stride(side))
    }

    private static func floor(_ a: Int64, _ b: Int64) -> Int64 {
        let quotient = a / b
        return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
    }

    /// a / b to the nearest whole number, halves up; exact.
    private static func rounded(_ a: Int64, _ b: Int64) -> Int64 {
        b < 0 ? floor(-2 * a - b, -2 * b) : floor(2 * a + b, 2 * b)
    }
}
