import SystemIO

/// The arrays of a ``PointGrid``: in memory of their own, or in a file that is mapped. None of them is ever empty.
///
/// Sendable, though by hand: nothing of them changes once this is made.
@safe final class GridArrays: @unchecked Sendable {
    /// Of each block of the map its first cell, row by row from the south.
    let directory: UnsafePointer<UInt32>
    let cells: UnsafePointer<UInt32>
    let edges: UnsafePointer<CellEdge>
    let counts: Lengths
    /// Through which every block must go before it is used; nil for arrays that were made here.
    let looks: BlockLooks?

    struct Lengths {
        let directory: Int
        let cells: Int
        let edges: Int
    }

    /// Arrays of our own, copied once.
    init(directory: [UInt32], cells: [UInt32], edges: [CellEdge]) {
        unsafe self.directory = Self.copy(directory)
        unsafe self.cells = Self.copy(cells)
        unsafe self.edges = Self.copy(edges)
        counts = Lengths(directory: directory.count, cells: cells.count, edges: edges.count)
        looks = nil
    }

    /// Those of a file, for as long as `looks` lives. Nothing of them is read yet.
    init(
        _ counts: Lengths, directory: UnsafePointer<UInt32>, cells: UnsafePointer<UInt32>, edges: UnsafePointer<CellEdge>,
        looks: BlockLooks
    ) {
        unsafe (self.directory, self.cells, self.edges) = (directory, cells, edges)
        (self.counts, self.looks) = (counts, looks)
    }

    deinit {
        guard looks == nil else { return }
        unsafe free(UnsafeMutableRawPointer(mutating: directory))
        unsafe free(UnsafeMutableRawPointer(mutating: cells))
        unsafe free(UnsafeMutableRawPointer(mutating: edges))
    }

    private static func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
        unsafe elements.withUnsafeBytes { source in
            guard let memory = unsafe aligned_alloc(64, (source.count + 63) & ~63), let start = source.baseAddress else {
                preconditionFailure("there is memory, and no array is empty")
            }
            unsafe memory.copyMemory(from: start, byteCount: source.count)
            return unsafe UnsafePointer(memory.assumingMemoryBound(to: Element.self))
        }
    }

    var bytes: Int { 4 * (counts.directory + counts.cells) + MemoryLayout<CellEdge>.stride * counts.edges }
}
