import Foundation
import Testing

@testable import Regulation

/// Each mistake is made in a file that is good otherwise.
@Suite("Standards are read strictly")
struct StandardReaderTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        let file: String
        let find: String
        let put: String
        let path: String
        let words: String

        init(_ file: String, _ find: String, _ put: String, _ path: String, _ words: String) {
            (self.file, self.find, self.put, self.path, self.words) = (file, find, put, path, words)
        }

        var testDescription: String { "\(file): \(put)" }
    }

    private static func text(_ file: String) throws -> String {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return String(
            decoding: try Data(contentsOf: folder.appendingPathComponent("Sources/Regulation/Standards/\(file).json")), as: UTF8.self)
    }

    private static func read(_ file: String, _ text: String) throws {
        let bytes = Array(text.utf8)
        switch file {
        case "measuring": _ = try BackgroundRule(json: bytes, file: "x.json")
        case "statutes": _ = try StatuteRule.all(json: bytes, file: "x.json")
        default: _ = try Standard(json: bytes, file: "x.json")
        }
    }

    static let mistakes = [
        Mistake("gb12348", "\"schema\": \"noisezone.standard/1\"", "\"schema\": \"noisezone.standard/2\"", "schema", "is not one of"),
        Mistake("gb12348", "\"key\":", "\"keys\":", "", "\"key\" is missing"),
        Mistake("gb12348", "\"maxima\": [", "\"extra\": 1, \"maxima\": [", "extra", "unknown name"),
        Mistake("gb12348", "\"maxima\": [", "\"key\": \"x\", \"maxima\": [", "", "\"key\""),
        Mistake(
            "gb12348", "\"from\": \"2008-10-01\", \"day\"", "\"from\": \"2008-02-30\", \"day\"", "outdoors[0].limits[0].from",
            "is not a date"),
        Mistake("gb12348", "\"day\": 50, \"night\": 40", "\"day\": 40, \"night\": 50", "outdoors[0].limits[0]", "1 ≤ night ≤ day ≤ 140"),
        Mistake(
            "gb12348", "\"day\": 50, \"night\": 40", "\"day\": 50.5, \"night\": 40", "outdoors[0].limits[0].day", "expected a whole number"),
        Mistake("gb12348", "\"night\": 40, \"verified\": true", "\"night\": 40", "outdoors[0].limits[0]", "\"verified\" is missing"),
        Mistake(
            "gb12348", "\"clause\": \"4.1.1 表1\", \"document\": \"GB 12348—2008\"",
            "\"clause\": \"4.1.1 表1\", \"document\": \"GB 12349—2008\"",
            "outdoors[0].limits[0].document", "there is no document"),
        Mistake("gb12348", "\"zones\": [\"2\"]", "\"zones\": [\"1\"]", "outdoors[2].zones", "class 1 stands twice"),
        Mistake("gb12348", "\"zones\": [\"2\"]", "\"zones\": []", "outdoors[2].zones", "the list is empty"),
        Mistake("gb12348", "\"room\": \"a\"", "\"room\": \"c\"", "structure_borne[0].room", "is not one of a, b"),
        Mistake("gb12348", "\"quantity\": \"lmax-frequent\"", "\"quantity\": \"leq\"", "maxima[0].quantity", "is not one of"),
        Mistake("gb12348", "\"periods\": [\"night\"]", "\"periods\": [\"evening\"]", "maxima[0].periods[0]", "is not one of day, night"),
        Mistake("gb12348", "\"over\": \"outdoors\"", "\"over\": \"roof\"", "maxima[0].over", "is not one of"),
        Mistake(
            "gb12348", "\"value\": 10, \"verified\"", "\"value\": 100, \"verified\"", "indoors.reduction_db[0].value", "expected 1 to 30 dB"
        ),
        Mistake("gb12348", "\"decides\": \"rounded\"", "\"decides\": \"both\"", "comparison[0].decides", "is not one of full, rounded"),
        Mistake("gb12348", "\"places\": 0", "\"places\": 4", "comparison[0].places", "expected 0 to 3 decimals"),
        Mistake(
            "gb12523", "\"from\": \"2026-01-01\",\n      \"id\"", "\"from\": \"2012-07-01\",\n      \"id\"", "editions[1].from",
            "does not come after"),
        Mistake("measuring", "\"from_db\": 4", "\"from_db\": 5", "background.table[1].from_db", "without a gap"),
        Mistake("measuring", "\"none_above_db\": 10", "\"none_above_db\": 11", "background.table", "must end at none_above_db, 11"),
        Mistake("measuring", "\"table_from_db\": 3", "\"table_from_db\": 2", "background.table[0].from_db", "without a gap"),
        Mistake("measuring", "\"correction_db\": -2", "\"correction_db\": 2", "background.table[1].correction_db", "lies below 0"),
        Mistake("measuring", "\"document\": \"HJ 706—2014\"", "\"document\": \"HJ 707—2014\"", "may_skip.document", "there is no document"),
        Mistake(
            "statutes", "\"articles\": [14, 88]", "\"articles\": [\"14\"]", "statutes[0].acts[0].articles[0]", "expected a whole number"),
        Mistake("statutes", "\"from\": \"2026-08-15\"", "\"from\": \"2022-06-05\"", "statutes[0].acts[1].from", "does not come after"),
    ]

    @Test("the good files are read", arguments: StandardsBook.bundledKeys + ["measuring", "statutes"])
    func reads(file: String) throws {
        try Self.read(file, Self.text(file))
        #expect(try StandardsBook.bundled().standards.map(\.key) == StandardsBook.bundledKeys)
    }

    @Test("one mistake is refused, with path and place", arguments: mistakes)
    func refuses(_ mistake: Mistake) throws {
        let good = try Self.text(mistake.file)
        let found = try #require(good.firstRange(of: mistake.find), "\(mistake.find) is not in the file")
        let broken = String(good[..<found.lowerBound]) + mistake.put + String(good[found.upperBound...])
        #expect {
            try Self.read(mistake.file, broken)
        } throws: { error in
            guard case .malformed(let fault) = error as? RegulationError else { return false }
            #expect(fault.path == mistake.path && fault.what.description.contains(mistake.words), "\(fault)")
            return true
        }
    }
}
