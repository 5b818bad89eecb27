import Answers
import FeatureIO
import Foundation
import NoiseZoning
import Projection
import Regulation
import TestSupport
import Testing

@Suite("Tables that come piece by piece")
struct TableFeedTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "GeoData/street-block").path

    private static func places() async throws -> BulkQuery {
        let session = try await Session(.pack(folder), on: Occasion(date: try CivilDate(parsing: "2026-11-20")))
        return try session.places(in: CoordinateReferenceSystem(parsing: "EPSG:4548"))
    }

    /// What is made of a file of these bytes.
    private static func ofFile(_ bytes: [UInt8], _ places: BulkQuery, _ areLines: Bool, _ encoding: TextEncoding) async throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appending(path: "noisezone-feed-\(UUID())")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var output: [UInt8] = []
        let run = TableRun(file.path)
        _ =
            areLines
            ? try await run.jsonLines(places, encoding: encoding) { more throws(FileError) in output += more }
            : try await run.csv(places, encoding: encoding) { more throws(FileError) in output += more }
        return output
    }

    private static func fed(
        _ bytes: [UInt8], _ places: BulkQuery, _ areLines: Bool, _ encoding: TextEncoding, _ random: inout Seeded
    ) throws -> [UInt8] {
        var at = min(bytes.count, random.below(200) + 60)
        var feed = try TableFeed(
            places, areLines: areLines, encoding: encoding,
            start: GivenText(start: Array(bytes[..<at]), isWhole: false), name: "-")
        var output: [UInt8] = []
        while let more = try feed.next() { output += more }
        while at < bytes.count {
            let end = min(bytes.count, at + random.below(random.below(4) == 0 ? 4000 : 7) + 1)
            feed.feed(Array(bytes[at..<end]), isLast: false)
            at = end
            while let more = try feed.next() { output += more }
        }
        feed.feed([], isLast: true)
        while let more = try feed.next() { output += more }
        return output
    }

    /// A table with all that makes rows hard to cut: quotes with line ends in them, empty lines, a last row without an end.
    private static func table(_ random: inout Seeded, areLines: Bool) -> String {
        let end = random.below(2) == 0 ? "\n" : "\r\n"
        var text = areLines ? "" : "name,x,y" + end
        for row in 0..<random.below(400) + 20 {
            let (x, y) = (499_990 + random.below(920), 4_399_840 + random.below(330))
            let name = ["a", "名字", "“q”", "", "x y"][random.below(5)]
            if areLines {
                text += row % 17 == 5 ? "{\"x\":\"no\"}\(end)" : "{\"n\":\"\(name)\",\"x\":\(x),\"y\":\(y)}\(end)"
            } else {
                let field = random.below(3) == 0 ? "\"\(name)\(random.below(2) == 0 ? "\n," : "\"\"")\"" : name
                text += row % 19 == 7 ? "\(end)" : "\(field),\(x),\(row % 23 == 3 ? "no" : "\(y)")\(end)"
            }
        }
        if random.below(2) == 0, !areLines { text += "last,500100,4400000" }
        return text
    }

    @Test("are answered as a file of the same bytes, however they are cut", arguments: [false, true])
    func cuts(_ areLines: Bool) async throws {
        let places = try await Self.places()
        for seed in 0..<60 as Range<UInt64> {
            var random = Seeded(seed: seed)
            let text = Self.table(&random, areLines: areLines)
            let mark: [UInt8] = seed % 3 == 0 ? [0xEF, 0xBB, 0xBF] : []
            let (bytes, encoding): ([UInt8], TextEncoding) =
                seed % 5 == 1 && !areLines
                ? ([0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, .utf8) : (mark + Array(text.utf8), .utf8)
            let whole = try await Self.ofFile(bytes, places, areLines, encoding)
            let pieces = try Self.fed(bytes, places, areLines, encoding, &random)
            #expect(whole == pieces, "seed \(seed)")
            #expect(String(decoding: whole, as: UTF8.self).contains("inside") || seed % 5 == 1)
        }
    }
}

extension Seeded {
    fileprivate mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
}
