import Geometry
import StrictJSON
import Testing

@testable import FeatureIO

@Suite("Shapefiles are read with their table, system and encoding")
struct ShapefileTests {
    typealias Sample = ShapefileSample

    static let wkt = "GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\",DATUM[\"D_China_2000\"]]"
    static let (outer, hole) = (Sample.square(0, 0, 10, clockwise: true), Sample.square(1, 1, 2, clockwise: false))
    static let line = [Coordinate(x: 1, y: 2), Coordinate(x: 3, y: 4)]

    /// Reads one record without a table.
    static func shape(_ record: [UInt8]) throws -> (Shape?, [String]) {
        let folder = TemporaryFolder()
        try writeFile(folder.file("a.shp"), Sample.shp([record]))
        try writeFile(folder.file("a.prj"), Array(wkt.utf8))
        let (collection, diagnostics) = try readFeatures(path: folder.file("a.shp"))
        return (collection.features[0].shape, diagnostics.map(\.code).filter { $0 != "dbf-missing" })
    }

    @Test(
        "Each kind of shape, heights and measures dropped",
        arguments: [
            (Sample.point(1, 2), Shape.point(Coordinate(x: 1, y: 2))),
            (Sample.point(1, 2, type: 11, extra: [9, 9]), .point(Coordinate(x: 1, y: 2))),
            (Sample.point(1, 2, type: 21, extra: [9]), .point(Coordinate(x: 1, y: 2))),
            (Sample.multiPoint(line), .multiPoint(line)),
            (Sample.parts(3, [line]), .lineString(LineString(line))),
            (Sample.parts(13, [line, line], extra: [0, 9, 9, 9, 9, 9]), .multiLineString([LineString(line), LineString(line)])),
            (Sample.parts(5, [outer]), .polygon(Polygon(exterior: outer))),
            (Sample.parts(25, [hole, outer], extra: [0]), .polygon(Polygon(exterior: outer, holes: [hole]))),
        ])
    func shapes(record: [UInt8], shape: Shape) throws {
        let (read, codes) = try Self.shape(record)
        #expect(read == shape && codes.isEmpty)
    }

    @Test("Holes go to the smallest shell around them, whatever the order of the rings")
    func holes() throws {
        let island = Sample.square(20, 0, 4, clockwise: true)
        let inner = Sample.square(3, 3, 5, clockwise: true)
        let lake = Sample.square(2, 2, 7, clockwise: false)
        let pond = Sample.square(4, 4, 1, clockwise: false)
        let (shape, codes) = try Self.shape(Sample.parts(5, [pond, lake, inner, island, Self.outer]))
        #expect(codes.isEmpty)
        #expect(
            shape
                == .multiPolygon(
                    MultiPolygon([
                        Polygon(exterior: inner, holes: [pond]), Polygon(exterior: island), Polygon(exterior: Self.outer, holes: [lake]),
                    ])))
    }

    @Test("Rings that all run the other way are told apart by what lies in what")
    func counterClockwise() throws {
        let outer = Sample.square(0, 0, 10, clockwise: false)
        let touching = Sample.square(0, 0, 2, clockwise: false)
        let (shape, _) = try Self.shape(Sample.parts(5, [touching, outer]))
        #expect(shape == .polygon(Polygon(exterior: outer, holes: [touching])))
    }

    @Test(
        "Faults of a shape are told",
        arguments: [
            (Sample.null(), "null-geometry"), (Sample.parts(31, []), "shape-type"), (Sample.point(1, 2, type: 99), "shape-type"),
            (Sample.parts(3, [[Coordinate(x: 1, y: 2)]]), "line-too-short"), (Sample.parts(5, [Array(outer.dropLast())]), "ring-open"),
            (Sample.parts(5, []), "empty-geometry"), (Sample.point(.nan, 2), "coordinate-not-finite"),
            (Sample.parts(5, [outer, Sample.square(50, 50, 1, clockwise: false)]), "hole-outside"),
            (Sample.point(39, 116), "coordinates-look-swapped"),
        ])
    func faults(record: [UInt8], code: String) throws {
        #expect(try Self.shape(record).1 == [code])
    }

    @Test("Fields of every type, blank and odd values, deleted rows")
    func table() throws {
        let folder = TemporaryFolder()
        let path = folder.file("路.shp")
        let row = Array(" 荣华路  12.501e+2T2026112000042".utf8)
        var second = Array(" ".utf8) + Array(repeating: 0x20, count: 11) + Array("***** .5 ?00000000   -7".utf8)
        second[1...3] = [0x61, 0x20, 0x20]
        var deleted = row
        deleted[0] = UInt8(ascii: "*")
        let fields: [(name: String, type: Character, size: Int)] = [
            ("name", "C", 11), ("len", "N", 5), ("f", "F", 4), ("flag", "L", 1), ("day", "D", 8), ("n", "N", 5),
        ]
        try writeFile(path, Sample.shp([Sample.point(1, 2), Sample.point(3, 4), Sample.point(5, 6)]))
        try writeFile(folder.file("路.dbf"), Sample.dbf(fields, rows: [row, deleted, second]))
        try writeFile(folder.file("路.prj"), Array(Self.wkt.utf8) + [0x0A])
        try writeFile(folder.file("路.cpg"), Array("UTF-8\n".utf8))
        let (read, diagnostics) = try readFeatures(path: path)
        #expect(diagnostics.map(\.code) == ["dbf-overflow", "dbf-deleted"])
        #expect(diagnostics[1].what.text(in: .en).contains(": 1;") && diagnostics[1].feature == "#2")
        #expect(read.name == "路" && read.crs == Self.wkt)
        #expect(read.features.map(\.ordinal) == [1, 3])
        let first = read.features[0]
        #expect(first.properties.map(\.name) == ["name", "len", "f", "flag", "day", "n"])
        #expect(first.property("name") == .string("荣华路") && first.property("day") == .string("2026-11-20"))
        #expect(first.property("flag") == .bool(true))
        if case .number(let number) = first.property("len") { #expect(number.literal == "12.50") } else { Issue.record("no number") }
        #expect(first.property("n") == .number(JSONNumber(42)))
        let last = read.features[1]
        #expect(last.property("name") == .string("a") && last.property("len") == .null && last.property("f") == JSONValue.real(0.5))
        #expect(last.property("flag") == .null && last.property("day") == .null && last.property("n") == .number(JSONNumber(-7)))
    }

    /// 荣华 in GBK, in a row of one field of four bytes.
    static let gbkRow: [UInt8] = [0x20, 0xC8, 0xD9, 0xBB, 0xAA]

    @Test(
        "The encoding is that of the .cpg, else that of the table's mark, else UTF-8, else GBK with a warning",
        arguments: [
            ("GBK", 0, gbkRow, "荣华", []), ("936", 0x57, gbkRow, "荣华", []), (nil, 0x4D, gbkRow, "荣华", []),
            (nil, 0, gbkRow, "荣华", ["encoding-assumed"]), (nil, 0, [0x20, 0xE4, 0xB8, 0x80, 0x20], "一", []),
            ("martian", 0x4D, gbkRow, "荣华", ["encoding-unknown"]), ("UTF-8", 0, gbkRow, "荣华", ["encoding-doubtful"]),
            (nil, 0x57, [0x20, 0xE9, 0x20, 0x20, 0x20], "é", []), (nil, 0x57, gbkRow, "荣华", ["encoding-assumed"]),
            (nil, 0x57, [0x20, 0xE4, 0xB8, 0x80, 0x20], "一", []), ("GBK", 0x4F, gbkRow, "荣华", ["encoding-doubtful"]),
            ("UTF-8", 0x57, [0x20, 0xE4, 0xB8, 0x80, 0x20], "一", []),
            ("GBK", 0, [0x20, 0xC3, 0xA9, 0x20, 0x20], "茅", ["encoding-doubtful"]),
            ("UTF-8", 0, [0x20, 0xE4, 0xB8, 0x80, 0x1A], "一", []),
        ] as [(String?, UInt8, [UInt8], String, [String])])
    func encodings(cpg: String?, mark: UInt8, row: [UInt8], text: String, codes: [String]) throws {
        let folder = TemporaryFolder()
        try writeFile(folder.file("a.shp"), Sample.shp([Sample.point(1, 2)]))
        try writeFile(folder.file("a.prj"), Array(Self.wkt.utf8))
        try writeFile(folder.file("a.dbf"), Sample.dbf([("name", "C", 4)], rows: [row], mark: mark))
        if let cpg { try writeFile(folder.file("a.cpg"), Array(cpg.utf8)) }
        let (read, diagnostics) = try readFeatures(path: folder.file("a.shp"))
        #expect(diagnostics.map(\.code) == codes)
        if case .string(let found) = read.features[0].property("name") {
            // How many signs stand for damaged bytes is iconv's and the library's own affair.
            #expect(found == text || codes == ["text-encoding"])
        } else {
            Issue.record("no text")
        }
    }

    @Test("Two fields of one name are refused; the names count for the encoding too")
    func fields() throws {
        let folder = TemporaryFolder()
        try writeFile(folder.file("a.shp"), Sample.shp([Sample.point(1, 2)]))
        try writeFile(folder.file("a.prj"), Array(Self.wkt.utf8))
        try writeFile(folder.file("a.dbf"), Sample.dbf([("class", "C", 1), ("class", "C", 1)], rows: [Array(" 12".utf8)]))
        #expect(#expect(throws: FileError.self) { try readFeatures(path: folder.file("a.shp")) }?.code == "dbf-field-twice")
        var bytes = Sample.dbf([("abcd", "C", 1)], rows: [Array(" 1".utf8)])
        bytes.replaceSubrange(32..<36, with: Self.gbkRow.dropFirst())
        try writeFile(folder.file("a.dbf"), overwrite: true, bytes)
        let (read, diagnostics) = try readFeatures(path: folder.file("a.shp"))
        #expect(read.features[0].properties.map(\.name) == ["荣华"] && diagnostics.map(\.code) == ["encoding-assumed"])
    }

    @Test("A name that was cut off within a letter loses it, and hides no UTF-8", arguments: [nil, "UTF-8"] as [String?])
    func cutName(cpg: String?) throws {
        let folder = TemporaryFolder()
        try writeFile(folder.file("a.shp"), Sample.shp([Sample.point(1, 2)]))
        try writeFile(folder.file("a.prj"), Array(Self.wkt.utf8))
        var bytes = Sample.dbf([("abcdefghij", "C", 3)], rows: [[0x20, 0xE4, 0xB8, 0x80]])
        // 地块编号 in ten bytes: the first of the last letter is left.
        bytes.replaceSubrange(32..<42, with: Array("地块编号".utf8).prefix(10))
        try writeFile(folder.file("a.dbf"), bytes)
        if let cpg { try writeFile(folder.file("a.cpg"), Array(cpg.utf8)) }
        let (read, diagnostics) = try readFeatures(path: folder.file("a.shp"))
        #expect(read.features[0].properties.map(\.name) == ["地块编"])
        #expect(read.features[0].property("地块编") == .string("一"))
        #expect(diagnostics.isEmpty)
    }

    /// The index of a `.shp` with records of a point each, the entries from `change` on moved.
    private static func shx(_ count: Int, moved change: Int? = nil) -> [UInt8] {
        var bytes = Array(Sample.shp([]).prefix(100))
        for number in 0..<count {
            let offset = 50 + 14 * number + (change.map { number >= $0 ? 14 : 0 } ?? 0)
            for word in [offset, 10] { bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) } }
        }
        return bytes
    }

    @Test(
        "An index that finds other shapes is told",
        arguments: [(2, nil, 0), (3, nil, 1), (1, nil, 1), (2, 1, 1), (2, 0, 1)] as [(Int, Int?, Int)])
    func index(count: Int, moved: Int?, faults: Int) throws {
        let folder = TemporaryFolder()
        try writeFile(folder.file("a.shp"), Sample.shp([Sample.point(1, 2), Sample.point(3, 4)]))
        try writeFile(folder.file("a.prj"), Array(Self.wkt.utf8))
        try writeFile(folder.file("a.dbf"), Sample.dbf([("n", "N", 1)], rows: [Array(" 1".utf8), Array(" 2".utf8)]))
        try writeFile(folder.file("a.shx"), Self.shx(count, moved: moved))
        #expect(try readFeatures(path: folder.file("a.shp")).1.map(\.code) == Array(repeating: "shx-differs", count: faults))
    }

    @Test("Every file of a shapefile is named by what was read")
    func hashes() throws {
        let folder = TemporaryFolder()
        try writeFile(folder.file("a.shp"), Sample.shp([Sample.point(1, 2)]))
        try writeFile(folder.file("a.prj"), Array(Self.wkt.utf8))
        try writeFile(folder.file("a.cpg"), Array("UTF-8".utf8))
        try writeFile(folder.file("a.dbf"), Sample.dbf([("n", "N", 1)], rows: [Array(" 1".utf8)]))
        try writeFile(folder.file("a.shx"), Self.shx(1))
        var rows = FeatureRows(path: folder.file("a.shp"))
        rows.isHashed = true
        var hashes: [FileHash] = []
        _ = try rows.forEach {
            hashes = $0.hashes
        } body: { _ in
        }
        #expect(Set(hashes.map(\.path)) == Set(["shp", "prj", "cpg", "dbf", "shx"].map { folder.file("a.\($0)") }))
        for hash in hashes { #expect(hash.sha256 == SHA256.hexDigest(of: try readFile(hash.path))) }
    }

    @Test("What is missing or does not fit is told")
    func missing() throws {
        let folder = TemporaryFolder()
        func codes(_ name: String) throws -> [String] { try readFeatures(path: folder.file(name)).1.map(\.code) }
        try writeFile(folder.file("A.SHP"), Sample.shp([Sample.point(1, 2), Sample.point(1, 2)]))
        #expect(try codes("A.SHP") == ["crs-unreadable", "dbf-missing"])
        try writeFile(folder.file("A.PRJ"), Array(Self.wkt.utf8))
        let dbf = Sample.dbf([("n", "N", 1), ("m", "M", 2)], rows: [Array(" 1  ".utf8)])
        try writeFile(folder.file("A.DBF"), dbf)
        #expect(try codes("A.SHP") == ["dbf-field-type", "dbf-count"])
        try writeFile(folder.file("A.DBF"), overwrite: true, Array(dbf.prefix(60)))
        #expect(#expect(throws: FileError.self) { try codes("A.SHP") }?.code == "dbf-damaged")
        try writeFile(folder.file("b.shp"), Array("{}".utf8))
        #expect(#expect(throws: FileError.self) { try codes("b.shp") }?.code == "not-a-shapefile")
    }

    @Test(
        "Bytes behind the last shape that index and table list are passed over and told; without the index they are a fault",
        arguments: [true, false])
    func trailing(hasIndex: Bool) throws {
        let folder = TemporaryFolder()
        var shp = ShapefileSample.shp([ShapefileSample.point(1, 2), ShapefileSample.point(3, 4)]) + [0, 0, 0, 0]
        // The header says that they belong to the file: 160 bytes in words of two.
        shp.replaceSubrange(24..<28, with: [0, 0, 0, 80])
        try writeFile(folder.file("a.shp"), shp)
        try writeFile(folder.file("a.dbf"), ShapefileSample.dbf([("n", "C", 1)], rows: [Array(" a".utf8), Array(" b".utf8)]))
        let index = [UInt8](repeating: 0, count: 100) + [0, 0, 0, 50, 0, 0, 0, 10] + [0, 0, 0, 64, 0, 0, 0, 10]
        if hasIndex { try writeFile(folder.file("a.shx"), index) }
        let (read, diagnostics) = try ShapefileReader.read(folder.file("a.shp"))
        #expect(read.features.count == 2)
        let told = diagnostics.filter { $0.code == "shp-damaged" }
        #expect(told.map(\.severity) == [hasIndex ? .warning : .error])
    }

    @Test(
        "Texts in the encoding that the .cpg names",
        arguments: [
            ("koi8r", [0xD2], "р"), ("latin2", [0xB9], "š"), ("874", [0xA1], "ก"), ("EUC-JP", [0xC6, 0xFC], "日"),
            ("Big-5", [0xA4, 0xA4], "中"),
            ("GB2312", [0xD6, 0xD0], "中"), ("1253", [0xE1], "α"), ("EUC-KR", [0xC7, 0xD1], "한"),
        ] as [(String, [UInt8], String)])
    func encodings(name: String, bytes: [UInt8], text: String) throws {
        let folder = TemporaryFolder()
        try writeFile(folder.file("a.shp"), ShapefileSample.shp([ShapefileSample.point(1, 2)]))
        try writeFile(folder.file("a.dbf"), ShapefileSample.dbf([("n", "C", bytes.count)], rows: [[0x20] + bytes]))
        try writeFile(folder.file("a.cpg"), Array(name.utf8))
        #expect(try ShapefileReader.read(folder.file("a.shp")).0.features[0].property("n") == .string(text))
    }

    @Test("A table in UTF-16 is refused: no guess would read it")
    func wide() throws {
        let folder = TemporaryFolder()
        try writeFile(folder.file("a.shp"), ShapefileSample.shp([ShapefileSample.point(1, 2)]))
        try writeFile(folder.file("a.dbf"), ShapefileSample.dbf([("n", "C", 2)], rows: [[0x20, 0x2D, 0x4E]]))
        try writeFile(folder.file("a.cpg"), Array("UTF-16".utf8))
        let diagnostics = try ShapefileReader.read(folder.file("a.shp")).1
        #expect(diagnostics.contains { $0.code == "encoding-unknown" && $0.severity == .error })
    }
}
