/// The flat index itself: a directory of blocks of 16 × 16 cells, each cell one label or the number of its first edge.
///
/// Blocks of one label are one block, however many there are: land far from every line costs four bytes a block.
struct PointGrid: Sendable {
    let frame: PointFrame
    /// Units of the grid, east and north; whole blocks.
    let width: Double
    let height: Double
    /// Units within which a place may be near an edge.
    let reach: Int
    /// Of each block its first cell, row by row from the south. No array is ever empty.
    let directory: [UInt32]
    let cells: [UInt32]
    let edges: [CellEdge]

    /// Of a cell: the rest is the number of its first edge.
    static let isMixed: UInt32 = 1 << 31
    /// Near a line, or where the map does not agree with itself: the plane must be asked. No other label has this value.
    static let undecided: UInt32 = CellEdge.labels

    /// One cell for all places, which leaves them to the plane.
    static var undecidedEverywhere: PointGrid {
        PointGrid(
            frame: PointFrame(PointLattice(plane: 0, south: 0), width: 0, height: 0, shiftX: 1, shiftY: 1, blockColumns: 1), width: 0,
            height: 0, reach: 0, directory: [0], cells: [undecided], edges: [.nowhere])
    }

    var lattice: PointLattice { frame.lattice }
    var shiftX: Int32 { frame.shiftX }
    var shiftY: Int32 { frame.shiftY }

    /// The label of one place.
    @inline(__always) func label(_ longitude: Double, _ latitude: Double) -> UInt32 {
        let (x, y) = (frame.unitX(longitude), frame.unitY(latitude))
        let cell = cell(x, y)
        guard cell & Self.isMixed != 0 else { return cell }
        var number = Int(cell & ~Self.isMixed)
        var (label, seen) = (edges[number].corner, UInt32(0))
        var left: UInt32
        repeat {
            let change = edges[number].change(x, y)
            label ^= change & CellEdge.labels
            seen |= change
            left = edges[number].count
            number &+= 1
        } while left > 1
        return seen & CellEdge.isNear == 0 ? label : decided(label, x, y)
    }

    /// The label of a place that lies near the line through an edge: undecided if it is near the edge itself. Seldom asked.
    @inline(never) func decided(_ label: UInt32, _ x: Int32, _ y: Int32) -> UInt32 {
        edges[edges(of: cell(x, y))].contains { $0.isNear(x, y, reach: reach) } ? Self.undecided : label & CellEdge.labels
    }

    /// The cell of a place in whole units: a label, or a mixed cell.
    @inline(__always) private func cell(_ x: Int32, _ y: Int32) -> UInt32 { cells[Int(directory[frame.block(x, y)]) &+ frame.cell(x, y)] }

    /// One cell of the grid: a label, or a mixed cell.
    func cell(column: Int, row: Int) -> UInt32 { cell(Int32(column << Int(shiftX)), Int32(row << Int(shiftY))) }

    /// The numbers of the edges of a mixed cell.
    func edges(of cell: UInt32) -> Range<Int> {
        let first = Int(cell & ~Self.isMixed)
        return first..<first + Int(edges[first].count)
    }

    var bytes: Int {
        MemoryLayout<UInt32>.stride * (directory.count + cells.count) + MemoryLayout<CellEdge>.stride * edges.count
    }
}

/// An edge as a cell sees it: half a line of a cache. The edges of a cell follow one another, and the first one holds what the cell is.
struct CellEdge: Sendable {
    let x: Int32
    let y: Int32
    let dx: Int32
    /// Not negative: edges run north.
    let dy: Int32
    let near: UInt32
    /// The labels of both sides, one XOR the other; above them two bits.
    let tag: UInt32
    /// The label at the cell's south-west corner.
    let corner: UInt32
    /// How many edges of the cell there are from this one on.
    var count: UInt32

    /// In no cell.
    static let nowhere = CellEdge(x: 0, y: 0, dx: 0, dy: 0, near: 0, tag: 0, corner: 0, count: 1)

    /// The way from the corner crosses the edge for places on the left of it; otherwise for those on the right.
    static let countsLeft: UInt32 = 1 << 31
    /// The edge crosses the western line of the cell above its corner, so the way up meets it.
    static let meetsWay: UInt32 = 1 << 30
    static let labels: UInt32 = 1 << 30 - 1
    /// Set in a change, and in a label that is not settled yet: the place is near the line through an edge.
    static let isNear: UInt32 = 1 << 30

    /// What the label of a place becomes by this edge of its cell: from the corner up to the height of the place, then east to the place; an
    /// edge on the way changes the label, by XOR, from that of its one side to that of its other.
    ///
    /// Half-open: an edge is met from its lower end on, up to below its upper end. Products are exact. No branches.
    @inline(__always) func change(_ placeX: Int32, _ placeY: Int32) -> UInt32 {
        let (px, py) = (Int(placeX &- x), Int(placeY &- y))
        // Positive for a place on the left.
        let cross = Int(dx) &* py &- Int(dy) &* px
        // All ones for what is so, else 0.
        let counts = Self.sign(cross) ^ Self.sign(Int(Int32(bitPattern: tag)))
        let meets = Self.sign(Int(Int32(bitPattern: tag &<< 1)))
        let (isBelowTop, isBelow) = (Self.sign(py &- Int(dy)), Self.sign(py))
        let isMet = (meets ^ ((counts ^ meets) & isBelowTop)) & ~isBelow
        let isFar = Self.sign(Int(near) &- cross) | Self.sign(Int(near) &+ cross)
        return tag & Self.labels & UInt32(truncatingIfNeeded: isMet) | Self.isNear & ~UInt32(truncatingIfNeeded: isFar)
    }

    @inline(__always) private static func sign(_ value: Int) -> Int { value &>> (Int.bitWidth &- 1) }

    /// Whether a place is near the edge itself.
    func isNear(_ placeX: Int32, _ placeY: Int32, reach: Int) -> Bool {
        let (px, py, dx, dy) = (Int(placeX) - Int(x), Int(placeY) - Int(y), Int(dx), Int(dy))
        // Exact for every edge that was made; what was altered in a file may go round, and stops nothing.
        guard (dx &* py &- dy &* px).magnitude <= UInt(near), py >= -reach, py <= dy + reach else { return false }
        return px >= min(0, dx) - reach && px <= max(0, dx) + reach
    }
}

/// Many places at a time, by address and without checks: every number in a grid was made by `PointGridMaking`.
///
/// 1,024 places are taken through short steps: where their cells stand, then the cells, then, round by round, one edge of each cell that
/// has more of them. No place waits for the one before it, and no step branches on what it has read, so reads of memory run side by side.
@safe struct PointBatch {
    private static let size = 1024

    private let grid: PointGrid
    private let directory: UnsafePointer<UInt32>
    private let cells: UnsafePointer<UInt32>
    private let edges: UnsafePointer<CellEdge>
    /// Working memory, 20 KB with the labels: it stays beside the processor.
    private let placed: UnsafeMutablePointer<Placed>
    private let waiting: UnsafeMutablePointer<Waiting>

    /// A place in whole units.
    private struct Placed {
        let x: Int32
        let y: Int32
    }

    /// A place whose label waits for an edge.
    private struct Waiting {
        let place: Int32
        let edge: UInt32
    }

    /// Precondition: `count` places at each address.
    static func fill(
        _ labels: UnsafeMutablePointer<UInt32>, longitudes: UnsafePointer<Double>, latitudes: UnsafePointer<Double>, count: Int,
        from grid: PointGrid
    ) {
        with(grid) { batch in
            var start = 0
            while start < count {
                let size = min(size, count &- start)
                let labels = unsafe labels + start
                unsafe batch.place(size, longitudes + start, latitudes + start, labels)
                var left = unsafe batch.readCells(size, labels)
                var seen = batch.fetchEdges(left)
                seen |= unsafe batch.settle(left, isFirst: true, labels, left: &left)
                while left > 0 { seen |= unsafe batch.settle(left, isFirst: false, labels, left: &left) }
                if seen & CellEdge.isNear != 0 { unsafe batch.decide(size, labels) }
                start &+= size
            }
        }
    }

    private static func with(_ grid: PointGrid, _ body: (PointBatch) -> Void) {
        unsafe withUnsafeTemporaryAllocation(of: Placed.self, capacity: size) { placed in
            unsafe withUnsafeTemporaryAllocation(of: Waiting.self, capacity: size) { waiting in
                unsafe grid.directory.withUnsafeBufferPointer { directory in
                    unsafe grid.cells.withUnsafeBufferPointer { cells in
                        unsafe grid.edges.withUnsafeBufferPointer { edges in
                            guard let placed = placed.baseAddress, let waiting = waiting.baseAddress, let cells = cells.baseAddress,
                                let directory = directory.baseAddress, let edges = edges.baseAddress
                            else { preconditionFailure("a grid has cells") }
                            body(
                                unsafe PointBatch(
                                    grid: grid, directory: directory, cells: cells, edges: edges, placed: placed, waiting: waiting))
                        }
                    }
                }
            }
        }
    }

    /// Each place in whole units, and where its cell stands.
    @inline(__always) private func place(
        _ size: Int, _ longitudes: UnsafePointer<Double>, _ latitudes: UnsafePointer<Double>, _ labels: UnsafeMutablePointer<UInt32>
    ) {
        let frame = grid.frame
        var place = 0
        while place < size {
            let (x, y) = unsafe (frame.unitX(longitudes[place]), frame.unitY(latitudes[place]))
            unsafe labels[place] = directory[frame.block(x, y)] &+ UInt32(truncatingIfNeeded: frame.cell(x, y))
            unsafe placed[place] = Placed(x: x, y: y)
            place &+= 1
        }
    }

    /// The cell of each place; gives how many are mixed.
    @inline(__always) private func readCells(_ size: Int, _ labels: UnsafeMutablePointer<UInt32>) -> Int {
        var mixed = 0
        var place = 0
        while place < size {
            let cell = unsafe cells[Int(labels[place])]
            unsafe labels[place] = cell
            // Written in any case, and kept if the cell is mixed.
            unsafe waiting[mixed] = Waiting(place: Int32(truncatingIfNeeded: place), edge: cell & ~PointGrid.isMixed)
            mixed &+= Int(cell &>> 31)
            place &+= 1
        }
        return mixed
    }

    /// Reads every first edge, for nothing but to have it at hand. Gives 0.
    @inline(__always) private func fetchEdges(_ count: Int) -> UInt32 {
        var all: UInt32 = 0
        var number = 0
        while number < count {
            all |= unsafe edges[Int(waiting[number].edge)].count
            number &+= 1
        }
        // No cell has as many edges.
        return all & CellEdge.isNear
    }

    /// One edge for each waiting place; those whose cells have more edges wait on. Gives all bits of all changes together.
    @inline(__always) private func settle(_ count: Int, isFirst: Bool, _ labels: UnsafeMutablePointer<UInt32>, left: inout Int) -> UInt32 {
        var (kept, number) = (0, 0)
        var seen: UInt32 = 0
        while number < count {
            let one = unsafe waiting[number]
            let at = unsafe placed[Int(one.place)]
            let edge = unsafe edges[Int(one.edge)]
            let change = edge.change(at.x, at.y)
            let before = isFirst ? edge.corner : unsafe labels[Int(one.place)]
            unsafe labels[Int(one.place)] = (before ^ change & CellEdge.labels) | change & CellEdge.isNear
            seen |= change
            unsafe waiting[kept] = Waiting(place: one.place, edge: one.edge &+ 1)
            kept &+= edge.count > 1 ? 1 : 0
            number &+= 1
        }
        left = kept
        return seen
    }

    /// Looks closer where a place was found near the line through an edge.
    @inline(never) private func decide(_ size: Int, _ labels: UnsafeMutablePointer<UInt32>) {
        for place in 0..<size where unsafe labels[place] & CellEdge.isNear != 0 {
            let at = unsafe placed[place]
            unsafe labels[place] = grid.decided(labels[place], at.x, at.y)
        }
    }
}
