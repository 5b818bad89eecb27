/// JSON without white space, straight into a byte buffer: what ``JSONWriter`` and the writers of other formats share.
///
/// Only what RFC 8259 demands is escaped: quotes, backslashes and control characters. The rest is UTF-8 as it is.
public enum JSONBytes {
    /// Appends a text in quotes. Complexity: linear; a text without escapes, as nearly all are, is copied whole.
    public static func append(_ text: String, to bytes: inout [UInt8]) {
        let source = text.utf8.span
        // No way out of the loop before its end: so it is done sixteen bytes at a time.
        var escapes: UInt8 = 0
        for index in 0..<source.count { escapes |= unsafe mustEscape(source[unchecked: index]) ? 1 : 0 }
        guard escapes == 0 else { return appendEscaped(text, to: &bytes) }
        bytes.append(addingCapacity: source.count + 2) { output in
            output.append(UInt8(ascii: "\""))
            unsafe output.withUnsafeMutableBufferPointer { buffer, used in
                // Safe: the room for the text and two quotes was made above.
                unsafe source.withUnsafeBufferPointer { text in
                    guard let start = text.baseAddress else { return }
                    unsafe (buffer.baseAddress! + used).update(from: start, count: text.count)
                }
                used += source.count
            }
            output.append(UInt8(ascii: "\""))
        }
    }

    /// Appends a whole tree, members in their order, numbers as they were written.
    public static func append(_ value: JSONValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: append(bare: "null", to: &bytes)
        case .bool(let value): append(bare: value ? "true" : "false", to: &bytes)
        case .number(let number): append(bare: number.literal, to: &bytes)
        case .string(let text): append(text, to: &bytes)
        case .array(let elements):
            var before = UInt8(ascii: "[")
            if elements.isEmpty { bytes.append(before) }
            for element in elements {
                bytes.append(before)
                append(element, to: &bytes)
                before = UInt8(ascii: ",")
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            var before = UInt8(ascii: "{")
            if members.isEmpty { bytes.append(before) }
            for member in members {
                bytes.append(before)
                append(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                append(member.value, to: &bytes)
                before = UInt8(ascii: ",")
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    /// Appends the characters of `text` and nothing else.
    private static func append(bare text: String, to bytes: inout [UInt8]) { bytes.append(contentsOf: text.utf8) }

    @inline(__always) private static func mustEscape(_ byte: UInt8) -> Bool {
        (byte < 0x20) | (byte == UInt8(ascii: "\"")) | (byte == UInt8(ascii: "\\"))
    }

    private static func appendEscaped(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
            case 0x20...: bytes.append(byte)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            default: bytes.append(contentsOf: "\\u00\(byte < 16 ? "0" : "1")\(String(byte & 15, radix: 16))".utf8)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension Bool {
    /// Both are worked out: no branch.
    @inline(__always) fileprivate static func | (a: Bool, b: Bool) -> Bool { (a ? 1 : 0) as UInt8 | (b ? 1 : 0) as UInt8 != 0 }
}
