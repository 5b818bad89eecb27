import Testing

@testable import FeatureIO

@Suite("A text goes out as it came in")
struct TextFormTests {
    private func table(_ bytes: [UInt8], _ encoding: TextEncoding = .utf8) throws -> (
        header: [String], form: TextForm, separator: Character
    ) {
        let folder = TemporaryFolder()
        try writeFile(folder.file("t.csv"), bytes)
        let table = try CSVTable(path: folder.file("t.csv"), encoding: encoding)
        return (table.header, table.form, Character(Unicode.Scalar(table.separator)))
    }

    private static func wide(_ text: String, big: Bool) -> [UInt8] {
        text.utf16.flatMap { big ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
    }

    @Test(
        "a mark names the encoding, and goes out again",
        arguments: [
            (TextEncoding.utf8, [0xEF, 0xBB, 0xBF]), (.utf16LE, [0xFF, 0xFE]), (.utf16BE, [0xFE, 0xFF]), (.gbk, [0x84, 0x31, 0x95, 0x33]),
        ] as [(TextEncoding, [UInt8])])
    func marks(encoding: TextEncoding, mark: [UInt8]) throws {
        let text = "名称,x\r\n𠮷é,1\r\n"
        let bytes = TextEncoder.encode(Array(text.utf8), encoding).bytes
        let (header, form, _) = try table(mark + bytes)
        #expect(header == ["名称", "x"])
        #expect(form.encoding == encoding && form.hasMark && form.isCRLF)
        #expect(form.mark == mark)
        let written = form.written(Array(text.utf8))
        #expect(written.bytes == bytes && written.lost == 0)
    }

    @Test("UTF-16 is what it is, with half pairs read as signs")
    func wide() throws {
        for big in [false, true] {
            let encoding = big ? TextEncoding.utf16BE : .utf16LE
            #expect(TextEncoder.encode(Array("a𠮷".utf8), encoding).bytes == Self.wide("a𠮷", big: big))
            #expect(try table(encoding.mark + Self.wide("甲\t乙\n", big: big)).header == ["甲", "乙"])
        }
    }

    @Test("characters of all Unicode are written in GB 18030 and read again, but for those of private use")
    func everyCharacter() throws {
        for block in stride(from: UInt32(0x80), to: 0x11_0000, by: 0x4000) {
            var text = ""
            for value in stride(from: block, to: block + 0x4000, by: 97) {
                if let scalar = Unicode.Scalar(value), !(0xE000...0xF8FF).contains(value) { text.unicodeScalars.append(scalar) }
            }
            let (bytes, lost) = TextEncoder.encode(Array(text.utf8), .gbk)
            var decoder = try TextDecoder(.gbk, path: "-")
            #expect(lost == 0 && decoder.decode(bytes) == Array(text.utf8), "from \(block)")
        }
    }

    @Test("a letter that an encoding does not hold becomes a question mark, and is counted")
    func lost() {
        let (bytes, lost) = TextEncoder.encode(Array("é京\u{FFFD}z".utf8), .windows1252)
        #expect(bytes == [0xE9] + Array("??z".utf8) && lost == 2)
    }

    @Test("a mark that contradicts the encoding is refused")
    func conflict() {
        for (mark, encoding) in [([0xEF, 0xBB, 0xBF], TextEncoding.gbk), ([0xFF, 0xFE], .gbk), ([0xFF, 0xFE], .utf16BE)]
            as [([UInt8], TextEncoding)]
        {
            let error = #expect(throws: FileError.self) { _ = try table(mark + Array("a,b\n".utf8), encoding).header }
            #expect(error?.code == "encoding-conflict")
        }
    }

    @Test(
        "the separator is what the file says or shows",
        arguments: [
            ("a,b\n", ","), ("a;b\n1;2\n", ";"), ("a\tb\r\n", "\t"), ("a\n", ","), ("sep=;\na,b;c\n", ";"), ("SEP=|\r\na|b\r\n", "|"),
            ("\"sep=;\"\na;b\n", ";"), ("sep=\t\na\tb\n", "\t"),
            // Quotes hold what does not cut.
            ("\"a,b\";c\n1;2\n", ";"), ("\"a;b\",c\n1;1,2\n", ","),
            // The next row decides between two.
            ("id;x (east, m);y\n1;2;3\n", ";"), ("id,x (a;b)\n1,2\n", ","), ("a,b;c\n", ","), ("a\tb;c\n\n1\t2\n", "\t"),
        ])
    func separators(text: String, separator: String) throws {
        #expect(try table(Array(text.utf8)).separator == Character(separator))
    }

    @Test(
        "a header that is none is told",
        arguments: [
            ("\n\na,b\n", "csv-header"), ("   \na,b\n", "csv-header"), ("a,b\r1,2\r", "csv-line-ends"), ("\u{FEFF}", "csv-empty"),
            ("a,b\r1,\"2,3\"", "csv-line-ends"), ("\"a\",\"b\"\r1,2\r", "csv-line-ends"),
            ("sep=;\n", "csv-empty"), ("", "csv-empty"),
        ])
    func headers(text: String, code: String) {
        #expect(#expect(throws: FileError.self) { _ = try table(Array(text.utf8)).header }?.code == code)
    }

    @Test("a line end inside quotes belongs to a name, and a second CR is harmless", arguments: ["a,\"b\rc\"\n1,2\n", "a,b\r\r\n1,2\n"])
    func carriageReturns(text: String) throws { #expect(try table(Array(text.utf8)).header.count == 2) }

    @Test("columns are left out as they stand, and twins refused")
    func replaced() throws {
        let folder = TemporaryFolder()
        let text = "id;own;\"say \"\"hi\"\"\";own2\n\"a;b\";\"1;\"\"2\";  c ;\"x\ny\"\nshort\n;;;\n"
        try writeFile(folder.file("t.csv"), Array(text.utf8))
        var table = try CSVTable(path: folder.file("t.csv"))
        let note = try table.replaceColumns { $0.hasPrefix("own") }
        #expect(note?.code == "column-replaced" && note?.severity == .warning)
        #expect(table.headerSource == Array("id;\"say \"\"hi\"\"\"".utf8))
        var sources: [String] = []
        while let chunk = try table.nextChunk() {
            #expect(!chunk.isPlain)
            chunk.forEachRow { sources.append(String(decoding: chunk.source(of: $0), as: UTF8.self)) }
        }
        #expect(sources == ["\"a;b\";  c ", "short;", ";"])

        for (header, isTwin) in [("a,b,a", true), ("a,A,a ", false), ("a,,", false), ("own,b,own", false)] {
            try writeFile(folder.file("u.csv"), overwrite: true, Array("\(header)\n".utf8))
            var table = try CSVTable(path: folder.file("u.csv"))
            do {
                _ = try table.replaceColumns { $0 == "own" }
                #expect(!isTwin, "\(header)")
            } catch { #expect(isTwin && error.code == "csv-column-twice", "\(header)") }
        }
    }

    @Test(
        "what a program for tables would take for a formula is made harmless, numbers are left",
        arguments: [
            ("=1+1", "'=1+1"), ("+a", "'+a"), ("-a", "'-a"), ("@a", "'@a"), ("\ta", "'\ta"), ("\r=1", "'\r=1"), ("＝1", "'＝1"), ("-", "'-"),
            ("-1+1", "'-1+1"), ("--1", "'--1"), ("-.", "'-."), ("-0.3", "-0.3"), ("+5", "+5"), ("a=1", "a=1"), ("", ""), ("-5", "-5"),
            ("201", "201"),
        ])
    func harmless(field: String, written: String) { #expect(CSVWriter.harmless(field) == written) }

    @Test("the fields of a file stay as they are, those of ours are made harmless")
    func ownFields() {
        var writer = CSVWriter(separator: UInt8(ascii: ";"), isCRLF: true)
        writer.append(line: Array("sep=;".utf8))
        writer.append(source: Array("=A1;b".utf8), ["=1;2", "-0.3"])
        #expect(writer.bytes == Array("sep=;\r\n=A1;b;\"'=1;2\";-0.3\r\n".utf8))
    }
}
