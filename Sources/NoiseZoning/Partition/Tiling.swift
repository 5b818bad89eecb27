import Geometry

/// The square of the plane with its south-west corner at (column, row) times the side of a tile.
struct Tile: Sendable, Hashable, Comparable {
    let column: Int64
    let row: Int64

    /// Side in millimetres: 1 km. A union over many tiles grows with the number of tiles, one over everything does not end.
    static let side: Int64 = 1_000_000

    static func < (a: Tile, b: Tile) -> Bool { a.row != b.row ? a.row < b.row : a.column < b.column }

    var origin: LatticePoint { LatticePoint(x: column * Self.side, y: row * Self.side) }

    var corners: [LatticePoint] {
        let (o, s) = (origin, Self.side)
        return [o, LatticePoint(x: o.x + s, y: o.y), LatticePoint(x: o.x + s, y: o.y + s), LatticePoint(x: o.x, y: o.y + s)]
    }

    static func isOnSeam(_ segment: LatticeSegment) -> Bool {
        (segment.a.x == segment.b.x && segment.a.x % side == 0) || (segment.a.y == segment.b.y && segment.a.y % side == 0)
    }
}

/// Lines cut where they cross from tile to tile, once and for both tiles, so that what meets on a seam meets in the same point.
struct Tiling {
    private(set) var segments: [Tile: Set<LatticeSegment>] = [:]

    /// Adds a line; pieces on a seam are left out, since the seams themselves are lines of both tiles.
    mutating func add(_ chain: [LatticePoint]) {
        for (p, q) in zip(chain, chain.dropFirst()) where p != q {
            let cuts = Self.cuts(of: LatticeSegment(p, q))
            for (a, b) in zip(cuts, cuts.dropFirst()) {
                let piece = LatticeSegment(a, b)
                guard !Tile.isOnSeam(piece) else { continue }
                let tile = Tile(
                    column: Self.floor(a.x + b.x, 2 * Tile.side), row: Self.floor(a.y + b.y, 2 * Tile.side))
                segments[tile, default: []].insert(piece)
            }
        }
    }

    /// The segments of every tile that meets `box` (metres), tiles without a line among them.
    func segments(within box: Envelope) -> [Tile: Set<LatticeSegment>] {
        guard !box.isEmpty else { return [:] }
        let low = Lattice.point(Coordinate(x: box.minX, y: box.minY))
        let high = Lattice.point(Coordinate(x: box.maxX, y: box.maxY))
        var found: [Tile: Set<LatticeSegment>] = [:]
        for row in Self.floor(low.y, Tile.side)...Self.floor(high.y, Tile.side) {
            for column in Self.floor(low.x, Tile.side)...Self.floor(high.x, Tile.side) {
                let tile = Tile(column: column, row: row)
                found[tile] = segments[tile] ?? []
            }
        }
        return found
    }

    /// The ends of a segment and its crossings with the seams, in order, rounded to the lattice.
    private static func cuts(of segment: LatticeSegment) -> [LatticePoint] {
        let (a, b) = (segment.a, segment.b)
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        var points = [a, b]
        for x in seams(between: a.x, b.x) { points.append(LatticePoint(x: x, y: a.y + rounded((x - a.x) * dy, dx))) }
        for y in seams(between: a.y, b.y) { points.append(LatticePoint(x: a.x + rounded((y - a.y) * dx, dy), y: y)) }
        guard points.count > 2 else { return points }
        points.sort { (($0.x - a.x) * dx + ($0.y - a.y) * dy, $0) < (($1.x - a.x) * dx + ($1.y - a.y) * dy, $1) }
        var distinct: [LatticePoint] = []
        for point in points where point != distinct.last { distinct.append(point) }
        return distinct
    }

    private static func seams(between a: Int64, _ b: Int64) -> StrideTo<Int64> {
        let (low, high) = (min(a, b), max(a, b))
        return stride(from: (floor(low, Tile.side) + 1) * Tile.side, to: high, by: Int64.Stride(Tile.side))
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
