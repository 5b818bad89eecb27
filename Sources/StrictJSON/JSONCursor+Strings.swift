import Wording

extension JSONCursor {
    /// A text in quotes, the cursor on the opening quote.
    mutating func string() throws(SyntaxFault) -> String {
        let opening = at
        at += 1
        let start = at
        while true {
            let next = byte
            if next == UInt8(ascii: "\"") {
                defer { at += 1 }
                return text(from: start)
            }
            if next == UInt8(ascii: "\\") { return try escapedString(from: start, opening: opening) }
            try character(next, opening: opening)
        }
    }

    /// The same once an escape has been met: the text is collected piece by piece.
    private mutating func escapedString(from start: Int, opening: Int) throws(SyntaxFault) -> String {
        var text = Array(bytes[start..<at])
        while true {
            let next = byte
            switch next {
            case UInt8(ascii: "\""):
                at += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                let scalar = try escape(opening: opening)
                text.append(contentsOf: UTF8.encode(scalar)!)
            default:
                let from = at
                try character(next, opening: opening)
                text.append(contentsOf: bytes[from..<at])
            }
        }
    }

    /// Steps over one character as it stands: not a control character, and whole UTF-8 (RFC 3629: no overlong form, no surrogate).
    @inline(__always) private mutating func character(_ first: UInt8, opening: Int) throws(SyntaxFault) {
        if first < 0x80 {
            if first < 0x20 { throw controlCharacter(opening) }
            at += 1
        } else {
            at += try sequenceLength(first)
        }
    }

    private func controlCharacter(_ opening: Int) -> SyntaxFault {
        if isAtEnd {
            let line = place(of: opening).line
            return SyntaxFault(offset: at, what: "the text ends inside a text in quotes that began on line \(line)")
        }
        let name: Phrase =
            switch byte {
            case 0: "the character NUL"
            case 0x0A, 0x0D: "a line break"
            case 0x09: "a tab"
            default: "the control character 0x\(hex(byte))"
            }
        return SyntaxFault(offset: at, what: "\(name) must not stand inside quotes as it is")
    }

    private func sequenceLength(_ first: UInt8) throws(SyntaxFault) -> Int {
        guard let length = UTF8Form.length(bytes.span.extracting(..<end), at) else { throw invalidUTF8() }
        return length
    }

    private func invalidUTF8() -> SyntaxFault {
        SyntaxFault(offset: at, what: "the byte 0x\(hex(byte)) does not begin a character of UTF-8: save the file again as UTF-8")
    }

    /// One escape, the cursor on its backslash.
    private mutating func escape(opening: Int) throws(SyntaxFault) -> Unicode.Scalar {
        let start = at
        at += 1
        let letter = byte
        if isAtEnd { throw controlCharacter(opening) }
        at += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): break
        default:
            throw SyntaxFault(
                offset: start, what: #"no such escape; allowed are \" \\ \/ \b \f \n \r \t and \u with four hexadecimal digits"#)
        }
        let unit = try fourHexDigits(from: start)
        if unit == 0 { throw SyntaxFault(offset: start, what: "the character NUL is not allowed") }
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, byte == UInt8(ascii: "\\"), at + 1 < end, bytes[at + 1] == UInt8(ascii: "u") else {
            throw loneSurrogate(start)
        }
        at += 2
        let low = try fourHexDigits(from: start)
        guard (0xDC00...0xDFFF).contains(low), let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) else {
            throw loneSurrogate(start)
        }
        return scalar
    }

    private func loneSurrogate(_ start: Int) -> SyntaxFault {
        SyntaxFault(offset: start, what: "half of a surrogate pair stands alone")
    }

    private mutating func fourHexDigits(from start: Int) throws(SyntaxFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw SyntaxFault(offset: start, what: "\\u must be followed by four hexadecimal digits")
            }
            value = value << 4 | UInt32(digit)
            at += 1
        }
        return value
    }
}
