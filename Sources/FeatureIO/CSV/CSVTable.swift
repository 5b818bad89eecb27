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

    private var file: DecodedFile
    private var parser: CSVParser
    /// Rows that came with the header in one piece of the file.
    private let waiting: [CSVRow]

    /// Opens the file (`-` is standard input) and reads its header.
    ///
    /// Fails as `readFile` does, or with `csv-empty`, `csv-header`, `csv-columns` (more than `columnLimit`), `encoding-unavailable`.
    public init(path: String, encoding: TextEncoding = .utf8, separator: Character = ",") throws(FileError) {
        precondition(separator.isASCII && separator != "\"" && !separator.isNewline, "a separator is one ASCII character")
        var file = try DecodedFile.open(path, encoding: encoding)
        var parser = CSVParser(separator: separator.asciiValue ?? UInt8(ascii: ","))
        var rows: [CSVRow] = []
        while rows.isEmpty && !file.isAtEnd {
            parser.feed(try file.next()) { rows.append($0) }
            if file.isAtEnd { parser.finish { rows.append($0) } }
        }
        guard let head = rows.first else {
            throw FileError(
                code: "csv-empty", path: path, what: "the file is empty", fix: "Give a CSV file with a header line", kind: .badData)
        }
        if let fault = head.fault {
            throw FileError(code: "csv-header", path: path, what: "the header: " + fault.what, fix: fault.fix, kind: .badData)
        }
        guard head.count <= CSVTable.columnLimit else {
            throw FileError(
                code: "csv-columns", path: path, what: "the header has \(head.count) columns, and \(CSVTable.columnLimit) are the most",
                fix: "Leave out the columns that are not needed, or check that rows end in line ends", kind: .badData)
        }
        header = head.fields
        headerSource = head.source
        waiting = Array(rows.dropFirst())
        self.file = file
        self.parser = parser
    }

    /// The names of the columns for a message: no more of them than a line holds.
    public static func list(_ header: [String]) -> String {
        let shown = header.prefix(20).map { $0.count <= 40 ? $0 : $0.prefix(40) + "…" }.joined(separator: ",")
        return header.count > 20 ? shown + ",… (\(header.count) columns)" : shown
    }

    /// The place of a column, the first if several have the name; upper and lower case count. Nil if there is none.
    public func column(_ name: String) -> Int? { header.firstIndex(of: name) }

    /// Gives every row below the header, in order, those at fault as well (`row.fault`). What `body` throws ends the reading.
    ///
    /// Complexity: linear in the bytes; memory for one piece of the file (1 MiB) and one row.
    public consuming func forEachRow<E: Error>(_ body: (CSVRow) throws(E) -> Void) throws(CSVReadError<E>) {
        let width = header.count
        func give(_ row: CSVRow) throws(CSVReadError<E>) {
            if width > 1 && row.source.isEmpty && row.fault == nil { return }
            var row = row
            if row.fault == nil && row.count != width {
                row.fault = CSVFault(
                    code: "csv-field-count", what: "the row has \(row.count) fields and the header \(width)",
                    fix: "Add or remove fields, or put a field with a separator in quotes")
            }
            do throws(E) { try body(row) } catch { throw .body(error) }
        }
        for row in waiting { try give(row) }
        while !file.isAtEnd {
            let piece: [UInt8]
            do throws(FileError) { piece = try file.next() } catch { throw .file(error) }
            try parser.feed(piece, give)
            if file.isAtEnd { try parser.finish(give) }
        }
    }
}

/// Why the reading of a table stopped: the file, or the caller's own error.
public enum CSVReadError<Body: Error>: Error {
    case file(FileError)
    case body(Body)
}
