import Testing

@testable import FeatureIO

@Suite("A text is cut into pieces of whole rows")
struct RowChunkTests {
    private func pieces(_ bytes: [UInt8], size: Int) throws -> [RowChunk] {
        let folder = TemporaryFolder()
        try writeFile(folder.file("t.csv"), bytes)
        var chunks = RowChunks(
            try DecodedFile.open(folder.file("t.csv"), encoding: .utf8, as: .table), separator: UInt8(ascii: ","), size: size)
        var all: [RowChunk] = []
        while let chunk = try chunks.next() { all.append(chunk) }
        return all
    }

    private func words(_ row: CSVRow) -> String { "\(row.line) \(row.fields) \(row.source) \(row.fault?.code ?? "-")" }

    private func rows(of piece: RowChunk) -> [String] {
        var parser = CSVParser(separator: UInt8(ascii: ","), line: piece.firstLine)
        var rows: [String] = []
        parser.feed(piece.bytes) { rows.append(words($0)) }
        parser.finish { rows.append(words($0)) }
        return rows
    }

    /// Everything that may stand about a row end, in any order.
    private static func text(seed: UInt64) -> [UInt8] {
        var random = Seeded(seed: seed)
        let parts = ["a", "1.5", ",", ",", "\n", "\n", "\r\n", "\"", "\"\"", "\"x,y\"", "\"p\nq\"", "北"]
        let count = Int.random(in: 0...60, using: &random)
        return (0..<count).flatMap { _ in Array((parts.randomElement(using: &random) ?? "").utf8) }
    }

    @Test(
        "a row ends for the pieces where it ends for the parser",
        arguments: ["\"a\"\r,\"b\nc\n", "a\"b\nc\n", "\"a\"x,\"b\nc\n", "\"a\"\r\nb\n", "\"\"\"\n\",b\nc\n", ",\"\n\"\nb\n"])
    func rowEnds(text: String) {
        let bytes = Array(text.utf8)
        var parser = CSVParser(separator: UInt8(ascii: ","))
        var end = 0
        for (index, byte) in bytes.enumerated() where end == 0 { parser.feed([byte]) { _ in end = index + 1 } }
        #expect(RowEnds.end(ofRowAt: 0, of: bytes, separator: UInt8(ascii: ",")) == (end == 0 ? bytes.count : end))
    }

    @Test("the rows of all pieces are the rows of the text, whatever the size of a piece", arguments: UInt64(1)...120)
    func anySize(seed: UInt64) throws {
        let text = Self.text(seed: seed)
        let whole = RowChunk(bytes: text, firstLine: 1, bytesSoFar: text.count)
        for size in [1, 2, 5, 16, 1000] {
            let pieces = try pieces(text, size: size)
            #expect(pieces.flatMap(rows) == rows(of: whole), "\(String(decoding: text, as: UTF8.self).debugDescription) in \(size)")
            #expect(pieces.last.map { $0.bytesSoFar - text.count <= 1 } ?? true)
        }
    }

    @Test("row by row, by where they end", arguments: UInt64(1)...100)
    func oneByOne(seed: UInt64) throws {
        let text = Self.text(seed: seed)
        let chunk = CSVChunk(rows: RowChunk(bytes: text, firstLine: 1, bytesSoFar: 0), width: 1, separator: UInt8(ascii: ","))
        var (found, at, line): ([String], Int, Int) = ([], 0, 1)
        while at < text.count {
            let end = chunk.end(ofRowAt: at)
            if let row = chunk.row(at: at..<end, line: line) { found.append(words(row)) }
            line += text[at..<end].count { $0 == 0x0A }
            at = end
        }
        var all: [String] = []
        chunk.forEachRow { all.append(words($0)) }
        #expect(found == all)
    }

    @Test("a row beyond the limit is told once, and the next rows are read", arguments: [false, true])
    func beyondTheLimit(quoted: Bool) throws {
        let long = (quoted ? [UInt8(ascii: "\"")] : []) + Array(repeating: UInt8(ascii: "x"), count: RowEnds.rowLimit + 5_000_000)
        let text = Array("a\n1\n".utf8) + long + Array("\n2\n3\n".utf8)
        let found = try pieces(text, size: 1 << 20).flatMap { piece in
            var parser = CSVParser(separator: UInt8(ascii: ","), line: piece.firstLine)
            var rows: [String] = []
            parser.feed(piece.bytes) { rows.append("\($0.line) \($0.fault?.code ?? $0[0])") }
            return rows
        }
        #expect(found == ["1 a", "2 1", quoted ? "3 csv-quote-open" : "3 csv-row-length", "4 2", "5 3"])
    }
}
