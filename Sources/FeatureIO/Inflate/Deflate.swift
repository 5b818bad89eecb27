/// Packs bytes by "deflate" (RFC 1951) with its fixed codes: what stood before is written as how far back and how long. The same bytes are always
/// packed alike.
///
/// Some tenths larger than what zlib makes; linear in the input.
struct Deflate {
    private let input: [UInt8]
    private var output: [UInt8] = []
    private var bits: UInt64 = 0
    private var bitCount: UInt64 = 0

    /// RFC 1951, 3.2.5.
    private static let window = 32_768
    private static let shortest = 3
    private static let longest = 258
    /// Places that are looked at for the longest match.
    private static let tries = 48
    private static let hashBits = 15

    static func pack(_ input: [UInt8]) -> [UInt8] {
        var deflate = Deflate(input)
        deflate.run()
        return deflate.output
    }

    private init(_ input: [UInt8]) {
        self.input = input
        output.reserveCapacity(input.count / 2 + 16)
    }

    private mutating func run() {
        // One block, the last, with the fixed codes.
        put(0b011, 3)
        var heads = [Int32](repeating: -1, count: 1 << Self.hashBits)
        var before = [Int32](repeating: -1, count: input.count)
        func enter(_ at: Int) {
            guard at + Self.shortest <= input.count else { return }
            let hash = self.hash(at)
            before[at] = heads[hash]
            heads[hash] = Int32(truncatingIfNeeded: at)
        }
        var at = 0
        while at < input.count {
            var (length, distance) = (0, 0)
            if at + Self.shortest <= input.count {
                var place = Int(heads[hash(at)])
                for _ in 0..<Self.tries where place >= 0 && at - place <= Self.window {
                    let found = match(place, at)
                    if found > length { (length, distance) = (found, at - place) }
                    place = Int(before[place])
                }
            }
            if length >= Self.shortest {
                put(length: length)
                put(distance: distance)
                for step in 0..<length { enter(at + step) }
                at += length
            } else {
                put(symbol: Int(input[at]))
                enter(at)
                at += 1
            }
        }
        put(symbol: 256)
        while bitCount > 0 { flushByte() }
    }

    private func hash(_ at: Int) -> Int {
        let three = UInt32(input[at]) | UInt32(input[at + 1]) << 8 | UInt32(input[at + 2]) << 16
        return Int((three &* 0x9E37_79B1) >> UInt32(32 - Self.hashBits))
    }

    private func match(_ a: Int, _ b: Int) -> Int {
        let most = min(Self.longest, input.count - b)
        var length = 0
        while length < most, input[a + length] == input[b + length] { length += 1 }
        return length
    }

    // MARK: Codes (RFC 1951, 3.2.6)

    private mutating func put(symbol: Int) {
        switch symbol {
        case ..<144: put(code: 0x30 + symbol, 8)
        case ..<256: put(code: 0x190 + symbol - 144, 9)
        case ..<280: put(code: symbol - 256, 7)
        default: put(code: 0xC0 + symbol - 280, 8)
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

    private mutating func put(distance: Int) {
        // Four of no extra bit, then two of each count.
        let rest = distance - 1
        let extra = rest < 4 ? 0 : Self.topBit(rest) - 1
        put(code: 2 * extra + rest >> extra, 5)
        put(UInt64(rest & (1 << extra - 1)), UInt64(extra))
    }

    private static func topBit(_ number: Int) -> Int { Int.bitWidth - 1 - number.leadingZeroBitCount }

    /// A code begins with its highest bit.
    private mutating func put(code: Int, _ count: Int) {
        var (reversed, rest) = (0, code)
        for _ in 0..<count {
            reversed = reversed << 1 | rest & 1
            rest >>= 1
        }
        put(UInt64(reversed), UInt64(count))
    }

    private mutating func put(_ value: UInt64, _ count: UInt64) {
        bits |= value << bitCount
        bitCount += count
        while bitCount >= 8 { flushByte() }
    }

    private mutating func flushByte() {
        output.append(UInt8(truncatingIfNeeded: bits))
        bits >>= 8
        bitCount = bitCount > 8 ? bitCount - 8 : 0
    }
}
