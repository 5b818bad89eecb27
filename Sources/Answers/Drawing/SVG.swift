import StrictJSON
import Wording

/// Small words of SVG and HTML.
enum SVG {
    /// Text made safe between tags and in attributes. What has no place in a document, or could turn its direction, is written out.
    static func escaped(_ text: String) -> String {
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

    /// Pixels to a tenth.
    static func number(_ value: Double) -> String { FixedDecimal.text(value, places: 1, trimmed: true) }

    /// One line of text; `attributes` begin with a space.
    static func text(_ words: String, x: Double, y: Double, anchor: String = "start", attributes: String = "") -> String {
        "<text x=\"\(FixedDecimal.text(x, places: 1))\" y=\"\(FixedDecimal.text(y, places: 1))\" text-anchor=\"\(anchor)\"\(attributes)>"
            + "\(escaped(words))</text>\n"
    }
}
