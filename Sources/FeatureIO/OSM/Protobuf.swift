/// The fields of a message of Protocol Buffers, one after the other, never beyond its end.
struct Protobuf {
    /// The message is damaged.
    struct Fault: Error {}

    /// What a field holds.
    enum Value {
        case number(UInt64)
        case bytes(Range<Int>)
        /// Of a fixed size; none is needed.
        case other
    }

    let bytes: [UInt8]
    private var at: Int
    private let end: Int

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        at = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { at >= end }

    /// The number and the value of the next field; nil behind the last.
    mutating func next() throws(Fault) -> (field: Int, value: Value)? {
        guard at < end else { return nil }
        let key = try varint()
        guard let field = Int(exactly: key >> 3), field > 0 else { throw Fault() }
        switch key & 7 {
        case 0: return (field, .number(try varint()))
        case 1: return (field, try skip(8))
        case 2:
            guard let size = Int(exactly: try varint()), size <= end - at else { throw Fault() }
            defer { at += size }
            return (field, .bytes(at..<(at + size)))
        case 5: return (field, try skip(4))
        default: throw Fault()
        }
    }

    private mutating func skip(_ count: Int) throws(Fault) -> Value {
        guard count <= end - at else { throw Fault() }
        at += count
        return .other
    }

    mutating func varint() throws(Fault) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard at < end else { throw Fault() }
            let byte = bytes[at]
            at += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw Fault()
    }

    /// The next number of a packed list in zigzag: 0, -1, 1, -2 …
    mutating func signed() throws(Fault) -> Int64 { Self.signed(try varint()) }

    static func signed(_ value: UInt64) -> Int64 { Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
}

extension Protobuf.Value {
    var number: UInt64? { if case .number(let number) = self { number } else { nil } }
    var range: Range<Int>? { if case .bytes(let range) = self { range } else { nil } }
}
