import FeatureIO

/// Where everything stands in an index file (`.nzi`), version 4.
///
///     offset  bytes
///          0      8  "NZINDEX" and the version, 4
///          8      8  length of the whole, in bytes
///         16     32  SHA-256 of all that follows
///         48      8  sum of all from 56 to the end of the head
///         56     40  the lattice: west, south, units in a degree, width, height (f64)
///         96     16  reach, shift east, shift north, columns of blocks (i32)
///        112     16  how many there are: entries of the directory, blocks, edges, labels (u32)
///        128      8  length of the texts of the labels (u64)
///        136      8  length of the head, and 0 (u32)
///        144      …  the head: JSON (`noisezone.about/1`), and a zero byte
///
/// Then, each from a multiple of 64 bytes on, with zeros between:
///
///     directory   of each block of the map, row by row from the south: its first cell (u32)
///     sums        of the directory, 1,024 entries each (u64)
///     starts      of each block its first edge, and behind the last where the edges end (u32)
///     sums        of the blocks: of their cells and edges (u64)
///     cells       256 a block (u32): a label, or the highest bit and the number of its first edge
///     edges       x, y, dx, dy, near, tag, corner, count (u32 each); the first one is in no cell
///     starts      of the texts of the labels, and where they end (u64)
///     sums        of the texts (u64)
///     texts       of each label JSON (`noisezone.label/1`), and a zero byte
///
/// Little end first throughout, as the machines count that Swift runs on: the arrays are used where they stand.
struct IndexLayout {
    /// What is looked for in bytes of `index`, `count` elements.
    struct Section {
        let start: Int
        let count: Int
        let stride: Int

        var end: Int { start + count * stride }
        var range: Range<Int> { start..<end }

        subscript(number: Int) -> Int { start + number * stride }
    }

    /// How many there are of what.
    struct Counts {
        var directory: Int
        var blocks: Int
        var edges: Int
        var labels: Int
        var texts: Int
        var head: Int
    }

    static let magic = Array("NZINDEX".utf8) + [4]
    /// Where each of these stands.
    enum Place {
        static let length = 8
        static let digest = 16
        static let sum = 48
        static let lattice = 56
        static let grid = 96
        static let counts = 112
        static let texts = 128
        static let headLength = 136
        static let head = 144
    }

    /// Entries of the directory under one sum.
    static let entriesInPage = 1024

    let head: Section
    let directory: Section
    let pageSums: Section
    let edgeStarts: Section
    let blockSums: Section
    let cells: Section
    let edges: Section
    let textStarts: Section
    let textSums: Section
    let texts: Section

    /// Counts of 32 bits each, and lengths that are less than 2⁶⁰.
    init(_ counts: Counts) {
        head = Section(start: Place.head, count: counts.head + 1, stride: 1)
        var end = head.end
        func section(_ count: Int, _ stride: Int) -> Section {
            let section = Section(start: (end + 63) & ~63, count: count, stride: stride)
            end = section.end
            return section
        }
        directory = section(counts.directory, 4)
        pageSums = section((counts.directory + Self.entriesInPage - 1) / Self.entriesInPage, 8)
        edgeStarts = section(counts.blocks + 1, 4)
        blockSums = section(counts.blocks, 8)
        cells = section(counts.blocks * PointFrame.blockCells, 4)
        edges = section(counts.edges, MemoryLayout<CellEdge>.stride)
        textStarts = section(counts.labels + 1, 8)
        textSums = section(counts.labels, 8)
        texts = section(counts.texts, 1)
    }

    var length: Int { texts.end }
}

/// Sums of the parts of an index, by what they are.
extension IndexLayout {
    static func sum(ofHead bytes: UnsafeRawBufferPointer, _ layout: IndexLayout) -> UInt64 {
        var sum = IndexSum(seed: 0)
        unsafe sum.add(UnsafeRawBufferPointer(rebasing: bytes[Place.lattice..<layout.head.end]))
        return sum.value
    }

    func sum(ofPage page: Int, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum = IndexSum(seed: UInt64(truncatingIfNeeded: page) << 2 | 1)
        let entries = page * Self.entriesInPage..<min((page + 1) * Self.entriesInPage, directory.count)
        unsafe sum.add(UnsafeRawBufferPointer(rebasing: bytes[directory[entries.lowerBound]..<directory[entries.upperBound]]))
        return sum.value
    }

    /// - Parameter edges: the numbers of those of the block.
    func sum(ofBlock block: Int, edges range: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum = IndexSum(seed: UInt64(truncatingIfNeeded: block) << 2 | 2)
        unsafe sum.add(
            UnsafeRawBufferPointer(rebasing: bytes[cells[block * PointFrame.blockCells]..<cells[(block + 1) * PointFrame.blockCells]]))
        unsafe sum.add(UnsafeRawBufferPointer(rebasing: bytes[edges[range.lowerBound]..<edges[range.upperBound]]))
        return sum.value
    }

    func sum(ofText label: Int, _ text: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum = IndexSum(seed: UInt64(truncatingIfNeeded: label) << 2 | 3)
        unsafe sum.add(UnsafeRawBufferPointer(rebasing: bytes[texts[text.lowerBound]..<texts[text.upperBound]]))
        return sum.value
    }
}

extension UnsafeRawBufferPointer {
    /// A number that stands little end first. Precondition: it is not beyond the end.
    @inline(__always) func number<Number: FixedWidthInteger & BitwiseCopyable>(at place: Int, _: Number.Type = Number.self) -> Number {
        Number(littleEndian: unsafe loadUnaligned(fromByteOffset: place, as: Number.self))
    }

    func double(at place: Int) -> Double { Double(bitPattern: unsafe number(at: place)) }
}
