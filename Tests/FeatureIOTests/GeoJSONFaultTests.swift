import Geometry
import Testing

@testable import FeatureIO

/// A text with one fault, and what is to be said about it.
struct FaultCase: Sendable, CustomTestStringConvertible {
    var code: String
    var text: String
    var place: Coordinate?
    var testDescription: String { code + " " + text }

    init(_ code: String, geometry: String, at place: Coordinate? = nil) {
        self.code = code
        self.place = place
        text = #"{"type":"FeatureCollection","features":[{"type":"Feature","id":"f","properties":{},"geometry":\#(geometry)}]}"#
    }

    init(_ code: String, feature: String) {
        self.code = code
        text = #"{"type":"FeatureCollection","features":[\#(feature)]}"#
    }
}

@Suite("GeoJSON that is wrong is told exactly")
struct GeoJSONFaultTests {
    static let geometries: [FaultCase] = [
        FaultCase("null-geometry", geometry: "null"),
        FaultCase("geometry-not-object", geometry: "[1,2]"),
        FaultCase(
            "crs-of-feature",
            geometry: #"{"type":"Point","crs":{"type":"name","properties":{"name":"EPSG:4214"}},"coordinates":[1,2]}"#),
        FaultCase("crs-of-feature", geometry: #"{"type":"Point","coordinates":[1,2],"crs":"EPSG:4326"}"#),
        FaultCase("missing-type", geometry: #"{"coordinates":[1,2]}"#),
        FaultCase("missing-coordinates", geometry: #"{"type":"Point"}"#),
        FaultCase("unknown-geometry-type", geometry: #"{"type":"point","coordinates":[1,2]}"#),
        FaultCase("unknown-geometry-type", geometry: #"{"type":5,"coordinates":[1,2]}"#),
        FaultCase("geometry-collection", geometry: #"{"type":"GeometryCollection","geometries":[]}"#),
        FaultCase("coordinates-not-array", geometry: #"{"type":"Point","coordinates":"1,2"}"#),
        FaultCase("coordinate-not-a-number", geometry: #"{"type":"Point","coordinates":["1",2]}"#),
        FaultCase(
            "coordinate-not-a-number", geometry: #"{"type":"LineString","coordinates":[[1,2],[3,null]]}"#, at: Coordinate(x: 1, y: 2)),
        FaultCase("coordinate-not-finite", geometry: #"{"type":"Point","coordinates":[NaN,2]}"#),
        FaultCase("coordinate-not-finite", geometry: #"{"type":"Point","coordinates":[1,-Infinity]}"#),
        FaultCase("coordinate-not-finite", geometry: #"{"type":"Point","coordinates":[1,1e999]}"#),
        FaultCase("coordinate-too-short", geometry: #"{"type":"LineString","coordinates":[[1,2],[3]]}"#, at: Coordinate(x: 1, y: 2)),
        FaultCase(
            "coordinates-nesting", geometry: #"{"type":"Polygon","coordinates":[[0,0],[1,0],[1,1],[0,0]]}"#, at: Coordinate(x: 0, y: 0)),
        FaultCase("coordinates-nesting", geometry: #"{"type":"LineString","coordinates":[[0,0],1]}"#, at: Coordinate(x: 0, y: 0)),
        FaultCase("coordinates-nesting", geometry: #"{"type":"LineString","coordinates":[[0,0],[[1,1]]]}"#, at: Coordinate(x: 1, y: 1)),
        FaultCase("coordinates-nesting", geometry: #"{"type":"Point","coordinates":[[[[[0,0]]]]]}"#),
        FaultCase("empty-geometry", geometry: #"{"type":"Point","coordinates":[]}"#),
        FaultCase("empty-geometry", geometry: #"{"type":"Polygon","coordinates":[[]]}"#),
        FaultCase(
            "empty-geometry", geometry: #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]],[]]}"#, at: Coordinate(x: 0, y: 0)),
        FaultCase("line-too-short", geometry: #"{"type":"LineString","coordinates":[[1,2]]}"#, at: Coordinate(x: 1, y: 2)),
        FaultCase("ring-open", geometry: #"{"type":"Polygon","coordinates":[[[5,6],[1,0],[1,1],[0,1]]]}"#, at: Coordinate(x: 5, y: 6)),
        FaultCase("ring-too-short", geometry: #"{"type":"Polygon","coordinates":[[[5,6],[1,0],[5,6]]]}"#, at: Coordinate(x: 5, y: 6)),
        FaultCase(
            "coordinates-look-swapped", geometry: #"{"type":"Point","coordinates":[39.79,116.5]}"#, at: Coordinate(x: 39.79, y: 116.5)),
        FaultCase(
            "coordinates-look-like-metres", geometry: #"{"type":"Point","coordinates":[504321,4405678]}"#,
            at: Coordinate(x: 504321, y: 4_405_678)),
        FaultCase("coordinate-out-of-range", geometry: #"{"type":"Point","coordinates":[181,39]}"#, at: Coordinate(x: 181, y: 39)),
    ]

    static let features: [FaultCase] = [
        FaultCase("not-a-feature", feature: "5"),
        FaultCase("not-a-feature", feature: #"{"type":"Thing","geometry":{"type":"Point","coordinates":[1,2]},"properties":{}}"#),
        FaultCase("missing-type", feature: #"{"geometry":{"type":"Point","coordinates":[1,2]},"properties":{}}"#),
        FaultCase("missing-geometry", feature: #"{"type":"Feature","properties":{}}"#),
        FaultCase("missing-properties", feature: #"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}"#),
        FaultCase("properties-not-object", feature: #"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":[]}"#),
        FaultCase("id-not-text", feature: #"{"type":"Feature","id":[],"geometry":{"type":"Point","coordinates":[1,2]},"properties":{}}"#),
    ]

    @Test("One fault, one diagnostic, with feature and place", arguments: geometries + features)
    func fault(_ fault: FaultCase) throws {
        let (collection, diagnostics) = try readGeoJSON(Array(fault.text.utf8), file: "t.geojson")
        #expect(diagnostics.map(\.code) == [fault.code])
        let diagnostic = try #require(diagnostics.first)
        #expect(diagnostic.coordinate == fault.place)
        #expect(diagnostic.file == "t.geojson" && diagnostic.feature != nil)
        #expect(
            !diagnostic.what.description.isEmpty && !diagnostic.what.description.hasSuffix(".") && !diagnostic.fix.description.isEmpty
                && !diagnostic.fix.description.hasSuffix("."))
        #expect(collection.features.count == 1, "the feature stays, so that its place in the file can be told")
    }

    @Test("All faults of a file are told at once, each of a kind once a feature")
    func collected() throws {
        let bad =
            #"{"type":"Feature","properties":{"name":"荣华路"},"geometry":{"type":"LineString","coordinates":[["1",2],[3,"4"],[NaN,1]]}}"#
        let (_, diagnostics) = try readGeoJSON(Array(#"{"type":"FeatureCollection","features":[\#(bad),\#(bad)]}"#.utf8), file: "t.json")
        #expect(diagnostics.count == 4)
        #expect(diagnostics[0].what.description.hasSuffix("(and 1 more like it in this feature)"))
        #expect(diagnostics[0].feature == "荣华路")
    }

    @Test("The CRS decides what is in range, wherever it stands in the file")
    func rangeByCRS() throws {
        func read(_ x: String, _ code: String) throws -> [String] {
            let crs = #"{"type":"name","properties":{"name":"EPSG:\#(code)"}}"#
            let feature = #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[\#(x)]}}"#
            return try readGeoJSON(Array(#"{"type":"FeatureCollection","features":[\#(feature)],"crs":\#(crs)}"#.utf8), file: "t").1.map(
                \.code)
        }
        #expect(try read("504321,4405678", "4548") == [])
        #expect(try read("116.5,39.8", "4548") == ["coordinates-look-like-degrees"])
        #expect(try read("504321,4405678", "4490") == ["coordinates-look-like-metres"])
        #expect(try read("504321,4405678", "2154") == [], "a code not known here is left to Projection")
    }

    @Test(
        "What is no JSON or no GeoJSON is refused with line and column",
        arguments: [
            ("", "line 1, column 1: the text is empty"), ("  \n ", "line 2, column 2: the text is empty"),
            (#"{"type":"FeatureCollection","features":["#, "line 1, column 41: the text ends too early"),
            ("{\"type\":\"FeatureCollection\",\n\"x\": tru,\"features\":[]}", "line 2, column 6:"),
            ("{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"properties\":{\"一\":01}}]}", "line 2, column 37:"),
            (#"{"type":"FeatureCollection","features":[],"features":[]}"#, "stands twice"),
            (#"{"type":"Point","coordinates":[1,2]} {}"#, "only one value"), (#"{"type":"Point","coordinates":[1 2]}"#, "column 34"),
            (#"{"type":"Point","coordinates":[1,]}"#, "column 34"), (#"{"type":"Point","coordinates":[01,2]}"#, "column 32"),
            (#"{"type":"Point","coordinates":[1.,2]}"#, "column 34"), (#"{"type":"Point",}"#, "a name in double quotes"),
            (#"{"type":"Topology"}"#, "\"Topology\" is none of GeoJSON"), ("[]", "no \"type\""), ("{}", "no \"type\""),
            ("5", "no \"type\""),
            ("\u{FFFE}", "expected a value"),
        ])
    func refused(text: String, what: String) {
        let error = #expect(throws: FileError.self) { try readGeoJSON(Array(text.utf8), file: "t.geojson") }
        #expect(error?.kind == .badData)
        #expect(error?.what.description.contains(what) == true, "\(error?.what ?? "")")
    }

    @Test("Bytes that are not UTF-8 are refused, in names, texts and keys", arguments: ["name", "properties", "key"])
    func invalidUTF8(place: String) {
        let text: [UInt8] =
            switch place {
            case "name": Array(#"{"type":"FeatureCollection","name":"a"#.utf8) + [0xFF] + Array(#"","features":[]}"#.utf8)
            case "key": Array(#"{"type":"FeatureCollection","a"#.utf8) + [0xC3] + Array(#"":1,"features":[]}"#.utf8)
            default: Array(#"{"type":"Feature","geometry":null,"properties":{"a":""#.utf8) + [0xED, 0xA0, 0x80] + Array(#""}}"#.utf8)
            }
        #expect(throws: FileError.self) { try readGeoJSON(text, file: "t.geojson") }
    }

    @Test("Deep nesting is refused without harm")
    func deep() {
        let deep = #"{"type":"Point","x":"# + String(repeating: "[", count: 100_000)
        #expect(throws: FileError.self) { try readGeoJSON(Array(deep.utf8), file: "t.geojson") }
        let coordinates = #"{"type":"Point","coordinates":"# + String(repeating: "[", count: 100_000)
        #expect(throws: FileError.self) { try readGeoJSON(Array(coordinates.utf8), file: "t.geojson") }
    }
}
