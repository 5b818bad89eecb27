import Geometry
import PlanarArrangement

/// Lines cross each other on a level oftener than is drawn.
package struct CrowdedLevel: Error {
    package let level: Int
    /// Degrees.
    package let place: Coordinate
}

/// Areas that part the land, drawn on the grid of one level and cut to its tiles.
///
/// All outlines are noded together on the grid (snap rounding), and every face is asked whose it is: neighbours share their edges whatever
/// was rounded away, nothing overlaps, no gap opens, and every ring is simple. Lines about every tile are noded with them, so that cutting
/// rounds nothing and what meets at a seam meets in the same point.
/// Time: that of the arrangement, and of the edges of each area times the columns and rows it lies in.
struct TileAreas {
    /// One part of an area in one tile: rings closed, on the grid of the level, exterior with the positive area (MVT 2.1, 4.3.4.4).
    struct Part {
        let area: Int
        let rings: [[LatticePoint]]
    }

    let grid: TileGrid
    private(set) var tiles: [TileAddress: [Part]] = [:]

    /// - Parameters:
    ///   - areas: outlines as shares of the world; where two hold a place, the first counts.
    ///   - owners: of the same areas.
    init(_ areas: [[Polygon]], owners: AreaOwners, grid: TileGrid) throws(CrowdedLevel) {
        self.grid = grid
        let (pieces, labels) = try Self.pieces(of: areas, owners: owners, grid: grid)
        for piece in pieces {
            let rings = [piece.exterior] + piece.holes
            let edges = rings.flatMap { ring in zip(ring, ring.dropFirst()).map { DirectedEdge(a: $0, b: $1) } }
            cut(edges, of: labels[piece.label])
        }
        for key in Array(tiles.keys) { tiles[key]?.sort { $0.area < $1.area } }
    }

    private static func pieces(
        of areas: [[Polygon]], owners: AreaOwners, grid: TileGrid
    ) throws(CrowdedLevel) -> (pieces: [LatticePiece], labels: [Int]) {
        var box: (low: LatticePoint, high: LatticePoint)?
        // What rounding lays one on the other counts once.
        var segments: Set<LatticeSegment> = []
        for ring in areas.lazy.joined().flatMap(\.rings) {
            let chain = grid.chain(ring)
            for (a, b) in zip(chain, chain.dropFirst()) {
                segments.insert(LatticeSegment(a, b))
                let (low, high) = box ?? (a, a)
                box = (
                    LatticePoint(x: min(low.x, a.x, b.x), y: min(low.y, a.y, b.y)),
                    LatticePoint(x: max(high.x, a.x, b.x), y: max(high.y, a.y, b.y))
                )
            }
        }
        guard let (low, high) = box else { return ([], []) }
        var tiling = Tiling(side: side(from: low, to: high))
        for segment in segments.sorted() { tiling.add([segment.a, segment.b]) }
        for x in TileGrid.cuts(from: low.x, to: high.x) { tiling.add([LatticePoint(x: x, y: low.y), LatticePoint(x: x, y: high.y)]) }
        for y in TileGrid.cuts(from: low.y, to: high.y) { tiling.add([LatticePoint(x: low.x, y: y), LatticePoint(x: high.x, y: y)]) }
        // To the arrangement a step is a millimetre.
        let share = Lattice.perMetre / Double(grid.steps)
        do throws(CrowdedPlace) {
            return try Arrangement { owners.owner(of: Coordinate(x: $0.x * share, y: $0.y * share)) }
                .pieces(of: tiling.segments(within: Envelope(Lattice.coordinate(low), Lattice.coordinate(high))))
        } catch {
            let world = Coordinate(x: error.place.x * share, y: error.place.y * share)
            throw CrowdedLevel(level: grid.level, place: TileGrid.degrees(world))
        }
    }

    /// Of the tiles of the arrangement: a power of two, so that there are some ten of them at most.
    private static func side(from low: LatticePoint, to high: LatticePoint) -> Int64 {
        var side: Int64 = 256
        while side * 4 < max(high.x - low.x, high.y - low.y), side < Tile.usualSide { side *= 2 }
        return side
    }

    private mutating func cut(_ edges: [DirectedEdge], of area: Int) {
        for column in Self.numbers(of: edges, grid, along: { $0.x }) {
            let strip = Self.between(edges, .x, TileGrid.reach(column))
            guard !strip.isEmpty else { continue }
            for row in Self.numbers(of: strip, grid, along: { $0.y }) {
                let part = Self.between(strip, .y, TileGrid.reach(row))
                guard !part.isEmpty else { continue }
                let tile = TileAddress(level: grid.level, column: column, row: row)
                tiles[tile, default: []] += Self.rings(of: part).map { Part(area: area, rings: $0) }
            }
        }
    }

    private static func numbers(of edges: [DirectedEdge], _ grid: TileGrid, along: (LatticePoint) -> Int64) -> ClosedRange<Int> {
        var (low, high) = (Int64.max, Int64.min)
        for edge in edges {
            low = min(low, along(edge.a))
            high = max(high, along(edge.a))
        }
        return grid.numbers(from: low, to: high)
    }

    private static func between(_ edges: [DirectedEdge], _ axis: HalfPlane.Axis, _ reach: ClosedRange<Int64>) -> [DirectedEdge] {
        let east = HalfPlane(axis: axis, bound: reach.lowerBound, keepsGreater: true).part(of: edges)
        return HalfPlane(axis: axis, bound: reach.upperBound, keepsGreater: false).part(of: east)
    }

    /// The parts that edges bound, without corners that lie straight between their neighbours: those of neighbours lie on the same line.
    private static func rings(of edges: [DirectedEdge]) -> [[[LatticePoint]]] {
        let bounds = edges.map { edge in
            let segment = LatticeSegment(edge.a, edge.b)
            return BoundaryEdge(segment: segment, left: segment.a == edge.a ? 0 : nil, right: segment.a == edge.a ? nil : 0)
        }
        return RingTracing.pieces(of: bounds).map { piece in ([piece.exterior] + piece.holes).map(StraightCorners.dropped) }
    }
}

/// Whose a place is, of areas in shares of the world.
struct AreaOwners: Sendable {
    /// The circumference of the earth: an `AreaStack` is asked in metres.
    private static let metres = 40_075_016.685_578_49
    private let stack: AreaStack

    /// Outlines as shares of the world.
    init(_ areas: [[Polygon]]) {
        stack = AreaStack(areas.map { $0.map { $0.mapped { $0.map(Self.scaled) } } })
    }

    private static func scaled(_ world: Coordinate) -> Coordinate { Coordinate(x: world.x * metres, y: world.y * metres) }

    func owner(of world: Coordinate) -> Int? { stack.areas(at: Self.scaled(world)).first.map { Int($0) } }
}
