import Foundation
import Synchronization
import TestSupport
import Testing

@testable import FeatureIO
@testable import NoiseZoning
@testable import Regulation
@testable import Scratch
@testable import ZoningFiles
@testable import ZoningModel

/// Arrays that wait on the disk hold what arrays hold, and maps that were drawn through them are the same.
@Suite("What waits on the disk")
struct ScratchTests {
    /// Everything beyond a page stands in a file.
    private static func small(longest: Int? = nil, folder: String? = nil) -> ScratchRoom.Measures {
        var measures = ScratchRoom.Measures()
        (measures.threshold, measures.longest, measures.folder) = (4096, longest, folder)
        return measures
    }

    /// A folder of its own, and what is in it at the end.
    private func inFolder(_ body: (String) throws -> Void) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("noisezone-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
        return try FileManager.default.contentsOfDirectory(atPath: folder.path)
    }

    /// Adds, changes, copies, shares and rests, beside an array that does the same.
    private func compare(_ measures: ScratchRoom.Measures, steps: Int) {
        var random = Seeded(seed: 7)
        var (scratch, array) = (ScratchArray<Int64>(measures), [Int64]())
        var kept: [(ScratchArray<Int64>, [Int64])] = []
        for step in 0..<steps {
            let value = Int64.random(in: .min ... .max, using: &random)
            if array.isEmpty || step % 3 > 0 {
                scratch.append(value)
                array.append(value)
            } else {
                let place = Int.random(in: array.indices, using: &random)
                scratch[place] = value
                array[place] = value
            }
            if step % 1000 == 0 { scratch.rest() }
            if step % 5000 == 4999 { kept.append((scratch, array)) }
        }
        kept.append((scratch, array))
        for (scratch, array) in kept { #expect(scratch.count == array.count && scratch.elementsEqual(array)) }
    }

    @Test("an array in a file is an array: added to, changed, copied, rested; no name is left")
    func same() throws { #expect(try inFolder { compare(Self.small(folder: $0), steps: 40_000) }.isEmpty) }

    @Test("without a folder, and on a disk that becomes full, it stays in memory")
    func fullDisk() throws {
        compare(Self.small(folder: "/no/such/folder"), steps: 20_000)
        #expect(try inFolder { compare(Self.small(longest: 50_000, folder: $0), steps: 40_000) }.isEmpty)
    }

    @Test("elements of any size, and none")
    func sizes() {
        var pairs = ScratchArray<(Int8, Double)>(Self.small())
        for number in 0..<5000 { pairs.append((Int8(truncatingIfNeeded: number), Double(number))) }
        #expect((0..<5000).allSatisfy { pairs[$0].0 == Int8(truncatingIfNeeded: $0) && pairs[$0].1 == Double($0) })
        #expect(ScratchArray<Int32>().isEmpty && ScratchArray(repeating: Int32(7), count: 3).elementsEqual([7, 7, 7]))
    }

    /// The bytes of the map of a pack, everything in memory and everything in files.
    private func expectSame(_ folder: String) async throws {
        let occasion = Occasion(date: try CivilDate(parsing: "2026-11-20"), workers: 2)
        func bytes() async throws -> [UInt8] {
            let map = try await Zoning.build(packAt: folder, on: occasion).map
            return try map.geoPackage().bytes(for: "map.gpkg")
        }
        let usual = try await bytes()
        ScratchRoom.usualThreshold.store(4096, ordering: .relaxed)
        defer { ScratchRoom.usualThreshold.store(1 << 20, ordering: .relaxed) }
        let small = try await bytes()
        #expect(small == usual)
    }

    private static func pack(_ name: String) -> URL { URL(filePath: ETown.folder).deletingLastPathComponent().appending(path: name) }

    @Test("maps with everything in files have the same bytes as maps from memory", arguments: ["beijing-etown", "street-block"])
    func maps(_ pack: String) async throws { try await expectSame(Self.pack(pack).path) }

    @Test("so have those of footprints over many tiles, of thousands of corners, and drawn twice")
    func footprints() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("noisezone-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: Self.pack("street-block"), to: folder)
        let file = folder.appending(path: "buildings.geojson")
        let text = try String(contentsOf: file, encoding: .utf8)
        let first = try #require(text.split(separator: "\n").first { $0.contains("\"N01\"") })
        // A wall about the block, 7 km long and as wide, whose outer side has teeth.
        let (west, south, side) = (496_500, 4_396_500, 7000)
        var ring = [(west, south)]
        for tooth in stride(from: 2, to: side, by: 4) { ring += [(west + tooth, south - 3), (west + tooth + 2, south)] }
        ring += [(west + side, south), (west + side, south + side), (west, south + side), (west, south)]
        let court = [(10, 10), (10, side - 10), (side - 10, side - 10), (side - 10, 10), (10, 10)].map { (west + $0.0, south + $0.1) }
        func written(_ ring: [(Int, Int)]) -> String { "[" + ring.map { "[\($0.0), \($0.1)]" }.joined(separator: ", ") + "]" }
        let wall =
            "{\"type\": \"Feature\", \"properties\": {\"id\": \"wall\", \"storeys\": 9}, "
            + "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [\(written(ring)), \(written(court))]}},\n"
        let twin = first.replacing("\"N01\"", with: "\"twin\"") + "\n"
        try text.replacing(first, with: wall + twin + first).write(to: file, atomically: true, encoding: .utf8)
        try await expectSame(folder.path)
    }
}
