import Glibc

@testable import FeatureIO
@testable import Geometry
@testable import StrictJSON

/// Small good samples: the fuzzer changes them, so it begins where a reader already has work to do.
extension Reader {
    var seeds: [[UInt8]] {
        switch self {
        case .json: [#"{"a": [1, -2.5e3, true, null, "é\n"], "b": {}}"#].map { Array($0.utf8) }
        case .geojson: [0, 1, 2].map { [UInt8($0)] + Sample.geojson }
        case .csv:
            [
                [0] + Array("id,lon,lat\r\n1,116.5,39.79\r\n\"a,\"\"b\",1,2\n".utf8),
                [0] + Array("id,wkt\n1,\"POLYGON((0 0,1 0,1 1,0 0))\"\n".utf8),
                // 名称 and 荣华 in GBK
                [1, 0xC3, 0xFB, 0xB3, 0xC6] + Array(",wkt\n".utf8) + [0xC8, 0xD9, 0xBB, 0xAA] + Array(",POINT(1 2)\n".utf8),
            ]
        case .wkt:
            [
                "POINT(1 2)", "LINESTRING Z(1 2 3,4 5 6)", "POLYGON((0 0,1 0,1 1,0 0),(0 0,1 0,1 1,0 0))",
                "SRID=4326;MULTIPOLYGON(((0 0,1 0,1 1,0 0)),EMPTY)", "MULTIPOINT((1 2),(3 4))", "POLYGON EMPTY",
            ].map { Array($0.utf8) }
        case .wkb: Sample.wkb
        case .geopackage: Sample.geopackage
        case .shapefile: Sample.shapefiles
        case .coordinate:
            [
                "116.5074,39.7920", "116°30′27″E 39°47′31″N", "北纬39度47分31秒,东经116度30分27秒", "116.5,39.79", "x=4406551.42 y=457810.97",
                "39457810.97 4406551.42", "lat=39.8 lon=116.5", "39.8,116.5",
            ].map { Array($0.utf8) }
        case .time: ["23:10", "2026-11-20T23:10", "2026-11-20T23:10:05+09:00", "2026-11-20"].map { Array($0.utf8) }
        case .manifest: [Array(Sample.manifest.utf8)]
        case .map: [Array(Sample.geojson)]
        }
    }
}

/// The longer samples.
extension Sample {
    static let geojson = Array(
        """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4326"}},"features":[
        {"type":"Feature","id":7,"properties":{"name":"a"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}},
        {"type":"Feature","properties":null,"geometry":{"type":"MultiPoint","coordinates":[[1.5,-2e1],[3,4,5]]}}]}
        """.utf8)

    static let manifest = """
        {"id":"a","title":{"zh":"甲","en":"A"},"ruleset":"beijing-etown-2025","status":"surveyed","positional_accuracy_m":0.5,
        "working_crs":"EPSG:4548","layers":{"district":"d.geojson","zones":"z.geojson","roads":"r.geojson"},
        "readings":{"width_by":"fronting"},"assumptions":{"half_width_m":{"class1":20}},
        "sources":[{"layer":"roads","origin":"o","licence":"l","date":"2026-11-20"}]}
        """

    static var geopackage: [[UInt8]] {
        let place = Coordinate(x: 116.5, y: 39.79)
        let ring = [place, Coordinate(x: 116.6, y: 39.79), Coordinate(x: 116.6, y: 39.8), place]
        let features = [
            Feature(shape: .point(place), properties: [JSONMember(name: "name", value: .string("a"))]),
            Feature(shape: .polygon(Polygon(exterior: ring)), properties: [JSONMember(name: "name", value: .null)], ordinal: 2),
        ]
        let table = GeoPackageTable(
            name: "places", geometry: GeoPackageGeometryColumn(kind: .any, system: 4326, hasIndex: false),
            columns: GeoPackageColumn.columns(for: features), features: LazyFeatures(features))
        let contents = GeoPackageContents(tables: [table], lastChange: "2026-11-20T00:00:00.000Z")
        let path = "/tmp/noisezone-fuzz-seed-\(getpid()).gpkg"
        defer { unsafe unlink(path) }
        return (try? writeGeoPackage(path, contents)).flatMap { try? readFile(path) }.map { [$0] } ?? []
    }
}
