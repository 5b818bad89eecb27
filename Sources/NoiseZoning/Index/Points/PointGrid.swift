/// An edge as a cell sees it.
struct CellEdge: Sendable {
    let x: Int32
    let y: Int32
    let dx: Int32
    /// Not negative: edges run north.
    let dy: Int32
    let near: UInt32
    /// The labels of both sides, one XOR the other; above them two bits.
    let tag: UInt32

    /// The way from the corner crosses the edge for places on the left of it; otherwise for those on the right.
    static let countsLeft: UInt32 = 1 << 31
    /// The edge crosses the western line of the cell above its corner, so the way up meets it.
    static let meetsWay: UInt32 = 1 << 30
    static let labels: UInt32 = 1 << 30 - 1
}

/// A cell that lines run through: a run of edges, and the label at the cell's south-west corner.
struct MixedCell: Sendable {
    let start: UInt32
    let count: UInt32
    let corner: UInt32
}

/// The flat index itself: a directory of blocks of 16 × 16 cells, each cell one label or a reference to its edges.
///
/// Blocks of one label are one block, however many there are: land far from every line costs four bytes a block.
struct PointGrid: Sendable {
    let lattice: PointLattice
    /// Units of the grid, east and north; whole blocks.
    let width: Double
    let height: Double
    /// Powers of two: units in a cell.
    let shiftX: Int32
    let shiftY: Int32
    let blockColumns: Int32
    /// Units within which a place may be near an edge.
    let reach: Int32
    /// Row by row from the south; last the block for places off the grid.
    let directory: [UInt32]
    let cells: [UInt32]
    let mixed: [MixedCell]
    let edges: [CellEdge]

    static let blockShift: Int32 = 4
    /// Of a cell: the rest is the number of a mixed cell.
    static let isMixed: UInt32 = 1 << 31
    /// Near a line, or where the map does not agree with itself: the plane must be asked. No other label has this value.
    static let undecided: UInt32 = CellEdge.labels

    /// One cell of the grid: a label, or a mixed cell.
    func cell(column: Int, row: Int) -> UInt32 {
        let block = (row >> Int(Self.blockShift)) * Int(blockColumns) + (column >> Int(Self.blockShift))
        return cells[Int(directory[block]) << 8 | (row & 15) << 4 | column & 15]
    }

    /// The label of one place.
    func label(_ x: Double, _ y: Double) -> UInt32 {
        withView { view in
            let cell = view.cell(x, y)
            return cell & Self.isMixed == 0 ? cell : view.settle(cell, x, y)
        }
    }

    var bytes: Int {
        MemoryLayout<UInt32>.stride * (directory.count + cells.count) + MemoryLayout<MixedCell>.stride * mixed.count
            + MemoryLayout<CellEdge>.stride * edges.count
    }
}

/// The arrays of a grid by address, for a loop without checks: every number in them was made by `PointGridMaking`.
@safe struct PointGridView {
    let directory: UnsafePointer<UInt32>
    let cells: UnsafePointer<UInt32>
    let mixed: UnsafePointer<MixedCell>
    let edges: UnsafePointer<CellEdge>
    let lattice: PointLattice
    let width: Double
    let height: Double
    let shiftX: Int32
    let shiftY: Int32
    let blockColumns: Int32
    let reach: Int64
    let off: Int32

    /// The cell of a place: a label, or a mixed cell. Off the grid, and for what is no number, the label 0.
    @inline(__always) func cell(_ longitude: Double, _ latitude: Double) -> UInt32 {
        let (x, y) = (lattice.x(longitude), lattice.y(latitude))
        // False for NaN as well; `&` with 0 and 1, so that nothing is guessed by the processor.
        let isOn = (x >= 0) & (x < width) & (y >= 0) & (y < height)
        let (column, row) = (PointLattice.whole(x) >> shiftX, PointLattice.whole(y) >> shiftY)
        let block = (row >> PointGrid.blockShift) &* blockColumns &+ (column >> PointGrid.blockShift)
        let number = unsafe directory[Int(isOn ? block : off)]
        return unsafe cells[Int(number) << 8 | Int(row & 15) << 4 | Int(column & 15)]
    }

    /// The label in a mixed cell: from its corner up to the height of the place, then east to the place; every edge on the way changes the
    /// label from that of its one side to that of its other.
    ///
    /// Half-open: an edge is met from its lower end on, up to below its upper end. Products are exact. Time: the edges of the cell.
    @inline(__always) func settle(_ cell: UInt32, _ longitude: Double, _ latitude: Double) -> UInt32 {
        let (x, y) = (PointLattice.whole(lattice.x(longitude)), PointLattice.whole(lattice.y(latitude)))
        let head = unsafe mixed[Int(cell & ~PointGrid.isMixed)]
        var label = head.corner
        var isNear = false
        var number = Int(head.start)
        let end = number &+ Int(head.count)
        while number < end {
            let edge = unsafe edges[number]
            let (px, py) = (x &- edge.x, y &- edge.y)
            // Positive for a place on the left.
            let cross = Int64(edge.dx) &* Int64(py) &- Int64(edge.dy) &* Int64(px)
            isNear = isNear | (cross.magnitude <= UInt64(edge.near))
            let isAbove = py >= edge.dy
            let isBeside = (py >= 0) & !isAbove
            let counts = (cross < 0) != (edge.tag & CellEdge.countsLeft != 0)
            let isMet = (isBeside & counts) | (isAbove & (edge.tag & CellEdge.meetsWay != 0))
            label ^= isMet ? edge.tag & CellEdge.labels : 0
            number &+= 1
        }
        return isNear && isBeside(edgesOf: head, x, y) ? PointGrid.undecided : label
    }

    /// Whether a place that is near the line through an edge is near the edge itself. Seldom asked.
    @inline(never) private func isBeside(edgesOf cell: MixedCell, _ x: Int32, _ y: Int32) -> Bool {
        for number in Int(cell.start)..<Int(cell.start + cell.count) {
            let edge = unsafe edges[number]
            let (px, py) = (Int64(x) - Int64(edge.x), Int64(y) - Int64(edge.y))
            let cross = Int64(edge.dx) * py - Int64(edge.dy) * px
            guard cross.magnitude <= UInt64(edge.near), py >= -reach, py <= Int64(edge.dy) + reach else { continue }
            if px >= Int64(min(0, edge.dx)) - reach, px <= Int64(max(0, edge.dx)) + reach { return true }
        }
        return false
    }
}

extension Bool {
    @inline(__always) fileprivate static func & (a: Bool, b: Bool) -> Bool { UInt8(a) & UInt8(b) != 0 }
    @inline(__always) fileprivate static func | (a: Bool, b: Bool) -> Bool { UInt8(a) | UInt8(b) != 0 }
}

extension UInt8 {
    @inline(__always) fileprivate init(_ isSet: Bool) { self = isSet ? 1 : 0 }
}

extension PointGrid {
    @inline(__always) func withView<Result>(_ body: (PointGridView) -> Result) -> Result {
        unsafe directory.withUnsafeBufferPointer { directory in
            unsafe cells.withUnsafeBufferPointer { cells in
                unsafe mixed.withUnsafeBufferPointer { mixed in
                    unsafe edges.withUnsafeBufferPointer { edges in
                        guard let directories = directory.baseAddress, let allCells = cells.baseAddress,
                            let allMixed = mixed.baseAddress, let allEdges = edges.baseAddress
                        else { preconditionFailure("a grid has cells") }
                        return unsafe body(
                            PointGridView(
                                directory: directories, cells: allCells, mixed: allMixed, edges: allEdges, lattice: lattice, width: width,
                                height: height, shiftX: shiftX, shiftY: shiftY, blockColumns: blockColumns, reach: Int64(reach),
                                off: Int32(directory.count - 1)))
                    }
                }
            }
        }
    }
}
