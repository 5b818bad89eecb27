import Geometry

/// The records of a `.shp`, one after the other.
struct ShpFile {
    private let file: String
    private let bytes: [UInt8]
    private var at = 100
    /// Where the record that was read last begins, in bytes.
    private(set) var start = 100
    /// How many records have been read.
    private(set) var count = 0
    /// Set where the file ends too early or a record is damaged: nothing behind it can be trusted.
    private(set) var damage: Diagnostic?

    /// Fails with `not-a-shapefile` unless the header is one.
    init(_ bytes: [UInt8], file: String) throws(FileError) {
        self.file = file
        self.bytes = bytes
        var header = ByteReader(bytes)
        guard bytes.count >= 100, (try? header.uint32(littleEndian: false)) == 9994 else {
            throw FileError(
                code: FileFault.notAShapefile, path: file, what: "the file does not begin as a shapefile does",
                fix: "Give a .shp file, or the right ending to a file of another format", kind: .badData)
        }
    }

    /// The next record: its number from 1, its shape, and its faults; nil after the last, and after damage.
    mutating func next() -> (Int, Shape?, FaultList)? {
        guard damage == nil, at < end else { return nil }
        count += 1
        start = at
        var faults = FaultList()
        do throws(ByteReader.Short) {
            var head = ByteReader(bytes, at..<bytes.count)
            try head.skip(4)
            let size = 2 * Int(try head.uint32(littleEndian: false))
            guard size >= 4, size <= head.left else { throw ByteReader.Short() }
            at += 8 + size
            let shape = try ShpRecord.read(ByteReader(bytes, (start + 8)..<at), &faults)
            return (count, shape, faults)
        } catch {
            damage = Diagnostic(
                code: FileFault.shpDamaged, file: file, feature: "#\(count)",
                what: "the shape ends too early: the file is damaged or not complete, and nothing behind this shape is read",
                fix: "Copy or export the layer again")
            return nil
        }
    }

    /// Where the header says that the file ends. A shorter file is damaged; what follows behind is nothing of the shapefile.
    private var end: Int {
        var header = ByteReader(bytes, 24..<28)
        let said = 2 * Int((try? header.uint32(littleEndian: false)) ?? 0)
        // Writers that were stopped leave a zero.
        return said >= 100 ? said : bytes.count
    }
}
