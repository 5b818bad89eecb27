/// What is told to people in words: faults, findings, and phrases themselves.
public protocol Spoken: CustomStringConvertible, Sendable {
    /// The words.
    var phrase: Phrase { get }
}

extension Spoken {
    /// The words in one language.
    public func text(in language: Language) -> String { phrase.text(in: language) }

    /// The words in English.
    public var description: String { phrase.text(in: .en) }
}

extension DefaultStringInterpolation {
    /// A text that is put together from phrases would be English for ever: make it a `Phrase`, or say the phrase in a language first.
    @available(*, unavailable, message: "insert it into a Phrase, or say it with text(in:)")
    public mutating func appendInterpolation<Value: Spoken>(_ value: Value) {}
}
