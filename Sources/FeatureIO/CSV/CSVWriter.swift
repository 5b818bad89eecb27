import StrictJSON

/// Writes rows of a CSV table into a byte buffer (RFC 4180). The same rows give the same bytes.
package struct CSVWriter: Sendable {
    /// What has been written so far.
    package private(set) var bytes: [UInt8] = []
    private let separator: UInt8
    private let isCRLF: Bool

    /// - Parameter isCRLF: whether lines end in CR LF, not in LF.
    package init(separator: UInt8 = UInt8(ascii: ","), isCRLF: Bool = false) {
        precondition(separator < 0x80 && separator != UInt8(ascii: "\"") && separator != 0x0A, "a separator is one ASCII character")
        self.separator = separator
        self.isCRLF = isCRLF
    }

    /// Appends a row. A field is put in quotes only where it must be.
    package mutating func append(_ fields: [String]) {
        var isFirst = true
        for field in fields {
            if !isFirst { bytes.append(separator) }
            append(field: field)
            isFirst = false
        }
        // A row of one empty field would be an empty line, which readers pass over.
        if fields == [""] { bytes.append(contentsOf: "\"\"".utf8) }
        endLine()
    }

    /// Appends a row as it stood in its file, and fields of our own behind it, made harmless.
    package mutating func append(source: [UInt8], _ fields: [String]) {
        bytes.append(contentsOf: source)
        for field in fields {
            bytes.append(separator)
            append(field: Self.harmless(field))
        }
        endLine()
    }

    /// Begins a row with what stood in its file; fields are appended one by one, each behind a separator, and ``endRow()``.
    package mutating func begin(source: [UInt8]) { bytes.append(contentsOf: source) }

    /// A field of the file itself at the start of a row or behind another one.
    package mutating func append(own field: String, isFirst: Bool) {
        if !isFirst { bytes.append(separator) }
        append(field: field)
    }

    /// A field of our own behind others, made harmless.
    package mutating func append(behind field: String) {
        bytes.append(separator)
        append(field: Self.harmless(field))
    }

    /// A decimal behind others.
    package mutating func append(behind value: Double, places: Int) {
        bytes.append(separator)
        FixedDecimal.append(value, places: places, to: &bytes)
    }

    /// Empty fields behind others.
    package mutating func append(empty count: Int) { for _ in 0..<count { bytes.append(separator) } }

    /// Part of a row as it was written before.
    package mutating func append(written: ArraySlice<UInt8>) { bytes.append(contentsOf: written) }

    /// Ends a row that was written field by field.
    package mutating func endRow() { endLine() }

    /// Appends a line as it stood in its file.
    package mutating func append(line: [UInt8]) {
        bytes.append(contentsOf: line)
        endLine()
    }

    /// A text that no program for tables takes for a formula: with an apostrophe before it where it begins like one, as OWASP advises.
    /// A number is left as it is.
    package static func harmless(_ field: String) -> String {
        guard let first = field.unicodeScalars.first, "=+-@\t\r＝＋－＠".unicodeScalars.contains(first) else { return field }
        let digits = field.utf8.dropFirst()
        let isNumber =
            (first == "-" || first == "+") && digits.contains { $0 != UInt8(ascii: ".") }
            && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") }
        return isNumber ? field : "'" + field
    }

    /// Whether a field would be read otherwise without quotes about it.
    package static func needsQuotes(_ field: String, separator: UInt8 = UInt8(ascii: ",")) -> Bool {
        field.utf8.contains { $0 == separator || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }
    }

    private mutating func endLine() {
        if isCRLF { bytes.append(0x0D) }
        bytes.append(0x0A)
    }

    /// Takes what has been written and leaves the buffer empty, its memory kept for the next piece of a stream.
    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private mutating func append(field: String) {
        guard Self.needsQuotes(field, separator: separator) else {
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

extension TableHead {
    /// For rows as those of the file.
    package var writer: CSVWriter { CSVWriter(separator: separator, isCRLF: form.isCRLF) }
}
