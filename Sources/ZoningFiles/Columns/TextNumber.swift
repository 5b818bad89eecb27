import Regulation
import StrictJSON

/// Numbers that a table holds as text: `12.5`, `12.5 m`, `１２．５米`; storeys as `6F`, `6层`, `地上6层`, `6+1`.
///
/// A comma makes no number: in some countries it stands before the decimals, in others between thousands, and nothing is guessed.
enum TextNumber {
    /// A number with or without its unit; nil for anything else, and for a number with another unit.
    static func number(_ text: String, units: [String]) -> JSONNumber? {
        var text = halfWidth(text)
        for unit in units where text.hasSuffix(unit) {
            text.removeLast(unit.count)
            break
        }
        return plain(text)
    }

    /// Whole storeys above ground; `isMore` where something is counted beside them, as in `6+1` (a loft, which is no whole storey).
    static func storeys(_ text: String) -> (count: JSONNumber, isMore: Bool)? {
        var text = halfWidth(text)
        if text.hasPrefix("地上") { text.removeFirst(2) }
        for unit in ["storeys", "storey", "floors", "floor", "levels", "层", "楼", "f"] where text.hasSuffix(unit) {
            text.removeLast(unit.count)
            break
        }
        let parts = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return whole(text).map { ($0, false) } }
        guard let first = whole(String(parts[0])), whole(String(parts[1])) != nil else { return nil }
        return (first, true)
    }

    /// A number that is whole, however many zeros stand behind its point; nil for any other.
    static func whole(_ number: JSONNumber) -> Int? { number.int ?? Int32(exactly: number.double).map(Int.init) }

    private static func whole(_ text: String) -> JSONNumber? {
        guard let number = plain(text), let whole = whole(number) else { return nil }
        return JSONNumber(whole)
    }

    /// Digits, perhaps a sign and decimals.
    private static func plain(_ text: String) -> JSONNumber? {
        var digits = text[...]
        let isNegative = digits.hasPrefix("-")
        if isNegative || digits.hasPrefix("+") { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count <= 2,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
        else { return nil }
        // JSON has no zero in front of other digits.
        let front = parts[0].drop { $0 == "0" }
        let literal = (isNegative ? "-" : "") + (front.isEmpty ? "0" : front) + parts.dropFirst().map { "." + $0 }.joined()
        guard case .number(let number)? = try? JSONParser.parse(Array(literal.utf8)) else { return nil }
        return number
    }

    /// Without spaces, half width, in small letters.
    private static func halfWidth(_ text: String) -> String {
        let signs: [Unicode.Scalar: Unicode.Scalar] = ["．": ".", "－": "-", "−": "-", "＋": "+"]
        return String(String.UnicodeScalarView(WordForm.of(text).unicodeScalars.map { signs[$0] ?? $0 }))
    }
}
