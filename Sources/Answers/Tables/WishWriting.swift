import FeatureIO
import StrictJSON
import ZoningModel

/// How a wish is written in its format: the same bytes as those of a whole row or line, piece by piece.
struct WishWriting: Sendable {
    /// Else CSV.
    let isJSON: Bool

    /// Behind the last value.
    var end: [UInt8] { Array((isJSON ? "}\n" : "\n").utf8) }

    /// Before the value of a column.
    func before(_ column: String) -> [UInt8] {
        guard isJSON else { return [UInt8(ascii: ",")] }
        var bytes = [UInt8(ascii: ",")]
        JSONBytes.append(column, to: &bytes)
        return bytes + [UInt8(ascii: ":")]
    }

    /// Where there is nothing to tell.
    var nothing: [UInt8] { isJSON ? Array("null".utf8) : [] }

    /// A word of a list; nil for one that a table would have to put in quotes, or make harmless.
    func word(_ text: String) -> [UInt8]? {
        guard isJSON else { return CSVWriter.needsQuotes(text) || CSVWriter.harmless(text) != text ? nil : Array(text.utf8) }
        var bytes: [UInt8] = []
        JSONBytes.append(text, to: &bytes)
        return bytes
    }

    /// A part of a text, as it stands between quotes; nil for one that a table would have to make harmless.
    func part(_ text: String) -> WishPart? {
        if isJSON {
            var bytes: [UInt8] = []
            JSONBytes.append(text, to: &bytes)
            return WishPart(bytes: Array(bytes.dropFirst().dropLast()), needsQuotes: true)
        }
        if CSVWriter.harmless(text) != text { return nil }
        let quote = UInt8(ascii: "\"")
        return WishPart(bytes: text.utf8.flatMap { $0 == quote ? [quote, quote] : [$0] }, needsQuotes: CSVWriter.needsQuotes(text))
    }
}

/// A part of a text in quotes, or of one that may have to be put in quotes.
struct WishPart: Sendable {
    let bytes: [UInt8]
    let needsQuotes: Bool
}
