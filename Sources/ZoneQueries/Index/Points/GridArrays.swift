import Synchronization
import SystemIO

/// The arrays of a ``PointGrid``: in memory of their own, or in a file that is mapped. None of them is ever empty.
///
/// Sendable, though by hand. Cells and edges never change once this is made. An entry of the directory changes at most once, from 0 to what
/// it says from then on; it does so atomically, and whoever does it writes the same number.
@safe final class GridArrays: @unchecked Sendable {
    /// Of each block of the map, row by row from the south, its first cell and 1 more; 0 for a block of a file that was not looked at yet.
    let directory: UnsafeMutablePointer<Atomic<UInt32>>
    let cells: UnsafePointer<UInt32>
    let edges: UnsafePointer<CellEdge>
    let counts: Lengths
    /// Looks at a block of a file; nil for arrays that were made here. It keeps the file.
    private let looking: (@Sendable (_ block: Int) -> UInt32?)?

    struct Lengths {
        let directory: Int
        let cells: Int
        let edges: Int
    }

    /// Arrays of our own, copied once.
    init(directory: [UInt32], cells: [UInt32], edges: [CellEdge]) {
        unsafe self.directory = Self.copy(directory.map { $0 + 1 }).assumingMemoryBound(to: Atomic<UInt32>.self)
        unsafe self.cells = UnsafePointer(Self.copy(cells).assumingMemoryBound(to: UInt32.self))
        unsafe self.edges = UnsafePointer(Self.copy(edges).assumingMemoryBound(to: CellEdge.self))
        counts = Lengths(directory: directory.count, cells: cells.count, edges: edges.count)
        looking = nil
    }

    /// Those of a file. Nothing of them is read yet.
    ///
    /// - Parameters:
    ///   - cells: for as long as `looking` lives; so are `edges`.
    ///   - looking: the first cell of a block of the map, once everything in it is known to be sound; nil where it is not.
    init?(
        _ counts: Lengths, cells: UnsafePointer<UInt32>, edges: UnsafePointer<CellEdge>,
        looking: @escaping @Sendable (_ block: Int) -> UInt32?
    ) {
        // Pages of zeros, which cost nothing until they are written to.
        guard let memory = unsafe calloc(counts.directory, MemoryLayout<UInt32>.stride) else { return nil }
        unsafe directory = memory.assumingMemoryBound(to: Atomic<UInt32>.self)
        unsafe (self.cells, self.edges) = (cells, edges)
        (self.counts, self.looking) = (counts, looking)
    }

    deinit {
        unsafe free(directory)
        guard looking == nil else { return }
        unsafe free(UnsafeMutableRawPointer(mutating: cells))
        unsafe free(UnsafeMutableRawPointer(mutating: edges))
    }

    private static func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeMutableRawPointer {
        unsafe elements.withUnsafeBytes { source in
            guard let memory = unsafe aligned_alloc(64, (source.count + 63) & ~63), let start = source.baseAddress else {
                preconditionFailure("there is memory, and no array is empty")
            }
            unsafe memory.copyMemory(from: start, byteCount: source.count)
            return unsafe memory
        }
    }

    /// The entry of a block that is 0, which is then looked at; nil where its bytes are not those that were written.
    @inline(never) func look(at block: Int) -> UInt32? {
        guard let first = looking?(block) else { return nil }
        unsafe directory[block].store(first + 1, ordering: .relaxed)
        return first + 1
    }

    var bytes: Int { 4 * (counts.directory + counts.cells) + MemoryLayout<CellEdge>.stride * counts.edges }
}
