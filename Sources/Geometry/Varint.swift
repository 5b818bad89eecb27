/// Numbers of seven bits a byte, the lowest first, the highest bit set on all bytes but the last: those of Protocol Buffers and of PMTiles.
extension [UInt8] {
    /// Writes a number behind the rest.
    @inlinable package mutating func append(varint number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }

    /// How many bytes that takes.
    @inlinable package static func bytes(ofVarint number: UInt64) -> Int { (70 - (number | 1).leadingZeroBitCount) / 7 }
}
