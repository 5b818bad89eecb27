import TestSupport

/// Changes good inputs as a fuzzer does, from a seed: the same on every machine.
struct Mutation {
    private var random: Seeded

    init(seed: UInt64) { random = Seeded(seed: seed) }

    mutating func changed(_ seeds: [[UInt8]]) -> [UInt8] {
        var bytes = seeds[Int.random(in: 0..<seeds.count, using: &random)]
        for _ in 0...Int.random(in: 0..<4, using: &random) { change(&bytes, seeds) }
        return bytes
    }

    /// What numbers are like where they are wrong.
    private static let words = [
        "0", "-0", "1e300", "-1e300", "1e13", "1e-320", "9223372036854775808", "-9223372036854775808", "null", "[]", "{}", "\"\"", "NaN",
        "4400300.0004", "500000", "1e8", ",", "]],[[", "2147483.648", "true", "\u{0}", "\"3\"", "1000", "0.0005",
    ].map { Array($0.utf8) }

    private mutating func change(_ bytes: inout [UInt8], _ seeds: [[UInt8]]) {
        guard !bytes.isEmpty else {
            bytes = [UInt8.random(in: 0...255, using: &random)]
            return
        }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...12, using: &random))
        switch Int.random(in: 0..<7, using: &random) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
        case 4:
            let other = seeds[Int.random(in: 0..<seeds.count, using: &random)]
            bytes = Array(bytes[..<place]) + other.dropFirst(place)
        default:
            // The number about the place becomes another.
            let isPart = { (byte: UInt8) in (48...57).contains(byte) || byte == 46 || byte == 45 }
            guard let digit = bytes[place...].firstIndex(where: isPart) else {
                bytes[place] = 0xFF
                return
            }
            var (from, to) = (digit, digit)
            while from > 0, isPart(bytes[from - 1]) { from -= 1 }
            while to < bytes.count, isPart(bytes[to]) { to += 1 }
            bytes.replaceSubrange(from..<to, with: Self.words[Int.random(in: 0..<Self.words.count, using: &random)])
        }
    }
}
