import Wording

/// A short form of text of unknown origin that is safe to print in a message.
enum Excerpt {
    static let limit = 60

    /// At most ``limit`` scalars of `text`, so that nothing hidden reaches a terminal. O(limit), however long the text.
    static func of(_ text: String) -> String { text.withoutControlCharacters(atMost: limit) }
}
