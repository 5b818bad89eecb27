import Geometry

/// Which lines between lands run through which cell of some 33 m, and what land a cell without lines is: flat arrays over the whole map,
/// made from the finer grid of ``PointGrid``, which answers for single places.
struct LandCells: Sendable {
    private struct Cell {
        /// Of its lines; they end where those of the next cell begin.
        let start: Int32
        /// The land of a cell without lines; ``mixed``, or ``unsound`` where the map does not agree with itself.
        let land: Int32
    }

    let grid: PointGrid
    private let cells: [Cell]
    private let lines: [Int32]
    private let columns: Int
    private let rows: Int
    private let shift: Int

    private static let mixed: Int32 = -1
    private static let unsound: Int32 = -2
    /// Cells of the grid in one of these, each way: a power of two, and a part of its blocks.
    private static let coarsening = 2

    /// Nil for a map without lines, or one too wide. Time: the cells.
    init?(_ map: MapEdges, net: HalfEdges, lands: [Int32]) {
        guard let source = PointEdges(inPlane: map) else { return nil }
        let (grid, numbers) = PointGridMaking.gridWithNumbers(source, labels: lands.map { UInt32($0) })
        self.grid = grid
        shift = Int(grid.shiftX) + Self.coarsening
        let side = 1 << Self.coarsening
        columns = (Int(grid.width) + 1) >> shift
        rows = (Int(grid.height) + 1) >> shift
        var cells: [Cell] = []
        cells.reserveCapacity(columns * rows + 1)
        var lines: [Int32] = []
        for row in 0..<rows {
            for column in 0..<columns {
                let start = lines.count
                var (isSound, land) = (true, UInt32(0))
                for fine in 0..<side * side {
                    let cell = grid.cell(column: column * side + fine % side, row: row * side + fine / side)
                    if cell == PointGrid.undecided { isSound = false }
                    guard cell & PointGrid.isMixed != 0 else {
                        land = cell
                        continue
                    }
                    for place in grid.edges(of: cell) {
                        let line = net.numbers[Int(numbers[place])]
                        if line >= 0, !lines[start...].contains(line) { lines.append(line) }
                    }
                }
                let isMixed = lines.count > start
                cells.append(Cell(start: Int32(start), land: isSound ? isMixed ? Self.mixed : Int32(land) : Self.unsound))
            }
        }
        cells.append(Cell(start: Int32(lines.count), land: Self.mixed))
        self.cells = cells
        self.lines = lines
    }

    /// The cells that a box meets, in columns and rows; nil off the map.
    struct Window {
        let left: Int
        let right: Int
        let low: Int
        let high: Int
        /// Whether a part of the box lies off the cells.
        let isCut: Bool

        var count: Int { (right - left + 1) * (high - low + 1) }
    }

    func window(_ box: Envelope) -> Window? {
        let (west, south) = (grid.lattice.x(box.minX), grid.lattice.y(box.minY))
        let (east, north) = (grid.lattice.x(box.maxX), grid.lattice.y(box.maxY))
        guard east >= 0, north >= 0, west < grid.width, south < grid.height else { return nil }
        let isCut = west < 0 || south < 0 || east >= grid.width || north >= grid.height
        return Window(
            left: Int(max(0, west)) >> shift, right: Int(min(grid.width - 1, east) + 1) >> shift, low: Int(max(0, south)) >> shift,
            high: Int(min(grid.height - 1, north) + 1) >> shift, isCut: isCut)
    }

    /// What the cells of one row say together.
    struct Look {
        /// Of a cell without lines; -1 if there is none.
        var land: Int32 = -1
        var isSound = true
    }

    /// Calls `body` with every line in the cells of a row, some more than once.
    @inline(__always) func forEachLine(row: Int, from left: Int, through right: Int, _ body: (Int) -> Void) -> Look {
        var look = Look()
        let first = row * columns
        for place in first + left...first + right {
            let cell = cells[place]
            if cell.land >= 0 {
                look.land = cell.land
                continue
            }
            if cell.land == Self.unsound { look.isSound = false }
            for line in Int(cell.start)..<Int(cells[place + 1].start) { body(Int(lines[line])) }
        }
        return look
    }

    /// Whether the map agrees with itself in the finer cells of a box. Seldom asked.
    @inline(never) func isSound(_ box: Envelope) -> Bool {
        guard let window = window(box) else { return true }
        let (west, south) = (grid.lattice.x(box.minX), grid.lattice.y(box.minY))
        let (east, north) = (grid.lattice.x(box.maxX), grid.lattice.y(box.maxY))
        let fine = shift - Self.coarsening
        for row in window.low...window.high {
            for column in window.left...window.right where cells[row * columns + column].land == Self.unsound {
                for part in 0..<1 << (2 * Self.coarsening) {
                    let x = column << Self.coarsening + part & (1 << Self.coarsening - 1)
                    let y = row << Self.coarsening + part >> Self.coarsening
                    let isMet =
                        Double((x + 1) << fine) > west - 1 && Double(x << fine) < east + 1 && Double((y + 1) << fine) > south - 1
                        && Double(y << fine) < north + 1
                    if isMet, grid.cell(column: x, row: y) == PointGrid.undecided { return false }
                }
            }
        }
        return true
    }

    /// The rows of cells in which an edge runs, or near by `margin` metres, and from which column to which in each.
    @inline(__always) func forEachSpan(
        _ p: Coordinate, _ q: Coordinate, margin: Double = 0, _ body: (_ row: Int, _ left: Int, _ right: Int) -> Void
    ) {
        let (px, py, qx, qy) = (grid.lattice.x(p.x), grid.lattice.y(p.y), grid.lattice.x(q.x), grid.lattice.y(q.y))
        // And a unit for the rounding.
        let near = margin * grid.lattice.scale + 1
        let (low, high) = (max(0, min(py, qy) - near), min(grid.height - 1, max(py, qy) + near))
        guard low <= high else { return }
        let side = Double(1 << shift)
        for row in Int(low) >> shift...Int(high) >> shift {
            var (west, east) = (min(px, qx), max(px, qx))
            if py != qy {
                let (from, to) = ((Double(row) * side - near - py) / (qy - py), (Double(row + 1) * side + near - py) / (qy - py))
                let (a, b) = (px + max(0, min(1, from)) * (qx - px), px + max(0, min(1, to)) * (qx - px))
                (west, east) = (min(a, b), max(a, b))
            }
            (west, east) = (max(0, west - near), min(grid.width - 1, east + near))
            if west <= east { body(row, Int(west) >> shift, Int(east) >> shift) }
        }
    }
}
