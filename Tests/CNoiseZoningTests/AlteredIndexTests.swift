import CNoiseZoningHeader
import FeatureIO
import TestSupport
import Testing

@testable import ZoneQueries

/// Files that were altered with care, their sums set right: whatever is opened all the same leads no look-up out of its memory.
@Suite("An altered index, asked by C")
struct AlteredIndexTests {
    /// The sum of the head, which holds the lattice.
    private static func sealed(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        unsafe bytes.withUnsafeMutableBytes { bytes in
            guard let layout = unsafe IndexLayout(reading: UnsafeRawBufferPointer(bytes)) else { return }
            unsafe PointIndexFile.seal(bytes, layout)
        }
        return bytes
    }

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
        for label in Set(opened.labels(places) ?? []) { _ = opened.json(label) }
    }

    @Test("a byte anywhere behind the head", arguments: 1...3 as ClosedRange<UInt64>)
    func bytes(seed: UInt64) async throws {
        let bytes = try await OpenIndex.bytes.value
        let layout = try unsafe #require(bytes.withUnsafeBytes { unsafe IndexLayout(reading: $0) })
        var random = Seeded(seed: seed)
        for _ in 0..<30 {
            var altered = bytes
            // Not the starts, which sealing would follow.
            let range = Bool.random(using: &random) ? layout.cells.start..<layout.edges.end : layout.directory.range
            altered[Int.random(in: range, using: &random)] = .random(in: 0...255, using: &random)
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
            let lattice = IndexLayout.Place.lattice
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
        let layout = try unsafe #require(bytes.withUnsafeBytes { unsafe IndexLayout(reading: $0) })
        var altered = bytes
        for edge in 0..<layout.edges.count {
            // x, y, dx least; dy greatest; near greatest: no product of these fits in 64 bits.
            let words: [UInt32] = [0x8000_0000, 0x8000_0000, 0x8000_0000, 0x7FFF_FFFF, 0xFFFF_FFFF]
            var place: [UInt8] = []
            for word in words { place.append(littleEndian: word) }
            altered.replaceSubrange(layout.edges[edge]..<layout.edges[edge] + 20, with: place)
        }
        try Self.ask(altered)

        // A grid as wide as 32 bits allow, every cell with edges: its far corner is as far from an edge as can be, and near the line of it.
        var width: [UInt8] = []
        width.append(littleEndian: Double(Int32.max))
        let lattice = IndexLayout.Place.lattice
        for place in [24, 32] { altered.replaceSubrange(lattice + place..<lattice + place + 8, with: width) }
        (altered[lattice + 44], altered[lattice + 48]) = (30, 30)
        for block in 0..<layout.blockSums.count {
            let first = altered[layout.edgeStarts[block]..<layout.edgeStarts[block] + 4]
            guard first.elementsEqual(altered[layout.edgeStarts[block + 1]..<layout.edgeStarts[block + 1] + 4]) == false else { continue }
            for cell in block * 256..<(block + 1) * 256 {
                altered.replaceSubrange(layout.cells[cell]..<layout.cells[cell] + 4, with: first)
                altered[layout.cells[cell] + 3] |= 0x80
            }
        }
        try Self.ask(altered)
    }
}
