/// A number as people write it: digits, and perhaps a sign and decimals. Not `0x10`, `1e300`, `nan` or `inf`.
package struct PlainNumber {
    package let value: Double

    /// Nil for what is no such number.
    package init?(_ text: String) {
        let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
            let value = Double(text), value.isFinite
        else { return nil }
        self.value = value
    }
}
