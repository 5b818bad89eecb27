/// JSON in its plain spelling, read at once where it stands: texts without escapes, numbers, words, arrays of them.
///
/// Whoever meets something else, sound or not, gives nil: that is for ``JSONScanner`` to read or to refuse. What is read here is what it
/// would read.
@usableFromInline package enum PlainJSON {
    /// The byte at `at`; 0 at the end.
    @inlinable @inline(__always) package static func byte(_ text: Span<UInt8>, _ at: Int) -> UInt8 {
        at < text.count ? unsafe text[unchecked: at] : 0
    }

    @inlinable @inline(__always) package static func skipWhitespace(_ text: Span<UInt8>, _ at: inout Int) {
        while case let next = byte(text, at), next <= 0x20, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { at += 1 }
    }

    /// Steps over white space and then `mark`; false if something else stands there.
    @inlinable @inline(__always) package static func take(_ mark: UInt8, _ text: Span<UInt8>, _ at: inout Int) -> Bool {
        if byte(text, at) != mark {
            skipWhitespace(text, &at)
            guard byte(text, at) == mark else { return false }
        }
        at += 1
        return true
    }

    /// Steps over `word` if it stands here.
    @inlinable @inline(__always) package static func take(_ word: StaticString, _ text: Span<UInt8>, _ at: inout Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard text.count - at >= count else { return false }
        for index in 0..<count where unsafe text[unchecked: at + index] != word.utf8Start[index] { return false }
        at += count
        return true
    }

    /// Whether the bytes of `range`, which end before `at`, stand here as well.
    @inline(__always) static func stands(_ range: Range<Int>, _ text: Span<UInt8>, at: Int) -> Bool {
        guard text.count - at >= range.count else { return false }
        var (from, to) = (range.lowerBound, at)
        while range.upperBound - from >= 8 {
            guard word(text, from) == word(text, to) else { return false }
            (from, to) = (from + 8, to + 8)
        }
        while from < range.upperBound {
            guard unsafe text[unchecked: from] == text[unchecked: to] else { return false }
            (from, to) = (from + 1, to + 1)
        }
        return true
    }

    @inline(__always) static func word(_ text: Span<UInt8>, _ at: Int) -> UInt64 {
        unsafe text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self).littleEndian
    }

    /// A text in quotes, `at` on the opening one.
    package static func string(_ text: Span<UInt8>, _ at: inout Int) -> String? {
        guard byte(text, at) == UInt8(ascii: "\"") else { return nil }
        let start = at + 1
        guard let (end, isASCII) = end(text, start) else { return nil }
        at = end + 1
        return isASCII || UTF8Form.isSound(text, start..<end) ? UTF8Form.decoded(text, start..<end) : nil
    }

    /// Where the closing quote stands, and whether there are letters of ASCII only before it; nil where an escape or a control character does.
    @inline(__always) private static func end(_ text: Span<UInt8>, _ start: Int) -> (end: Int, isASCII: Bool)? {
        let (ones, highs) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        var letters: UInt64 = 0
        var at = start
        while text.count - at >= 8 {
            let word = word(text, at)
            let (quote, backslash) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5C))
            // The lowest sign bit is that of the first such byte; those above it may be wrong.
            let marks = (((word &- ones &* 0x20) & ~word) | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)) & highs
            guard marks != 0 else {
                letters |= word
                at += 8
                continue
            }
            let before = marks.trailingZeroBitCount & ~7
            letters |= word & ((1 << before) &- 1)
            at += before >> 3
            return unsafe text[unchecked: at] == UInt8(ascii: "\"") ? (at, letters & highs == 0) : nil
        }
        while at < text.count, case let next = unsafe text[unchecked: at], next >= 0x20, next != UInt8(ascii: "\\") {
            if next == UInt8(ascii: "\"") { return (at, letters & highs == 0) }
            letters |= UInt64(truncatingIfNeeded: next)
            at += 1
        }
        return nil
    }

    /// A number with its digits.
    package static func number(_ text: Span<UInt8>, _ at: inout Int) -> JSONNumber? {
        let start = at
        guard let double = NumberText.double(text, &at), double.isFinite else { return nil }
        return JSONNumber(literal: UTF8Form.decoded(text, start..<at), double: double)
    }

    /// A value that holds no others.
    @inline(__always) static func scalar(_ text: Span<UInt8>, _ at: inout Int) -> JSONValue? {
        switch byte(text, at) {
        case UInt8(ascii: "\""): string(text, &at).map { .string($0) }
        case UInt8(ascii: "t"): take("true", text, &at) ? .bool(true) : nil
        case UInt8(ascii: "f"): take("false", text, &at) ? .bool(false) : nil
        case UInt8(ascii: "n"): take("null", text, &at) ? .null : nil
        default: number(text, &at).map { .number($0) }
        }
    }

    /// An array of such values, `at` on its bracket.
    static func array(_ text: Span<UInt8>, _ at: inout Int) -> [JSONValue]? {
        guard take(UInt8(ascii: "["), text, &at) else { return nil }
        var values: [JSONValue] = []
        if take(UInt8(ascii: "]"), text, &at) { return values }
        repeat {
            skipWhitespace(text, &at)
            guard let value = scalar(text, &at) else { return nil }
            values.append(value)
        } while take(UInt8(ascii: ","), text, &at)
        return take(UInt8(ascii: "]"), text, &at) ? values : nil
    }
}
