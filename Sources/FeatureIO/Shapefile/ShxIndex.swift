/// The index of a shapefile: where each record begins (ESRI, "Organization of the Index File").
struct ShxIndex {
    private let bytes: [UInt8]
    /// How many records it has.
    let count: Int

    private static let headerSize = 100
    private static let entrySize = 8

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        count = max(bytes.count - Self.headerSize, 0) / Self.entrySize
    }

    /// Whether the record of this number, from 1 on, begins at this byte of the `.shp`.
    func places(_ number: Int, at start: Int) -> Bool {
        guard number <= count else { return false }
        let entry = Self.headerSize + (number - 1) * Self.entrySize
        var reader = ByteReader(bytes, entry..<(entry + Self.entrySize))
        // Counted in words of 16 bits.
        return (try? reader.uint32(littleEndian: false)).map { 2 * Int($0) } == start
    }
}
