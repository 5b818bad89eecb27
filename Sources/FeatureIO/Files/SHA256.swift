/// SHA-256 (FIPS 180-4), to name the exact bytes that a map was built from, and those of a map itself. Linear in the bytes.
package struct SHA256: Sendable {
    private var state = Self.initial
    /// What does not fill a block of 64 bytes yet.
    private var rest: [UInt8] = []
    private var count = 0

    /// Bytes of a hash.
    package static let digestCount = 32

    /// The state before the first byte.
    package init() {}

    /// The hash of `bytes` as 64 lower-case hexadecimal digits. Linear in the bytes.
    package static func hexDigest(of bytes: [UInt8]) -> String {
        var hash = SHA256()
        hash.add(bytes)
        return hash.hexDigest()
    }

    /// The 32 bytes of the hash. Linear in the bytes.
    package static func digest(of bytes: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.add(bytes)
        return hash.digest()
    }

    /// Appends bytes; pieces of any length give the same hash as all at once. Linear in the bytes.
    package mutating func add(_ bytes: [UInt8]) {
        count += bytes.count
        let bytes = rest.isEmpty ? bytes : rest + bytes
        let whole = bytes.count / 64 * 64
        Self.compress(bytes.span.extracting(0..<whole), &state)
        rest = Array(bytes[whole...])
    }

    /// 64 hexadecimal digits, of all that was added.
    package func hexDigest() -> String {
        let digits = Array("0123456789abcdef")
        return String(digest().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    private func digest() -> [UInt8] {
        var (state, tail) = (state, rest + [0x80])
        while tail.count % 64 != 56 { tail.append(0) }
        let bits = UInt64(count) * 8
        for shift in stride(from: UInt64(56), through: 0, by: -8) { tail.append(UInt8(truncatingIfNeeded: bits >> shift)) }
        Self.compress(tail.span, &state)
        return state.indices.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: state[word] >> (24 - 8 * UInt32($0))) } }
    }

    /// Whole blocks of 64 bytes. Every index is below 64 or the end of `bytes`: unchecked, and eight rounds at a time, for the speed.
    private static func compress(_ bytes: Span<UInt8>, _ state: inout SIMD8<UInt32>) {
        let constants = constants.span
        var w = InlineArray<64, UInt32>(repeating: 0)
        for start in stride(from: 0, to: bytes.count, by: 64) {
            for i in 0..<16 {
                let word = unsafe bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start + 4 * i, as: UInt32.self)
                unsafe w[unchecked: i] = word.bigEndian
            }
            for i in 16..<64 {
                let (first, last) = unsafe (w[unchecked: i - 15], w[unchecked: i - 2])
                let s0 = rotated(first, 7) ^ rotated(first, 18) ^ (first >> 3)
                let s1 = rotated(last, 17) ^ rotated(last, 19) ^ (last >> 10)
                unsafe w[unchecked: i] = w[unchecked: i - 16] &+ s0 &+ w[unchecked: i - 7] &+ s1
            }
            var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7])
            for i in stride(from: 0, to: 64, by: 8) {
                round(a, b, c, &d, e, f, g, &h, unsafe constants[unchecked: i + 0] &+ w[unchecked: i + 0])
                round(h, a, b, &c, d, e, f, &g, unsafe constants[unchecked: i + 1] &+ w[unchecked: i + 1])
                round(g, h, a, &b, c, d, e, &f, unsafe constants[unchecked: i + 2] &+ w[unchecked: i + 2])
                round(f, g, h, &a, b, c, d, &e, unsafe constants[unchecked: i + 3] &+ w[unchecked: i + 3])
                round(e, f, g, &h, a, b, c, &d, unsafe constants[unchecked: i + 4] &+ w[unchecked: i + 4])
                round(d, e, f, &g, h, a, b, &c, unsafe constants[unchecked: i + 5] &+ w[unchecked: i + 5])
                round(c, d, e, &f, g, h, a, &b, unsafe constants[unchecked: i + 6] &+ w[unchecked: i + 6])
                round(b, c, d, &e, f, g, h, &a, unsafe constants[unchecked: i + 7] &+ w[unchecked: i + 7])
            }
            state = state &+ SIMD8(a, b, c, d, e, f, g, h)
        }
    }

    /// One of the 64 rounds; the eight words change places from call to call instead of being moved.
    @inline(__always) private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ sum: UInt32
    ) {
        let t1 = h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ ((e & (f ^ g)) ^ g) &+ sum
        d = d &+ t1
        h = t1 &+ (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ ((a & b) | (c & (a | b)))
    }

    @inline(__always) private static func rotated(_ word: UInt32, _ by: UInt32) -> UInt32 { word &>> by | word &<< (32 &- by) }

    private static let initial: SIMD8<UInt32> = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
