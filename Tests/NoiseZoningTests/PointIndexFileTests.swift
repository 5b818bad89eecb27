import FeatureIO
import Regulation
import Testing

@testable import NoiseZoning
@testable import ZoneQueries
@testable import ZoningModel

@Suite("A point index in a file")
struct PointIndexFileTests {
    /// The street block with its map and its index; made once.
    private static let made = Task { () async throws -> (query: PlaceQuery, file: PointIndexFile) in
        let folder = ETown.folder.replacing("beijing-etown", with: "street-block")
        let map = try await Zoning.build(packAt: folder, scenario: .init(date: CivilDate(parsing: "2026-11-20"))).map
        let query = PlaceQuery(map: map, ruleset: try Ruleset.bundled(map.meta.ruleset))
        return (query, PointIndexFile(try PointIndex(query), of: map.meta, mapHash: map.meta.sourceHash))
    }

    @Test("says what was written: every label and what it means", arguments: [1, 2, 3] as [UInt64])
    func roundTrip(seed: UInt64) async throws {
        let (_, file) = try await Self.made.value
        let bytes = file.bytes()
        let read = try PointIndexFile(bytes, file: "m.nzi")
        #expect(read.bytes() == bytes)
        #expect(read.mapHash == file.mapHash)
        #expect(read.validity == file.validity)
        #expect(read.index.count == file.index.count)
        for label in 0..<UInt32(file.index.count) {
            #expect("\(read.index.finding(label) as Any)" == "\(file.index.finding(label) as Any)")
        }
        var random = Seeded(seed: seed)
        let (west, south) = (file.index.grid.lattice.west, file.index.grid.lattice.south)
        for _ in 0..<20_000 {
            let place = (west + Double.random(in: -0.01...0.05, using: &random), south + Double.random(in: -0.01...0.05, using: &random))
            let (a, b) = (
                file.index.label(longitude: place.0, latitude: place.1), read.index.label(longitude: place.0, latitude: place.1)
            )
            if a != b { Issue.record("\(place): \(a) and \(b)") }
        }
    }

    @Test("is refused where it was cut or altered, at any byte")
    func damage() async throws {
        let bytes = try await Self.made.value.file.bytes()
        for end in [0, 1, 7, 8, 47, 52, bytes.count / 2, bytes.count - 1] {
            #expect(throws: FileError.self) { try PointIndexFile(Array(bytes[..<end]), file: "m.nzi") }
        }
        #expect(throws: FileError.self) { try PointIndexFile(bytes + [0], file: "m.nzi") }
        for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)) {
            var altered = bytes
            altered[place] ^= 0x10
            #expect(throws: FileError.self) { try PointIndexFile(altered, file: "m.nzi") }
        }
    }

    @Test(
        "a fault has its own name", arguments: [([UInt8](), "index-not"), (Array("NZINDEX\u{2}".utf8), "index-version")])
    func faults(_ bytes: [UInt8], code: String) throws {
        let error = #expect(throws: FileError.self) { try PointIndexFile(bytes, file: "m.nzi") }
        #expect(error?.code == code)
    }

    @Test("a file that was altered with care, its hash set right, leads no look-up astray", arguments: 1...4 as ClosedRange<UInt64>)
    func hostile(seed: UInt64) async throws {
        let bytes = try await Self.made.value.file.bytes()
        let head = 52 + bytes[48..<52].reversed().reduce(0) { $0 << 8 | Int($1) }
        var random = Seeded(seed: seed)
        for _ in 0..<40 {
            var altered = bytes
            let place = Int.random(in: head..<bytes.count, using: &random)
            altered[place] = UInt8.random(in: 0...255, using: &random)
            altered.replaceSubrange(16..<48, with: SHA256.digest(of: Array(altered[48...])))
            guard let read = try? PointIndexFile(altered, file: "m.nzi") else { continue }
            for x in stride(from: -180.0, through: 180, by: 7.3) { _ = read.index.finding(longitude: x, latitude: x / 2) }
            let (west, south) = (read.index.grid.lattice.west, read.index.grid.lattice.south)
            for step in 0..<400 {
                _ = read.index.finding(longitude: west + Double(step % 20) * 0.002, latitude: south + Double(step / 20) * 0.002)
            }
        }
    }
}
