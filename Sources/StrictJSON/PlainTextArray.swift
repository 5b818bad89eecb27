/// An array of texts as ``JSONWriter`` writes it, `["a","b"]`, read at once.
///
/// Formats without lists hold many thousand such texts, and the parser with all its checks costs ten times as much.
package enum PlainTextArray {
    /// The texts; nil for everything that is not exactly so (white space, escapes, other values): that is for ``JSONParser`` to read or refuse.
    package static func read(_ text: String) -> [String]? {
        let bytes = text.utf8.span
        guard bytes.count >= 2, bytes[0] == UInt8(ascii: "["), bytes[bytes.count - 1] == UInt8(ascii: "]") else { return nil }
        var texts: [String] = []
        var at = 1
        while at < bytes.count - 1 {
            guard bytes[at] == UInt8(ascii: "\"") else { return nil }
            let start = at + 1
            at = start
            while bytes[at] != UInt8(ascii: "\"") {
                // The bracket at the end is the last byte: a text that has no end comes upon it.
                if bytes[at] == UInt8(ascii: "\\") || bytes[at] < 0x20 || at == bytes.count - 1 { return nil }
                at += 1
            }
            let (from, to) = (text.utf8.index(text.startIndex, offsetBy: start), text.utf8.index(text.startIndex, offsetBy: at))
            texts.append(String(text[from..<to]))
            at += 1
            guard at < bytes.count else { return nil }
            if at == bytes.count - 1 { return texts }
            guard bytes[at] == UInt8(ascii: ","), at + 1 < bytes.count - 1 else { return nil }
            at += 1
        }
        return texts
    }
}
