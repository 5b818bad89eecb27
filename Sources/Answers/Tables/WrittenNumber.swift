import Projection
import Wording

/// A number in a field of a table, where it is written in a way that must not be guessed at.
enum WrittenNumber {
    /// What is wrong with it; nil for a plain number, and for a text that is none: whoever reads it knows more.
    static func fault(_ text: String) -> PlaceFault? {
        // Full-width forms lie at a fixed distance from ASCII.
        let plain = text.unicodeScalars.map {
            (0xFF01...0xFF5E).contains($0.value) ? UInt8($0.value - 0xFEE0) : $0.isASCII ? UInt8($0.value) : 0
        }
        if ScientificNotation.isNumber(text) {
            return PlaceFault(
                code: AnswerFault.numberScientific, what: "“\(text)” is a number in scientific notation, as Excel writes it",
                fix: "Format the column as a number with decimals and save it again from the source: digits may be lost")
        }
        let unsigned = plain.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        if unsigned.count > 2, unsigned.first == UInt8(ascii: "0"), unsigned.dropFirst().first.map({ $0 | 0x20 }) == UInt8(ascii: "x") {
            return PlaceFault(
                code: AnswerFault.numberHexadecimal, what: "“\(text)” is no decimal number", fix: "Write it with the digits 0 to 9")
        }
        if isNumber(plain.filter { $0 != UInt8(ascii: ",") }), plain.contains(UInt8(ascii: ",")) {
            return PlaceFault(
                code: AnswerFault.numberComma, what: "“\(text)” holds a comma, for the decimals or for thousands",
                fix: "Write a point before the decimals, and no commas")
        }
        return nil
    }

    /// Digits with points or commas among them, and a sign before them.
    private static func isNumber(_ text: some Collection<UInt8>) -> Bool {
        let digits = text.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        return text.count - digits.count <= 1 && digits.contains(where: isDigit)
            && digits.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
