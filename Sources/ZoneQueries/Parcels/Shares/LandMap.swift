import Geometry
import PlanarArrangement
import ZoningModel

/// A map made ready for parcels: its different kinds of land, the lines between them, and the cells that these run through.
struct LandMap: Sendable {
    let lands: ParcelLands
    let net: LandNet
    /// Nil for a map without lines, or one too wide.
    let cells: LandCells?

    /// Time: n log n in the vertices of the map, and the cells.
    ///
    /// - Parameter splitsCarriageways: whether carriageways are land of their own kind.
    init(_ map: ZoneMap, splitsCarriageways: Bool = false) {
        let edges = MapEdges(map)
        lands = ParcelLands(map, splitsCarriageways: splitsCarriageways)
        net = LandNet(edges, lands: lands.numbers)
        cells = LandCells(edges, net: net, lands: lands.numbers)
    }
}

/// The different kinds of land of a map, numbered; 0 is outside.
struct ParcelLands: Sendable {
    private(set) var all: [Designation] = [.outside]
    /// Which of them are carriageways, where those are told apart.
    private(set) var isCarriageway: [Bool] = [false]
    /// By piece of the map.
    private(set) var numbers: [Int32] = []

    private struct SplitLand: Hashable {
        let land: Designation
        let isCarriageway: Bool
    }

    init(_ map: ZoneMap, splitsCarriageways: Bool = false) {
        var known: [SplitLand: Int32] = [:]
        for zone in map.zones {
            let split = SplitLand(land: Designation(zone), isCarriageway: splitsCarriageways && zone.kind == .carriageway)
            if let number = known[split] {
                numbers.append(number)
            } else {
                known[split] = Int32(all.count)
                numbers.append(Int32(all.count))
                all.append(split.land)
                isCarriageway.append(split.isCarriageway)
            }
        }
    }

    /// Of a piece of the map; nil is outside.
    func number(_ piece: Int?) -> Int32 { piece.map { numbers[$0] } ?? 0 }
}

/// The lines of a map as half-edges (``DCEL``): edge n is 2n from its smaller end and 2n + 1 back, each with the land on its left and the
/// next half-edge about the same land. Lines between pieces of one land are left out.
///
/// Places are whole units of 1/1024 mm, held as `Double`: far from any rounding. Building is linear, but for the sorting about each corner.
struct LandNet: Sendable {
    struct Edge: Sendable {
        let ax: Double
        let ay: Double
        let bx: Double
        let by: Double
        /// The land on the left and on the right of the way from a to b; 0 is outside.
        let left: Int32
        let right: Int32
    }

    let edges: [Edge]
    /// By half-edge.
    let next: [Int32]
    /// By edge of the map its number here; -1 for those left out.
    let numbers: [Int32]

    /// Units in a metre; a power of two to the millimetre of the lattice, so that its corners are whole.
    static let perMetre = Lattice.perMetre * 1024

    /// - Parameter lands: the land of every piece of the map, from 1.
    init(_ map: MapEdges, lands: [Int32]) {
        var edges: [Edge] = []
        var numbers: [Int32] = []
        numbers.reserveCapacity(map.edges.count)
        var starts: [LatticePoint] = []
        for edge in map.edges {
            let (left, right) = (edge.left.map { lands[$0] } ?? 0, edge.right.map { lands[$0] } ?? 0)
            guard left != right else {
                numbers.append(-1)
                continue
            }
            let (a, b) = (edge.segment.a, edge.segment.b)
            numbers.append(Int32(edges.count))
            starts += [a, b]
            edges.append(
                Edge(
                    ax: Double(a.x * 1024), ay: Double(a.y * 1024), bx: Double(b.x * 1024), by: Double(b.y * 1024), left: left, right: right
                ))
        }
        self.edges = edges
        self.numbers = numbers
        var nodes = PointNumbers(about: starts.count / 2)
        let origins = starts.map { nodes.number(of: $0) }
        // Who arrives against a half goes on along the one clockwise of it: the land on the left stays on the left.
        next = DCEL.next(origins: origins, nodes: nodes.points.count) { [starts] one, other in
            let (corner, p, q) = (starts[Int(one)], starts[Int(one) ^ 1], starts[Int(other) ^ 1])
            return AngularOrder.precedes(p.x - corner.x, p.y - corner.y, q.x - corner.x, q.y - corner.y)
        }
    }

    @inline(__always) func left(of half: Int) -> Int32 { half & 1 == 0 ? edges[half >> 1].left : edges[half >> 1].right }

    /// The corner that a half-edge leads to, in metres from `origin`.
    @inline(__always) func end(of half: Int, _ origin: Coordinate) -> Coordinate {
        let edge = edges[half >> 1]
        let place = half & 1 == 0 ? Coordinate(x: edge.bx, y: edge.by) : Coordinate(x: edge.ax, y: edge.ay)
        return place * (1 / Self.perMetre) - origin
    }
}

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
    init?(_ map: MapEdges, net: LandNet, lands: [Int32]) {
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
                var (isSound, plain): (Bool, UInt32?) = (true, nil)
                for fine in 0..<side * side {
                    let cell = grid.cell(column: column * side + fine % side, row: row * side + fine / side)
                    if cell == PointGrid.undecided { isSound = false }
                    guard cell & PointGrid.isMixed != 0 else {
                        plain = cell
                        continue
                    }
                    for place in grid.edges(of: cell) {
                        let line = net.numbers[Int(numbers[place])]
                        if line >= 0, !lines[start...].contains(line) { lines.append(line) }
                    }
                }
                let isMixed = lines.count > start
                // With no part that is plain, and no line, nothing is known of it.
                let land = isMixed ? Self.mixed : plain.map { Int32($0) } ?? Self.unsound
                cells.append(Cell(start: Int32(start), land: isSound ? land : Self.unsound))
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

    /// The land of all cells that a box meets, where no line between lands runs through them; nil where there is one, and at the map's edge.
    func onlyLand(in box: Envelope) -> Int32? {
        guard let window = window(box), !window.isCut else { return nil }
        let land = cells[window.low * columns + window.left].land
        guard land >= 0 else { return nil }
        for row in window.low...window.high {
            for place in row * columns + window.left...row * columns + window.right where cells[place].land != land { return nil }
        }
        return land
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
