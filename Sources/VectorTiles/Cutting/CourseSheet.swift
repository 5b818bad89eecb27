import Geometry

/// Lines cut on the cells of some tiles of a level that lie side by side: what a tile shows is put together from it.
///
/// Memory: 16 bytes a vertex, and 4 a cell.
struct CourseSheet: Sendable {
    /// What one line shows in one cell at one go, without corners that lie straight between their neighbours.
    private struct Chain {
        let feature: Int
        let vertices: Range<Int>
    }

    private let cells: TileCells
    private let columns: ClosedRange<Int>
    private let rows: ClosedRange<Int>
    private var points: [LatticePoint] = []
    /// In the order of the features, of their lines, and on the way of each.
    private var chains: [Chain] = []
    /// By cell the numbers of its chains.
    private let inCells: Bins<Int32>

    /// What it takes in memory.
    var bytes: Int { 16 * points.count + 28 * chains.count + 4 * cells.count }

    /// - Parameter lines: gives the straight lines that come near the tiles, those of a feature one after the other.
    init(
        columns: ClosedRange<Int>, rows: ClosedRange<Int>,
        _ lines: (TileCells, _ add: (_ feature: Int, LatticePoint, LatticePoint) -> Void) -> Void
    ) {
        (self.columns, self.rows) = (columns, rows)
        let cells = TileCells(columns: columns, rows: rows)
        self.cells = cells
        var drawn: [(feature: Int, cell: Int, line: [LatticePoint])] = []
        lines(cells) { feature, p, q in
            cells.forEachPart(from: p, to: q) { cell, a, b in
                let last = drawn.count - 1
                if last >= 0, drawn[last].feature == feature, drawn[last].cell == cell, drawn[last].line.last == a {
                    drawn[last].line.append(b)
                } else {
                    drawn.append((feature, cell, [a, b]))
                }
            }
        }
        for chain in drawn {
            let start = points.count
            points += StraightCorners.droppedFromLine(chain.line)
            chains.append(Chain(feature: chain.feature, vertices: start..<points.count))
        }
        inCells = Bins(count: cells.count, filler: 0) { add in
            for (number, chain) in drawn.enumerated() { add(chain.cell, Int32(truncatingIfNeeded: number)) }
        }
    }

    /// What a tile of the sheet and its buffer show of each feature, in the order of the features and of their lines: the vertices of each
    /// line in turn.
    func forEachLine(in tile: TileAddress, _ body: (_ feature: Int, [LatticePoint]) -> Void) {
        let (first, top) = (2 * (tile.column - columns.lowerBound), 2 * (tile.row - rows.lowerBound))
        var numbers: [Int32] = []
        for row in top...(top + 2) {
            // The three cells of a row stand one after the other.
            let cell = row * cells.columns.count + first
            numbers.append(contentsOf: inCells.values[inCells.range(of: cell).lowerBound..<inCells.range(of: cell + 2).upperBound])
        }
        numbers.sort()
        var line: [LatticePoint] = []
        var feature = -1
        for number in numbers {
            let chain = chains[Int(number)]
            let start = chain.vertices.lowerBound
            if feature == chain.feature, line[line.count - 1] == points[start] {
                if StraightCorners.isStraight(line[line.count - 2], points[start], points[start + 1]) { line.removeLast() }
                line.append(contentsOf: points[(start + 1)..<chain.vertices.upperBound])
            } else {
                if !line.isEmpty { body(feature, line) }
                feature = chain.feature
                line.removeAll(keepingCapacity: true)
                line.append(contentsOf: points[chain.vertices])
            }
        }
        if !line.isEmpty { body(feature, line) }
    }
}
