import StrictJSON
import Wording

/// SVG or HTML. Its tags are literals, and whatever is inserted is text: made safe between tags and in attributes.
///
/// There is no other way to make one, and pages and pictures are made of nothing else: so escaping cannot be forgotten.
package struct Markup: Hashable, Sendable, ExpressibleByStringInterpolation {
    private var text: String

    package init(stringLiteral text: String) { self.text = text }

    package init(stringInterpolation parts: StringInterpolation) { text = parts.text }

    private init(safe text: String) { self.text = text }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity + 16 * interpolationCount) }

        package mutating func appendLiteral(_ literal: String) { text += literal }

        /// A name, a number, words that were said already.
        package mutating func appendInterpolation<Value: CustomStringConvertible>(_ value: Value) {
            text += Markup.escaped(value.description)
        }

        /// What is markup already.
        package mutating func appendInterpolation(_ markup: Markup) { text += markup.text }

        @available(*, unavailable, message: "say it in a language first")
        package mutating func appendInterpolation<Value: Spoken>(_ value: Value) {}
    }

    package var isEmpty: Bool { text.isEmpty }

    /// In UTF-8.
    package var bytes: [UInt8] { Array(text.utf8) }

    package static func + (a: Markup, b: Markup) -> Markup { Markup(safe: a.text + b.text) }

    package static func += (sum: inout Markup, more: Markup) { sum.text += more.text }

    /// Pixels to a tenth.
    package static func number(_ value: Double) -> Markup { Markup(safe: FixedDecimal.text(value, places: 1, trimmed: true)) }

    /// What has no place in a document, or could turn its direction, is written out.
    private static func escaped(_ text: String) -> String {
        var safe = ""
        // What XML forbids is among what is not shown.
        for scalar in text.withoutControlCharacters.unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}

extension Sequence<Markup> {
    package func joined() -> Markup { reduce(into: "") { $0 += $1 } }
}

extension DefaultStringInterpolation {
    /// Markup in a plain text would be escaped once more, or not at all.
    @available(*, unavailable, message: "insert it into Markup")
    package mutating func appendInterpolation(_ markup: Markup) {}
}

/// Small words of SVG.
enum SVG {
    /// One line of text; `attributes` begin with a space.
    static func text(_ words: String, x: Double, y: Double, anchor: String = "start", attributes: Markup = "") -> Markup {
        "<text x=\"\(FixedDecimal.text(x, places: 1))\" y=\"\(FixedDecimal.text(y, places: 1))\" text-anchor=\"\(anchor)\"\(attributes)>"
            + "\(words)</text>\n"
    }
}
