/// Numbers out of binary data, in either byte order, never beyond its end.
package struct ByteReader {
    /// The data ends too early.
    package struct Short: Error { package init() {} }

    let bytes: [UInt8]
    let end: Int
    package private(set) var at: Int

    package init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
        self.bytes = bytes
        at = range?.lowerBound ?? 0
        end = min(range?.upperBound ?? bytes.count, bytes.count)
    }

    /// How many bytes are left.
    package var left: Int { max(end - at, 0) }

    package mutating func skip(_ count: Int) throws(Short) {
        guard count >= 0, count <= left else { throw Short() }
        at += count
    }

    /// The next bytes, copied.
    package mutating func bytes(_ count: Int) throws(Short) -> [UInt8] {
        let from = at
        try skip(count)
        return Array(bytes[from..<at])
    }

    package mutating func byte() throws(Short) -> UInt8 {
        guard left >= 1 else { throw Short() }
        defer { at += 1 }
        return bytes[at]
    }

    mutating func uint16(littleEndian: Bool) throws(Short) -> UInt16 {
        UInt16(truncatingIfNeeded: try integer(2, littleEndian))
    }

    package mutating func uint32(littleEndian: Bool) throws(Short) -> UInt32 {
        UInt32(truncatingIfNeeded: try integer(4, littleEndian))
    }

    /// Many numbers, little end first. Complexity: linear, at the speed of a copy.
    package mutating func uint32s(_ count: Int) throws(Short) -> [UInt32] {
        guard count >= 0, count <= left / 4 else { throw Short() }
        let from = at
        at += 4 * count
        return unsafe bytes.withUnsafeBytes { source in
            unsafe [UInt32](unsafeUninitializedCapacity: count) { words, made in
                for number in 0..<count {
                    let word = unsafe source.loadUnaligned(fromByteOffset: from + 4 * number, as: UInt32.self)
                    unsafe words.initializeElement(at: number, to: UInt32(littleEndian: word))
                }
                made = count
            }
        }
    }

    package mutating func int32(littleEndian: Bool) throws(Short) -> Int32 {
        Int32(bitPattern: try uint32(littleEndian: littleEndian))
    }

    package mutating func uint64(littleEndian: Bool) throws(Short) -> UInt64 { try integer(8, littleEndian) }

    package mutating func double(littleEndian: Bool) throws(Short) -> Double {
        Double(bitPattern: try uint64(littleEndian: littleEndian))
    }

    @inline(__always) private mutating func integer(_ size: Int, _ littleEndian: Bool) throws(Short) -> UInt64 {
        guard left >= size else { throw Short() }
        var value: UInt64 = 0
        for index in 0..<size {
            let shift = UInt64(8 * (littleEndian ? index : size - 1 - index))
            value |= UInt64(bytes[at + index]) << shift
        }
        at += size
        return value
    }
}

/// Numbers into binary data, little end first.
extension [UInt8] {
    package mutating func append(littleEndian value: some FixedWidthInteger) {
        for shift in stride(from: 0, to: value.bitWidth, by: 8) { append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    package mutating func append(littleEndian value: Double) { append(littleEndian: value.bitPattern) }
}
