/// A short form of text of unknown origin that is safe to print in a message.
enum Excerpt {
    static let limit = 60

    /// At most ``limit`` scalars of `text`, control and formatting characters shown as `\u{…}` so that nothing hidden reaches a terminal.
    ///
    /// O(limit), however long the text.
    static func of(_ text: String) -> String {
        var result = ""
        var taken = 0
        for scalar in text.unicodeScalars {
            guard taken < limit else { return result + "…" }
            taken += 1
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                result += "\\u{" + String(scalar.value, radix: 16) + "}"
            default:
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
