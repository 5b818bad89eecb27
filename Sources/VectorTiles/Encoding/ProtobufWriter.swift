import Geometry

/// A message of Protocol Buffers, written field by field.
struct ProtobufWriter {
    private(set) var bytes: [UInt8] = []

    mutating func varint(_ number: UInt64) { bytes.append(varint: number) }

    mutating func number(_ field: UInt64, _ value: UInt64) {
        varint(field << 3)
        varint(value)
    }

    mutating func double(_ field: UInt64, _ value: Double) {
        varint(field << 3 | 1)
        for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> shift)) }
    }

    mutating func bytes(_ field: UInt64, _ value: some Collection<UInt8>) {
        head(field, size: value.count)
        bytes.append(contentsOf: value)
    }

    /// What comes before a field of so many bytes.
    mutating func head(_ field: UInt64, size: Int) {
        varint(field << 3 | 2)
        varint(UInt64(size))
    }

    /// Fields that were written elsewhere.
    mutating func append(_ fields: ProtobufWriter) { bytes += fields.bytes }

    /// - Parameter size: what the numbers take (``size(of:)``).
    mutating func packed(_ field: UInt64, _ values: [UInt32], size: Int) {
        head(field, size: size)
        var at = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: size))
        // Through a span: checked, and nothing else.
        var bytes = bytes.mutableSpan
        for value in values {
            var rest = value
            while rest >= 0x80 {
                bytes[at] = UInt8(truncatingIfNeeded: rest) | 0x80
                rest >>= 7
                at += 1
            }
            bytes[at] = UInt8(truncatingIfNeeded: rest)
            at += 1
        }
    }

    /// What numbers take one behind the other.
    static func size(of values: [UInt32]) -> Int { values.reduce(0) { $0 + [UInt8].bytes(ofVarint: UInt64($1)) } }

    /// What a field of so many bytes takes, its number below 16.
    static func size(ofField size: Int) -> Int { 1 + [UInt8].bytes(ofVarint: UInt64(size)) + size }
}
