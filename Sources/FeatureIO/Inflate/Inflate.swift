/// Unpacks what was packed by "deflate" (RFC 1951), never beyond the end of its input nor a limit of its output.
struct Inflate {
    /// Why there is no output.
    enum Fault: Error {
        case damaged
        /// More bytes come out than are allowed.
        case tooLong
    }

    private let input: [UInt8]
    private let end: Int
    private let limit: Int
    /// The next byte of the input that is not taken yet.
    private(set) var at: Int
    private var bits: UInt64 = 0
    private var bitCount = 0
    private var output: [UInt8] = []

    private init(_ input: [UInt8], _ range: Range<Int>, limit: Int) {
        self.input = input
        at = range.lowerBound
        end = range.upperBound
        self.limit = limit
    }

    /// The bytes that a part of `input` was packed from, and the place behind it. Linear in both.
    static func unpack(_ input: [UInt8], _ range: Range<Int>, limit: Int) throws(Fault) -> (output: [UInt8], end: Int) {
        var inflate = Inflate(input, range, limit: limit)
        while try !inflate.block() {}
        // Bytes that were looked at ahead are given back.
        return (inflate.output, inflate.at - inflate.bitCount / 8)
    }

    /// Whether it was the last block.
    private mutating func block() throws(Fault) -> Bool {
        let isLast = try take(1) == 1
        switch try take(2) {
        case 0: try stored()
        case 1: try packed(Self.fixed.literals, Self.fixed.distances)
        case 2:
            let codes = try codes()
            try packed(codes.literals, codes.distances)
        default: throw .damaged
        }
        return isLast
    }

    private mutating func fill(_ count: Int) {
        while bitCount < count, at < end {
            bits |= UInt64(input[at]) << UInt64(bitCount)
            bitCount += 8
            at += 1
        }
    }

    private mutating func take(_ count: Int) throws(Fault) -> Int {
        fill(count)
        guard bitCount >= count else { throw .damaged }
        let value = bits & ((1 << UInt64(count)) - 1)
        drop(count)
        return Int(truncatingIfNeeded: value)
    }

    private mutating func drop(_ count: Int) {
        bits >>= UInt64(count)
        bitCount -= count
    }

    /// A block as it is: its size, the size once more with all bits turned, the bytes.
    private mutating func stored() throws(Fault) {
        drop(bitCount % 8)
        let (size, check) = (try take(16), try take(16))
        at -= bitCount / 8
        (bits, bitCount) = (0, 0)
        guard size ^ check == 0xFFFF, size <= end - at else { throw .damaged }
        guard size <= limit - output.count else { throw .tooLong }
        output += input[at..<(at + size)]
        at += size
    }

    private mutating func packed(_ literals: HuffmanCode, _ distances: HuffmanCode) throws(Fault) {
        while true {
            let symbol = try symbol(literals)
            if symbol < 256 {
                guard output.count < limit else { throw .tooLong }
                output.append(UInt8(truncatingIfNeeded: symbol))
            } else if symbol == 256 {
                return
            } else {
                guard symbol < 286 else { throw .damaged }
                let (base, extra) = Self.lengths[symbol - 257]
                let length = base + (try take(extra))
                let code = try self.symbol(distances)
                guard code < 30 else { throw .damaged }
                let (far, farExtra) = Self.distances[code]
                let distance = far + (try take(farExtra))
                guard distance <= output.count else { throw .damaged }
                guard length <= limit - output.count else { throw .tooLong }
                // What is copied may run into what it makes.
                var from = output.count - distance
                for _ in 0..<length {
                    output.append(output[from])
                    from += 1
                }
            }
        }
    }

    private mutating func symbol(_ code: HuffmanCode) throws(Fault) -> Int {
        fill(HuffmanCode.longest)
        let entry = code.entry(bits)
        guard entry.length > 0, entry.length <= bitCount else { throw .damaged }
        drop(entry.length)
        return entry.symbol
    }

    /// The codes of a block that brings its own.
    private mutating func codes() throws(Fault) -> (literals: HuffmanCode, distances: HuffmanCode) {
        let (literalCount, distanceCount, count) = (try take(5) + 257, try take(5) + 1, try take(4) + 4)
        guard literalCount <= 286, distanceCount <= 30 else { throw .damaged }
        var lengths = [UInt8](repeating: 0, count: 19)
        for place in Self.order.prefix(count) { lengths[place] = UInt8(truncatingIfNeeded: try take(3)) }
        guard let code = HuffmanCode(lengths[...]) else { throw .damaged }
        lengths = []
        while lengths.count < literalCount + distanceCount {
            switch try symbol(code) {
            case 16:
                guard let last = lengths.last else { throw .damaged }
                lengths += [UInt8](repeating: last, count: 3 + (try take(2)))
            case 17: lengths += [UInt8](repeating: 0, count: 3 + (try take(3)))
            case 18: lengths += [UInt8](repeating: 0, count: 11 + (try take(7)))
            case let length: lengths.append(UInt8(truncatingIfNeeded: length))
            }
        }
        guard lengths.count == literalCount + distanceCount, lengths[256] > 0, let literals = HuffmanCode(lengths[..<literalCount]),
            let distances = HuffmanCode(lengths[literalCount...])
        else { throw .damaged }
        return (literals, distances)
    }

    /// In which order the lengths of the code of lengths stand (3.2.7).
    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    /// The least length of each symbol from 257 on, and the bits that are added (3.2.5).
    private static let lengths: [(Int, Int)] = [
        (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1), (17, 1), (19, 2), (23, 2), (27, 2),
        (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4), (83, 4), (99, 4), (115, 4), (131, 5), (163, 5), (195, 5), (227, 5), (258, 0),
    ]
    /// The same of distances: twice as far every second symbol.
    private static let distances: [(Int, Int)] = (0..<30).map { symbol in
        let extra = max(symbol / 2 - 1, 0)
        return (symbol < 4 ? symbol + 1 : (2 + symbol % 2) << extra + 1, extra)
    }

    /// The codes of 3.2.6.
    private static let fixed: (literals: HuffmanCode, distances: HuffmanCode) = {
        let literals: [UInt8] =
            .init(repeating: 8, count: 144) + .init(repeating: 9, count: 112) + .init(repeating: 7, count: 24)
            + .init(repeating: 8, count: 8)
        guard let literals = HuffmanCode(literals[...]), let distances = HuffmanCode([UInt8](repeating: 5, count: 30)[...]) else {
            preconditionFailure("the fixed codes are codes")
        }
        return (literals, distances)
    }()
}

/// A canonical Huffman code, as a table of every sequence of bits that is as long as its longest word (RFC 1951, 3.2.2).
struct HuffmanCode {
    /// Bits of the longest word that deflate has.
    static let longest = 15

    /// The symbol in the upper bits, the length of its word in the lowest four; 0 where no word begins so.
    private var table: [UInt16]
    private let mask: UInt64

    /// - Parameter lengths: of the word of each symbol; 0 where it has none. Nil where there are more words than bits can tell.
    init?(_ lengths: ArraySlice<UInt8>) {
        var counts = [Int](repeating: 0, count: Self.longest + 1)
        for length in lengths { counts[Int(length)] += 1 }
        counts[0] = 0
        let width = counts.lastIndex { $0 > 0 } ?? 0
        var next = [Int](repeating: 0, count: Self.longest + 2)
        for length in 1...Self.longest {
            next[length + 1] = (next[length] + counts[length]) << 1
            guard next[length] + counts[length] <= 1 << length else { return nil }
        }
        table = [UInt16](repeating: 0, count: 1 << width)
        mask = (1 << UInt64(width)) - 1
        for (symbol, length) in lengths.enumerated() where length > 0 {
            let length = Int(length)
            // Words come with their first bit lowest.
            var word = 0
            for bit in 0..<length where next[length] >> bit & 1 == 1 { word |= 1 << (length - 1 - bit) }
            next[length] += 1
            let entry = UInt16(truncatingIfNeeded: symbol << 4 | length)
            for place in stride(from: word, to: table.count, by: 1 << length) { table[place] = entry }
        }
    }

    func entry(_ bits: UInt64) -> (symbol: Int, length: Int) {
        let entry = table[Int(truncatingIfNeeded: bits & mask)]
        return (Int(entry >> 4), Int(entry & 15))
    }
}
