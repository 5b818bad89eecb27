import Geometry

/// The cells that tiles with their buffers are made of: of each tile its middle, and strips about its sides that it shares with the tiles there.
/// One tile has nine.
///
/// Cells stand between lines a buffer's width on either side of the sides of all tiles of the level. A line is cut where it passes from cell to
/// cell, and each cut follows from the ends of the line alone: whichever tile is asked for, what lies in a cell is the same.
struct TileCells: Sendable {
    let columns: [ClosedRange<Int64>]
    let rows: [ClosedRange<Int64>]

    init(_ tile: TileAddress) { self.init(columns: tile.column...tile.column, rows: tile.row...tile.row) }

    /// Those of the tiles in some columns and rows of a level.
    init(columns: ClosedRange<Int>, rows: ClosedRange<Int>) {
        self.columns = Self.cells(columns)
        self.rows = Self.cells(rows)
    }

    var count: Int { columns.count * rows.count }

    /// Those of tiles along an axis: about each side, and between two sides the middle.
    private static func cells(_ tiles: ClosedRange<Int>) -> [ClosedRange<Int64>] {
        let (extent, buffer) = (TileGrid.extent, TileGrid.buffer)
        var cells: [ClosedRange<Int64>] = []
        for number in tiles.lowerBound...(tiles.upperBound + 1) {
            let side = Int64(number) * extent
            cells.append((side - buffer)...(side + buffer))
            if number <= tiles.upperBound { cells.append((side + buffer)...(side + extent - buffer)) }
        }
        return cells
    }

    /// The tiles with their buffers.
    var reach: (x: ClosedRange<Int64>, y: ClosedRange<Int64>) {
        (columns[0].lowerBound...columns[columns.count - 1].upperBound, rows[0].lowerBound...rows[rows.count - 1].upperBound)
    }

    /// Gives the parts of a line in the cells, by number of the cell, in order on the way from `p` to `q`. A part that runs along the border
    /// of a cell is in the one to the east or south.
    @inline(__always) func forEachPart(from p: LatticePoint, to q: LatticePoint, _ body: (Int, LatticePoint, LatticePoint) -> Void) {
        let whole = LatticeSegment(p, q)
        let isForward = whole.a == p
        guard let across = Self.numbers(whole.a.x, whole.b.x, columns) else { return }
        for step in 0..<across.count {
            let column = isForward ? across.lowerBound + step : across.upperBound - step
            guard let strip = Self.part(whole, x: columns[column]) else { continue }
            let (from, to) = isForward ? (strip.a, strip.b) : (strip.b, strip.a)
            guard let along = Self.numbers(min(from.y, to.y), max(from.y, to.y), rows) else { continue }
            for step in 0..<along.count {
                let row = from.y <= to.y ? along.lowerBound + step : along.upperBound - step
                guard let (a, b) = Self.part(from, to, y: rows[row]) else { continue }
                body(row * columns.count + column, a, b)
            }
        }
    }

    /// The cells along an axis from the one that holds `low` to the one that holds `high`; on a border, the one to the east or south.
    @inline(__always) private static func numbers(_ low: Int64, _ high: Int64, _ cells: [ClosedRange<Int64>]) -> ClosedRange<Int>? {
        let (start, end) = (cells[0].lowerBound, cells[cells.count - 1].upperBound)
        guard low <= end, high >= start else { return nil }
        func number(_ place: Int64) -> Int {
            let (tile, rest) = (place - start).quotientAndRemainder(dividingBy: TileGrid.extent)
            return min(2 * Int(tile) + (rest < 2 * TileGrid.buffer ? 0 : 1), cells.count - 1)
        }
        return number(max(low, start))...number(min(high, end))
    }

    private static func part(_ segment: LatticeSegment, x range: ClosedRange<Int64>) -> LatticeSegment? {
        let (a, b) = (segment.a, segment.b)
        if a.x == b.x { return range.lowerBound <= a.x && a.x < range.upperBound ? segment : nil }
        guard a.x < range.upperBound, b.x > range.lowerBound else { return nil }
        func cut(_ x: Int64) -> LatticePoint { LatticePoint(x: x, y: a.y + share(x - a.x, of: b.x - a.x, times: b.y - a.y)) }
        return LatticeSegment(
            a.x >= range.lowerBound ? a : cut(range.lowerBound), b.x <= range.upperBound ? b : cut(range.upperBound))
    }

    private static func part(
        _ from: LatticePoint, _ to: LatticePoint, y range: ClosedRange<Int64>
    ) -> (LatticePoint, LatticePoint)? {
        if from.y == to.y { return range.lowerBound <= from.y && from.y < range.upperBound ? (from, to) : nil }
        let (low, high) = from.y < to.y ? (from, to) : (to, from)
        guard low.y < range.upperBound, high.y > range.lowerBound else { return nil }
        func cut(_ y: Int64) -> LatticePoint { LatticePoint(x: low.x + share(y - low.y, of: high.y - low.y, times: high.x - low.x), y: y) }
        let first = low.y >= range.lowerBound ? low : cut(range.lowerBound)
        let last = high.y <= range.upperBound ? high : cut(range.upperBound)
        return from.y < to.y ? (first, last) : (last, first)
    }

    /// part / whole × rise to the nearest whole number, halves up; exact.
    private static func share(_ part: Int64, of whole: Int64, times rise: Int64) -> Int64 {
        let (numerator, denominator) = (2 * Int128(part) * Int128(rise) + Int128(whole), 2 * Int128(whole))
        let quotient = numerator / denominator
        return Int64(truncatingIfNeeded: quotient * denominator > numerator ? quotient - 1 : quotient)
    }
}
