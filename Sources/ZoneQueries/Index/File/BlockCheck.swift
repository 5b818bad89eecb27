import FeatureIO
import Synchronization

/// Looks at the blocks of a mapped index, each before it is used for the first time: whether its bytes are those that were written, and
/// whether every number in it leads where it may. After that no look-up in the block leads out of the arrays, whoever has made the file.
final class BlockCheck: Sendable {
    let layout: IndexLayout
    private let file: MappedFile
    private let labels: Int
    private let damage = Atomic(false)

    /// Precondition: the layout is as long as the file.
    init(_ file: MappedFile, _ layout: IndexLayout, labels: Int) { (self.file, self.layout, self.labels) = (file, layout, labels) }

    /// Whether a part was found that is not what was written. It stays so.
    var isDamaged: Bool { damage.load(ordering: .relaxed) }

    func markDamaged() { damage.store(true, ordering: .relaxed) }

    /// The arrays of the file, looked at by this; nil where there is no memory.
    func arrays() -> GridArrays? {
        guard let start = unsafe file.bytes.baseAddress,
            let looks = BlockLooks(layout.directory.count, look: { self.isBlockSound($0) })
        else { return nil }
        return unsafe GridArrays(
            GridArrays.Lengths(directory: layout.directory.count, cells: layout.cells.count, edges: layout.edges.count),
            directory: (start + layout.directory.start).assumingMemoryBound(to: UInt32.self),
            cells: (start + layout.cells.start).assumingMemoryBound(to: UInt32.self),
            edges: (start + layout.edges.start).assumingMemoryBound(to: CellEdge.self), looks: looks)
    }

    /// Whether the entry of a block of the map, its cells and its edges are what was written, and lead where they may.
    ///
    /// Time: the entries under one sum of the directory, the cells, and the edges of the block: some 5 µs.
    func isBlockSound(_ place: Int) -> Bool {
        let bytes = unsafe file.bytes
        let first: UInt32 = unsafe bytes.number(at: layout.directory[place])
        let (page, block) = (place / IndexLayout.entriesInPage, Int(first) / PointFrame.blockCells)
        guard unsafe layout.sum(ofPage: page, bytes) == bytes.number(at: layout.pageSums[page]),
            Int(first) % PointFrame.blockCells == 0, block < layout.blockSums.count, let range = edges(ofBlock: block),
            unsafe layout.sum(ofBlock: block, edges: range, bytes) == bytes.number(at: layout.blockSums[block]),
            isSound(block, range)
        else {
            markDamaged()
            return false
        }
        return true
    }

    /// The edges of a block by their numbers; nil where they are none.
    private func edges(ofBlock block: Int) -> Range<Int>? {
        let from = Int(unsafe file.bytes.number(at: layout.edgeStarts[block], UInt32.self))
        let to = Int(unsafe file.bytes.number(at: layout.edgeStarts[block + 1], UInt32.self))
        return from >= 1 && from <= to && to <= layout.edges.count ? from..<to : nil
    }

    private func edge(_ number: Int) -> CellEdge {
        unsafe file.bytes.loadUnaligned(fromByteOffset: layout.edges[number], as: CellEdge.self)
    }

    /// Whether every cell is a label or leads to edges of the block, and these to their ends.
    private func isSound(_ block: Int, _ range: Range<Int>) -> Bool {
        func isLabel(_ label: UInt32) -> Bool { Int(label) < labels || label == PointGrid.undecided }
        for number in range {
            let edge = self.edge(number)
            guard edge.count >= 1, Int(edge.count) <= range.upperBound - number, edge.dy >= 0, isLabel(edge.corner) else { return false }
            guard edge.count == 1 || self.edge(number + 1).count == edge.count - 1 else { return false }
        }
        let first = block * PointFrame.blockCells
        for number in first..<first + PointFrame.blockCells {
            let cell: UInt32 = unsafe file.bytes.number(at: layout.cells[number])
            guard cell & PointGrid.isMixed != 0 ? range.contains(Int(cell & ~PointGrid.isMixed)) : isLabel(cell) else { return false }
        }
        return true
    }
}
