/// Numbers such as `1.165E+02`: what the E means beside degrees nobody can be sure of, and who writes them so has cut their digits.
package enum ScientificNotation {
    /// Whether the whole text is one: digits, an E, and an exponent. Full-width forms count. O(length).
    package static func isNumber(_ text: String) -> Bool {
        // Full-width forms lie at a fixed distance from ASCII.
        let plain = text.unicodeScalars.map { (0xFF01...0xFF5E).contains($0.value) ? $0.value - 0xFEE0 : $0.value }
        let parts = plain.split(omittingEmptySubsequences: false) { $0 == 0x45 || $0 == 0x65 }
        guard parts.count == 2 else { return false }
        let (mantissa, exponent) = (unsigned(parts[0]), unsigned(parts[1]))
        return mantissa.contains(where: isDigit) && mantissa.allSatisfy { isDigit($0) || $0 == 0x2E || $0 == 0x2C }
            && !exponent.isEmpty && exponent.allSatisfy(isDigit)
    }

    private static func unsigned(_ text: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
        text.first == 0x2B || text.first == 0x2D ? text.dropFirst() : text
    }

    private static func isDigit(_ sign: UInt32) -> Bool { (0x30...0x39).contains(sign) }
}
