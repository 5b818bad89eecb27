/// Many places at a time, by address and without checks: every number in a grid was made by `PointGridMaking`, or looked at before its use
/// (`BlockCheck`).
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

    /// Labels are undecided from where a block of a file is damaged on.
    ///
    /// Precondition: as many longitudes as latitudes, and at least as many labels; those behind the last place stay as they are.
    static func fill(
        _ labels: inout MutableSpan<UInt32>, longitudes: Span<Double>, latitudes: Span<Double>, from grid: PointGrid
    ) {
        precondition(longitudes.count == latitudes.count && longitudes.count <= labels.count, "a label for every place")
        unsafe longitudes.withUnsafeBufferPointer { longitudes in
            unsafe latitudes.withUnsafeBufferPointer { latitudes in
                unsafe labels.withUnsafeMutableBufferPointer { labels in
                    guard let x = longitudes.baseAddress, let y = latitudes.baseAddress, let out = labels.baseAddress else { return }
                    unsafe fill(out, longitudes: x, latitudes: y, count: longitudes.count, from: grid)
                }
            }
        }
    }

    /// Precondition: `count` places at each address.
    private static func fill(
        _ labels: UnsafeMutablePointer<UInt32>, longitudes: UnsafePointer<Double>, latitudes: UnsafePointer<Double>, count: Int,
        from grid: PointGrid
    ) {
        with(grid) { batch in
            var start = 0
            while start < count {
                let size = min(size, count &- start)
                let labels = unsafe labels + start
                unsafe batch.place(size, longitudes + start, latitudes + start, labels)
                if let looks = grid.arrays.looks, !batch.look(size, looks) {
                    return unsafe labels.update(repeating: PointGrid.undecided, count: count &- start)
                }
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
                guard let placed = placed.baseAddress, let waiting = waiting.baseAddress else { preconditionFailure("it has room") }
                let arrays = grid.arrays
                withExtendedLifetime(arrays) {
                    body(
                        unsafe PointBatch(
                            grid: grid, directory: arrays.directory, cells: arrays.cells, edges: arrays.edges, placed: placed,
                            waiting: waiting))
                }
            }
        }
    }

    /// Each place in whole units, and where its cell stands, which is not read yet.
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

    /// Looks at the blocks of a file that these places are the first in. False where one is damaged.
    @inline(never) private func look(_ size: Int, _ looks: BlockLooks) -> Bool {
        let frame = grid.frame
        var place = 0
        while place < size {
            let at = unsafe placed[place]
            if !looks.isSound(frame.block(at.x, at.y)) { return false }
            place &+= 1
        }
        return true
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
