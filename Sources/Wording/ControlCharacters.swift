extension String {
    /// A name as people may see it: what could move a cursor, begin a line, turn the direction of writing or stand there unseen is written
    /// out, `\u{1B}`, and a text out of all proportion is cut off.
    ///
    /// The text itself where there is nothing of that; what was made safe once stays as it is. O(length).
    package var withoutControlCharacters: String { withoutControlCharacters(atMost: Self.mostShown) }

    /// The same for the start of a text: so many characters of it at most. O(limit).
    package func withoutControlCharacters(atMost limit: Int) -> String {
        // A scalar takes up to four bytes, so a text with no more bytes than this is not too long.
        guard utf8.count > limit || unicodeScalars.contains(where: \.isUnsafeToShow) else { return self }
        var text = ""
        var left = limit
        for scalar in unicodeScalars {
            guard left > 0 else { return text + "…" }
            left -= 1
            if scalar.isUnsafeToShow {
                text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Characters of one name or list: more than any that is meant to be read, and less than a terminal chokes on.
    private static let mostShown = 8000
}

extension Unicode.Scalar {
    /// Controls (C0, DEL, C1), breaks of line and paragraph, overrides of the direction, and characters without a shape of their own: zero
    /// widths, fillers, tags, marks of byte order. Selectors of a variant (U+FE00…) only choose a shape and may stay.
    fileprivate var isUnsafeToShow: Bool {
        switch value {
        case 0x20..<0x7F, 0x3001..<0x3164, 0x3165..<0xD7FF: false
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFFF9...0xFFFB: true
        case 0xFE00...0xFE0F, 0xE0100...0xE01EF: false
        default: properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
        }
    }
}
