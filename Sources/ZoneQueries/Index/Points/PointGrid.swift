/// The flat index itself: a directory of blocks of 16 × 16 cells, each cell one label or the number of its first edge.
///
/// Blocks of one label are one block, however many there are: land far from every line costs four bytes a block.
@safe struct PointGrid: Sendable {
    let frame: PointFrame
    /// Units of the grid, east and north; whole blocks.
    let width: Double
    let height: Double
    /// Units within which a place may be near an edge.
    let reach: Int
    let arrays: GridArrays

    /// Of a cell: the rest is the number of its first edge.
    static let isMixed: UInt32 = 1 << 31
    /// Near a line, or where the map does not agree with itself: the plane must be asked. No other label has this value.
    static let undecided: UInt32 = CellEdge.labels

    /// One block for all places, which leaves them to the plane.
    static var undecidedEverywhere: PointGrid {
        PointGrid(
            frame: PointFrame(PointLattice(plane: 0, south: 0), width: 0, height: 0, shiftX: 1, shiftY: 1, blockColumns: 1), width: 0,
            height: 0, reach: 0,
            arrays: GridArrays(
                directory: [0], cells: Array(repeating: undecided, count: PointFrame.blockCells), edges: [.nowhere]))
    }

    /// Whether it is that one.
    var isUndecidedEverywhere: Bool { unsafe arrays.counts.directory == 1 && arrays.cells[0] == Self.undecided && width == 0 }

    var lattice: PointLattice { frame.lattice }
    var shiftX: Int32 { frame.shiftX }
    var shiftY: Int32 { frame.shiftY }

    /// The label of one place; undecided in a block of a file that is damaged.
    @inline(__always) func label(_ longitude: Double, _ latitude: Double) -> UInt32 {
        let (x, y) = (frame.unitX(longitude), frame.unitY(latitude))
        let cell = cell(x, y)
        guard cell & Self.isMixed != 0 else { return cell }
        var number = Int(cell & ~Self.isMixed)
        let (label, seen) = withExtendedLifetime(arrays) { arrays in
            let edges = unsafe arrays.edges
            var (label, seen) = (unsafe edges[number].corner, UInt32(0))
            var left: UInt32
            repeat {
                let change = unsafe edges[number].change(x, y)
                label ^= change & CellEdge.labels
                seen |= change
                left = unsafe edges[number].count
                number &+= 1
            } while left > 1
            return (label, seen)
        }
        return seen & CellEdge.isNear == 0 ? label : decided(label, x, y)
    }

    /// The label of a place that lies near the line through an edge: undecided if it is near the edge itself. Seldom asked.
    @inline(never) func decided(_ label: UInt32, _ x: Int32, _ y: Int32) -> UInt32 {
        edges(of: cell(x, y)).contains { unsafe arrays.edges[$0].isNear(x, y, reach: reach) } ? Self.undecided : label & CellEdge.labels
    }

    /// The cell of a place in whole units: a label, or a mixed cell.
    @inline(__always) private func cell(_ x: Int32, _ y: Int32) -> UInt32 {
        let block = frame.block(x, y)
        if let looks = arrays.looks, !looks.isSound(block) { return Self.undecided }
        return unsafe arrays.cells[Int(arrays.directory[block]) &+ frame.cell(x, y)]
    }

    /// One cell of the grid: a label, or a mixed cell.
    func cell(column: Int, row: Int) -> UInt32 { cell(Int32(column << Int(shiftX)), Int32(row << Int(shiftY))) }

    /// The numbers of the edges of a mixed cell.
    func edges(of cell: UInt32) -> Range<Int> {
        let first = Int(cell & ~Self.isMixed)
        return first..<first + Int(unsafe arrays.edges[first].count)
    }

    var bytes: Int { arrays.bytes }
}
