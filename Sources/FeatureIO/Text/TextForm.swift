/// How a text file is written, so that what is made of it can be written alike.
package struct TextForm: Sendable, Hashable {
    /// The encoding that the mark of the file names, else the one that was asked for.
    package internal(set) var encoding = TextEncoding.utf8
    /// Whether a byte order mark stands before the text; Excel goes by it.
    package internal(set) var hasMark = false
    /// Whether its lines end in CR LF.
    package internal(set) var isCRLF = false

    /// UTF-8 without a mark, with lines that end in LF.
    package init() {}

    /// Whether the encoding is UTF-16, of either byte order.
    package var isUTF16: Bool { encoding == .utf16LE || encoding == .utf16BE }

    /// The mark, where the file had one: what goes out first.
    package var mark: [UInt8] { hasMark ? encoding.mark : [] }

    /// UTF-8 as the file is written, in whole characters; a character that its encoding does not hold becomes `?` and is counted. Linear.
    package func written(_ text: [UInt8]) -> (bytes: [UInt8], lost: Int) {
        guard encoding.iconvName != nil else { return (text, 0) }
        return TextEncoder.encode(text, encoding)
    }
}
