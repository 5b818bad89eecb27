/// Text as it is put before people. Its own words are literals; whatever is inserted, such as a name from a file, has its control characters
/// written out (``Swift/String/withoutControlCharacters``), so that no name can forge a line, move a cursor or hide.
///
/// There is no other way to make one, and terminals take nothing else: so it cannot be forgotten.
public struct ShownText: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The characters, safe to print.
    public private(set) var string: String

    /// The program's own words, unchanged: breaks of line and control characters stay.
    public init(stringLiteral text: String) { string = text }

    /// The program's own words with what is inserted, its control characters written out.
    public init(stringInterpolation parts: StringInterpolation) { string = parts.string }

    /// Collects the characters; makes each insertion safe as it comes.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var string = ""

        /// An empty text with room for the literal and 16 bytes for each insertion.
        public init(literalCapacity: Int, interpolationCount: Int) { string.reserveCapacity(literalCapacity + 16 * interpolationCount) }

        /// Adds the program's own words, unchanged.
        public mutating func appendLiteral(_ literal: String) { string += literal }

        /// A name, a number, words that were said already.
        public mutating func appendInterpolation<Value: CustomStringConvertible>(_ value: Value) {
            string += value.description.withoutControlCharacters
        }

        /// What is safe already, with its breaks of line.
        public mutating func appendInterpolation(_ text: ShownText) { string += text.string }

        /// Not available: a phrase has no words before a language is chosen.
        @available(*, unavailable, message: "say it in a language first")
        public mutating func appendInterpolation<Value: Spoken>(_ value: Value) {}
    }

    /// Lines one below the other, each ended; a break inside of one is written out.
    package init(lines: some Sequence<String>) { string = lines.map { $0.withoutControlCharacters + "\n" }.joined() }

    /// Lines one below the other, each ended; a break inside of one stays. O(length).
    package init(lines: some Sequence<ShownText>) { string = lines.map { $0.string + "\n" }.joined() }

    package static func += (sum: inout ShownText, more: ShownText) { sum.string += more.string }
}
