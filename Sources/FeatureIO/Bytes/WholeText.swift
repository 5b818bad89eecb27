/// Whether bytes are text.
enum WholeText {
    /// Whole UTF-8 without the sign that `TextDecoder` puts for what it cannot read.
    static func isText(_ bytes: [UInt8]) -> Bool {
        do { _ = try UTF8Span(validating: bytes.span) } catch { return false }
        var at = 0
        // In whole UTF-8 this byte is always the first of three.
        while let sign = ByteSearch.first(0xEF, in: bytes, from: at) {
            if bytes[sign + 1] == 0xBF, bytes[sign + 2] == 0xBD { return false }
            at = sign + 3
        }
        return true
    }
}
