import Wording

extension JSONCursor {
    /// The number under the cursor, nearest double, infinite beyond the range; nil, the cursor unmoved, where no JSON number stands.
    ///
    /// Numbers with an exponent, or with more digits than tell between two doubles, are read by the library once their spelling has
    /// been checked here.
    @inline(__always) mutating func double() -> Double? {
        let start = at
        var cursor = at
        let negative = cursor < end && bytes[cursor] == UInt8(ascii: "-")
        if negative { cursor += 1 }
        var mantissa: UInt64 = 0
        let integerStart = cursor
        while cursor < end, case let digit = bytes[cursor] &- UInt8(ascii: "0"), digit < 10 {
            mantissa = mantissa &* 10 &+ UInt64(digit)
            cursor += 1
        }
        // 19 digits fit 64 bits; the zeros before the first other digit are none.
        var room = 19 - (cursor - integerStart)
        if room == 19 || (room < 18 && bytes[integerStart] == UInt8(ascii: "0")) { return nil }
        if mantissa == 0, room > 0 { room = 19 }
        var isSimple = room >= 0
        var isCut = false
        var decimals = 0
        if cursor < end && bytes[cursor] == UInt8(ascii: ".") {
            cursor += 1
            let fractionStart = cursor
            while cursor < end, case let digit = bytes[cursor] &- UInt8(ascii: "0"), digit < 10 {
                if room > 0 {
                    mantissa = mantissa &* 10 &+ UInt64(digit)
                    decimals += 1
                    if mantissa != 0 { room -= 1 }
                } else if digit != 0 {
                    isCut = true
                }
                cursor += 1
            }
            if cursor == fractionStart { return nil }
        }
        if cursor < end && bytes[cursor] | 0x20 == UInt8(ascii: "e") {
            cursor += 1
            if cursor < end && (bytes[cursor] == UInt8(ascii: "-") || bytes[cursor] == UInt8(ascii: "+")) { cursor += 1 }
            let exponentStart = cursor
            while cursor < end && bytes[cursor] &- UInt8(ascii: "0") < 10 { cursor += 1 }
            if cursor == exponentStart { return nil }
            isSimple = false
        }
        at = cursor
        if isSimple && decimals <= DecimalFraction.maximumDecimals {
            let size = DecimalFraction.double(mantissa, decimals: decimals)
            // Digits were left out: they do not matter if the next number of 19 digits is the same double.
            if !isCut || DecimalFraction.double(mantissa + 1, decimals: decimals) == size { return negative ? -size : size }
        }
        return Double(String(decoding: bytes[start..<cursor], as: UTF8.self)) ?? .infinity
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
