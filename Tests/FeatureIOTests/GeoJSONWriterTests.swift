import Geometry
import StrictJSON
import Testing

@testable import FeatureIO

@Suite("GeoJSON is written stably and reads back")
struct GeoJSONWriterTests {
    static let clockwise = [
        Coordinate(x: 0, y: 0), Coordinate(x: 0, y: 1), Coordinate(x: 1, y: 1), Coordinate(x: 1, y: 0), Coordinate(x: 0, y: 0),
    ]

    static let collection = FeatureCollection(
        name: "zones", members: [JSONMember(name: "status", value: .string("schematic"))],
        features: [
            Feature(
                id: "201", shape: .polygon(Polygon(exterior: clockwise, holes: [Array(clockwise.reversed())])),
                properties: [JSONMember(name: "b", value: .number(JSONNumber(2))), JSONMember(name: "a", value: .string("荣\n\"华"))]),
            Feature(shape: nil, ordinal: 2),
        ])

    @Test("One feature a line, exterior rings counter-clockwise, members before the features")
    func bytes() {
        #expect(
            String(decoding: GeoJSONWriter.collection(Self.collection, places: 1), as: UTF8.self) == """
                {"type":"FeatureCollection",
                "name":"zones",
                "status":"schematic",
                "features":[
                {"type":"Feature","id":"201","properties":{"b":2,"a":"荣\\n\\"华"},"geometry":{"type":"Polygon","coordinates":\
                [[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,1.0],[0.0,0.0]],[[0.0,0.0],[0.0,1.0],[1.0,1.0],[1.0,0.0],[0.0,0.0]]]}},
                {"type":"Feature","properties":{},"geometry":null}
                ]}

                """)
    }

    @Test("A collection without features, and a sequence")
    func small() {
        #expect(
            String(decoding: GeoJSONWriter.collection(FeatureCollection(), places: 7), as: UTF8.self)
                == "{\"type\":\"FeatureCollection\",\n\"features\":[\n]}\n")
        let point = Feature(shape: .point(Coordinate(x: 116.50744, y: 39.79201)))
        #expect(
            String(decoding: GeoJSONWriter.sequence([point, point], places: 5), as: UTF8.self)
                == String(
                    repeating:
                        #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[116.50744,39.79201]}}"# + "\n",
                    count: 2))
    }

    @Test("A system that is not WGS84 is named, so that nobody takes metres for degrees", arguments: ["EPSG:4548", nil])
    func crs(code: String?) throws {
        let shape = Shape.point(Coordinate(x: 504_321.125, y: 4_405_678.25))
        let bytes = GeoJSONWriter.collection(FeatureCollection(crs: code, features: [Feature(shape: shape)]), places: 3)
        let (read, diagnostics) = try readGeoJSON(bytes, file: "t.geojson")
        #expect(read.crs == code && read.features[0].shape == shape)
        #expect(diagnostics.map(\.code) == (code == nil ? ["crs-unreadable"] : []))
    }

    @Test("Every kind of shape reads back the same, and is written the same again", arguments: 1...20)
    func roundTrip(seed: UInt64) throws {
        var random = Seeded(seed: seed)
        let collection = random.collection(count: 30)
        let bytes = GeoJSONWriter.collection(collection, places: 7)
        let (read, diagnostics) = try readGeoJSON(bytes, file: "t.geojson")
        #expect(diagnostics.isEmpty)
        #expect(read.features.map(\.shape) == collection.features.map(\.shape))
        #expect(read.features.map(\.properties) == collection.features.map(\.properties))
        #expect(GeoJSONWriter.collection(read, places: 7) == bytes)
        let lines = GeoJSONWriter.sequence(collection.features, places: 7)
        #expect(try readGeoJSON(lines, file: "t.geojsonl").0.features.map(\.shape) == collection.features.map(\.shape))
    }

    @Test(
        "Fixed decimals",
        arguments: [
            (0, 0, "0"), (0, 3, "0.000"), (-0.0001, 3, "0.000"), (-0.0006, 3, "-0.001"), (116.50744, 7, "116.5074400"), (0.05, 1, "0.0"),
            (0.15, 1, "0.2"), (-12.5, 0, "-12"), (9.99, 1, "10.0"), (180, 9, "180.000000000"), (4_405_678.1234, 3, "4405678.123"),
            (1e20, 2, "1e+20"), (-1e300, 7, "-1e+300"),
        ] as [(Double, Int, String)])
    func fixed(value: Double, places: Int, text: String) {
        var bytes: [UInt8] = []
        FixedPoint.append(value, places: places, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }
}
