import Wording

/// The lexer of JSON, the only one: a place in a text, and what stands there. ``JSONParser`` makes a tree of it, ``JSONScanner`` walks over it.
@usableFromInline package struct JSONCursor {
    /// A fault at a byte offset, before line and column are counted.
    struct SyntaxFault: Error {
        let offset: Int
        let what: Phrase
    }

    @usableFromInline package let bytes: [UInt8]
    /// Where the part of `bytes` that is read begins and ends.
    let start: Int
    @usableFromInline package let end: Int
    /// The next byte: not before `start`.
    @usableFromInline package var at: Int

    init(_ bytes: [UInt8], _ part: Range<Int>? = nil) {
        self.bytes = bytes
        start = part?.lowerBound ?? 0
        end = part?.upperBound ?? bytes.count
        at = start
    }

    /// The byte under the cursor; 0 at the end. A real NUL is told apart by ``isAtEnd``.
    @inlinable @inline(__always) package var byte: UInt8 { at < end ? bytes[at] : 0 }

    @inlinable package var isAtEnd: Bool { at >= end }

    @inlinable @inline(__always) package mutating func skipWhitespace() {
        while true {
            switch byte {
            case 0x20, 0x0A, 0x0D, 0x09: at += 1
            default: return
            }
        }
    }

    /// Whether these bytes stand under the cursor.
    func begins(_ mark: [UInt8]) -> Bool { bytes[at..<end].starts(with: mark) }

    /// The bytes from `start` to the cursor, known to be UTF-8, as text.
    @inline(__always) func text(from start: Int) -> String { String(decoding: bytes[start..<at], as: UTF8.self) }

    /// Moves behind the value under the cursor: to its closing bracket, or to the delimiter after a scalar.
    mutating func skipExtent() { at = JSONExtent.end(bytes.span.extracting(..<end), at) }

    // MARK: Faults

    /// `expected …, found …`, or that the text ends too early, with the line where the open container began.
    func unexpected(_ expected: Phrase, inside container: Phrase? = nil, openedOn line: @autoclosure () -> Int = 0) -> SyntaxFault {
        var place: Phrase = ""
        if let container { place = " in \(container) that began on line \(line())" }
        if isAtEnd { return SyntaxFault(offset: at, what: "the text ends too early\(place): expected \(expected)") }
        let found: Phrase
        switch byte {
        case 0: found = "the character NUL"
        case 0x21...0x7E: found = "'\(Character(Unicode.Scalar(byte)))'"
        default: found = "the byte 0x\(hex(byte))"
        }
        return SyntaxFault(offset: at, what: "expected \(expected)\(place), found \(found)")
    }

    func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }

    /// Line and column within the part that is read. O(offset).
    func place(of offset: Int) -> (line: Int, column: Int) {
        JSONSource.lineAndColumn(of: offset - start, in: start == 0 && end == bytes.count ? bytes : Array(bytes[start..<end]))
    }
}
