import Wording

extension JSONCursor {
    /// The number under the cursor, nearest double, infinite beyond the range; nil, the cursor unmoved, where no JSON number stands.
    @inline(__always) mutating func double() -> Double? {
        var cursor = at
        defer { at = cursor }
        return NumberText.double(bytes.span.extracting(..<end), &cursor)
    }

    /// The number under the cursor, which is on its first digit or its sign, with its digits.
    mutating func number() throws(SyntaxFault) -> JSONNumber {
        let start = at
        guard let double = double() else { throw numberFault() }
        guard double.isFinite else { throw SyntaxFault(offset: start, what: "the number is beyond the range of a double (about ±1.8e308)") }
        return JSONNumber(literal: text(from: start), double: double)
    }

    /// Why no number stands here: `-? (0 | 1-9 0-9*) (. 0-9+)? ([eE] [+-]? 0-9+)?` is one.
    private func numberFault() -> SyntaxFault {
        var ahead = self
        if ahead.byte == UInt8(ascii: "-") { ahead.at += 1 }
        let whole = ahead.at
        guard ahead.skipDigits() else { return ahead.unexpected("a digit after '-'") }
        if bytes[whole] == UInt8(ascii: "0") && ahead.at > whole + 1 {
            return SyntaxFault(offset: at, what: "a number must not begin with the digit 0 followed by others")
        }
        if ahead.byte == UInt8(ascii: ".") {
            ahead.at += 1
            guard ahead.skipDigits() else { return ahead.unexpected("a digit after the decimal point") }
        }
        // Nothing else is left: the letter of an exponent.
        ahead.at += 1
        if ahead.byte == UInt8(ascii: "-") || ahead.byte == UInt8(ascii: "+") { ahead.at += 1 }
        return ahead.unexpected("a digit of the exponent")
    }

    /// Whether there was one.
    private mutating func skipDigits() -> Bool {
        let start = at
        while byte &- UInt8(ascii: "0") < 10 { at += 1 }
        return at > start
    }
}
