import Geometry
import NoiseZoning
import Projection
import Regulation
import Testing
import Wording
import ZoningModel

@testable import NoiseZoningServer

/// What is asked of the features, before a map is: rectangles, days, forms, filters.
@Suite("Questions to the features")
struct FeatureQueryTests {
    private static let plane = FeatureSystem.all(of: .gaussKruger4548)[3]
    private static let northFirst = FeatureSystem.all(of: .gaussKruger4548)[2]

    @Test("the systems of a map, by the names of OGC, with their order of axes")
    func systems() {
        let all = FeatureSystem.all(of: .gaussKruger4548)
        #expect(
            all.map(\.uri).map { $0.replacing("http://www.opengis.net/def/crs/", with: "") } == [
                "OGC/1.3/CRS84", "EPSG/0/4326", "EPSG/0/4490", "EPSG/0/4548",
            ])
        #expect(all.map(\.isNorthFirst) == [false, true, true, true] && all.map(\.isInDegrees) == [true, true, true, false])
        // A plane whose order of axes is not known is not offered.
        #expect(FeatureSystem.all(of: .webMercator).map(\.isNorthFirst) == [false, true, true, false])
    }

    @Test(
        "a rectangle is read in the order of axes of its system",
        arguments: [
            ("116.4,39.7,116.6,39.9", 0, [116.4, 39.7, 116.6, 39.9]), ("39.7,116.4,39.9,116.6", 2, [116.4, 39.7, 116.6, 39.9]),
            ("4400000,500000,4400300,500900.5", 3, [500_000, 4_400_000, 500_900.5, 4_400_300]),
            ("116.4,39.7,-10,116.6,39.9,20", 0, [116.4, 39.7, 116.6, 39.9]), ("-180,-90,180,90", 0, [-180, -90, 180, 90]),
            ("+1.5e2,-.5,1.7E+2,5.", 0, [150, -0.5, 170, 5]), ("1,2,1,2", 0, [1, 2, 1, 2]),
        ])
    func rectangle(_ text: String, _ system: Int, _ sides: [Double]) throws {
        let area = try FeatureArea(parsing: text, FeatureSystem.all(of: .gaussKruger4548)[system])
        let box = try #require(area.parts.first)
        #expect(area.parts.count == 1 && [box.minX, box.minY, box.maxX, box.maxY] == sides)
    }

    @Test("a rectangle across the meridian of 180 degrees is two")
    func meridian() throws {
        let area = try FeatureArea(parsing: "170,-10,-170,10", .usual)
        #expect(area.parts == [Envelope(minX: 170, minY: -10, maxX: 180, maxY: 10), Envelope(minX: -180, minY: -10, maxX: -170, maxY: 10)])
    }

    @Test(
        "what is no rectangle is told",
        arguments: [
            "", ",", ",,,", "1,2,3", "1,2,3,4,5", "1,2,3,4,5,6,7", "1,2,3,x", "1,2,3,nan", "1,2,3,inf", "1,2,3,1e999", "0x1,2,3,4",
            "1;2;3;4",
            " 1,2,3,4", "1,4,3,2", "1,2,5,3,4,4", "39.7,116.4,39.9,116.6", "181,0,190,1", "-181,0,0,1", "0,-91,1,0", "0,0,1,90.0001",
            "1,2,3,\(String(repeating: "1", count: 5000))", "1e308,0,1e308,1", "１,2,3,4",
        ])
    func noRectangle(_ text: String) {
        #expect(throws: Problem.self) { try FeatureArea(parsing: text, .usual) }
        // Metres may be any.
        if ["39.7,116.4,39.9,116.6", "181,0,190,1", "-181,0,0,1", "0,-91,1,0", "0,0,1,90.0001", "1e308,0,1e308,1"].contains(text) {
            return
        }
        let fault = #expect(throws: Problem.self) { try FeatureArea(parsing: text, Self.plane) }
        #expect(fault?.status == 400)
    }

    @Test("latitude and longitude in the wrong order are told, with the way to say so")
    func swapped() {
        let fault = #expect(throws: Problem.self) { try FeatureArea(parsing: "39.7,116.4,39.9,116.6", .usual) }
        #expect(fault?.what.text(in: .en) == "bbox: there is no latitude 116.6")
        #expect(throws: Problem.self) { try FeatureArea(parsing: "116.4,39.7,116.6,39.9", Self.northFirst) }
    }

    /// A map for 2025-04-29 up to 2026-12-31.
    @Test(
        "a time is held against the days of the map",
        arguments: [
            ("2026-11-20", true), ("2025-04-28", false), ("2025-04-29", true), ("2026-12-30", true), ("2026-12-31", false),
            // Midnight of Beijing is the afternoon before in UTC.
            ("2025-04-28T15:59:59Z", false), ("2025-04-28T16:00:00Z", true), ("2026-12-30T15:59:00.5Z", true),
            ("2026-12-30T16:00:00Z", false),
            ("2026-12-31T00:00:00+08:00", false), ("2026-12-31t00:00:00+09:00", true),
            ("../2025-04-29", true), ("../2025-04-28", false), ("/2025-04-28", false), ("2026-12-30/..", true), ("2026-12-31/..", false),
            ("2026-12-31/", false), ("2020-01-01/2030-01-01", true), ("2020-01-01/2021-01-01", false), ("../..", true),
            ("2027-01-01T00:00:00Z/2028-01-01T00:00:00Z", false),
        ])
    func days(_ text: String, _ isMet: Bool) throws {
        let validity = MapMeta.Validity(from: try CivilDate(parsing: "2025-04-29"), until: try CivilDate(parsing: "2026-12-31"))
        let hours = try Ruleset.bundled("beijing-etown-2025").hours
        #expect(try FeatureDays(parsing: text, hours).meet(validity) == isMet)
        if isMet, !text.contains("2020"), text.hasPrefix("20"), !text.contains("/") {
            #expect(try FeatureDays(parsing: text, hours).meet(.init(from: CivilDate(parsing: "2025-01-01"), until: nil)))
        }
    }

    @Test(
        "what is no time is told",
        arguments: [
            "", "/", "//", "x", "2026", "2026-13-01", "2026-11-20/2026-11-19", "2026-11-20T25:00:00Z", "2026-11-20T10:00:00", "2026/11/20",
            "20:00", "2026-11-20 10:00:00Z", "2026-11-20T10:00Z", "../../..", "now", "2026-11-20T10:00:00+99:00",
            "9999-12-31T23:59:59-14:00",
        ])
    func noTime(_ text: String) throws {
        let hours = try Ruleset.bundled("beijing-etown-2025").hours
        let fault = #expect(throws: Problem.self) { try FeatureDays(parsing: text, hours) }
        #expect(fault?.status == 400 && fault?.fault == AnyFaultCode(ServerFault.parameter))
    }

    private static let offers = FeatureForm.offers([Reply.geoJSON, Reply.json])

    @Test(
        "the form is what the client likes best",
        arguments: [
            (nil, nil, Reply.geoJSON), (nil, "*/*", Reply.geoJSON), (nil, "text/html", Reply.html), (nil, "application/json", Reply.json),
            (nil, "application/*", Reply.geoJSON), (nil, "text/*", Reply.html),
            (nil, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Reply.html),
            (nil, "application/geo+json;q=0.5, application/json", Reply.json), (nil, "text/html;q=0, */*", Reply.geoJSON),
            (nil, "*/*;q=0.1, text/html;q=0.2", Reply.html), (nil, "APPLICATION/GEO+JSON; charset=utf-8", Reply.geoJSON),
            (nil, "text/html;q=nan, application/json;q=0.5", Reply.html), ("json", "text/html", Reply.geoJSON),
            ("html", "image/png", Reply.html),
        ] as [(String?, String?, String)])
    func form(_ said: String?, _ accept: String?, _ type: String) throws {
        #expect(try FeatureForm.choose(Self.offers, said: said, accept: accept).type == type)
    }

    @Test(
        "a client that takes none of them is told which there are",
        arguments: ["image/png", "text/plain", "", ";", "a/b/c", "text/html;q=0", "*/*;q=0", "json"])
    func noForm(_ accept: String) {
        let fault = #expect(throws: Problem.self) { try FeatureForm.choose(Self.offers, said: nil, accept: accept) }
        #expect(fault?.status == 406 && fault?.fault == AnyFaultCode(ServerFault.form))
        #expect(fault?.fix.text(in: .en).contains("application/geo+json, application/json, text/html") == true)
    }

    @Test("what f says is json or html", arguments: ["JSON", "xml", "geojson"])
    func noSuchForm(_ said: String) {
        let fault = #expect(throws: Problem.self) { try FeatureForm.choose(Self.offers, said: said, accept: nil) }
        #expect(fault?.status == 400)
    }
}

extension CoordinateReferenceSystem {
    static var gaussKruger4548: CoordinateReferenceSystem {
        // Built in: it cannot fail.
        (try? CoordinateReferenceSystem(parsing: "EPSG:4548")) ?? .webMercator
    }
}
