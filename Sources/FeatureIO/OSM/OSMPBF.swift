import Wording

/// Reads OpenStreetMap's binary form (PBF): blocks, each packed by itself, each a message of Protocol Buffers.
enum OSMPBF {
    /// Bytes of the head of a block, and of a block unpacked: what the format allows.
    private static let (mostOfHead, mostOfBlock) = (64 << 10, 32 << 20)
    /// What a file may ask of its reader.
    private static let features = ["OsmSchema-V0.6", "DenseNodes"]

    /// Whether bytes begin as such a file does: with the head of a block of the type OSMHeader.
    static func recognises(_ head: some Collection<UInt8>) -> Bool {
        head.dropFirst(4).starts(with: [0x0A, 9] + Array("OSMHeader".utf8))
    }

    /// Linear in the bytes, unpacked.
    static func read(_ bytes: [UInt8]) throws(OSMFault) -> OSMData {
        var data = OSMData()
        var at = 0
        var problem: OSMFault?
        while problem == nil, at < bytes.count {
            let start = at
            do throws(Protobuf.Fault) { problem = try block(bytes, &at, into: &data) } catch {
                problem = .damaged("the file is damaged or cut off in the block at byte \(start)")
            }
            if data.isTooLong { problem = .tooLong }
        }
        if let problem { throw problem }
        return data
    }

    /// Reads the block at a byte and moves behind it; what keeps it from being read, where that is no damage.
    private static func block(_ bytes: [UInt8], _ at: inout Int, into data: inout OSMData) throws(Protobuf.Fault) -> OSMFault? {
        var sizes = ByteReader(bytes, at..<bytes.count)
        guard let headSize = try? sizes.uint32(littleEndian: false), headSize <= mostOfHead, Int(headSize) <= bytes.count - at - 4 else {
            throw Protobuf.Fault()
        }
        let start = at + 4 + Int(headSize)
        var head = Protobuf(bytes, (at + 4)..<start)
        var (type, size) = ("", 0)
        while let (field, value) = try head.next() {
            if field == 1, let range = value.range { type = String(decoding: bytes[range], as: UTF8.self) }
            if field == 3, let number = value.number { size = Int(clamping: number) }
        }
        guard size <= min(mostOfBlock, bytes.count - start) else { throw Protobuf.Fault() }
        at = start + size
        let content: [UInt8]
        switch try unpacked(bytes, start..<at) {
        case .bytes(let bytes): content = bytes
        case .unknown(let field):
            return OSMFault(
                code: FileFault.osmPacking, what: "its blocks are packed as \(names[field] ?? "another program does"), which is not read",
                fix: "Pack it as usual: osmium cat -f pbf,pbf_compression=zlib -o other.osm.pbf FILE")
        }
        switch type {
        case "OSMHeader":
            guard let feature = try unknownFeature(content) else { return nil }
            return OSMFault(
                code: FileFault.osmFeature, what: "it is no plain map: it needs a reader that knows \(feature)",
                fix:
                    "Make a plain file of it, of a history the state of one day: osmium time-filter -o day.osm.pbf FILE 2026-01-01T00:00:00Z"
            )
        case "OSMData": try OSMBlock.read(content, into: &data)
        default: break
        }
        return nil
    }

    private enum Content {
        case bytes([UInt8])
        /// Packed in a way that is not read, by its field.
        case unknown(Int)
    }

    private static let names = [4: "lzma", 5: "bzip2", 6: "lz4", 7: "zstd"]

    private static func unpacked(_ bytes: [UInt8], _ range: Range<Int>) throws(Protobuf.Fault) -> Content {
        var blob = Protobuf(bytes, range)
        var size: Int?
        var packed: Range<Int>?
        while let (field, value) = try blob.next() {
            switch (field, value) {
            case (1, .bytes(let raw)): return .bytes(Array(bytes[raw]))
            case (2, .number(let number)): size = Int(clamping: number)
            case (3, .bytes(let range)): packed = range
            case (4..., .bytes): return .unknown(field)
            default: break
            }
        }
        guard let packed, let size, size <= mostOfBlock else { throw Protobuf.Fault() }
        do throws(Inflate.Fault) {
            let content = try Packed.zlib(bytes, packed, limit: size)
            guard content.count == size else { throw .damaged }
            return .bytes(content)
        } catch { throw Protobuf.Fault() }
    }

    private static func unknownFeature(_ header: [UInt8]) throws(Protobuf.Fault) -> String? {
        var message = Protobuf(header, 0..<header.count)
        while let (field, value) = try message.next() {
            guard field == 4, let range = value.range else { continue }
            let feature = String(decoding: header[range], as: UTF8.self)
            if !features.contains(feature) { return feature }
        }
        return nil
    }
}
