import Geometry
import PlanarArrangement

/// Lines cross each other on a level oftener than is drawn.
package struct CrowdedLevel: Error {
    package let level: Int
    /// Degrees.
    package let place: Coordinate
}

/// Areas that part the land, drawn tile by tile on the grids of the levels.
///
/// In each cell of a tile (``TileCells``) all outlines are noded together on the grid (snap rounding), and every face is asked whose it is:
/// neighbours share their edges whatever was rounded away, nothing overlaps, no gap opens, and every ring is simple. A cell is drawn from what
/// lies in it alone, so that all tiles that share it show the same there, and what meets at a seam meets in the same point.
struct TileAreas: Sendable {
    private let outlines: Outlines
    private let owners: AreaOwners
    /// Of the polygons, on the finest grid.
    private let boxes: [Envelope]

    /// - Parameter areas: outlines as shares of the world; where two hold a place, the first counts.
    init(_ areas: [[Polygon]]) {
        outlines = Outlines(AreaArcs.arcs(of: areas).map { (0, $0) })
        owners = AreaOwners(areas)
        boxes = areas.lazy.joined().map {
            Envelope(TileGrid.finest.chain($0.exterior).map { Coordinate(x: Double($0.x), y: Double($0.y)) })
        }
    }

    /// Draws the tiles in some columns and rows of a level. Time: that of the arrangement of what comes near them, however large the map.
    func sheet(level: Int, columns: ClosedRange<Int>, rows: ClosedRange<Int>) throws(CrowdedLevel) -> AreaSheet {
        let (grid, cells) = (TileGrid(level: level), TileCells(columns: columns, rows: rows))
        let boxes = cells.rows.flatMap { row in cells.columns.map { LatticeBox(x: $0, y: row) } }
        var lines = [[TileSegment]](repeating: [], count: cells.count)
        let (x, y) = cells.reach
        outlines.forEachLine(on: grid, x: x, y: y) { _, p, q in
            cells.forEachPart(from: p, to: q) { cell, a, b in
                if let segment = boxes[cell].segment(a, b) { lines[cell].append(segment) }
            }
        }
        // To the arrangement a step is a millimetre.
        let share = Lattice.perMetre / Double(grid.steps)
        let owners = owners
        let arrangement = Arrangement<Int> { owners.owner(of: Coordinate(x: $0.x * share, y: $0.y * share)) }
        do throws(CrowdedPlace) {
            return try AreaSheet(columns: columns, rows: rows) { cell throws(CrowdedPlace) in
                try arrangement.drawing(of: boxes[cell], lines[cell])
            }
        } catch {
            let world = Coordinate(x: error.place.x * share, y: error.place.y * share)
            throw CrowdedLevel(level: grid.level, place: TileGrid.degrees(world))
        }
    }

    /// The tiles of a level that may show something.
    func tiles(level: Int) -> Set<TileAddress> { TileAddress.all(about: boxes, level: level) }
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
