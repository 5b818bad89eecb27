import SystemIO

/// Finds where rows end in a text that comes in pieces: at a line end that stands in no quoted field.
///
/// Text without quotes is searched from behind for one line end;
/// other text is walked byte by byte (`CSVState`).
struct RowEnds {
    /// 16 MiB: a polygon of half a million vertices as well-known text.
    static let rowLimit = 16 << 20

    /// Nil for lines that know no quotes.
    private let separator: UInt8?
    private var state = CSVState.fieldStart
    /// Up to where the bytes have been looked at, and where the row there began.
    private var seen = 0
    private(set) var rowStart = 0

    /// Whether what has been seen ends in a quoted field.
    var isInQuotes: Bool { state == .quoted }

    init(separator: UInt8?) { self.separator = separator }

    /// Looks at the bytes that have come since the last call; `rowStart` is then where the last, unfinished row begins.
    ///
    /// - Returns: false where that row is longer than the limit; what lies behind the limit has then not been looked at.
    mutating func look(at bytes: [UInt8]) -> Bool {
        guard seen < bytes.count else { return true }
        let fresh = unsafe bytes.withUnsafeBytes { all in unsafe Self.newsOf(all, from: seen) }
        let isOpen = state == .quoted || state == .quoteInQuoted
        guard let separator, isOpen || fresh.hasQuote else {
            if let end = fresh.lastLineEnd { rowStart = end }
            seen = bytes.count
            let last = bytes[bytes.count - 1]
            state = last == 0x0A || last == self.separator ? .fieldStart : .plain
            return seen - rowStart <= RowEnds.rowLimit
        }
        while seen < bytes.count {
            let isEnd = state.take(bytes[seen], separator: separator) == .rowEnd
            seen += 1
            if isEnd {
                rowStart = seen
            } else if seen - rowStart > RowEnds.rowLimit {
                return false
            }
        }
        return true
    }

    /// Behind which byte the row ends that begins at `start`: its line end, or the end of the bytes. Linear in the row.
    static func end(ofRowAt start: Int, of bytes: [UInt8], separator: UInt8) -> Int {
        var ends = RowEnds(separator: separator)
        var at = start
        while at < bytes.count {
            at += 1
            if ends.state.take(bytes[at - 1], separator: separator) == .rowEnd { break }
        }
        return at
    }

    /// The bytes before `rowStart` have been taken away.
    mutating func takeRows() {
        seen -= rowStart
        rowStart = 0
    }

    /// The row under way has been given up; the next byte begins a row.
    mutating func restart() { self = RowEnds(separator: separator) }

    private static func newsOf(_ bytes: UnsafeRawBufferPointer, from start: Int) -> (hasQuote: Bool, lastLineEnd: Int?) {
        guard let base = bytes.baseAddress else { return (false, nil) }
        let hasQuote = unsafe memchr(base + start, Int32(UInt8(ascii: "\"")), bytes.count - start) != nil
        let lineEnd = (start..<bytes.count).last { unsafe bytes[$0] == 0x0A }
        return (hasQuote, lineEnd.map { $0 + 1 })
    }
}
