import FeatureIO
import Foundation
import Regulation
import TestSupport
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
        return (query, PointIndexFile(try PointIndex(query), of: query, mapHash: map.meta.sourceHash))
    }

    /// The bytes as a file, opened.
    private static func open(_ bytes: [UInt8]) throws -> MappedIndex {
        let file = FileManager.default.temporaryDirectory.appending(path: "noisezone-\(UUID().uuidString).nzi")
        try Data(bytes).write(to: file)
        // What is mapped stays, with or without its name.
        defer { try? FileManager.default.removeItem(at: file) }
        return try MappedIndex(file.path)
    }

    /// Every sum put right again, and the hash.
    private static func sealed(_ bytes: [UInt8]) throws -> [UInt8] {
        var bytes = bytes
        try unsafe bytes.withUnsafeMutableBytes { bytes in
            unsafe PointIndexFile.seal(bytes, try #require(IndexLayout(reading: UnsafeRawBufferPointer(bytes))))
        }
        return bytes
    }

    @Test("says what was written: every label and what it means", arguments: [1, 2, 3] as [UInt64])
    func roundTrip(seed: UInt64) async throws {
        let (_, file) = try await Self.made.value
        let bytes = file.bytes()
        let read = try Self.open(bytes)
        #expect(file.bytes() == bytes)
        #expect(read.head.mapHash == file.head.mapHash && read.head.validity == file.head.validity)
        #expect(read.head.periods == file.head.periods && read.head.attribution == file.head.attribution)
        #expect(read.head.labels == file.index.count)
        for label in 0..<UInt32(file.index.count) {
            #expect("\(try read.finding(label) as Any)" == "\(file.index.finding(label) as Any)")
            #expect(try read.label(label)?.grounds == file.texts[Int(label)].grounds)
            #expect(!file.texts[Int(label)].grounds.isEmpty)
        }
        #expect(try read.finding(UInt32(file.index.count)) == nil)
        #expect(try read.finding(PointIndex.undecided) == nil)
        var random = Seeded(seed: seed)
        let (west, south) = (file.index.grid.lattice.west, file.index.grid.lattice.south)
        let places = (0..<20_000).map { _ in
            (west + Double.random(in: -0.01...0.05, using: &random), south + Double.random(in: -0.01...0.05, using: &random))
        }
        let (x, y) = (places.map(\.0), places.map(\.1))
        var (own, other) = ([UInt32](repeating: 7, count: x.count), [UInt32](repeating: 8, count: x.count))
        var labels = own.mutableSpan
        file.index.labels(longitudes: x.span, latitudes: y.span, into: &labels)
        labels = other.mutableSpan
        try read.labels(longitudes: x.span, latitudes: y.span, into: &labels)
        #expect(own == other && Set(own).count > 3)
        for place in 0..<500 { #expect(try read.label(longitude: x[place], latitude: y[place]) == own[place]) }
        try read.checkWhole()
        // Looked at or not, an index says the same of itself.
        try Self.open(bytes).checkWhole()
    }

    @Test("every part of the file begins where it says, and all of it is counted")
    func layout() async throws {
        let bytes = try await Self.made.value.file.bytes()
        let layout = try unsafe #require(bytes.withUnsafeBytes { unsafe IndexLayout(reading: $0) })
        #expect(layout.length == bytes.count)
        let parts = [
            layout.directory, layout.pageSums, layout.edgeStarts, layout.blockSums, layout.cells, layout.edges, layout.textStarts,
            layout.textSums, layout.texts,
        ]
        for (part, next) in zip(parts, parts.dropFirst()) { #expect(part.end <= next.start && next.start % 64 == 0) }
        #expect(String(decoding: bytes[layout.head.range].dropLast(), as: UTF8.self).hasPrefix("{\"schema\":\"noisezone.about/1\""))
        #expect(try Self.sealed(bytes) == bytes)
    }

    /// Asks an index that may be damaged for everything. The labels that it gave before it found out.
    private static func ask(_ index: MappedIndex) throws(FileError) {
        for label in 0..<UInt32(index.head.labels) { _ = try index.finding(label) }
        for x in stride(from: -180.0, through: 180, by: 7.3) { _ = try index.label(longitude: x, latitude: x / 2) }
        var (xs, ys): ([Double], [Double]) = ([], [])
        for step in 0..<10_000 {
            xs.append(116.996 + Double(step % 100) * 0.00016)
            ys.append(39.724 + Double(step / 100) * 0.0002)
        }
        var labels = [UInt32](repeating: 0, count: xs.count)
        var span = labels.mutableSpan
        try index.labels(longitudes: xs.span, latitudes: ys.span, into: &span)
    }

    @Test("is refused where it was cut, and where a byte was altered no answer comes out of it")
    func damage() async throws {
        let bytes = try await Self.made.value.file.bytes()
        for end in [1, 7, 8, 47, 52, 143, 144, bytes.count / 2, bytes.count - 1] {
            #expect(throws: FileError.self) { try Self.open(Array(bytes[..<end])) }
        }
        #expect(throws: FileError.self) { try Self.open(bytes + [0]) }
        let layout = try unsafe #require(bytes.withUnsafeBytes { unsafe IndexLayout(reading: $0) })
        let (whole, undamaged) = (try Self.open(bytes), try #require(try? Self.open(bytes)))
        try Self.ask(whole)
        for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 150)) {
            var altered = bytes
            altered[place] ^= 0x10
            do {
                let read = try Self.open(altered)
                // What no question has met yet, the check of the whole finds.
                #expect(throws: FileError.self, "byte \(place)") { try read.checkWhole() }
                // Found once, it stays so.
                #expect(throws: FileError.self) { try read.label(longitude: 0, latitude: 0) }
            } catch { continue }
        }
        // In the cells and edges about the places that are asked: told by the question itself.
        var told = 0
        for place in stride(from: layout.cells.start, to: layout.edges.end, by: max(1, (layout.edges.end - layout.cells.start) / 60)) {
            var altered = bytes
            altered[place] ^= 0x04
            let read = try Self.open(altered)
            do { try Self.ask(read) } catch {
                #expect(error.code == "index-damaged")
                told += 1
            }
        }
        #expect(told > 20)
        #expect(try undamaged.label(longitude: 0, latitude: 0) == 0)
    }

    @Test(
        "a fault has its own name",
        arguments: [([UInt8](), "index-not"), (Array("NZINDEX\u{3}".utf8), "index-version"), (Array("NZINDEX\u{4}".utf8), "index-damaged")])
    func faults(_ bytes: [UInt8], code: String) throws {
        let error = #expect(throws: FileError.self) { try Self.open(bytes) }
        #expect(error?.code == code)
    }

    @Test("a file that was altered with care, its sums set right, leads no look-up astray", arguments: 1...6 as ClosedRange<UInt64>)
    func hostile(seed: UInt64) async throws {
        let bytes = try await Self.made.value.file.bytes()
        var random = Seeded(seed: seed)
        let layout = try unsafe #require(bytes.withUnsafeBytes { unsafe IndexLayout(reading: $0) })
        // Numbers that lead somewhere, and any byte.
        let parts = [layout.directory, layout.cells, layout.edges, layout.texts]
        for _ in 0..<60 {
            var altered = bytes
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let part = parts.randomElement(using: &random) ?? layout.cells
                altered[Int.random(in: part.range, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            try? Self.ask(try Self.open(try Self.sealed(altered)))
        }
        // Starts and counts, which sealing itself follows: the sums stay as they are.
        for _ in 0..<60 {
            var altered = bytes
            let range = Bool.random(using: &random) ? 112..<144 : layout.edgeStarts.start..<layout.cells.start
            altered[Int.random(in: range, using: &random)] = UInt8.random(in: 0...255, using: &random)
            try? Self.ask(try Self.open(altered))
        }
    }

    @Test("sums tell words apart that stand in another order, and a part from one in its place")
    func sums() {
        func sum(_ bytes: [UInt8], _ seed: UInt64 = 1) -> UInt64 {
            var sum = IndexSum(seed: seed)
            unsafe bytes.withUnsafeBytes { unsafe sum.add($0) }
            return sum.value
        }
        let bytes = (0..<40).map { UInt8($0) }
        #expect(sum(bytes) != sum(Array(bytes[8..<16] + bytes[..<8] + bytes[16...])))
        #expect(sum(bytes) != sum(bytes, 2))
        #expect(sum(bytes) != sum(bytes + [0]))
        #expect(sum([]) != sum([0]))
        var all: Set<UInt64> = []
        for bit in 0..<320 {
            var altered = bytes
            altered[bit / 8] ^= 1 << UInt8(bit % 8)
            all.insert(sum(altered))
        }
        #expect(all.count == 320 && !all.contains(sum(bytes)))
    }
}
