import Wording

/// A CSV file being read: its header at once, its rows as they come, one in memory at a time.
///
///     var table = try CSVTable(path: "places.csv")
///     guard let lon = table.column("lon") else { … }
///     try table.forEachRow { row in … row[lon] … }
///
/// RFC 4180: fields in quotes may hold separators, quotes (doubled) and line breaks; rows end at LF or CR LF; a byte order mark is
/// skipped; lines with nothing on them are passed over where the table has more than one column.
public struct CSVTable: ~Copyable {
    /// The most columns that a table may have.
    public static let columnLimit = 16_384

    /// The names of the columns.
    public let header: [String]
    /// The header as it stands in the file (in UTF-8), without its line end.
    public let headerSource: [UInt8]

    private let separator: UInt8
    private var chunks: RowChunks
    /// What came with the header in one piece of the file.
    private var waiting: RowChunk?

    /// Opens the file (`-` is standard input) and reads its header.
    ///
    /// Fails as `readFile` does, or with `csv-empty`, `csv-header`, `csv-columns` (more than `columnLimit`), `encoding-unavailable`.
    public init(path: String, encoding: TextEncoding = .utf8, separator: Character = ",") throws(FileError) {
        precondition(separator.isASCII && separator != "\"" && !separator.isNewline, "a separator is one ASCII character")
        let separator = separator.asciiValue ?? UInt8(ascii: ",")
        var chunks = RowChunks(try DecodedFile.open(path, encoding: encoding), separator: separator)
        guard let chunk = try chunks.next(), let head = chunk.firstRow(separator: separator) else {
            throw FileError(
                code: "csv-empty", path: path, what: "the file is empty", fix: "Give a CSV file with a header line", kind: .badData)
        }
        if let fault = head.row.fault {
            throw FileError(code: "csv-header", path: path, what: "the header: \(fault.what)", fix: fault.fix, kind: .badData)
        }
        guard head.row.count <= CSVTable.columnLimit else {
            throw FileError(
                code: "csv-columns", path: path, what: "the header has \(head.row.count) columns, and \(CSVTable.columnLimit) are the most",
                fix: "Leave out the columns that are not needed, or check that rows end in line ends", kind: .badData)
        }
        header = head.row.fields
        headerSource = head.row.source
        waiting = head.rest
        self.separator = separator
        self.chunks = chunks
    }

    /// The names of the columns for a message: no more of them than a line holds.
    public static func list(_ header: [String]) -> Phrase {
        let shown = header.prefix(20).map { $0.count <= 40 ? $0 : $0.prefix(40) + "…" }.joined(separator: ",")
        return header.count > 20 ? "\(shown),… (\(header.count) columns)" : Phrase(verbatim: shown)
    }

    /// The place of a column, the first if several have the name; upper and lower case count. Nil if there is none.
    public func column(_ name: String) -> Int? { header.firstIndex(of: name) }

    /// The next piece of the rows below the header; nil behind the last one. Memory for one piece.
    public mutating func nextChunk() throws(FileError) -> CSVChunk? {
        let rows: RowChunk?
        if let waiting {
            rows = waiting
            self.waiting = nil
        } else {
            rows = try chunks.next()
        }
        return rows.map { CSVChunk(rows: $0, width: header.count, separator: separator) }
    }

    /// Gives every row below the header, in order, those at fault as well (`row.fault`). What `body` throws ends the reading.
    ///
    /// Complexity: linear in the bytes; memory for one piece of the file and one row.
    public consuming func forEachRow<E: Error>(_ body: (CSVRow) throws(E) -> Void) throws(CSVReadError<E>) {
        while true {
            let chunk: CSVChunk?
            do throws(FileError) { chunk = try nextChunk() } catch { throw .file(error) }
            guard let chunk else { return }
            do throws(E) { try chunk.forEachRow(body) } catch { throw .body(error) }
        }
    }
}

extension RowChunk {
    /// The first row, and the rest of the piece where there is any.
    fileprivate func firstRow(separator: UInt8) -> (row: CSVRow, rest: RowChunk?)? {
        var parser = CSVParser(separator: separator)
        var row: CSVRow?
        var end = 0
        // Line by line, as a quoted field may hold line ends.
        while row == nil, end < bytes.count {
            let line = bytes[end...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            parser.feed(bytes[end..<line]) { row = $0 }
            end = line
        }
        parser.finish { row = row ?? $0 }
        guard let row else { return nil }
        let rest = Array(bytes[end...])
        let lines = bytes[..<end].count { $0 == 0x0A }
        return (row, rest.isEmpty ? nil : RowChunk(bytes: rest, firstLine: firstLine + lines, bytesSoFar: bytesSoFar))
    }
}

/// Why the reading of a table stopped: the file, or the caller's own error.
public enum CSVReadError<Body: Error>: Error {
    case file(FileError)
    case body(Body)
}
