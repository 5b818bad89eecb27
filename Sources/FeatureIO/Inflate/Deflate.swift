/// Packs bytes by "deflate" (RFC 1951) with its fixed codes: what stood before is written as how far back and how long. The same bytes are always
/// packed alike.
///
/// Some tenths larger than what zlib makes; linear in the input.
struct Deflate {
    private let input: [UInt8]
    private let codes = Self.codes
    private let distances = Self.distances
    private var output: [UInt8] = []
    private var bits: UInt64 = 0
    private var bitCount: UInt64 = 0

    /// RFC 1951, 3.2.5.
    private static let window = 32_768
    private static let shortest = 3
    private static let longest = 258
    /// Places that are looked at for the longest match.
    private static let tries = 48
    /// Fewer for what is short: a table for all would take longer to clear than it to pack.
    private let hashBits: UInt32

    static func pack(_ input: [UInt8]) -> [UInt8] {
        var deflate = Deflate(input)
        deflate.run()
        return deflate.output
    }

    private init(_ input: [UInt8]) {
        self.input = input
        hashBits = input.count <= 4096 ? 12 : 15
        output.reserveCapacity(input.count / 2 + 16)
    }

    private mutating func run() {
        // One block, the last, with the fixed codes.
        put(0b011, 3)
        // As locals, and through spans, which check bounds and nothing else.
        let (bytes, shift) = (input, 32 - hashBits)
        let input = bytes.span
        var (firsts, nexts) = ([Int32](repeating: -1, count: 1 << hashBits), [Int32](repeating: -1, count: input.count))
        var heads = firsts.mutableSpan
        var before = nexts.mutableSpan
        var at = 0
        // How many bytes from here on are packed already, as part of a match.
        var known = 0
        while at < input.count {
            guard at + Self.shortest <= input.count else {
                if known == 0 { put(symbol: Int(input[at])) } else { known -= 1 }
                at += 1
                continue
            }
            let hash = Self.hash(input, at, shift)
            if known > 0 {
                known -= 1
            } else {
                let (length, distance) = Self.longestMatch(input, at, Int(heads[hash]), before)
                if length >= Self.shortest {
                    put(length: length)
                    put(distance: distance)
                    known = length - 1
                } else {
                    put(symbol: Int(input[at]))
                }
            }
            before[at] = heads[hash]
            heads[hash] = Int32(truncatingIfNeeded: at)
            at += 1
        }
        put(symbol: 256)
        while bitCount > 0 { flushByte() }
    }

    @inline(__always) private static func hash(_ input: Span<UInt8>, _ at: Int, _ shift: UInt32) -> Int {
        let three = UInt32(input[at]) | UInt32(input[at + 1]) << 8 | UInt32(input[at + 2]) << 16
        return Int((three &* 0x9E37_79B1) >> shift)
    }

    /// How long and how far back, of the places before that may match.
    @inline(__always) private static func longestMatch(
        _ input: Span<UInt8>, _ at: Int, _ first: Int, _ before: borrowing MutableSpan<Int32>
    ) -> (length: Int, distance: Int) {
        let most = min(longest, input.count - at)
        var (length, distance, place, tries) = (0, 0, first, tries)
        while tries > 0, place >= 0, at - place <= window {
            // What is no longer than the longest so far differs behind it.
            if length < most, input[place + length] == input[at + length] {
                var found = 0
                while found < most, input[place + found] == input[at + found] { found += 1 }
                if found > length { (length, distance) = (found, at - place) }
            }
            place = Int(before[place])
            tries -= 1
        }
        return (length, distance)
    }

    // MARK: Codes (RFC 1951, 3.2.6)

    private mutating func put(symbol: Int) {
        let code = codes[symbol]
        put(UInt64(code.bits), UInt64(code.count))
    }

    /// Of every symbol its code, ready to be put.
    private static let codes: [(bits: UInt16, count: UInt8)] = (0..<288).map { symbol in
        switch symbol {
        case ..<144: (reversed(0x30 + symbol, 8), 8)
        case ..<256: (reversed(0x190 + symbol - 144, 9), 9)
        case ..<280: (reversed(symbol - 256, 7), 7)
        default: (reversed(0xC0 + symbol - 280, 8), 8)
        }
    }

    private mutating func put(length: Int) {
        if length == Self.longest { return put(symbol: 285) }
        // From 257 on: eight of no extra bit, then four of each count.
        let rest = length - Self.shortest
        let extra = rest < 8 ? 0 : Self.topBit(rest) - 2
        put(symbol: 257 + 4 * extra + rest >> extra)
        put(UInt64(rest & (1 << extra - 1)), UInt64(extra))
    }

    private static let distances = (0..<30).map { reversed($0, 5) }

    private mutating func put(distance: Int) {
        // Four of no extra bit, then two of each count.
        let rest = distance - 1
        let extra = rest < 4 ? 0 : Self.topBit(rest) - 1
        put(UInt64(distances[2 * extra + rest >> extra]), 5)
        put(UInt64(rest & (1 << extra - 1)), UInt64(extra))
    }

    private static func topBit(_ number: Int) -> Int { Int.bitWidth - 1 - number.leadingZeroBitCount }

    /// A code begins with its highest bit.
    private static func reversed(_ code: Int, _ count: Int) -> UInt16 {
        var (reversed, rest): (UInt16, Int) = (0, code)
        for _ in 0..<count {
            reversed = reversed << 1 | (rest & 1 == 1 ? 1 : 0)
            rest >>= 1
        }
        return reversed
    }

    private mutating func put(_ value: UInt64, _ count: UInt64) {
        bits |= value << bitCount
        bitCount += count
        guard bitCount >= 32 else { return }
        for _ in 0..<4 { flushByte() }
    }

    private mutating func flushByte() {
        output.append(UInt8(truncatingIfNeeded: bits))
        bits >>= 8
        bitCount = bitCount > 8 ? bitCount - 8 : 0
    }
}
