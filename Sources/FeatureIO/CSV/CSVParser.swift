import Wording

/// Cuts the bytes of a CSV text into rows after RFC 4180, whatever pieces they come in.
///
/// Rows end at LF or CR LF. A row at fault is given with its fault, and the next row is read as if nothing had been.
/// A row stops at `RowEnds.rowLimit` bytes: a quote that is never closed, or a file without line ends, cannot take all of a large file into memory.
struct CSVParser {
    private enum State {
        case betweenRows, inRow
        /// Behind the limit of a row: all up to its line end is passed over.
        case behindLimit
    }

    private let separator: UInt8
    private var place = State.betweenRows
    private var state = CSVState.fieldStart
    private var row = CSVRow()
    private var line: Int

    /// - Parameter line: the line of the file on which the text begins.
    init(separator: UInt8, line: Int = 1) {
        self.separator = separator
        self.line = line
    }

    /// Takes the next piece and gives each row that ends in it.
    mutating func feed<E: Error>(_ piece: some Sequence<UInt8>, _ body: (CSVRow) throws(E) -> Void) throws(E) {
        for byte in piece {
            if byte == 0x0A { line += 1 }
            switch place {
            case .inRow: break
            case .betweenRows:
                place = .inRow
                row.line = byte == 0x0A ? line - 1 : line
            case .behindLimit:
                if byte == 0x0A { place = .betweenRows }
                continue
            }
            let before = state
            switch state.take(byte, separator: separator) {
            case .rowEnd:
                try end(behind: before, body)
                continue
            case .content: row.contents.append(byte)
            case .mark: break
            case .fieldEnd: row.ends.append(row.contents.count)
            case .quoteInPlain:
                refuse(
                    FileFault.csvQuote, "a quote stands inside a field that does not begin with one",
                    "Put the field in quotes and double the quote")
                row.contents.append(byte)
            case .textBehindQuote:
                refuse(FileFault.csvQuote, "text stands behind the closing quote of a field", "Double a quote that belongs to the field")
                row.contents.append(byte)
            }
            row.source.append(byte)
            if row.source.count > RowEnds.rowLimit { try cutOff(body) }
        }
    }

    private mutating func cutOff<E: Error>(_ body: (CSVRow) throws(E) -> Void) throws(E) {
        if state == .quoted {
            refuse(FileFault.csvQuoteOpen, "the row is longer than 16 MiB: a quote seems not to be closed", "Close the quote")
        } else {
            refuse(FileFault.csvRowLength, "the row is longer than 16 MiB", "Check that it is CSV, with a line end after each row")
        }
        // What has been read of it is of no use to anybody.
        row.source.removeAll()
        row.contents.removeAll()
        row.ends.removeAll()
        try end(behind: state, body)
        place = .behindLimit
    }

    /// Gives the last row, if it has no line end.
    mutating func finish<E: Error>(_ body: (CSVRow) throws(E) -> Void) throws(E) {
        guard place == .inRow else { return }
        if state == .quoted {
            refuse(FileFault.csvQuoteOpen, "a quote is opened in this row and never closed", "Close the quote, or double it inside a field")
        }
        try end(behind: state, body)
    }

    private mutating func refuse(_ code: FileFault, _ what: Phrase, _ fix: Phrase) {
        if row.fault == nil { row.fault = CSVFault(fault: code, what: what, fix: fix) }
    }

    private mutating func end<E: Error>(behind state: CSVState, _ body: (CSVRow) throws(E) -> Void) throws(E) {
        // The CR of a CR LF belongs to the line end.
        if row.source.last == 0x0D && (state == .plain || state == .returnAfterQuote) {
            row.source.removeLast()
            if state == .plain { row.contents.removeLast() }
        }
        row.ends.append(row.contents.count)
        if row.source.contains(where: { $0 >= 0x80 }), !WholeText.isText(row.source) {
            refuse(
                FileFault.csvEncoding, "the row is not text in the encoding given", "Give the right one with --encoding, for instance gbk")
            // What goes out again is UTF-8, come what may.
            row.source = Array(String(decoding: row.source, as: UTF8.self).utf8)
        }
        defer {
            row.source.removeAll(keepingCapacity: true)
            row.contents.removeAll(keepingCapacity: true)
            row.ends.removeAll(keepingCapacity: true)
            row.fault = nil
            self.state = .fieldStart
            place = .betweenRows
        }
        try body(row)
    }
}
