import Geometry
import StrictJSON
import Testing

@testable import FeatureIO

@Suite("Features one after the other")
struct FeatureRowsTests {
    private static let square = "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]"
    private static let open = "[[[0,0],[1,0],[1,1],[0,1]]]"

    private static func feature(_ coordinates: String, _ properties: String = "{}") -> String {
        "{\"type\":\"Feature\",\"properties\":\(properties),\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\(coordinates)}}"
    }

    /// `ok` or the codes of the errors, by feature.
    private func outcome(_ name: String, _ text: String, geometry: String? = nil) throws -> (source: FeatureSource?, rows: [FeatureRow]) {
        let folder = TemporaryFolder()
        try writeFile(folder.file(name), Array(text.utf8))
        var rows = FeatureRows(path: folder.file(name))
        rows.geometryColumn = geometry
        let found = try all(rows)
        #expect(found.rest.isEmpty)
        return (found.source, found.rows)
    }

    private func all(_ rows: FeatureRows) throws -> (source: FeatureSource?, rows: [FeatureRow], rest: [Diagnostic]) {
        var source: FeatureSource?
        var found: [FeatureRow] = []
        let rest = try rows.forEach {
            source = $0
        } body: {
            found.append($0)
        }
        return (source, found, rest)
    }

    private func codes(_ rows: [FeatureRow]) -> [String] { rows.map { $0.errors.first?.code ?? ($0.feature.shape == nil ? "none" : "ok") } }

    @Test("a fault goes to its own feature, even where two have one name")
    func faults() throws {
        let list = [
            Self.feature(Self.square, #"{"name":"a"}"#), Self.feature(Self.open, #"{"name":"a"}"#),
            Self.feature("[[[0,99],[1,0],[1,1],[0,99]]]"),
        ]
        let (source, rows) = try outcome("a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[\(list.joined(separator: ","))]}")
        #expect(codes(rows) == ["ok", "ring-open", "coordinates-look-swapped"])
        #expect(rows.map(\.feature.ordinal) == [1, 2, 3])
        #expect(source?.crs == "EPSG:4326")
        #expect(source?.namesCRS == false)
    }

    @Test("the member crs counts wherever it stands")
    func crs() throws {
        let crs = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4548"}}"#
        for text in ["\(crs),\"features\":[]", "\"features\":[],\(crs)"] {
            let source = try outcome("a.geojson", "{\"type\":\"FeatureCollection\",\(text)}").source
            #expect(source?.crs == "EPSG:4548")
            #expect(source?.namesCRS == true)
        }
    }

    @Test("a record of a sequence that is not JSON is a row at fault, and the others are read")
    func sequence() throws {
        let rows = try outcome("a.geojsonl", "\(Self.feature(Self.square))\n{\"type\":\n\n\(Self.feature(Self.square))\n").rows
        #expect(codes(rows) == ["ok", "json-syntax", "ok"])
        #expect(rows.map(\.feature.ordinal) == [1, 2, 3])
    }

    @Test("one feature, and a bare geometry")
    func single() throws {
        #expect(codes(try outcome("a.geojson", Self.feature(Self.square)).rows) == ["ok"])
        #expect(codes(try outcome("a.geojson", "{\"type\":\"Polygon\",\"coordinates\":\(Self.square)}").rows) == ["ok"])
        #expect(codes(try outcome("a.geojson", "{\"type\":\"Polygon\",\"coordinates\":\(Self.open)}").rows) == ["ring-open"])
    }

    @Test(
        "a text that is no GeoJSON is an error of the file",
        arguments: [
            ("{\"type\":\"FeatureCollection\"}", "missing-features"), ("{\"type\":\"Topology\"}", "not-geojson"), ("", "file-empty"),
            ("\u{FEFF} \n", "file-empty"),
            ("{\"type\":\"FeatureCollection\",\"features\":[", "json-syntax"),
            ("{\"type\":\"FeatureCollection\",\"features\":[]} x", "json-syntax"),
        ])
    func broken(text: String, code: String) {
        let error = #expect(throws: FileError.self) { try outcome("a.geojson", text) }
        #expect(error?.code == code)
    }

    @Test("features of a GeoPackage come one by one as they come together, each with its own faults")
    func geoPackage() throws {
        let folder = TemporaryFolder()
        let (name, far) = (JSONMember(name: "name", value: .string("a")), Coordinate(x: 39.8, y: 116.5))
        let features = [
            Feature(shape: .point(Coordinate(x: 116.5, y: 39.8)), properties: [name]), Feature(shape: nil, properties: [name]),
            Feature(shape: .point(far), properties: [name]),
        ]
        try writeGeoPackage(folder.file("a.gpkg"), GeoPackageTests.contents(FeatureCollection(features: features)))
        for path in [folder.file("a.gpkg"), folder.file("a.gpkg|zones")] {
            let (source, rows, rest) = try all(FeatureRows(path: path))
            #expect(rest.isEmpty && source?.crs == "EPSG:4326")
            #expect(codes(rows) == ["ok", "null-geometry", "coordinates-look-swapped"])
            let (together, diagnostics) = try readFeatures(path: path)
            #expect(together.features.map(\.shape) == rows.map(\.feature.shape))
            #expect(diagnostics.map(\.code) == rows.flatMap(\.diagnostics).map(\.code))
        }
    }

    /// 1,2 may be metres as well as degrees; the second file is far outside of degrees.
    @Test("a file that names no system takes the one that is told, and its coordinates are held against it")
    func told() throws {
        let folder = TemporaryFolder()
        try writeFile(folder.file("a.shp"), ShapefileSample.shp([ShapefileSample.point(500_000, 4_400_000)]))
        for system: Int32 in [0, -1] {
            var contents = GeoPackageTests.contents(
                FeatureCollection(features: [Feature(shape: .point(Coordinate(x: 500_000, y: 4_400_000)))]))
            contents.tables[0].geometry?.system = system
            try writeGeoPackage(folder.file("\(system).gpkg"), contents)
        }
        let null = #"{"type":"FeatureCollection","crs":null,"features":[{"type":"Feature","properties":{},"geometry":"#
        try writeFile(folder.file("a.geojson"), Array((null + #"{"type":"Point","coordinates":[500000,4400000]}}]}"#).utf8))
        for name in ["a.shp", "0.gpkg", "-1.gpkg", "a.geojson"] {
            var rows = FeatureRows(path: folder.file(name))
            var (source, found, _) = try all(rows)
            #expect(source?.crs == nil && source?.namesCRS == false && source?.unnamedCRS != nil, "\(name)")
            #expect(codes(found) == ["ok"])
            rows.assumedCRS = "EPSG:4548"
            (source, found, _) = try all(rows)
            #expect(source?.crs == "EPSG:4548" && source?.namesCRS == false && source?.unnamedCRS == nil, "\(name)")
            #expect(codes(found) == ["ok"])
            // What a name means may be known better outside.
            rows.assumedCRS = "gcj02"
            rows.isGeographic = { $0 == "gcj02" }
            #expect(codes(try all(rows).rows) == ["coordinates-look-like-metres"], "\(name)")
        }
    }

    @Test(
        "definitions that say no more than that nothing is known",
        arguments: [
            ("undefined", true), ("", true), ("Unknown", true), ("LOCAL_CS[\"Undefined SRS\",UNIT[\"metre\",1]]", true),
            ("ENGCRS[\"Undefined SRS\",EDATUM[\"\"]]", true), ("LOCAL_CS[\"厂区坐标系\"]", false), ("PROJCS[\"unknown\"]", false),
        ])
    func unknown(_ definition: String, _ expected: Bool) { #expect(CRSName.isUnknown(definition) == expected) }

    @Test("0, 0 is no place of a grid, and one of the globe")
    func zero() throws {
        let text = #"{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[0,0],[500000,4400000]]}}"#
        let folder = TemporaryFolder()
        try writeFile(folder.file("a.geojson"), Array(text.utf8))
        var rows = FeatureRows(path: folder.file("a.geojson"))
        rows.assumedCRS = "EPSG:4548"
        #expect(codes(try all(rows).rows) == ["coordinate-zero"])
        rows.assumedCRS = "EPSG:4326"
        #expect(codes(try all(rows).rows) == ["coordinates-look-like-metres"])
    }

    @Test("a shapefile that is cut off, or has too few rows of properties, tells so at its end")
    func shapefile() throws {
        let folder = TemporaryFolder()
        let bytes = ShapefileSample.shp([ShapefileSample.point(1, 2), ShapefileSample.point(3, 4)])
        try writeFile(folder.file("a.shp"), Array(bytes.dropLast(5)))
        try writeFile(folder.file("b.shp"), bytes)
        try writeFile(folder.file("b.dbf"), ShapefileSample.dbf([("n", "N", 1)], rows: [Array(" 1".utf8)]))
        for (name, code) in [("a.shp", "shp-damaged"), ("b.shp", "dbf-count")] {
            let (_, rows, rest) = try all(FeatureRows(path: folder.file(name)))
            #expect(rest.map(\.code) == [code] && rest[0].severity == .error)
            #expect(codes(rows) == ["ok"])
        }
    }

    @Test("CSV keeps its rows as they stand, and its other columns as properties")
    func csv() throws {
        let text = "id,wkt,\r\n\"a, b\",\"POLYGON((0 0,1 0,1 1,0 0))\",x\r\nshort\r\nb,POINT EMPTY,\r\n,\"POLYGON((0 0,1 0,1 1))\",\r\n"
        let (source, rows) = try outcome("a.csv", text)
        #expect(source?.table?.header == Array("id,wkt,".utf8))
        #expect(codes(rows) == ["ok", "csv-field-count", "empty-geometry", "ring-open"])
        #expect(rows[0].source == Array("\"a, b\",\"POLYGON((0 0,1 0,1 1,0 0))\",x".utf8))
        #expect(rows[0].feature.properties.map(\.name) == ["id", "column_3"])
        #expect(rows[0].feature.property("id") == .string("a, b"))
        #expect(rows[1].source == Array("short,,".utf8))
        #expect(rows[3].errors[0].what.description.hasPrefix("line 5: "))
    }

    @Test("the place of a fault in well-known text is told")
    func place() throws {
        let rows = try outcome("a.csv", "name,geom\nx,POLYGON((0 0)\n").rows
        #expect(rows[0].errors[0].what == "line 2, column geom, character 14: expected ',' or ')', found the end of the text")
        #expect(rows[0].errors[0].feature == "x")
    }

    @Test("the column of the geometry has one of three names, or the one that is given")
    func column() throws {
        #expect(codes(try outcome("a.csv", "n,GEOM\n1,\"POINT(1 2)\"\n").rows) == ["ok"])
        #expect(codes(try outcome("a.csv", "n,shape\n1,POINT(1 2)\n", geometry: "Shape").rows) == ["ok"])
        let error = #expect(throws: FileError.self) { try outcome("a.csv", "n,shape\n1,POINT(1 2)\n") }
        #expect(error?.code == "csv-geometry")
    }
}
