/// A text in both languages. Where the Chinese is the law's, the English is a translation without force.
public struct Text: Sendable, Hashable {
    public let zh: String
    public let en: String

    /// A text in both languages.
    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// The text in one language.
    public func callAsFunction(_ language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
