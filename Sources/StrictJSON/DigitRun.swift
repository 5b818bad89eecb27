/// Up to eight digits in a row, read at once.
@usableFromInline struct DigitRun {
    /// How many of the eight bytes are digits, from the first one on.
    @usableFromInline let count: Int
    /// The eight bytes less `0` each, the first one lowest.
    @usableFromInline let word: UInt64

    /// The bytes at `at` and the seven after it, which the text must have.
    @inlinable @inline(__always) init(_ text: Span<UInt8>, at: Int) {
        word = unsafe text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self).littleEndian ^ 0x3030_3030_3030_3030
        // The sign bit of a byte tells that it is no digit; what is carried on from there reaches later bytes only.
        let others = ((word &+ 0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080
        count = others.trailingZeroBitCount >> 3
    }

    /// The number that the digits are. There must be one at least.
    @inlinable @inline(__always) var whole: UInt64 { Self.joined(word &<< surplus) }

    /// The number that they are with zeros behind them, up to eight digits. There must be one at least.
    @inlinable @inline(__always) var filled: UInt64 { Self.joined(word & (UInt64.max &>> surplus)) }

    /// The bits of the bytes behind the digits.
    @inlinable @inline(__always) var surplus: UInt64 { UInt64(truncatingIfNeeded: 64 &- 8 &* count) }

    /// Eight digits, the first one lowest: neighbours joined to pairs, pairs to fours, fours to the whole.
    @inlinable @inline(__always) static func joined(_ digits: UInt64) -> UInt64 {
        let pairs = ((digits &* (1 + 10 << 8)) >> 8) & 0x00FF_00FF_00FF_00FF
        let fours = ((pairs &* (1 + 100 << 16)) >> 16) & 0x0000_FFFF_0000_FFFF
        return (fours &* (1 + 10_000 << 32)) >> 32
    }
}
