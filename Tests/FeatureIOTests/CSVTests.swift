import Testing

@testable import FeatureIO

@Suite("CSV is read row by row and written after RFC 4180")
struct CSVTests {
    /// The rows of a text, cut into pieces of `size` bytes on their way.
    static func rows(_ text: String, pieces size: Int = 1 << 20) -> [CSVRow] {
        var parser = CSVParser(separator: UInt8(ascii: ","))
        var rows: [CSVRow] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            parser.feed(Array(bytes[start..<min(start + size, bytes.count)])) { rows.append($0) }
        }
        parser.finish { rows.append($0) }
        return rows
    }

    static let texts: [(String, [[String]])] = [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]), ("a,b", [["a", "b"]]),
        ("a,\r\n,b", [["a", ""], ["", "b"]]), ("\"a,b\",\"c\"\"d\"\n", [["a,b", "c\"d"]]), ("\"x\r\ny\",\"\"\r\n", [["x\r\ny", ""]]),
        ("荣华,\"北,京\"\r\n", [["荣华", "北,京"]]), ("\n1\n", [[""], ["1"]]), ("\"\"\n", [[""]]), ("", []), (",", [["", ""]]),
        (" a , b \n", [[" a ", " b "]]),
    ]

    @Test("Quotes, line ends and empty fields, in pieces of any size", arguments: texts, [1, 2, 3, 1000])
    func fields(_ text: (String, [[String]]), size: Int) {
        let rows = Self.rows(text.0, pieces: size)
        #expect(rows.map(\.fields) == text.1)
        #expect(rows.allSatisfy { $0.fault == nil })
    }

    @Test("A row stands with its line and its own bytes")
    func source() {
        let rows = Self.rows("a,\"b\nc\"\r\nd,\"e\"\n\nf")
        #expect(rows.map(\.line) == [1, 3, 4, 5])
        #expect(rows.map { String(decoding: $0.source, as: UTF8.self) } == ["a,\"b\nc\"", "d,\"e\"", "", "f"])
    }

    @Test(
        "A row at fault says so, and the next is read",
        arguments: [("a\"b,c\nok\n", "csv-quote"), ("\"a\"b\nok\n", "csv-quote"), ("\"a\"\rb\nok\n", "csv-quote")])
    func faults(text: String, code: String) {
        let rows = Self.rows(text)
        #expect(rows.map { $0.fault?.code } == [code, nil])
    }

    @Test("A quote that is never closed is told on the row where it opens")
    func openQuote() {
        let rows = Self.rows("a\n\"b\nc\nd\n")
        #expect(rows.map { $0.fault?.code } == [nil, "csv-quote-open"])
        #expect(rows[1].line == 2)
    }

    @Test("A table: header, byte order mark, rows of the wrong width, blank lines")
    func table() throws {
        let folder = TemporaryFolder()
        let path = folder.file("t.csv")
        try writeFile(path, Array("\u{FEFF}lon,lat,名\r\n1,2,x\r\n\r\n3,4\r\n5,6,\"y\"\r\n".utf8))
        let table = try CSVTable(path: path)
        #expect(table.header == ["lon", "lat", "名"])
        var seen: [String] = []
        try table.forEachRow { row in seen.append(row.fault?.code ?? row.fields.joined(separator: "|")) }
        #expect(seen == ["1|2|x", "csv-field-count", "5|6|y"])
    }

    @Test("GBK, and text that is not in the encoding named")
    func encodings() throws {
        let folder = TemporaryFolder()
        let path = folder.file("t.csv")
        // 名,x / 荣华,1 / a broken byte, 2
        try writeFile(path, [0xC3, 0xFB, 0x2C, 0x78, 0x0A, 0xC8, 0xD9, 0xBB, 0xAA, 0x2C, 0x31, 0x0A, 0xFF, 0x2C, 0x32, 0x0A])
        let table = try CSVTable(path: path, encoding: #require(TextEncoding("GBK")))
        #expect(table.header == ["名", "x"])
        var seen: [String] = []
        try table.forEachRow { row in seen.append(row.fault?.code ?? row[0]) }
        #expect(seen == ["荣华", "csv-encoding"])
        let error = #expect(throws: FileError.self) { _ = try CSVTable(path: path).header }
        #expect(error?.code == "csv-header")
    }

    @Test("A character cut by the end of a piece is put together again", arguments: 1...5)
    func splitCharacters(size: Int) throws {
        let gbk: [UInt8] = [0xC8, 0xD9, 0x61, 0xBB, 0xAA, 0x84, 0x31, 0xA4, 0x38]
        var decoder = try TextDecoder(.gbk, path: "t")
        var utf8: [UInt8] = []
        for start in stride(from: 0, to: gbk.count, by: size) {
            utf8 += decoder.decode(Array(gbk[start..<min(start + size, gbk.count)]), isLast: false)
        }
        utf8 += decoder.decode([])
        #expect(String(decoding: utf8, as: UTF8.self).hasPrefix("荣a华"))
        #expect(String(validating: utf8, as: UTF8.self) != nil)
    }

    @Test("An empty file, a missing file, and a caller who stops")
    func errors() throws {
        let folder = TemporaryFolder()
        try writeFile(folder.file("e.csv"), [])
        try writeFile(folder.file("t.csv"), Array("a\n1\n2\n".utf8))
        #expect(#expect(throws: FileError.self) { _ = try CSVTable(path: folder.file("e.csv")).header }?.code == "csv-empty")
        #expect(#expect(throws: FileError.self) { _ = try CSVTable(path: folder.file("x.csv")).header }?.code == "file-not-found")
        struct Enough: Error {}
        #expect(throws: CSVReadError<Enough>.self) {
            try CSVTable(path: folder.file("t.csv")).forEachRow { (_) throws(Enough) in throw Enough() }
        }
    }

    @Test("What is written reads back", arguments: texts)
    func roundTrip(_ text: (String, [[String]])) {
        var writer = CSVWriter()
        for row in text.1 { writer.append(row) }
        #expect(Self.rows(String(decoding: writer.bytes, as: UTF8.self)).map(\.fields) == text.1)
    }

    @Test("A row is kept as it stood, with fields behind it")
    func appended() {
        var writer = CSVWriter()
        writer.append(source: Array("1, \"2\"".utf8), ["4a", "x,y"])
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "1, \"2\",4a,\"x,y\"\n")
    }
}
