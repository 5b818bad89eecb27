/// A sum over the words of a part of an index: by it a part shows at its first use whether it is what was written.
///
/// Every step maps the sums one to one, so that one word that differs always shows, and more of them with all but a chance of 2⁻⁶⁴. It
/// guards against a disk, a copy that broke off, a wrong byte; against a person with a purpose no sum does (what leads somewhere is checked).
struct IndexSum {
    private(set) var value: UInt64

    /// - Parameter seed: what the part is: a part in the place of another shows.
    init(seed: UInt64) { value = 0x9E37_79B9_7F4A_7C15 ^ seed }

    @inline(__always) mutating func add(_ word: UInt64) {
        value = (value ^ word) &* 0xD6E8_FEB8_6659_FD93
        value ^= value &>> 32
    }

    /// Words of 64 bits, little end first; the last one filled up with zeros, and the count of the bytes. Some 4 GB/s.
    @inline(__always) mutating func add(_ bytes: UnsafeRawBufferPointer) {
        let whole = bytes.count & ~7
        for at in stride(from: 0, to: whole, by: 8) {
            add(UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)))
        }
        var last: UInt64 = 0
        for at in whole..<bytes.count { last |= UInt64(unsafe bytes[at]) << UInt64(8 * (at - whole)) }
        add(last)
        add(UInt64(truncatingIfNeeded: bytes.count))
    }
}
