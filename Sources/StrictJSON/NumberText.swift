/// A JSON number where it stands in a text, as the nearest double.
@usableFromInline package enum NumberText {
    /// What the shortest way looks at: a sign, seven digits, a point, two runs of eight.
    @usableFromInline static let room = 32

    /// The number at `at`, which then moves behind it: infinite beyond the range; nil, `at` unmoved, where no JSON number stands.
    @inlinable @inline(__always) package static func double(_ text: Span<UInt8>, _ at: inout Int) -> Double? {
        short(text, &at) ?? any(text, &at)
    }

    /// The number if it has seven digits before the point and eight behind it at most, or a few more; nil, `at` unmoved, for all others.
    @inlinable @inline(__always) static func short(_ text: Span<UInt8>, _ at: inout Int) -> Double? {
        guard text.count - at >= room else { return nil }
        let isNegative = unsafe text[unchecked: at] == UInt8(ascii: "-")
        var cursor = at + (isNegative ? 1 : 0)
        let whole = DigitRun(text, at: cursor)
        // Seven digits and eight are below 2^53.
        guard 1...7 ~= whole.count else { return nil }
        if whole.count > 1, unsafe text[unchecked: cursor] == UInt8(ascii: "0") { return nil }
        cursor += whole.count
        var size = Double(whole.whole)
        if unsafe text[unchecked: cursor] == UInt8(ascii: ".") {
            let fraction = DigitRun(text, at: cursor + 1)
            guard fraction.count > 0 else { return nil }
            cursor += 1 + fraction.count
            let digits = whole.whole &* 100_000_000 &+ fraction.filled
            if fraction.count < 8 {
                // Both operands are exact, and so the quotient is rounded once (see `DecimalFraction`).
                size = Double(digits) / 100_000_000
            } else {
                let rest = DigitRun(text, at: cursor)
                guard rest.count < 8, whole.count + rest.count <= 11 else { return nil }
                cursor += rest.count
                size = long(digits, rest.count == 0 ? 0 : rest.whole, rest.count)
            }
        }
        if unsafe text[unchecked: cursor] | 0x20 == UInt8(ascii: "e") { return nil }
        at = cursor
        return isNegative ? -size : size
    }

    /// `digits` with eight decimals, and up to seven more of them: 19 digits at most.
    @usableFromInline static func long(_ digits: UInt64, _ rest: UInt64, _ count: Int) -> Double {
        DecimalFraction.double((0..<count).reduce(digits) { power, _ in power * 10 } + rest, decimals: 8 + count)
    }

    /// Any number. Numbers with an exponent, or with more digits than tell between two doubles, are read by the library once their
    /// spelling has been checked here.
    @usableFromInline static func any(_ text: Span<UInt8>, _ at: inout Int) -> Double? {
        let (start, end) = (at, text.count)
        var cursor = at
        let negative = cursor < end && text[cursor] == UInt8(ascii: "-")
        if negative { cursor += 1 }
        var mantissa: UInt64 = 0
        let integerStart = cursor
        while cursor < end, case let digit = text[cursor] &- UInt8(ascii: "0"), digit < 10 {
            mantissa = mantissa &* 10 &+ UInt64(digit)
            cursor += 1
        }
        // 19 digits fit 64 bits; the zeros before the first other digit are none.
        var room = 19 - (cursor - integerStart)
        if room == 19 || (room < 18 && text[integerStart] == UInt8(ascii: "0")) { return nil }
        if mantissa == 0, room > 0 { room = 19 }
        var isSimple = room >= 0
        var isCut = false
        var decimals = 0
        if cursor < end && text[cursor] == UInt8(ascii: ".") {
            cursor += 1
            let fractionStart = cursor
            while cursor < end, case let digit = text[cursor] &- UInt8(ascii: "0"), digit < 10 {
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
        if cursor < end && text[cursor] | 0x20 == UInt8(ascii: "e") {
            cursor += 1
            if cursor < end && (text[cursor] == UInt8(ascii: "-") || text[cursor] == UInt8(ascii: "+")) { cursor += 1 }
            let exponentStart = cursor
            while cursor < end && text[cursor] &- UInt8(ascii: "0") < 10 { cursor += 1 }
            if cursor == exponentStart { return nil }
            isSimple = false
        }
        at = cursor
        if isSimple && decimals <= DecimalFraction.maximumDecimals {
            let size = DecimalFraction.double(mantissa, decimals: decimals)
            // Digits were left out: they do not matter if the next number of 19 digits is the same double.
            if !isCut || DecimalFraction.double(mantissa + 1, decimals: decimals) == size { return negative ? -size : size }
        }
        return Double(UTF8Form.decoded(text, start..<cursor)) ?? .infinity
    }
}
