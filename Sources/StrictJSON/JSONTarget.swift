/// A stretch of memory that JSON is written into, from its beginning: every text finds its room with one comparison.
///
/// What does not fit any more is not written, and `isFull` says so.
@safe struct JSONTarget {
    private let start: UnsafeMutablePointer<UInt8>
    private var next: UnsafeMutablePointer<UInt8>
    private let end: UnsafeMutablePointer<UInt8>
    private(set) var isFull = false

    /// - Parameter memory: not empty, and there for as long as the target is.
    init(_ memory: UnsafeMutableBufferPointer<UInt8>) {
        guard let first = memory.baseAddress else { preconditionFailure("there is no room for anything") }
        unsafe (start, next, end) = (first, first, first + memory.count)
    }

    /// How many bytes were written.
    var count: Int { unsafe next - start }

    mutating func put(_ value: borrowing JSONValue) {
        switch value {
        case .null: put(bare: "null")
        case .bool(let value): put(bare: value ? "true" : "false")
        case .number(let number): put(bare: number.literal)
        case .string(let text): put(text)
        case .array(let elements):
            let elements = elements.span
            put(UInt8(ascii: "["))
            for index in elements.indices {
                if index > 0 { put(UInt8(ascii: ",")) }
                put(elements[index])
            }
            put(UInt8(ascii: "]"))
        case .object(let members): put(members)
        }
    }

    mutating func put(_ members: [JSONMember]) {
        let members = members.span
        put(UInt8(ascii: "{"))
        for index in members.indices {
            if index > 0 { put(UInt8(ascii: ",")) }
            put(members[index].name)
            put(UInt8(ascii: ":"))
            put(members[index].value)
        }
        put(UInt8(ascii: "}"))
    }

    /// A text in quotes.
    mutating func put(_ text: String) {
        let source = text.utf8.span
        put(UInt8(ascii: "\""))
        if hasNoEscapes(source) { copy(source) } else { for index in 0..<source.count { put(escaped: source[index]) } }
        put(UInt8(ascii: "\""))
    }

    /// The characters of `text` and nothing else.
    private mutating func put(bare text: String) { copy(text.utf8.span) }

    @inline(__always) private mutating func put(_ byte: UInt8) {
        guard unsafe next < end else {
            isFull = true
            return
        }
        unsafe next.pointee = byte
        unsafe next += 1
    }

    @inline(__always) private mutating func copy(_ source: Span<UInt8>) {
        guard unsafe end - next >= source.count else {
            isFull = true
            return
        }
        unsafe source.withUnsafeBufferPointer { text in
            guard let start = text.baseAddress else { return }
            unsafe next.update(from: start, count: text.count)
            unsafe next += text.count
        }
    }

    /// Whether a text can be copied as it is. Eight bytes at a time: of a lane with a sign bit in the result at least one byte of the text
    /// must be escaped.
    @inline(__always) private func hasNoEscapes(_ source: Span<UInt8>) -> Bool {
        let (ones, highs) = (0x0101_0101_0101_0101 as UInt64, 0x8080_8080_8080_8080 as UInt64)
        var found: UInt64 = 0
        var index = 0
        while index + 8 <= source.count {
            let word = unsafe source.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
            let (quote, backslash) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5C))
            found |= ((word &- ones &* 0x20) & ~word) | ((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash)
            index += 8
        }
        while index < source.count {
            let byte = unsafe source[unchecked: index]
            found |= byte < 0x20 || byte == 0x22 || byte == 0x5C ? highs : 0
            index += 1
        }
        return found & highs == 0
    }

    private mutating func put(escaped byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            put(UInt8(ascii: "\\"))
            put(byte)
        case 0x20...: put(byte)
        case 0x0A: put(bare: "\\n")
        case 0x0D: put(bare: "\\r")
        case 0x09: put(bare: "\\t")
        default: put(bare: "\\u00\(byte < 16 ? "0" : "1")\(String(byte & 15, radix: 16))")
        }
    }
}
