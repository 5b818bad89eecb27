/// Whole rows of a table, and what is needed to read them.
public struct CSVChunk: Sendable {
    /// The whole rows, as UTF-8.
    package let rows: RowChunk
    /// The number of columns that the header has.
    package let width: Int
    /// The ASCII character between two fields: `,`, `;`, tab, or what `sep=` names.
    package let separator: UInt8
    /// Whether lines end in CR LF.
    package internal(set) var isCRLF = false
    /// Columns that are not given again, since answers of their names come in their place.
    package internal(set) var replaced: [Int] = []

    /// Whether a row goes out as it stands: cut at commas, ended by LF, no column replaced.
    package var isPlain: Bool { separator == UInt8(ascii: ",") && !isCRLF && replaced.isEmpty }

    /// For rows as those of the file.
    package var writer: CSVWriter { CSVWriter(separator: separator, isCRLF: isCRLF) }

    /// The row as it stands in the file, filled up to the width of the header, without the columns that are replaced.
    package func source(of row: CSVRow) -> [UInt8] { row.source(width: width, separator: separator, without: replaced) }

    /// Gives every row in order, those at fault as well (`row.fault`). What `body` throws ends the reading.
    ///
    /// Lines with nothing on them are passed over where the table has more than one column. Linear in the bytes.
    package func forEachRow<E: Error>(_ body: (CSVRow) throws(E) -> Void) throws(E) {
        var parser = CSVParser(separator: separator, line: rows.firstLine)
        func give(_ row: CSVRow) throws(E) { if let row = checked(row) { try body(row) } }
        try parser.feed(rows.bytes, give)
        try parser.finish(give)
    }

    /// Where the row that begins at `offset` ends, behind its line end. Linear in the row.
    package func end(ofRowAt offset: Int) -> Int { RowEnds.end(ofRowAt: offset, of: rows.bytes, separator: separator) }

    /// The one row that stands at `range`, and begins on the line `line`; nil for a line that is passed over.
    package func row(at range: Range<Int>, line: Int) -> CSVRow? {
        var parser = CSVParser(separator: separator, line: line)
        var found: CSVRow?
        parser.feed(rows.bytes[range]) { found = found ?? $0 }
        parser.finish { found = found ?? $0 }
        return found.flatMap(checked)
    }

    private func checked(_ row: CSVRow) -> CSVRow? {
        if width > 1 && row.source.isEmpty && row.fault == nil { return nil }
        guard row.fault == nil, row.count != width else { return row }
        var row = row
        row.fault = CSVFault(
            fault: .csvFieldCount, what: "the row has \(row.count) fields and the header \(width)",
            fix: "Add or remove fields, or put a field with a separator in quotes")
        return row
    }
}
