import Geometry

/// Lines, drawn tile by tile on the grids of the levels.
///
/// A line is cut where it passes from cell to cell (``TileCells``), for all tiles alike: two tiles show the same line where both show it.
struct TileCourses: Sendable {
    private let outlines: Outlines
    /// Of the lines, on the finest grid.
    private let boxes: [Envelope]

    /// - Parameter features: the lines of each, in shares of the world.
    init(_ features: [[[Coordinate]]]) {
        let lines = features.enumerated().flatMap { number, lines in lines.map { (owner: number, points: TileGrid.finest.chain($0)) } }
        outlines = Outlines(lines)
        boxes = lines.map { line in Envelope(line.points.map { Coordinate(x: Double($0.x), y: Double($0.y)) }) }
    }

    /// Cuts the tiles in some columns and rows of a level.
    func sheet(level: Int, columns: ClosedRange<Int>, rows: ClosedRange<Int>) -> CourseSheet {
        CourseSheet(columns: columns, rows: rows) { cells, add in
            let (x, y) = cells.reach
            outlines.forEachLine(on: TileGrid(level: level), x: x, y: y, add)
        }
    }

    /// The tiles of a level that may show something.
    func tiles(level: Int) -> Set<TileAddress> { TileAddress.all(about: boxes, level: level) }
}
