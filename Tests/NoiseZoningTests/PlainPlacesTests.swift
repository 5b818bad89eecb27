import Foundation
import Regulation
import Testing

@testable import Answers
@testable import FeatureIO
@testable import Geometry
@testable import Projection
@testable import ZoneQueries
@testable import ZoningModel

@Suite("Many places: the fast way and the slow way give the same bytes")
struct PlainPlacesTests {
    /// Rows with a place in or about the district, most of them plain, the others odd in every way.
    private static func rows(_ count: Int, about places: [Coordinate], seed: UInt64) -> String {
        var random = Seeded(seed: seed)
        func number(_ value: Double) -> String {
            let decimals = [0, 1, 3, 5, 6, 7, 9, 12, 13].randomElement(using: &random) ?? 6
            return String(format: "%.\(decimals)f", value)
        }
        let ends = ["\n", "\n", "\n", "\n", "\n", "\r\n", "\n\n"]
        let names = ["a", "a", "a", "", "Hall 7 (north) + yard #12 & 荣华南路!", "\"b,c\"", "\"d\ne\"", "荣华", "x\"y"]
        return (0..<count).map { _ in
            let place = places.randomElement(using: &random) ?? Coordinate(x: 0, y: 0)
            var (x, y) = (number(place.x), number(place.y))
            switch Int.random(in: 0..<40, using: &random) {
            case 0: x = " " + x
            case 1: x = "\"" + x + "\""
            case 2: y = "+" + y
            case 3: (x, y) = (y, x)
            case 4: x = ""
            case 5: y = y + "N"
            case 6: x = "1e2"
            case 7: y += "."
            case 8: x = "." + x
            case 9: y += ",extra"
            case 10: x = "-" + x
            case 11: y = "nan"
            case 12: x = "12." + x
            case 13: x = "12.-" + x
            case 14: x = "-" + x.drop { $0 == "-" }
            default: break
            }
            return (names.randomElement(using: &random) ?? "") + "," + x + "," + y + "," + String(Int.random(in: 0...99, using: &random))
                + (ends.randomElement(using: &random) ?? "\n")
        }.joined()
    }

    @Test("places far away, up to where the plane of the map ends and beyond", arguments: ["wgs84", "gcj02", "bd09", "EPSG:4490"])
    func far(name: String) async throws {
        let ruleset = try Ruleset.bundled("beijing-etown-2025")
        let district = RandomDistrict(seed: 4)
        let map = try await district.input.map(ruleset)
        let bulk = BulkQuery(PlaceQuery(map: map, ruleset: ruleset), crs: try CoordinateReferenceSystem(parsing: name))
        let fast = try bulk.layout(of: ["lon", "lat"], path: "-")
        var rows = ""
        for x in stride(from: 68.0, through: 142, by: 1.7) {
            for y in stride(from: 8.0, through: 62, by: 1.3) { rows += String(format: "%.5f,%.5f\n", x, y) }
        }
        let chunk = CSVChunk(rows: RowChunk(bytes: Array(rows.utf8), firstLine: 2, bytesSoFar: 0), width: 2, separator: UInt8(ascii: ","))
        let (a, b) = (try bulk.answer(chunk, fast), try bulk.answer(chunk, BulkQuery.Layout(x: 0, y: 1, plain: nil)))
        #expect(a.counts.faults > 0 && a.counts.outside > 500)
        expectSame(fast: a, slow: b)
    }

    @Test(
        "on random districts, in every kind of system",
        arguments: [UInt64(1), 2, 3],
        ["wgs84", "gcj02", "bd09", "bd09mc", "EPSG:4548", "EPSG:4527", "EPSG:3857", "EPSG:32650", "EPSG:32651"])
    func bothWays(seed: UInt64, name: String) async throws {
        let crs = try CoordinateReferenceSystem(parsing: name)
        let ruleset = try Ruleset.bundled("beijing-etown-2025")
        var district = RandomDistrict(seed: seed)
        let map = try await district.input.map(ruleset)
        let back = try Transformation(from: map.meta.workingCRS, to: crs)
        let places = try district.places(3000).map { try back.transform($0) }
        let bulk = BulkQuery(PlaceQuery(map: map, ruleset: ruleset), crs: crs, unwanted: ["4a"])
        let fast = try bulk.layout(of: ["id", "lon", "lat", "n"], path: "-")
        let slow = BulkQuery.Layout(x: fast.x, y: fast.y, plain: nil)
        #expect(fast.plain != nil)
        let count = name == "wgs84" ? 5000 : 1200
        for (number, rows) in [Self.rows(count, about: places, seed: seed), Self.rows(3, about: places, seed: seed) + "a,116.5,39.8"]
            .enumerated()
        {
            let chunk = CSVChunk(
                rows: RowChunk(bytes: Array(rows.utf8), firstLine: 2, bytesSoFar: 0), width: 4, separator: UInt8(ascii: ","))
            let (a, b) = (try bulk.answer(chunk, fast), try bulk.answer(chunk, slow))
            expectSame(fast: a, slow: b, "\(number)")
        }
    }
}
