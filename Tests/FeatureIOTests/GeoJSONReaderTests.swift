import Geometry
import StrictJSON
import Testing

@testable import FeatureIO

@Suite("GeoJSON that is right is read as it stands")
struct GeoJSONReaderTests {
    static func read(_ text: String, file: String = "t.geojson") throws -> (FeatureCollection, [Diagnostic]) {
        try readGeoJSON(Array(text.utf8), file: file)
    }

    static let square = [
        Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 0), Coordinate(x: 1, y: 1), Coordinate(x: 0, y: 1), Coordinate(x: 0, y: 0),
    ]

    @Test(
        "Each kind of geometry, also alone and with heights",
        arguments: [
            (#"{"type":"Point","coordinates":[1.5,-2e1]}"#, Shape.point(Coordinate(x: 1.5, y: -20))),
            (#"{"coordinates":[1,2,3,4],"type":"Point"}"#, .point(Coordinate(x: 1, y: 2))),
            (#"{"type":"MultiPoint","coordinates":[[1,2]]}"#, .multiPoint([Coordinate(x: 1, y: 2)])),
            (
                #"{"type":"LineString","coordinates":[[1,2,9],[3,4,9]]}"#,
                .lineString(LineString([Coordinate(x: 1, y: 2), Coordinate(x: 3, y: 4)]))
            ),
            (
                #" { "type" : "MultiLineString" , "coordinates" : [ [ [ 1 , 2 ] , [ 3 , 4 ] ] , [[0,0],[1,1]] ] } "#,
                .multiLineString([
                    LineString([Coordinate(x: 1, y: 2), Coordinate(x: 3, y: 4)]),
                    LineString([Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 1)]),
                ])
            ),
            (#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}"#, .polygon(Polygon(exterior: square))),
            (
                #"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,1],[0,0]],[[0,0],[1,0],[1,1],[0,1],[0,0]]],[[[0,0],[1,0],[1,1],[0,1],[0,0]]]]}"#,
                .multiPolygon(MultiPolygon([Polygon(exterior: square, holes: [square]), Polygon(exterior: square)]))
            ),
        ])
    func geometry(text: String, shape: Shape) throws {
        let (collection, diagnostics) = try Self.read(text)
        #expect(diagnostics.isEmpty)
        #expect(collection.features.map(\.shape) == [shape])
    }

    @Test("Names, members, ids and properties keep their order and their writing")
    func collection() throws {
        let (collection, diagnostics) = try Self.read(
            """
            \u{FEFF}{"type":"FeatureCollection","name":"zones","a":1.50,"bbox":[0,0,1,1],"features":[
            {"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[1,2]},"properties":{"z":"\\u4e00","a":[null,true]}},
            {"geometry":{"type":"Point","coordinates":[1,2]},"properties":null,"type":"Feature","extra":{}}
            ],"b":{"c":"d"}}
            """)
        #expect(diagnostics.isEmpty)
        #expect(collection.name == "zones" && collection.crs == "EPSG:4326")
        #expect(collection.members.map(\.name) == ["a", "b"])
        #expect(collection.features.map(\.label) == ["7", "#2"])
        #expect(collection.features[0].properties.map(\.name) == ["z", "a"])
        #expect(collection.features[0].property("z") == .string("一"))
        #expect(collection.features[1].ordinal == 2)
    }

    @Test(
        "The older member crs is understood where it names a code",
        arguments: [
            (#"{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}"#, "EPSG:4326"),
            (#"{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4548"}}"#, "EPSG:4548"),
            (#"{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG:9.8:4548"}}"#, "EPSG:4548"),
            (#"{"type":"name","properties":{"name":"EPSG:4490"}}"#, "EPSG:4490"),
            (#"{"type":"name","properties":{"name":"http://www.opengis.net/def/crs/EPSG/0/4527"}}"#, "EPSG:4527"),
        ])
    func crs(member: String, code: String) throws {
        let (collection, diagnostics) = try Self.read(#"{"type":"FeatureCollection","crs":\#(member),"features":[]}"#)
        #expect(collection.crs == code && diagnostics.isEmpty)
    }

    @Test(
        "A crs that cannot be read is reported, and the layer has none",
        arguments: [
            "null", "4326", #"{"type":"EPSG","properties":{"code":4548}}"#, #"{"type":"EPSG","properties":{"code":"4548"}}"#,
            #"{"type":"link","properties":{"href":"http://x"}}"#,
            #"{"type":"name","properties":{"name":"Beijing 1954"}}"#, #"{"type":"name","properties":{"name":"EPSG:"}}"#,
            #"{"type":"name","properties":{"name":"EPSG:-5"}}"#, #"{"type":"name","properties":{"name":"EPSG:99999999999999999999"}}"#,
        ])
    func crsUnreadable(member: String) throws {
        let (collection, diagnostics) = try Self.read(#"{"type":"FeatureCollection","crs":\#(member),"features":[]}"#)
        #expect(collection.crs == nil && diagnostics.map(\.code) == ["crs-unreadable"])
    }

    @Test(
        "A sequence is read by its ending, its record separators, or its second value",
        arguments: [
            ("a.geojsonl", "%\n%\n"), ("a.ndjson", "\u{FEFF}%\r\n\r\n%"), ("a.geojsons", "\u{1E}%\n\u{1E}%\n"), ("-", "%\n%\n"),
            ("-", "\u{1E}%\n\u{1E}%"),
        ])
    func sequence(file: String, pattern: String) throws {
        let feature = #"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{}}"#
        let text = pattern.split(separator: "%", omittingEmptySubsequences: false).joined(separator: feature)
        let (collection, diagnostics) = try Self.read(text, file: file)
        #expect(diagnostics.isEmpty)
        #expect(collection.features.map(\.ordinal) == [1, 2])
    }

    @Test("A broken record of a sequence is reported with its line, and the others are read")
    func brokenRecord() throws {
        let point = #"{"type":"Point","coordinates":[1,2]}"#
        let (collection, diagnostics) = try Self.read("\(point)\n{\"type\":\n\(point)\n[]\n", file: "a.ndjson")
        #expect(collection.features.map(\.ordinal) == [1, 3, 4])
        #expect(diagnostics.map(\.code) == ["json-syntax", "not-a-feature"])
        #expect(diagnostics[0].feature == "#2" && diagnostics[0].what.description.hasPrefix("line 2, column 9:"))
    }

    @Test(
        "Numbers are read to the last bit",
        arguments: [
            "0", "-0", "0.1", "116.5074123", "39.79201234567891", "116.50741234567890123456789", "1e-7", "1E+2", "9007199254740993",
            "123456789012345678901234567890", "18446744073709551616", "36893488147419103232.5", "4.9406564584124654e-324",
            "2.2250738585072011e-308", "0.000000000000000000000001",
        ])
    func numbers(literal: String) {
        var scanner = JSONScanner(Array(literal.utf8))
        let read = scanner.number()
        #expect(read?.bitPattern == Double(literal)?.bitPattern)
        #expect(scanner.isAtEnd)
    }

    @Test("Random numbers of every length are read to the last bit", arguments: 1...8)
    func randomNumbers(seed: UInt64) {
        var random = Seeded(seed: seed)
        for _ in 0..<3000 {
            var digits = String(UInt64.random(in: 1...UInt64.max >> UInt64.random(in: 0...60, using: &random), using: &random))
            if Bool.random(using: &random) { digits += String(UInt64.random(in: 0...UInt64.max, using: &random)) }
            let cut = Int.random(in: 0...digits.count, using: &random)
            let fraction = digits.dropFirst(cut)
            let zeros = String(repeating: "0", count: fraction.isEmpty ? 0 : Int.random(in: 0...6, using: &random))
            let literal = (cut == 0 ? "-0" : String(digits.prefix(cut))) + (fraction.isEmpty ? "" : "." + zeros + fraction)
            var scanner = JSONScanner(Array(literal.utf8))
            #expect(scanner.number()?.bitPattern == Double(literal)?.bitPattern, "\(literal)")
        }
    }

    @Test(
        "The middle between two doubles goes to the even one",
        arguments: [
            "9007199254740993", "9007199254740995", "4503599627370496.5", "4503599627370497.5", "9007199254740993.0",
            "9007199254740992.999",
        ])
    func middles(literal: String) {
        var scanner = JSONScanner(Array(literal.utf8))
        #expect(scanner.number()?.bitPattern == Double(literal)?.bitPattern)
    }
}
