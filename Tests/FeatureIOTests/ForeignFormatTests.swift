import Testing

@testable import FeatureIO

@Suite("A file is named for what it is")
struct ForeignFormatTests {
    private static func name(_ bytes: [UInt8], _ use: FileUse) -> String? { ForeignFormat.of(bytes, as: use).map { "\($0.name)" } }

    private static let known: [(bytes: [UInt8], name: String)] = [
        (Array("SQLite format 3\0".utf8), "a GeoPackage"), ([0, 0, 0x27, 0x0A, 0, 0], "a shapefile"),
        (Array("PK\u{3}\u{4}..[Content_Types].xml..xl/workbook.xml".utf8), "an Excel workbook (.xlsx)"),
        (Array("PK\u{3}\u{4}..doc.kml".utf8), "KMZ"), (Array("PK\u{3}\u{4}..a.shp".utf8), "a zip archive"),
        (Array("PK\u{5}\u{6}".utf8), "a zip archive"),
        (Array("PK\u{3}\u{4}..[Content_Types].xml word/document.xml".utf8), "a document of Word"),
        (Array("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8), "a table of LibreOffice (.ods)"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Excel workbook (.xls)"), ([0x1F, 0x8B, 8], "a gzip archive"),
        (Array("Rar!\u{1A}".utf8), "an archive"), (Array("%PDF-1.7".utf8), "a PDF"), (Array("NZINDEX\u{1}".utf8), "a point index (.nzi)"),
        ([0x89] + Array("PNG".utf8), "a picture"),
        ([0xFF, 0xD8, 0xFF, 0xE1], "a picture"),
        (Array("fgb\u{3}fgb".utf8), "FlatGeobuf"), (Array("PAR1".utf8), "Parquet"), (Array("AC1032".utf8), "a drawing of AutoCAD (.dwg)"),
        ([0x03, 126, 11, 20, 1, 0, 0, 0, 0x41, 0] + Array(repeating: 0, count: 22), "a table of dBASE (.dbf)"),
        (Array("<?xml version=\"1.0\"?>\n<!-- made -->\n<kml xmlns=\"x\">".utf8), "KML"), (Array("<gpx version=\"1.1\">".utf8), "GPX"),
        (Array("\n <!DOCTYPE HTML>".utf8), "a web page, perhaps with an error or a log-in"),
        (Array("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">".utf8), "a workbook of Excel, saved as a page"),
        (Array("<osm version=\"0.6\">".utf8), "OpenStreetMap data in XML"),
        ([0, 0, 0, 13, 0x0A, 9] + Array("OSMHeader".utf8), "OpenStreetMap data (.pbf)"), (Array("<?xml version=\"1.0\"?><a/>".utf8), "XML"),
        (Array("!table\n!version 300".utf8), "a table of MapInfo (.tab)"),
        (Array("  0\r\nSECTION\r\n  2\r\nHEADER\r\n".utf8), "a drawing in DXF"), (Array("0\nSECTION\n".utf8), "a drawing in DXF"),
        (Array("<meta charset=\"utf-8\"><table><tr><td>经度</td>".utf8), "a table in a web page"),
        (Array("<html><body><table border=1>".utf8), "a table in a web page"),
        ("lon,lat\n1,2\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, "text in UTF-16 without a mark"),
        ("lon,lat\n1,2\n".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }, "text in UTF-16 without a mark"),
    ]

    @Test("by its first bytes, whatever it was to be read as", arguments: known)
    func signatures(bytes: [UInt8], name: String) {
        for use in [FileUse.table, .jsonLines, .features, .source, .document, .map] { #expect(Self.name(bytes, use) == name, "\(use)") }
    }

    @Test(
        "a text by what it was to be read as",
        arguments: [
            ("{\"type\":\"FeatureCollection\"", FileUse.table, "GeoJSON"), (" [\n{\"a\":1}]", .table, "JSON"),
            ("{\"a\":1}\n{", .table, "JSON"),
            ("[{\"a\":1}]", .jsonLines, "an array in JSON"), ("{\n\"type\": \"FeatureCollection\"", .jsonLines, "GeoJSON"),
            ("lon,lat\n1,2", .jsonLines, "CSV"), ("\"id\";wkt\n", .features, "CSV"), ("名称\t经度\n", .features, "CSV"),
        ] as [(String, FileUse, String)])
    func texts(text: String, use: FileUse, name: String) { #expect(Self.name(Array(text.utf8), use) == name) }

    @Test(
        "what may be what it should be is let through",
        arguments: [
            ("lon,lat\n1,2", FileUse.table), ("[lon],[lat]\n", .table), ("{id},lon\n", .table), ("", .table), ("\"lon\";\"lat\"", .table),
            ("PK,lon,lat", .table), ("NZINDEX,lon,lat", .table), ("0\n1\n", .table), ("0,SECTION\n", .table),
            ("AC,lon,lat\n", .table), ("{\"a\":1}\n", .jsonLines), ("[1]\n", .jsonLines), ("", .jsonLines), ("oops\n", .jsonLines),
            ("{\"type\":\"Feature\"}", .features), ("[1]", .features), ("x", .features), ("\u{1E}{}", .features),
            ("{\"id\":\"a,b\"}", .document),
        ] as [(String, FileUse)])
    func right(text: String, use: FileUse) { #expect(Self.name(Array(text.utf8), use) == nil) }

    @Test("every reader asks")
    func readers() throws {
        let folder = TemporaryFolder()
        let path = folder.file("a.csv")
        try writeFile(path, Array("PK\u{3}\u{4}xl/".utf8))
        let errors = [
            #expect(throws: FileError.self) { _ = try CSVTable(path: path).header },
            #expect(throws: FileError.self) { _ = try JSONLines(path: path) },
            #expect(throws: FileError.self) { _ = try readFeatures(path: path) },
            #expect(throws: FileError.self) { _ = try FeatureRows(path: path).forEach(begin: { _ in }, body: { _ in }) },
        ]
        for error in errors { #expect(error?.code == "wrong-format" && error?.what == "the file looks like an Excel workbook (.xlsx)") }
    }
}
