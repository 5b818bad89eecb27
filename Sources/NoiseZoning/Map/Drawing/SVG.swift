import StrictJSON

/// Small words of SVG and HTML.
enum SVG {
    /// Text made safe between tags and in attributes. What has no place in a document, or could turn its direction, is shown as �.
    static func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            default:
                switch scalar.value {
                case 0x09, 0x0A: safe += " "
                case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: safe += "\u{FFFD}"
                default: safe.unicodeScalars.append(scalar)
                }
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
