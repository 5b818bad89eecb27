import Wording

/// A CSV file being read: its header at once, its rows as they come, one in memory at a time.
///
///     var table = try CSVTable(path: "places.csv")
///     guard let lon = table.header.firstIndex(of: "lon") else { … }
///     try table.forEachRow { row in … row[lon] … }
///
/// RFC 4180: fields in quotes may hold separators, quotes (doubled) and line breaks; rows end at LF or CR LF; fields are cut at
/// `,`, `;` or tab, whichever the file has; a byte order mark names the encoding; lines with nothing on them are passed over where the table has more than one column.
package struct CSVTable: ~Copyable {
    /// The most columns that a table may have.
    package static let columnLimit = 16_384

    /// The names of the columns.
    package let header: [String]
    /// What stands between two fields: what was asked for, else what the file shows.
    package let separator: UInt8
    /// Encoding, mark and line ends of the file.
    package let form: TextForm
    /// The line `sep=;` above the header, where there is one: a sign for Excel, which goes out again.
    package let signLine: [UInt8]?

    private let path: String
    private let headRow: CSVRow
    private var replaced: [Int] = []
    private var chunks: RowChunks
    /// What came with the header in one piece of the file.
    private var waiting: RowChunk?

    /// Opens the file (`-` is standard input) and reads its header.
    ///
    /// Fails as `readFile` does, or with `csv-empty`, `csv-header`, `csv-columns` (more than `columnLimit`), `csv-line-ends`,
    /// `encoding-unavailable`, `encoding-conflict`, or as `ForeignFormat` has it for a file that is no table of text.
    ///
    /// - Parameter given: its start where it comes as bytes; `path` is then a name to tell faults by.
    package init(path: String, given: GivenText? = nil, encoding: TextEncoding = .utf8, separator: UInt8? = nil) throws(FileError) {
        func fault(_ code: FileFault, _ what: Phrase, _ fix: Phrase) -> FileError {
            FileError(code: code, path: path, what: what, fix: fix, kind: .badData)
        }
        let file = try DecodedFile.open(path, given: given, encoding: encoding, as: .table)
        let shown = CSVSeparator.found(in: try file.start())
        let separator = separator ?? shown
        let form = file.form
        var chunks = RowChunks(file, separator: separator)
        let empty = fault(FileFault.csvEmpty, "the file is empty", "Give a CSV file with a header line")
        guard let chunk = try chunks.next(), var head = chunk.firstRow(separator: separator) else { throw empty }
        var sign: [UInt8]?
        if CSVSeparator.said(in: head.row.source) != nil {
            sign = head.row.source
            guard let next = head.rest?.firstRow(separator: separator) else { throw empty }
            head = next
        }
        guard !Self.endsLinesInCR(head.row.source) else {
            throw fault(
                FileFault.csvLineEnds, "lines end in CR alone, as old programs write them", "Save it with lines that end in LF or CR LF")
        }
        if let broken = head.row.fault { throw fault(FileFault.csvHeader, "the header: \(broken.what)", broken.fix) }
        guard head.row.source.contains(where: { $0 > 0x20 }) else {
            throw fault(
                FileFault.csvHeader, "the first line is blank, and the header must stand there", "Take out the lines above the header")
        }
        guard head.row.count <= CSVTable.columnLimit else {
            throw fault(
                FileFault.csvColumns, "the header has \(head.row.count) columns, and \(CSVTable.columnLimit) are the most",
                "Leave out the columns that are not needed, or check that rows end in line ends")
        }
        self.path = path
        self.form = form
        header = head.row.fields
        headRow = head.row
        signLine = sign
        waiting = head.rest
        self.separator = separator
        self.chunks = chunks
    }

    /// A second CR at the end is harmless, and inside quotes it belongs to a name.
    private static func endsLinesInCR(_ row: [UInt8]) -> Bool {
        var isQuoted = false
        guard let last = row.lastIndex(where: { $0 != 0x0D }) else { return false }
        for byte in row[...last] {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == 0x0D, !isQuoted { return true }
        }
        return false
    }

    /// The header as it stands in the file (in UTF-8), without its line end and without the columns that are replaced.
    package var headerSource: [UInt8] { headRow.source(width: header.count, separator: separator, without: replaced) }

    /// For rows as those of the file.
    package var writer: CSVWriter { CSVWriter(separator: separator, isCRLF: form.isCRLF) }

    /// Leaves columns out of what is given again (`CSVChunk.source`), since answers of their names come in their place.
    ///
    /// Fails with `csv-column-twice` where another name stands twice. Columns without a name are no two of one name.
    /// - Returns: a note, if there are such columns.
    package mutating func replaceColumns(_ isReplaced: (String) -> Bool) throws(FileError) -> Diagnostic? {
        replaced = header.indices.filter { isReplaced(header[$0]) }
        var met: Set<String> = []
        for (index, name) in header.enumerated() where !name.isEmpty && !replaced.contains(index) && !met.insert(name).inserted {
            throw FileError(
                code: FileFault.csvColumnTwice, path: path, what: "the header names the column \(name) twice",
                fix: "Rename one of the two, or leave it out", kind: .badData)
        }
        return ReplacedNames.note(replaced.map { header[$0] }, file: path)
    }

    /// The names of the columns for a message: no more of them than a line holds.
    package static func list(_ header: [String]) -> Phrase {
        let shown = header.prefix(20).map { $0.count <= 40 ? $0 : $0.prefix(40) + "…" }.joined(separator: ",")
        return header.count > 20 ? "\(shown),… (\(header.count) columns)" : Phrase(verbatim: shown)
    }

    /// More of a table that comes as bytes; its pieces are asked for again then.
    package mutating func feed(_ bytes: [UInt8], isLast: Bool) { chunks.feed(bytes, isLast: isLast) }

    /// The next piece of the rows below the header; nil behind the last one, and where more must be given first. Memory for one piece.
    package mutating func nextChunk() throws(FileError) -> CSVChunk? {
        let rows: RowChunk?
        if let waiting {
            rows = waiting
            self.waiting = nil
        } else {
            rows = try chunks.next()
        }
        return rows.map {
            CSVChunk(rows: $0, width: header.count, separator: separator, isCRLF: form.isCRLF, replaced: replaced)
        }
    }

    /// Gives every row below the header, in order, those at fault as well (`row.fault`). What `body` throws ends the reading.
    ///
    /// Complexity: linear in the bytes; memory for one piece of the file and one row.
    package consuming func forEachRow<E: Error>(_ body: (CSVRow) throws(E) -> Void) throws(CSVReadError<E>) {
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
package enum CSVReadError<Body: Error>: Error {
    case file(FileError)
    case body(Body)
}
