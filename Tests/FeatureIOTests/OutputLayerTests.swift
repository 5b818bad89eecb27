import Geometry
import StrictJSON
import Testing

@testable import FeatureIO

/// Layers in every format that is written here, read back by readers that share no code with the writers.
@Suite("Layers written")
struct OutputLayerTests {
    private static func ring(_ x: Double, _ y: Double, _ size: Double) -> [Coordinate] {
        [(0, 0), (size, 0), (size, size), (0, size), (0, 0)].map { Coordinate(x: x + $0.0, y: y + $0.1) }
    }

    /// A square with a hole, its rings turned as nobody wants them, and a shape that is missing.
    private static func layer(_ columns: [GeoPackageColumn], _ values: [[JSONMember]]) -> OutputLayer {
        let square = Polygon(exterior: ring(500_000, 4_400_000, 100).reversed(), holes: [ring(500_010, 4_400_010, 20)])
        return OutputLayer(
            name: "areas", kind: .polygon, columns: columns,
            features: LazyFeatures(
                values.enumerated().map { Feature(shape: $0 == 0 ? .polygon(square) : nil, properties: $1, ordinal: $0 + 1) }),
            look: { _ in FeatureLook(group: "4a类 70/55", colour: .init(255, 0, 0), label: "荣华南路\n4a") })
    }

    private static func member(_ name: String, _ value: JSONValue) -> JSONMember { JSONMember(name: name, value: value) }
    private static let plane = OutputSystem(name: "EPSG:4548", code: 4548, isGeographic: false, wkt: "PROJCS[\"x\"]", prj: "PROJCS[\"y\"]")

    private static func shapefile(
        _ columns: [GeoPackageColumn], _ values: [[JSONMember]], gbk: Bool = false
    ) throws -> (files: [String: [UInt8]], notes: [Diagnostic]) {
        var output = OutputLayers([layer(columns, values)], system: plane)
        output.encoding = gbk ? .gbk : .utf8
        let written = try output.files("a/areas.shp", as: .shapefile)
        return (Dictionary(uniqueKeysWithValues: written.files.map { ($0.path, $0.contents) }), written.notes)
    }

    @Test("names of ten bytes, cut on characters, no two alike, each shortening told")
    func names() {
        let utf8 = FieldNames(["limits_class", "limits_class_2", "id", "ID", "道路等级名称", ""], .utf8)
        #expect(utf8.short == ["limi_class", "limits_c_2", "id", "ID_1", "道路等", "field"])
        let shares = FieldNames(
            ["nz_share_1", "nz_share_4a", "nz_share_4b", "nz_strictest_day", "nz_strictest_night", "other_class"], .utf8)
        #expect(shares.short == ["nz_share_1", "nz_shar_4a", "nz_shar_4b", "nz_str_day", "nz_s_night", "other_clas"])
        // In GBK a character takes two bytes, and a name holds five.
        #expect(FieldNames(["道路等级名称表"], .codePage936).short == ["道路等级名"])
        let many = FieldNames((0..<120).map { "abcdefghij\($0)" }, .utf8)
        #expect(Set(many.short).count == 120 && many.bytes.allSatisfy { $0.count <= 10 })
    }

    @Test("a shapefile comes back as it was, in UTF-8 and in GBK, and its marks agree", arguments: [false, true])
    func roundTrip(gbk: Bool) throws {
        let columns: [GeoPackageColumn] = [
            .init("limits_class", .text), .init("day_db", .integer), .init("area_m2", .real), .init("certain", .boolean),
        ]
        let values = [
            [
                Self.member("limits_class", .string("4a类 荣华南路")), Self.member("day_db", .number(JSONNumber(70))),
                Self.member("area_m2", .number(JSONNumber(fixed: 1234.5, places: 2))), Self.member("certain", .bool(true)),
            ],
            [Self.member("limits_class", .null), Self.member("day_db", .null)],
        ]
        let (files, notes) = try Self.shapefile(columns, values, gbk: gbk)
        #expect(notes.map(\.code) == ["field-names"])
        #expect(notes[0].description.contains("limits_class → limits_cla"))
        #expect(String(decoding: files["a/areas.cpg"] ?? [], as: UTF8.self) == (gbk ? "GBK" : "UTF-8"))
        #expect(files["a/areas.dbf"]?[29] == (gbk ? 0x4D : 0))
        #expect(files["a/areas.prj"].map { String(decoding: $0, as: UTF8.self) } == "PROJCS[\"y\"]")
        let folder = TemporaryFolder()
        for (name, bytes) in files { try writeFile(folder.file(String(name.dropFirst(2))), bytes) }
        let (read, faults) = try readFeatures(path: folder.file("areas.shp"), assumedCRS: "EPSG:4548")
        // A feature without a shape is told when it is read.
        #expect(faults.map(\.code) == ["null-geometry"], "\(faults)")
        #expect(read.features[0].property("limits_cla") == .string("4a类 荣华南路"))
        // Two decimals, as the column has them.
        #expect(read.features[0].property("area_m2") == .number(JSONNumber(fixed: 1234.5, places: 2)))
        #expect(read.features[0].property("certain") == .bool(true))
        #expect(read.features[1].property("day_db") == .null)
        let polygon = try #require(read.features[0].shape?.polygons.first)
        #expect(polygon.holes.count == 1 && polygon.area == 9600)
    }

    @Test("rings run as ESRI has them: the outer clockwise, the hole against it")
    func rings() throws {
        let shp = try #require(try Self.shapefile([], [[]]).files["a/areas.shp"])
        var reader = ByteReader(shp)
        try reader.skip(100 + 8 + 4 + 32)
        #expect(try reader.uint32(littleEndian: true) == 2)
        #expect(try reader.uint32(littleEndian: true) == 10)
        try reader.skip(8)
        var turns: [Bool] = []
        for _ in 0..<2 {
            var ring: [Coordinate] = []
            for _ in 0..<5 {
                let x = try reader.double(littleEndian: true)
                ring.append(Coordinate(x: x, y: try reader.double(littleEndian: true)))
            }
            turns.append(Polygon.signedArea(ring) > 0)
        }
        #expect(turns == [false, true])
    }

    @Test("a text over 254 bytes is cut on a character, and that is told with its place")
    func longText() throws {
        let long = String(repeating: "环", count: 100)
        let (files, notes) = try Self.shapefile([.init("clauses", .text)], [[Self.member("clauses", .string(long))]])
        #expect(notes.map(\.code) == ["field-texts"] && notes[0].severity == .warning)
        let dbf = try #require(files["a/areas.dbf"])
        // 84 characters of three bytes: the field is no wider.
        #expect(dbf[32 + 16] == 252)
        #expect(String(decoding: dbf[(65 + 1)..<(65 + 253)], as: UTF8.self) == String(repeating: "环", count: 84))
    }

    @Test("a letter that GBK does not have is told, never written as another")
    func lost() throws {
        let (files, notes) = try Self.shapefile([.init("name", .text)], [[Self.member("name", .string("a𠮷b"))]], gbk: true)
        #expect(notes.map(\.code) == ["letters-lost"])
        #expect(files["a/areas.dbf"].map { $0.suffix(5) } == Array(" a?b".utf8)[...] + [0x1A])
    }

    @Test("well-known text reads back, with more decimals only where they were asked for")
    func wellKnownText() throws {
        let places = [Coordinate(x: 116.5, y: 39.75), Coordinate(x: 116.500000001, y: 39.75)]
        let text = WKT.text(.lineString(LineString(places)), places: 7, mostPlaces: 9)
        #expect(text == "LINESTRING (116.5000000 39.7500000,116.500000001 39.750000000)")
        #expect(try WKT.read(Array(text.utf8)[...]) == .lineString(LineString(places)))
        let square = Polygon(exterior: Self.ring(0, 0, 4), holes: [Self.ring(1, 1, 1)])
        let many = Shape.multiPolygon(MultiPolygon([square, Polygon(exterior: Self.ring(9, 9, 1))]))
        #expect(try WKT.read(Array(WKT.text(many, places: 3, mostPlaces: 6).utf8)[...]) == many)
    }

    @Test("CSV has the geometry behind the columns, and no formula")
    func csv() throws {
        let output = OutputLayers(
            [Self.layer([.init("name", .text)], [[Self.member("name", .string("=1+1"))]])], system: Self.plane)
        let written = try output.files("a.csv", as: .csv)
        let text = String(decoding: written.files[0].contents, as: UTF8.self)
        #expect(text.hasPrefix("name,wkt\n'=1+1,\"POLYGON (("))
        #expect(written.notes.map(\.code) == ["system-unnamed"])
    }

    @Test("GeoJSON in another system says so twice: in the file and to people")
    func geoJSON() throws {
        let written = try OutputLayers([Self.layer([], [[]])], system: Self.plane).files("a.geojson", as: .geoJSON)
        let text = String(decoding: written.files[0].contents, as: UTF8.self)
        #expect(text.contains("\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4548\"}}"))
        #expect(written.notes.map(\.code) == ["geojson-system"] && written.notes[0].severity == .warning)
        let degrees = try OutputLayers([Self.layer([], [[]])], system: OutputSystem(name: "wgs84", code: 4326, isGeographic: true))
            .files("a.geojson", as: .geoJSON)
        #expect(degrees.notes.isEmpty && !String(decoding: degrees.files[0].contents, as: UTF8.self).contains("\"crs\""))
    }

    @Test("names of drawing layers have no character that AutoCAD forbids, and no two are alike")
    func drawingLayers() {
        var names = DXFLayerNames()
        #expect(names.name(of: "4a类 70/55<>\\\":;?*|=,'`") == "4a类 70_55_____________")
        #expect(names.name(of: "a/b") == "a_b" && names.name(of: "a_b") == "a_b_2" && names.name(of: "A:B") == "A_B_3")
        #expect(names.name(of: "a/b") == "a_b" && names.name(of: "0") == "0_2" && names.name(of: " \n ") == "_")
    }

    @Test("a drawing: one layer a class, on it hatch, outline and text, in GBK, every pair whole")
    func drawing() throws {
        let written = try OutputLayers([Self.layer([], [[]])], system: Self.plane).files("a.dxf", as: .dxf)
        var decoder = try TextDecoder(.codePage936, path: "a.dxf")
        let lines = String(decoding: decoder.decode(written.files[0].contents), as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        let pairs = stride(from: 0, to: lines.count - 1, by: 2).map { (Int(lines[$0]) ?? -1, String(lines[$0 + 1])) }
        #expect(pairs.allSatisfy { $0.0 >= 0 } && pairs.last.map { $0 == (0, "EOF") } == true)
        let entities = Array(pairs.drop { $0 != (2, "ENTITIES") })
        #expect(
            entities.filter { $0.0 == 0 && ["HATCH", "LWPOLYLINE", "TEXT"].contains($0.1) }.map(\.1) == [
                "HATCH", "LWPOLYLINE", "LWPOLYLINE", "TEXT",
            ])
        #expect(Set(entities.filter { $0.0 == 8 }.map(\.1)) == ["4a类 70_55"])
        #expect(entities.contains { $0 == (1, "荣华南路 4a") }, "a line break would end the text")
        let handles = pairs.filter { $0.0 == 5 && $0.1.count > 2 }.map(\.1)
        #expect(Set(handles).count == handles.count)
        #expect(pairs.contains { $0 == (420, "16711680") })
        try DrawingText.check(written.files[0].contents, "a.dxf")
    }

    @Test("a letter that GBK does not have is written as DXF writes it")
    func rareLetters() {
        var groups = DXFGroups()
        groups.text(1, "é𠮷環")
        #expect(groups.bytes == Array("1\n".utf8) + [0xA8, 0xA6] + Array("\\U+D842\\U+DFB7".utf8) + [0xAD, 0x68, 0x0A])
    }

    @Test("KML is well formed whatever the names are")
    func kml() throws {
        var layer = Self.layer([.init("a<b", .text)], [[Self.member("a<b", .string("\u{1}&\"]]>"))]])
        layer.columns[0].title = "名称"
        let text = String(
            decoding: try OutputLayers([layer], system: OutputSystem(name: "wgs84", code: 4326, isGeographic: true)).files(
                "a.kml", as: .kml
            )
            .files[0].contents, as: UTF8.self)
        #expect(text.contains("<SimpleData name=\"a&lt;b\"> &amp;&quot;]]&gt;</SimpleData>"))
        #expect(text.contains("<displayName>名称</displayName>") && text.contains("<color>b30000ff</color>"))
        #expect(!text.unicodeScalars.contains("\u{1}"))
    }

    @Test("the same layers give the same bytes", arguments: OutputFormat.allCases.filter { $0 != .flatGeobuf && $0 != .parquet })
    func sameBytes(_ format: OutputFormat) throws {
        func bytes() throws -> [[UInt8]] {
            let columns = [GeoPackageColumn("name", .text)]
            return try OutputLayers([Self.layer(columns, [[Self.member("name", .string("a"))], []])], system: Self.plane)
                .files("/tmp/same-bytes.\(format.rawValue)", as: format).files.map(\.contents)
        }
        #expect(try bytes() == bytes())
    }
}

/// What GDAL writes. Where there is no libgdal, these tests are skipped, and the run says so.
@Suite("Formats written by GDAL", .enabled(if: GDALLibrary.version != nil, "libgdal is not installed: apt-get install gdal-bin"))
struct GDALWritingTests {
    private static let wkt = """
        GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],\
        PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]
        """

    private static func written(_ ending: String) throws -> [UInt8] {
        let ring = [(116.0, 39.0), (117.0, 39.0), (117.0, 40.0), (116.0, 39.0)].map { Coordinate(x: $0.0, y: $0.1) }
        let layer = OutputLayer(
            name: "areas", kind: .polygon, columns: [.init("name", .text), .init("day_db", .integer), .init("certain", .boolean)],
            features: LazyFeatures([
                Feature(
                    shape: .polygon(Polygon(exterior: ring)),
                    properties: [
                        JSONMember(name: "name", value: .string("荣华南路")), JSONMember(name: "day_db", value: .number(JSONNumber(70))),
                        JSONMember(name: "certain", value: .bool(false)),
                    ])
            ]))
        let system = OutputSystem(name: "wgs84", code: 4326, isGeographic: true, wkt: wkt)
        return try OutputLayers([layer], system: system).files("areas.\(ending)", as: ending == "fgb" ? .flatGeobuf : .parquet).files[0]
            .contents
    }

    @Test("FlatGeobuf comes back with its values, longitude first")
    func flatGeobuf() throws {
        let folder = TemporaryFolder()
        try writeFile(folder.file("areas.fgb"), try Self.written("fgb"))
        var rows: [FeatureRow] = []
        let rest = try SourceFile(path: folder.file("areas.fgb")).forEach { layer in
            #expect(layer.source.crs == "EPSG:4326")
            return true
        } body: {
            rows.append($0)
        }
        #expect(rest.isEmpty && rows.count == 1)
        #expect(rows[0].feature.property("name") == .string("荣华南路"))
        #expect(rows[0].feature.property("day_db") == .number(JSONNumber(70)))
        #expect(rows[0].feature.property("certain") == .bool(false))
        #expect(rows[0].feature.shape?.polygons[0].exterior.contains(Coordinate(x: 117, y: 40)) == true)
        #expect(try Self.written("fgb") == Self.written("fgb"))
    }

    @Test("Parquet is written where GDAL has it, and refused in plain words elsewhere")
    func parquet() throws {
        do {
            #expect(try Self.written("parquet").starts(with: Array("PAR1".utf8)))
        } catch let error as FileError {
            #expect(error.code == "gdal-driver" && error.kind == .unavailable)
            #expect(error.what.text(in: .en).contains("has no driver Parquet"))
        }
    }
}
