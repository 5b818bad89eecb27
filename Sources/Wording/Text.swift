/// A text in both languages. Where the Chinese is the law's, the English is a translation without force.
public struct Text: Sendable, Hashable {
    /// The Chinese; verbatim where it is the law's.
    public let zh: String
    /// The English; for the law's words their sense, without force.
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
