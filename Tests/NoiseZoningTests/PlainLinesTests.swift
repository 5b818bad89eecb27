import Foundation
import Regulation
import Testing

@testable import Answers
@testable import FeatureIO
@testable import Geometry
@testable import Projection
@testable import ZoneQueries
@testable import ZoningModel

@Suite("Many lines of JSON: the fast way and the slow way give the same bytes")
struct PlainLinesTests {
    /// Lines with a place in or about the district, most of them plain, the others odd in every way.
    private static func lines(_ count: Int, about places: [Coordinate], seed: UInt64) -> [UInt8] {
        var random = Seeded(seed: seed)
        func number(_ value: Double) -> String {
            let decimals = [0, 1, 3, 5, 6, 7, 9, 12, 13].randomElement(using: &random) ?? 6
            return String(format: "%.\(decimals)f", value)
        }
        let values = [
            "\"a\"", "\"a\"", "\"a\"", "\"\"", "\"荣华南路, {7}\"", "\"b\\\"c\"", "\"\\u8363\"", "true", "false", "null", "0", "-7", "12.50",
            "-0.0", "007", "1.", ".5", "1e5", "1E999", "123456789012345678", "[1, 2]", "{\"x\": 1}", "tru", "nul", "\"a\tb\"", "NaN", "+1",
        ]
        var bytes: [UInt8] = []
        for _ in 0..<count {
            let place = places.randomElement(using: &random) ?? Coordinate(x: 0, y: 0)
            var (x, y) = (number(place.x), number(place.y))
            var value = Int.random(in: 0..<3, using: &random) > 0 ? "\"Hall 7\"" : values.randomElement(using: &random) ?? "1"
            var (names, space) = (["id", "lon", "lat", "n"], ["", "", " ", " ", "\t ", "  "].randomElement(using: &random) ?? "")
            var end = "\n"
            var (begin, close) = ("{", "}")
            switch Int.random(in: 0..<50, using: &random) {
            case 0: x = " " + x
            case 1: x = "\"" + x + "\""
            case 2: y = "+" + y
            case 3: (x, y) = (y, x)
            case 4: x = "null"
            case 5: y = "0" + y
            case 6: x = "1e2"
            case 7: y += "."
            case 8: x = "-" + x
            case 9: y = "nan"
            case 10: names[3] = "nz_class"
            case 11: names[3] = "id"
            case 12: names = ["lon", "lat", "id", "n"]
            case 13: names[0] = "\\u0069d"
            case 14: names[1] = "x"
            case 15: names[3] = " NZ_Day "
            case 16: end = "\r\n"
            case 17: end = "\n\n \t\n"
            case 18: close = "} "
            case 19: begin = " {"
            case 20: close = "} {}"
            case 21: close = ""
            case 22: close = ",}"
            case 24: x = "-0" + x
            case 25: x = "12.-" + x
            case 26: x = "-" + x.drop { $0 == "-" }
            case 23: value = "\"\u{FFFD}\""
            default: break
            }
            let members = zip(names, [value, x, y, "5"]).map { "\"\($0)\":\(space)\($1)" }
            bytes += Array((begin + members.joined(separator: "," + space) + space + close + end).utf8)
        }
        return bytes
    }

    /// Both ways over the same bytes, which begin on line 4.
    private static func compare(_ bulk: BulkQuery, _ fast: BulkQuery.LineLayout, _ bytes: [UInt8]) throws -> (rows: Int, faults: Int) {
        let chunk = RowChunk(bytes: bytes, firstLine: 4, bytesSoFar: 0)
        let (a, b) = (try bulk.answer(chunk, fast), try bulk.answer(chunk, BulkQuery.LineLayout(plain: nil)))
        expectSame(fast: a, slow: b)
        return (a.counts.rows, a.counts.faults)
    }

    @Test(
        "on random districts, in every kind of system", arguments: [UInt64(1), 2],
        ["wgs84", "gcj02", "bd09", "EPSG:4548", "EPSG:3857", "EPSG:32651"])
    func bothWays(seed: UInt64, name: String) async throws {
        let crs = try CoordinateReferenceSystem(parsing: name)
        let ruleset = try Ruleset.bundled("beijing-etown-2025")
        var district = RandomDistrict(seed: seed)
        let map = try await district.input.map(ruleset)
        let back = try Transformation(from: map.meta.workingCRS, to: crs)
        let places = try district.places(2000).map { try back.transform($0) }
        let bulk = BulkQuery(PlaceQuery(map: map, ruleset: ruleset), crs: crs, unwanted: ["4a"])
        let fast = try bulk.lineLayout()
        #expect(fast.plain != nil)
        let count = name == "wgs84" ? 4000 : 1000
        let lines = Self.lines(count, about: places, seed: seed)
        let (rows, faults) = try Self.compare(bulk, fast, lines)
        #expect(rows == count && faults > count / 20 && faults < count / 2)
        // A piece with a byte that is no text, and one that ends without a line end.
        _ = try Self.compare(bulk, fast, Array(lines.prefix(3000)) + [0xFF] + Array(lines.dropFirst(3000).prefix(2000)))
        _ = try Self.compare(bulk, fast, Array(lines.prefix(2000)))
        _ = try Self.compare(bulk, fast, Array(lines.filter { $0 < 0x80 }))
    }

    @Test("a minus sign stands before the digits or nowhere")
    func signs() {
        func number(_ text: String) -> Double? {
            unsafe Array((text + "\n").utf8).withUnsafeBufferPointer { bytes in
                guard let start = bytes.baseAddress else { return nil }
                var at = unsafe start
                let number = unsafe PlainDecimal.readSigned(&at)
                return unsafe at == start + text.utf8.count ? number : nil
            }
        }
        #expect(number("12.5") == 12.5 && number("-12.5") == -12.5 && number("-7") == -7)
        for odd in ["", "-", "--5", "-.5", "5.-3", "5-3", ".-3", "-5.", "+5", "- 5"] { #expect(number(odd) == nil, "\(odd)") }
    }

    @Test("plain lines are read the fast way, once their names are known")
    func learned() {
        let line = PlainLine(names: ["id", "lon", "lat"], x: 1, y: 2, range: .degrees)
        func place(_ text: String) -> String? {
            unsafe Array((text + "\n").utf8).withUnsafeBufferPointer { bytes in
                guard let start = bytes.baseAddress else { return nil }
                var (x, y, cut) = (0.0, 0.0, unsafe start)
                guard let end = unsafe line.end(start, before: start + bytes.count, longitude: &x, latitude: &y, cut: &cut) else {
                    return nil
                }
                return unsafe "\(x) \(y) \(cut - start) \(end - start)"
            }
        }
        #expect(place("{\"id\":1,\"lon\":116.5,\"lat\":39.8}") == "116.5 39.8 30 31")
        #expect(place("{ \"id\" : \"荣\",\t\"lon\": 116.5, \"lat\": 39.8 }") == "116.5 39.8 42 43")
        for odd in [
            "", "{", "{}", "[1]", "{\"id\":1,\"lon\":116.5,\"lat\":39.8", "{\"id\":1,\"lon\":116.5,\"lat\":39.8}}", "{\"id\":1}",
            "{\"id\":01,\"lon\":116.5,\"lat\":39.8}", "{\"id\":1,\"lon\":116.5,\"lat\":0.5}", "{\"id\":1,\"lon\":116.5,\"lat\":39.8}\r",
            "{\"id\":\"a\\n\",\"lon\":116.5,\"lat\":39.8}", "{\"id\":1,\"lon\":1165,\"lat\":39.8}", "{\"id\":1,\"lon\":116.5 \"lat\":39.8}",
        ] { #expect(place(odd) == nil, "\(odd)") }
    }
}
