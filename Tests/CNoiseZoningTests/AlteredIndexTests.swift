import CNoiseZoningHeader
import FeatureIO
import TestSupport
import Testing

/// Files that were altered with care, their hash set right: whatever is opened all the same leads no look-up out of its memory.
@Suite("An altered index, asked by C")
struct AlteredIndexTests {
    private static func sealed(_ bytes: [UInt8]) -> [UInt8] {
        bytes[..<16] + SHA256.digest(of: Array(bytes[48...])) + bytes[48...]
    }

    /// Where the lattice begins: west, south, units in a degree, width and height as doubles, then four numbers of 32 bits.
    private static func lattice(of bytes: [UInt8]) -> Int { 52 + bytes[48..<52].reversed().reduce(0) { $0 << 8 | Int($1) } }

    private static func ask(_ bytes: [UInt8]) throws {
        let opened = try OpenIndex(sealed(bytes))
        guard opened.status == NZ_OK else {
            #expect(opened.fault?.code == "index-damaged")
            return
        }
        var places: [(Double, Double)] = []
        for x in stride(from: -1300.0, through: 1300, by: 41) {
            for y in stride(from: -1300.0, through: 1300, by: 41) { places.append((x, y)) }
        }
        for step in 0..<2500 { places.append((116.998 + Double(step % 50) * 0.00021, 39.728 + Double(step / 50) * 0.00029)) }
        let labels = try #require(opened.labels(places))
        for label in Set(labels) { _ = opened.json(label) }
    }

    @Test("a byte anywhere behind the head", arguments: 1...3 as ClosedRange<UInt64>)
    func bytes(seed: UInt64) async throws {
        let bytes = try await OpenIndex.bytes.value
        let lattice = Self.lattice(of: bytes)
        var random = Seeded(seed: seed)
        for _ in 0..<30 {
            var altered = bytes
            altered[Int.random(in: lattice..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
            try Self.ask(altered)
        }
    }

    @Test(
        "a lattice that counts beyond its border",
        arguments: [
            [16: 0x1.84p30], [16: 0x1.8p30], [16: 0x1p31], [16: 1], [16: .leastNonzeroMagnitude], [24: 0x1p31], [24: 0x1.fffffffep30],
            [24: 0.5], [32: 0x1p31], [0: 0x1p31], [0: -0x1p31], [0: 116.4321], [8: .nan], [16: .infinity], [24: -1],
            [0: 1024, 8: -1024], [24: 0x1.fffffffcp30, 32: 0x1.fffffffcp30],
        ] as [[Int: Double]])
    func lattice(_ changes: [Int: Double]) async throws {
        let bytes = try await OpenIndex.bytes.value
        for shift in [nil, 30] as [UInt8?] {
            var altered = bytes
            let lattice = Self.lattice(of: bytes)
            for (place, value) in changes {
                var words: [UInt8] = []
                words.append(littleEndian: value)
                altered.replaceSubrange(lattice + place..<lattice + place + 8, with: words)
            }
            // Cells of any size: then the few columns of the block hold every width.
            if let shift { (altered[lattice + 44], altered[lattice + 48]) = (shift, shift) }
            try Self.ask(altered)
        }
    }

    @Test("edges of any length, all of them near every place")
    func edges() async throws {
        let bytes = try await OpenIndex.bytes.value
        let lattice = Self.lattice(of: bytes)
        func count(_ place: Int) -> Int { bytes[lattice + place..<lattice + place + 4].reversed().reduce(0) { $0 << 8 | Int($1) } }
        let first = lattice + 68 + 4 * (count(56) + count(60))
        var altered = bytes
        for edge in 0..<count(64) {
            // x, y, dx least; dy greatest; near greatest: no product of these fits in 64 bits.
            let words: [UInt32] = [0x8000_0000, 0x8000_0000, 0x8000_0000, 0x7FFF_FFFF, 0xFFFF_FFFF]
            var place: [UInt8] = []
            for word in words { place.append(littleEndian: word) }
            altered.replaceSubrange(first + 32 * edge..<first + 32 * edge + 20, with: place)
        }
        try Self.ask(altered)

        // A grid as wide as 32 bits allow, every cell with edges: its far corner is as far from an edge as can be, and near the line of it.
        var (width, mixed): ([UInt8], [UInt8]) = ([], [])
        width.append(littleEndian: Double(Int32.max))
        mixed.append(littleEndian: 0x8000_0001 as UInt32)
        for place in [24, 32] { altered.replaceSubrange(lattice + place..<lattice + place + 8, with: width) }
        (altered[lattice + 44], altered[lattice + 48]) = (30, 30)
        for cell in 0..<count(60) {
            let place = lattice + 68 + 4 * (count(56) + cell)
            altered.replaceSubrange(place..<place + 4, with: mixed)
        }
        try Self.ask(altered)
    }
}
