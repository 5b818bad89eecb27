/// A language the program speaks.
public enum Language: String, Sendable, CaseIterable { case zh, en }

extension Language {
    /// The words of a phrase in this language.
    public func callAsFunction(_ phrase: Phrase) -> String { phrase.text(in: self) }
}
