import StrictJSON

/// Small words of SVG.
enum SVG {
    /// One line of text; `attributes` begin with a space.
    static func text(_ words: String, x: Double, y: Double, anchor: String = "start", attributes: Markup = "") -> Markup {
        "<text x=\"\(FixedDecimal.text(x, places: 1))\" y=\"\(FixedDecimal.text(y, places: 1))\" text-anchor=\"\(anchor)\"\(attributes)>"
            + "\(words)</text>\n"
    }
}
