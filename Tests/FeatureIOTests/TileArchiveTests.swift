import Geometry
import StrictJSON
import TestSupport
import Testing

@testable import FeatureIO

@Suite("Tiles in a file")
struct TileArchiveTests {
    @Test("what was packed comes out again", arguments: 0..<40)
    func deflated(_ seed: Int) throws {
        var random = Seeded(seed: UInt64(seed))
        let letters = Int.random(in: 1...256, using: &random)
        var bytes: [UInt8] = []
        while bytes.count < seed * 400 {
            if bytes.count > 10, Bool.random(using: &random) {
                let start = Int.random(in: 0..<bytes.count, using: &random)
                bytes += bytes[start..<min(bytes.count, start + Int.random(in: 1...600, using: &random))]
            } else {
                bytes.append(UInt8(truncatingIfNeeded: Int.random(in: 0..<letters, using: &random)))
            }
        }
        let packed = Packed.gzip(bytes)
        #expect(try Packed.gunzip(packed, limit: bytes.count) == bytes)
    }

    @Test("runs of every length, and matches from far back")
    func lengths() throws {
        for length in [0, 1, 3, 4, 10, 11, 257, 258, 259, 260, 600] {
            let bytes = [UInt8](repeating: 7, count: length)
            #expect(try Packed.gunzip(Packed.gzip(bytes), limit: length) == bytes)
        }
        for gap in [24_576, 32_700, 32_768, 32_769, 40_000] {
            var random = Seeded(seed: 5)
            let noise = (0..<gap).map { _ in UInt8.random(in: 0...255, using: &random) }
            let bytes = noise + noise.prefix(300)
            #expect(try Packed.gunzip(Packed.gzip(bytes), limit: bytes.count) == bytes)
        }
        #expect(Packed.gzip([UInt8](repeating: 7, count: 10_000)).count < 100)
    }

    @Test(
        "numbers along the Hilbert curve (PMTiles 3, 4.1)",
        arguments: [
            (0, 0, 0, 0), (1, 0, 0, 1), (1, 0, 1, 2), (1, 1, 1, 3), (1, 1, 0, 4), (2, 0, 0, 5), (12, 3423, 1763, 19_078_479),
        ] as [(Int, Int, Int, UInt64)])
    func hilbert(_ level: Int, _ column: Int, _ row: Int, _ number: UInt64) {
        #expect(HilbertNumber.of(level: level, column: column, row: row) == number)
    }

    @Test("a directory as the specification writes it: numbers as steps, offsets where they do not follow")
    func directory() {
        let entries = [
            PMTilesEntry(number: 5, offset: 0, length: 10, run: 1), PMTilesEntry(number: 42, offset: 10, length: 20, run: 2),
            PMTilesEntry(number: 69, offset: 0, length: 10, run: 1),
        ]
        #expect(PMTilesDirectory.bytes(entries) == [3, 5, 37, 27, 1, 2, 1, 10, 20, 10, 1, 0, 1])
    }

    @Test("many tiles have leaf directories, and the root stays within the first 16 KiB")
    func leaves() {
        let entries = (0..<40_000).map {
            PMTilesEntry(number: UInt64($0 * 7 % 3 + $0 * 5), offset: $0 * 977, length: 300 + $0 % 613, run: 1)
        }
        let (root, leaves) = PMTilesDirectory.pages(entries)
        #expect(!leaves.isEmpty && root.count <= 16_384 - 127)
        #expect(PMTilesDirectory.pages(Array(entries.prefix(3))).leaves.isEmpty)
    }

    private static func archive(_ tiles: [(Int, Int, Int, [UInt8])]) -> TileArchive {
        TileArchive(
            name: "n", description: "d", attribution: "", bounds: Envelope(minX: 116, minY: 39, maxX: 117, maxY: 40), levels: 1...2,
            layers: [.init(name: "zones", levels: 1...2, fields: [("class", "String")])], members: [],
            tiles: tiles.map { .init(level: $0.0, column: $0.1, row: $0.2, bytes: $0.3) })
    }

    @Test("PMTiles: the header, and tiles that are alike once, whatever their order")
    func pmtiles() {
        let tiles: [(Int, Int, Int, [UInt8])] = [(1, 0, 0, [1, 2]), (1, 0, 1, [1, 2]), (1, 1, 0, [3]), (2, 0, 0, [1, 2])]
        let bytes = Self.archive(tiles).pmtiles()
        #expect(bytes == Self.archive(tiles.reversed()).pmtiles())
        func long(_ at: Int) -> Int { (0..<8).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) } }
        #expect(Array(bytes.prefix(8)) == Array("PMTiles".utf8) + [3])
        #expect(long(8) == 127 && long(24) == 127 + long(16) && long(40) == long(24) + long(32) && long(56) == long(40) + long(48))
        #expect(bytes.count == long(56) + long(64))
        // Four tiles; 1 and 2 are a run, 4, and 5 with the bytes of the first; two contents.
        #expect((long(72), long(80), long(88)) == (4, 3, 2))
        #expect(bytes[96..<102] == [1, 2, 2, 1, 1, 2])
        // 116.0 and 39.0, in ten millionths.
        #expect(bytes[102..<110] == [0, 0x32, 0x24, 0x45, 0x80, 0xED, 0x3E, 0x17])
    }
}
