import FeatureIO
import Regulation
import ZoningModel

/// A point index as bytes (`.nzi`), to be shared by programs, workers and servers: ``MappedIndex`` reads them. What stands where:
/// `IndexLayout`.
public struct PointIndexFile: Sendable {
    /// Labels by longitude and latitude, and what each of them means.
    public let index: PointIndex
    /// What the file says of itself.
    public let head: IndexHead
    /// What each label means.
    package let texts: [LabelText]

    /// - Parameters:
    ///   - query: that the index was made of.
    ///   - mapHash: of the map, by which a reader finds it again for the places that the index leaves to the plane.
    public init(_ index: PointIndex, of query: PlaceQuery, mapHash: String) {
        self.index = index
        texts = index.texts(by: query)
        head = IndexHead(of: query.map.meta, mapHash: mapHash, labels: index.count)
    }

    /// The file; the same index gives the same bytes. Time and memory: linear in them.
    public func bytes() -> [UInt8] {
        let (arrays, json) = (index.grid.arrays, head.json())
        let texts = texts.map { $0.json(head.periods) + [0] }
        let starts = edgeStarts
        let layout = IndexLayout(
            IndexLayout.Counts(
                directory: arrays.counts.directory, blocks: starts.count - 1, edges: arrays.counts.edges, labels: texts.count,
                texts: texts.reduce(0) { $0 + $1.count }, head: json.count))
        var file = [UInt8](repeating: 0, count: layout.length)
        unsafe file.withUnsafeMutableBytes { bytes in
            unsafe fill(bytes, layout, json: json, edgeStarts: starts, texts: texts)
            unsafe Self.seal(bytes, layout)
        }
        return file
    }

    /// Of each block its first edge, and where the edges end: they were made block by block.
    private var edgeStarts: [UInt32] {
        let arrays = index.grid.arrays
        var (starts, next): ([UInt32], UInt32) = ([], 1)
        for block in 0..<arrays.counts.cells / PointFrame.blockCells {
            starts.append(next)
            for place in block * PointFrame.blockCells..<(block + 1) * PointFrame.blockCells {
                let cell = unsafe arrays.cells[place]
                guard cell & PointGrid.isMixed != 0 else { continue }
                precondition(cell & ~PointGrid.isMixed == next, "edges follow one another in the order of their cells")
                next += unsafe arrays.edges[Int(next)].count
            }
        }
        return starts + [next]
    }

    private func fill(
        _ bytes: UnsafeMutableRawBufferPointer, _ layout: IndexLayout, json: [UInt8], edgeStarts: [UInt32], texts: [[UInt8]]
    ) {
        let (grid, arrays) = (index.grid, index.grid.arrays)
        func put(_ value: some FixedWidthInteger & BitwiseCopyable, _ place: Int) {
            unsafe bytes.storeBytes(of: value.littleEndian, toByteOffset: place, as: type(of: value))
        }
        func put(_ source: [UInt8], _ place: Int) {
            unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[place..<place + source.count]).copyBytes(from: source)
        }
        put(IndexLayout.magic, 0)
        put(UInt64(layout.length), IndexLayout.Place.length)
        for (number, value) in [grid.lattice.west, grid.lattice.south, grid.lattice.scale, grid.width, grid.height].enumerated() {
            put(value.bitPattern, IndexLayout.Place.lattice + 8 * number)
        }
        let frame = [Int32(grid.reach), grid.shiftX, grid.shiftY, Int32(grid.frame.blockColumns)]
        for (number, value) in frame.enumerated() { put(value, IndexLayout.Place.grid + 4 * number) }
        for (number, section) in [layout.directory, layout.blockSums, layout.edges, layout.textSums].enumerated() {
            put(UInt32(section.count), IndexLayout.Place.counts + 4 * number)
        }
        put(UInt64(layout.texts.count), IndexLayout.Place.texts)
        put(UInt32(json.count), IndexLayout.Place.headLength)
        put(json, IndexLayout.Place.head)
        for entry in 0..<arrays.counts.directory {
            put(unsafe arrays.directory[entry], layout.directory[entry])
        }
        for (block, start) in edgeStarts.enumerated() { put(start, layout.edgeStarts[block]) }
        // Cells and edges as they lie in memory, little end first.
        unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[layout.cells.range])
            .copyMemory(from: UnsafeRawBufferPointer(start: arrays.cells, count: 4 * arrays.counts.cells))
        unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[layout.edges.range])
            .copyMemory(from: UnsafeRawBufferPointer(start: arrays.edges, count: MemoryLayout<CellEdge>.stride * arrays.counts.edges))
        var place = 0
        for (label, text) in texts.enumerated() {
            put(UInt64(place), layout.textStarts[label])
            put(text, layout.texts[place])
            place += text.count
        }
        put(UInt64(place), layout.textStarts[texts.count])
    }

    /// Puts every sum in its place, and the hash over all. Precondition: every start is in its order.
    static func seal(_ bytes: UnsafeMutableRawBufferPointer, _ layout: IndexLayout) {
        let all = UnsafeRawBufferPointer(bytes)
        func put(_ sum: UInt64, _ place: Int) { unsafe bytes.storeBytes(of: sum.littleEndian, toByteOffset: place, as: UInt64.self) }
        for page in 0..<layout.pageSums.count {
            put(unsafe layout.sum(ofPage: page, all), layout.pageSums[page])
        }
        for block in 0..<layout.blockSums.count {
            let from: UInt32 = unsafe all.number(at: layout.edgeStarts[block])
            let to: UInt32 = unsafe all.number(at: layout.edgeStarts[block + 1])
            put(unsafe layout.sum(ofBlock: block, edges: Int(from)..<Int(to), all), layout.blockSums[block])
        }
        for label in 0..<layout.textSums.count {
            let from: UInt64 = unsafe all.number(at: layout.textStarts[label])
            let to: UInt64 = unsafe all.number(at: layout.textStarts[label + 1])
            put(unsafe layout.sum(ofText: label, Int(from)..<Int(to), all), layout.textSums[label])
        }
        put(unsafe IndexLayout.sum(ofHead: all, layout), IndexLayout.Place.sum)
        let digest = unsafe SHA256.digest(of: Array(all[IndexLayout.Place.sum...]))
        let place = IndexLayout.Place.digest
        unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[place..<place + digest.count]).copyBytes(from: digest)
    }
}
