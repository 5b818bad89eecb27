import Geometry
import StrictJSON
import Testing

@testable import FeatureIO

/// What GDAL reads. Where there is no libgdal, these tests are skipped, and the run says so.
@Suite("Formats read by GDAL", .enabled(if: GDALLibrary.version != nil, "libgdal is not installed: apt-get install gdal-bin"))
struct GDALTests {
    struct Outcome {
        var layers: [SourceLayer] = []
        var rows: [FeatureRow] = []
        var rest: [Diagnostic] = []

        var shapes: [String] { rows.map { $0.feature.shape.map(ShapeText.text) ?? "nothing" } }
        var codes: [String] { rows.flatMap(\.diagnostics).map(\.code) + rest.map(\.code) }
        func values(_ name: String) -> [JSONValue?] { rows.map { $0.feature.property(name) } }
    }

    static func read(_ files: [(name: String, text: String)], crs: String? = nil) throws -> Outcome {
        let folder = TemporaryFolder()
        for (name, text) in files { try writeFile(folder.file(name), Array(text.utf8)) }
        var file = SourceFile(path: folder.file(files[0].name))
        file.assumedCRS = crs
        var outcome = Outcome()
        outcome.rest = try file.forEach {
            outcome.layers.append($0)
            return true
        } body: {
            outcome.rows.append($0)
        }
        return outcome
    }

    /// A drawing of lines, its groups as code and value.
    static func dxf(_ groups: [(Int, String)]) -> String {
        let all: [(Int, String)] = [(0, "SECTION"), (2, "ENTITIES")] + groups + [(0, "ENDSEC"), (0, "EOF")]
        return all.map { "\($0.0)\n\($0.1)\n" }.joined()
    }

    static let polyline: [(Int, String)] = [
        (0, "LWPOLYLINE"), (8, "ROADS"), (90, "3"), (70, "0"), (10, "0"), (20, "0"), (10, "10"), (20, "0"), (10, "10"), (20, "10"),
    ]
    static let closed: [(Int, String)] = [
        (0, "LWPOLYLINE"), (8, "HOUSES"), (90, "3"), (70, "1"), (10, "0"), (20, "0"), (10, "4"), (20, "0"), (10, "0"), (20, "3"),
    ]
    /// A half circle to the right of its chord: a bulge of 1.
    static let bulge: [(Int, String)] = [
        (0, "LWPOLYLINE"), (8, "ROADS"), (90, "2"), (70, "0"), (10, "-500"), (20, "0"), (42, "1"), (10, "500"), (20, "0"),
    ]

    @Test("A drawing: lines with their layer, closed outlines, bulges as chords; it names no system")
    func drawing() throws {
        let read = try Self.read([("a.dxf", Self.dxf(Self.polyline + Self.closed + Self.bulge))])
        #expect(Array(read.shapes.prefix(2)) == ["LINESTRING(0 0, 10 0, 10 10)", "LINESTRING(0 0, 4 0, 0 3, 0 0)"])
        #expect(read.values("Layer") == [.string("ROADS"), .string("HOUSES"), .string("ROADS")])
        #expect(read.layers.map { $0.source.crs } == [nil] && read.layers[0].source.unnamedCRS != nil && read.codes.isEmpty)
        let arc = try #require(read.rows.last?.feature.shape?.lines.first?.coordinates)
        for (a, b) in zip(arc, arc.dropFirst()) {
            let half = (((a.x + b.x) / 2) * ((a.x + b.x) / 2) + ((a.y + b.y) / 2) * ((a.y + b.y) / 2)).squareRoot()
            #expect(abs(half - 500) < 0.006)
        }
        let wide = try Self.read([("a.dxf", Self.dxf(Self.bulge.map { ($0.0, $0.1.replacing("500", with: "13000")) }))])
        let curve = try #require(wide.rows.last?.feature.shape?.lines.first?.coordinates)
        for (a, b) in zip(curve, curve.dropFirst()) {
            let half = (((a.x + b.x) / 2) * ((a.x + b.x) / 2) + ((a.y + b.y) / 2) * ((a.y + b.y) / 2)).squareRoot()
            #expect(abs(half - 13_000) < 0.005)
        }
        #expect(try Self.read([("a.dxf", Self.dxf(Self.polyline))], crs: "EPSG:4548").layers[0].source.crs == "EPSG:4548")
    }

    @Test("The parts of a block come one by one, where it is inserted")
    func blocks() throws {
        let block: [(Int, String)] = [
            (0, "SECTION"), (2, "BLOCKS"), (0, "BLOCK"), (8, "0"), (2, "B"), (70, "0"), (10, "0"), (20, "0"), (0, "LINE"), (8, "TREES"),
            (10, "0"), (20, "0"), (11, "1"), (21, "0"), (0, "POINT"), (8, "TREES"), (10, "0"), (20, "1"), (0, "ENDBLK"), (0, "ENDSEC"),
        ]
        let insert: [(Int, String)] = [(0, "INSERT"), (8, "0"), (2, "B"), (10, "100"), (20, "50")]
        let head: [(Int, String)] = [(0, "SECTION"), (2, "HEADER"), (9, "$ACADVER"), (1, "AC1015"), (0, "ENDSEC")]
        let text = (head + block).map { "\($0.0)\n\($0.1)\n" }.joined() + Self.dxf(insert)
        let read = try Self.read([("a.dxf", text)])
        #expect(read.shapes == ["LINESTRING(100 50, 101 50)", "POINT(100 51)"])
    }

    static let kml = """
        <?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>roads</name>
        <NetworkLink><Link><href>http://127.0.0.1:1/other.kml</href></Link></NetworkLink>
        <Placemark><name>荣华路</name><LineString><coordinates>116.5,39.79,30 116.51,39.8,30</coordinates></LineString></Placemark>
        <Placemark><name>none</name></Placemark>
        <Placemark><name>both</name><MultiGeometry><Point><coordinates>116.5,39.7</coordinates></Point>
        <LineString><coordinates>116.5,39.7 116.6,39.7</coordinates></LineString></MultiGeometry></Placemark></Document></kml>
        """

    @Test("KML: heights are dropped, what has no place is told, and a collection comes apart")
    func kml() throws {
        let read = try Self.read([("a.kml", Self.kml)])
        #expect(
            read.shapes == [
                "LINESTRING(116.5 39.79, 116.51 39.8)", "nothing", "POINT(116.5 39.7)", "LINESTRING(116.5 39.7, 116.6 39.7)",
            ])
        #expect(read.values("Name") == [.string("荣华路"), .string("none"), .string("both"), .string("both")])
        #expect(read.rows[2].feature.id == read.rows[3].feature.id)
        #expect(read.layers.map { $0.source.crs } == ["EPSG:4326"] && read.codes == ["null-geometry"])
    }

    @Test("GML in a system whose axes are north and east comes with the easting first")
    func axes() throws {
        let gml = """
            <?xml version="1.0"?><g:c xmlns:g="http://x" xmlns:gml="http://www.opengis.net/gml/3.2"><gml:featureMember><g:road>
            <g:shape><gml:LineString srsName="urn:ogc:def:crs:EPSG::4548"><gml:posList>4406000 457000 4406100 457200</gml:posList>
            </gml:LineString></g:shape><g:n>7</g:n></g:road></gml:featureMember></g:c>
            """
        let read = try Self.read([("a.gml", gml)])
        #expect(read.shapes == ["LINESTRING(457000 4406000, 457200 4406100)"] && read.layers.map { $0.source.crs } == ["EPSG:4548"])
        #expect(read.values("n") == [.number(JSONNumber(7))])
    }

    @Test("GPX and MapInfo's exchange format, its text in GBK")
    func others() throws {
        let gpx = """
            <?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>t</name><trkseg>
            <trkpt lat="39.79" lon="116.5"/><trkpt lat="39.8" lon="116.51"/></trkseg></trk></gpx>
            """
        let track = try Self.read([("a.gpx", gpx)])
        #expect(track.shapes.contains("MULTILINESTRING((116.5 39.79, 116.51 39.8))"))
        let mif = """
            Version 300
            Charset "WindowsSimpChinese"
            CoordSys Earth Projection 1, 104
            Columns 2
              name Char(20)
              n Integer
            Data

            Pline 2
            116.5 39.79
            116.51 39.8

            """
        let folder = TemporaryFolder()
        try writeFile(folder.file("a.mif"), Array(mif.utf8))
        // 路 in GBK.
        try writeFile(folder.file("a.mid"), [0x22, 0xC2, 0xB7, 0x22] + Array("\t7\r\n".utf8))
        var rows: [FeatureRow] = []
        _ = try SourceFile(path: folder.file("a.mif")).forEach { _ in
            true
        } body: {
            rows.append($0)
        }
        #expect(rows.map { $0.feature.property("name") } == [.string("路")])
        #expect(rows.compactMap(\.feature.shape).map(ShapeText.text) == ["LINESTRING(116.5 39.79, 116.51 39.8)"])
    }

    @Test(
        "What is no file in a format that is let in is refused",
        arguments: [
            (
                "a.vrt",
                "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>http://127.0.0.1:1/a.kml</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
            ),
            ("a.xml", "<OGRWFSDataSource><URL>http://127.0.0.1:1/</URL></OGRWFSDataSource>"), ("a.dat", "some text, of no format"),
            ("a.dwg", "AC1032 and more"), ("a.kml", "<kml><Document>"), ("a.fgb", "fgb\u{3}fgb"), ("a.gml", ""),
        ])
    func refused(name: String, text: String) throws {
        let error = #expect(throws: FileError.self) { try Self.read([(name, text)]) }
        #expect(
            error.map { ["source-unreadable", "wrong-format"].contains($0.code) && $0.kind == .badData } == true, "\(error?.what ?? "")")
    }

    @Test("A file that goes with a shapefile leads to the .shp", arguments: ["a.cpg", "a.prj", "a.sbn"])
    func companion(name: String) throws {
        let error = #expect(throws: FileError.self) { try Self.read([(name, "UTF-8")]) }
        #expect(error?.code == "wrong-format" && error?.fix == "Give the .shp beside it")
    }

    @Test(
        "A drawing whose lines are out of step, or that is cut off, is refused before GDAL sees it",
        arguments: [
            ("0\nSECTION\n2\nENTITIES\n0\nENDSEC\n", "no EOF"), ("0\nSECTION\n2\nENTITIES\nLINE\n0\nEOF\n", "line 5"),
            ("0\nSECTION\n2\nENT\0ITIES\n0\nEOF\n", "line 4"), ("0\nSECTION\n99999\nx\n0\nEOF\n", "line 3"), ("0\n", "no EOF"),
        ])
    func drawings(text: String, what: String) {
        let error = #expect(throws: FileError.self) { try Self.read([("a.dxf", text)]) }
        #expect(error?.code == "source-damaged" && "\(error?.what ?? "")".contains(what))
    }

    @Test("Files that are cut off or turned anywhere stop nothing")
    func damaged() throws {
        var random = Seeded(seed: 15)
        for (name, text) in [("a.kml", Self.kml), ("a.dxf", Self.dxf(Self.polyline + Self.closed + Self.bulge))] {
            for _ in 0..<60 {
                var bytes = Array(text.utf8)
                if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random)) }
                for _ in 0..<Int.random(in: 0...3, using: &random) {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                }
                let folder = TemporaryFolder()
                try writeFile(folder.file(name), bytes)
                var (good, told) = (0, 0)
                do throws(FileError) {
                    told += try SourceFile(path: folder.file(name)).forEach { _ in
                        true
                    } body: { row in
                        good += 1
                        if row.feature.shape == nil { #expect(row.diagnostics.contains { $0.severity == .error }) }
                    }.count
                } catch { told += 1 }
                #expect(good + told > 0)
            }
        }
    }
}

/// These need no libgdal: what is refused before it is opened.
@Suite("Names that GDAL would follow")
struct GDALNameTests {
    @Test(
        "A name that is no file on this disk opens nothing",
        arguments: [
            "/vsicurl/http://127.0.0.1:1/a.kml", "http://127.0.0.1:1/a.kml", "WFS:http://127.0.0.1:1", "PG:dbname=a", "/vsizip/a.zip/a.kml",
            "<OGRVRTDataSource/>", "/vsimem/a.dxf", "GPSBabel:gpx:a", "MVT:http://127.0.0.1:1",
        ])
    func names(path: String) {
        let error = #expect(throws: FileError.self) {
            try SourceFile(path: path).forEach { _ in
                true
            } body: { _ in
            }
        }
        #expect(error?.code == "file-not-found" && error?.kind == .notFound)
    }

    @Test("A folder that is no geodatabase, and a device")
    func kinds() {
        let folder = TemporaryFolder()
        let error = #expect(throws: FileError.self) {
            try SourceFile(path: folder.path).forEach { _ in
                true
            } body: { _ in
            }
        }
        #expect(error?.code == "file-is-folder")
        let device = #expect(throws: FileError.self) {
            try SourceFile(path: "/dev/zero").forEach { _ in
                true
            } body: { _ in
            }
        }
        #expect(device?.code == "not-a-file")
    }

    @Test("Where GDAL is missing, it is said what lacks, and that it is no fault of the file")
    func missing() {
        let error = GDALLibrary.missing("a.dxf")
        #expect(error.code == "gdal-missing" && error.kind == .unavailable && "\(error.fix)".contains("apt-get install"))
    }
}
