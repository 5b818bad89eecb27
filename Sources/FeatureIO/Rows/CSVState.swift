/// The state machine of CSV (RFC 4180), the only one: what a byte means behind what stood before it.
enum CSVState {
    case fieldStart, plain, quoted
    /// Behind a quote in a quoted field: its end, or the first of two that stand for one.
    case quoteInQuoted
    /// Behind the CR that may stand between a closing quote and the line end.
    case returnAfterQuote

    /// What a byte is.
    enum Meaning {
        /// Of the field.
        case content
        /// A quote about a field, or the CR behind one.
        case mark
        case fieldEnd, rowEnd
        /// Of the field, though it should not stand there.
        case quoteInPlain, textBehindQuote
    }

    /// Goes on by one byte.
    @inline(__always) mutating func take(_ byte: UInt8, separator: UInt8) -> Meaning {
        let isQuote = byte == UInt8(ascii: "\"")
        if self == .quoted {
            if isQuote { self = .quoteInQuoted }
            return isQuote ? .mark : .content
        }
        if byte == 0x0A {
            self = .fieldStart
            return .rowEnd
        }
        if byte == separator, self != .returnAfterQuote {
            self = .fieldStart
            return .fieldEnd
        }
        switch self {
        case .fieldStart where isQuote:
            self = .quoted
            return .mark
        case .quoteInQuoted where isQuote:
            self = .quoted
            return .content
        case .quoteInQuoted where byte == 0x0D:
            self = .returnAfterQuote
            return .mark
        case .quoteInQuoted, .returnAfterQuote:
            self = .plain
            return .textBehindQuote
        default:
            self = .plain
            return isQuote ? .quoteInPlain : .content
        }
    }
}
