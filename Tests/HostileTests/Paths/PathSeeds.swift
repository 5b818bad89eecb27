@testable import FeatureIO
@testable import Geometry
@testable import ZoningFiles

/// Small good inputs to begin with.
extension WholePath {
    /// - Parameter file: where a GeoPackage may be written; it is read back and not needed after that.
    func seeds(file: String) async -> [[UInt8]] {
        switch self {
        case .made: (0..<24).map { seed in (0..<160).map { UInt8(truncatingIfNeeded: ($0 * 37 + seed * 101) ^ ($0 * $0 >> 3) ^ seed) } }
        case .layers: [Sample.layers]
        case .mapText:
            await Self.small.value.flatMap { try? $0.map.geoJSON() }.map { [$0] } ?? []
        case .mapPackage:
            await Self.small.value.flatMap { try? $0.map.geoPackage() }
                .flatMap { try? writeGeoPackage(file, overwrite: true, $0) }.flatMap { try? readFile(file) }.map { [$0] } ?? []
        case .mapChanged: [[0, 0, 1, 0, 1, 0, 0], [1, 2, 3, 5, 1, 3, 3, 3], [3, 1, 2, 6, 0, 0, 0, 0, 1, 1, 0, 1]]
        case .table:
            [
                [0, 0, 0, 0] + Array("id,lon,lat\r\n1,116.5,39.79\r\n\"a,\"\"b\",116.503,39.793\n3,,\n4,1e300,-0\n".utf8),
                [2, 1, 1, 0] + Array("x,y\n500300,4400300\n0,0\n500000.0001,4400300.25\n".utf8),
                [1, 0, 0, 0] + Array("lon,lat\n116°30′27″E,39°47′31″N\n".utf8),
            ]
        case .lines: [[0, 1, 0, 0] + Array(#"{"lon":116.5,"lat":39.79,"n":[1,{"a":null}]}"#.utf8) + [10] + Array(#"{"x":1,"y":"2"}"#.utf8)]
        case .parcels:
            [
                [0, 4, 2] + Sample.parcels, [0, 1, 2] + Sample.parcels, [0, 3, 2] + Sample.parcels,
                [2, 3, 2] + Array("id,wkt\n1,\"POLYGON((500100 4400100,500700 4400250,500400 4400600,500100 4400100))\"\n".utf8),
            ]
        case .levels:
            [
                [0] + Array("level,background,class,time\n62.4,50.1,2,23:10\n70,,4a,2026-11-20T09:00\n1e300,-9,1,12:00\n".utf8),
                [1] + Array("level,lon,lat,period\n55,116.503,39.793,night\n".utf8),
            ]
        }
    }
}

/// A small pack and parcels in it, in metres of EPSG:4548.
enum Sample {
    private static func collection(_ features: String) -> String {
        #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4548"}},"features":["# + features + "]}"
    }

    private static func feature(_ properties: String, _ kind: String, _ places: String) -> String {
        #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"\#(kind)","coordinates":\#(places)}}"#
    }

    private static func box(_ x: Int, _ y: Int, _ z: Int, _ w: Int) -> String {
        let (x, y, z, w) = (500_000 + x, 4_400_000 + y, 500_000 + z, 4_400_000 + w)
        return "[[[\(x),\(y)],[\(z),\(y)],[\(z),\(w)],[\(x),\(w)],[\(x),\(y)]]]"
    }

    static let layers: [UInt8] = {
        let road =
            #""row":"annex1-16","name":"荣华南路","grade":"arterial","left_m":10,"right_m":20,"edge_kind":"lane_edge","structure":"surface","status":"open""#
        let texts = [
            collection(feature(#""name":"d""#, "Polygon", box(0, 0, 800, 800))),
            collection(
                feature(#""id":"1","class":"1""#, "Polygon", box(0, 0, 400, 800)) + ","
                    + feature(#""id":"2","name":"二","class":"3""#, "Polygon", box(400, 0, 800, 800))),
            collection(feature(road, "LineString", "[[500000,4400300],[500400,4400310],[500800,4400300]]")),
            collection(
                feature(#""id":"b1","storeys":6"#, "Polygon", box(100, 330, 300, 345)) + ","
                    + feature(#""id":"b2","height_m":9.9"#, "Polygon", box(500, 335, 520, 350))),
        ]
        return Array(texts.map { Array($0.utf8) }.joined(separator: [0]))
    }()

    static let parcels = Array(
        collection(
            feature(#""id":"p","v":-9223372036854775808"#, "Polygon", box(350, 200, 500, 400)) + ","
                + feature(#""id":"q""#, "MultiPolygon", "[" + box(0, 0, 10, 10) + "," + box(700, 700, 900, 900) + "]")
        ).utf8)
}
