import Wording

extension JSONParser {
    /// `expected …, found …`, or that the text ends too early, with the line where the open container began.
    func unexpected(_ expected: Phrase, inside container: Phrase? = nil, opened: Int = 0) -> Fault {
        var place: Phrase = ""
        if let container { place = " in \(container) that began on line \(JSONSource.lineAndColumn(of: opened, in: bytes).line)" }
        if isAtEnd { return Fault(offset: at, what: "the text ends too early\(place): expected \(expected)") }
        let found: Phrase
        switch byte {
        case 0: found = "the character NUL"
        case 0x21...0x7E: found = "'\(Character(Unicode.Scalar(byte)))'"
        default: found = "the byte 0x\(hex(byte))"
        }
        return Fault(offset: at, what: "expected \(expected)\(place), found \(found)")
    }

    func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }

    /// A value that holds no others.
    @inline(__always) mutating func scalar() throws(Fault) -> JSONValue {
        switch byte {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw unexpected("a value")
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Fault) -> JSONValue {
        let text = Array(word.description.utf8)
        guard bytes[at...].starts(with: text) else {
            let cut = text.starts(with: bytes[at...])
            throw Fault(offset: at, what: cut ? "the text ends in the middle of '\(word)'" : "expected a value; did you mean '\(word)'?")
        }
        at += text.count
        return value
    }

    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// `-? (0 | 1-9 0-9*) (. 0-9+)? ([eE] [+-]? 0-9+)?`
    ///
    /// Up to 2^53 and 10^±22 one multiplication or division is exact to the last bit (both operands are); beyond, the library reads the digits.
    private mutating func number() throws(Fault) -> JSONNumber {
        let start = at
        let negative = byte == UInt8(ascii: "-")
        if negative { at += 1 }
        var mantissa: UInt64 = 0
        var fits = true
        var scale = 0
        let integerStart = at
        digits(into: &mantissa, &fits)
        if at == integerStart { throw unexpected("a digit after '-'") }
        if bytes[integerStart] == UInt8(ascii: "0") && at > integerStart + 1 {
            throw Fault(offset: start, what: "a number must not begin with the digit 0 followed by others")
        }
        if byte == UInt8(ascii: ".") {
            at += 1
            let fractionStart = at
            digits(into: &mantissa, &fits)
            if at == fractionStart { throw unexpected("a digit after the decimal point") }
            scale = fractionStart - at
        }
        if byte | 0x20 == UInt8(ascii: "e") {
            at += 1
            let down = byte == UInt8(ascii: "-")
            if down || byte == UInt8(ascii: "+") { at += 1 }
            let exponentStart = at
            var exponent: UInt64 = 0
            var small = true
            digits(into: &exponent, &small)
            if at == exponentStart { throw unexpected("a digit of the exponent") }
            scale += (down ? -1 : 1) * (small && exponent < 100_000 ? Int(exponent) : 100_000)
        }
        let literal = text(from: start)
        if fits && mantissa < 1 << 53 && abs(scale) <= 22 {
            let power = JSONParser.powers[abs(scale)]
            let size = scale < 0 ? Double(mantissa) / power : Double(mantissa) * power
            return JSONNumber(literal: literal, double: negative ? -size : size)
        }
        guard let double = Double(literal), double.isFinite else {
            throw Fault(offset: start, what: "the number is beyond the range of a double (about ±1.8e308)")
        }
        return JSONNumber(literal: literal, double: double)
    }

    /// Digits at the cursor, added to `value`; `fits` turns false when they are too many for it.
    @inline(__always) private mutating func digits(into value: inout UInt64, _ fits: inout Bool) {
        while case let digit = byte &- UInt8(ascii: "0"), digit < 10 {
            if value > (UInt64.max - 9) / 10 { fits = false } else { value = value * 10 + UInt64(digit) }
            at += 1
        }
    }
}
