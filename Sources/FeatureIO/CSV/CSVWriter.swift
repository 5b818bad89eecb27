/// Writes rows of a CSV table into a byte buffer (RFC 4180, lines ended by LF). The same rows give the same bytes.
public struct CSVWriter: Sendable {
    /// What has been written so far.
    public private(set) var bytes: [UInt8] = []
    private let separator: UInt8

    public init(separator: Character = ",") {
        precondition(separator.isASCII && separator != "\"" && !separator.isNewline, "a separator is one ASCII character")
        self.separator = separator.asciiValue ?? UInt8(ascii: ",")
    }

    /// Appends a row. A field is put in quotes only where it must be.
    public mutating func append(_ fields: [String]) {
        var isFirst = true
        for field in fields {
            if !isFirst { bytes.append(separator) }
            append(field: field)
            isFirst = false
        }
        // A row of one empty field would be an empty line, which readers pass over.
        if fields == [""] { bytes.append(contentsOf: "\"\"".utf8) }
        bytes.append(0x0A)
    }

    /// Appends a row as it stood in its file, and fields behind it.
    public mutating func append(source: [UInt8], _ fields: [String]) {
        bytes.append(contentsOf: source)
        for field in fields {
            bytes.append(separator)
            append(field: field)
        }
        bytes.append(0x0A)
    }

    /// Takes what has been written and leaves the buffer empty, its memory kept for the next piece of a stream.
    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private mutating func append(field: String) {
        let needsQuotes = field.utf8.contains { $0 == separator || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else {
            bytes.append(contentsOf: field.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in field.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
