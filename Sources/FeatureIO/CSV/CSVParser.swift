import Wording

/// Cuts the bytes of a CSV text into rows after RFC 4180, whatever pieces they come in.
///
/// Rows end at LF or CR LF. A row at fault is given with its fault, and the next row is read as if nothing had been.
/// A row stops at `rowLimit` bytes: a quote that is never closed, or a file without line ends, cannot take all of a large file into memory.
struct CSVParser {
    /// 16 MiB: a polygon of half a million vertices as well-known text.
    static let rowLimit = 16 << 20

    private enum State {
        case rowStart, fieldStart, plain, quoted, quoteInQuoted, returnAfterQuote, skippingLine
    }

    private let separator: UInt8
    private var state = State.rowStart
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
            if state == .rowStart {
                state = .fieldStart
                row.line = byte == 0x0A ? line - 1 : line
            }
            if state == .skippingLine {
                if byte == 0x0A { state = .rowStart }
                continue
            }
            if byte == 0x0A && state != .quoted {
                try end(body)
            } else {
                row.source.append(byte)
                step(byte)
                if row.source.count > CSVParser.rowLimit {
                    if state == .quoted {
                        refuse("csv-quote-open", "the row is longer than 16 MiB: a quote seems not to be closed", "Close the quote")
                    } else {
                        refuse("csv-row-length", "the row is longer than 16 MiB", "Check that it is CSV, with a line end after each row")
                    }
                    // What has been read of it is of no use to anybody.
                    row.source.removeAll()
                    row.contents.removeAll()
                    row.ends.removeAll()
                    try end(body)
                    state = .skippingLine
                }
            }
        }
    }

    /// Gives the last row, if it has no line end.
    mutating func finish<E: Error>(_ body: (CSVRow) throws(E) -> Void) throws(E) {
        if state == .rowStart || state == .skippingLine { return }
        if state == .quoted {
            refuse("csv-quote-open", "a quote is opened in this row and never closed", "Close the quote, or double it inside a field")
        }
        try end(body)
    }

    private mutating func step(_ byte: UInt8) {
        switch (state, byte) {
        case (.quoted, UInt8(ascii: "\"")): state = .quoteInQuoted
        case (.quoteInQuoted, UInt8(ascii: "\"")):
            row.contents.append(byte)
            state = .quoted
        case (.quoted, _): row.contents.append(byte)
        case (.fieldStart, separator), (.plain, separator), (.quoteInQuoted, separator):
            row.ends.append(row.contents.count)
            state = .fieldStart
        case (.fieldStart, UInt8(ascii: "\"")): state = .quoted
        case (.fieldStart, _) where byte != UInt8(ascii: "\""), (.plain, _) where byte != UInt8(ascii: "\""):
            row.contents.append(byte)
            state = .plain
        case (.plain, _):
            refuse(
                "csv-quote", "a quote stands inside a field that does not begin with one", "Put the field in quotes and double the quote")
            row.contents.append(byte)
            state = .plain
        case (.quoteInQuoted, 0x0D): state = .returnAfterQuote
        case (.quoteInQuoted, _), (.returnAfterQuote, _):
            refuse("csv-quote", "text stands behind the closing quote of a field", "Double a quote that belongs to the field")
            row.contents.append(byte)
            state = .plain
        default: break
        }
    }

    private mutating func refuse(_ code: String, _ what: Phrase, _ fix: Phrase) {
        if row.fault == nil { row.fault = CSVFault(code: code, what: what, fix: fix) }
    }

    private mutating func end<E: Error>(_ body: (CSVRow) throws(E) -> Void) throws(E) {
        // The CR of a CR LF belongs to the line end.
        if row.source.last == 0x0D && (state == .plain || state == .returnAfterQuote) {
            row.source.removeLast()
            if state == .plain { row.contents.removeLast() }
        }
        row.ends.append(row.contents.count)
        if row.source.contains(where: { $0 >= 0x80 }), !Self.isText(row.source) {
            refuse("csv-encoding", "the row is not text in the encoding given", "Give the right one with --encoding, for instance gbk")
            // What goes out again is UTF-8, come what may.
            row.source = Array(String(decoding: row.source, as: UTF8.self).utf8)
        }
        defer {
            row.source.removeAll(keepingCapacity: true)
            row.contents.removeAll(keepingCapacity: true)
            row.ends.removeAll(keepingCapacity: true)
            row.fault = nil
            state = .rowStart
        }
        try body(row)
    }

    /// Whole UTF-8 without the sign that `TextDecoder` puts for what it cannot read.
    static func isText(_ bytes: [UInt8]) -> Bool {
        do { _ = try UTF8Span(validating: bytes.span) } catch { return false }
        var at = 0
        // In whole UTF-8 this byte is always the first of three.
        while let sign = ByteSearch.first(0xEF, in: bytes, from: at) {
            if bytes[sign + 1] == 0xBF, bytes[sign + 2] == 0xBD { return false }
            at = sign + 3
        }
        return true
    }
}
