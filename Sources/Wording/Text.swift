/// A text in the language of the law it belongs to and in English. The first is the law's own words; the English is a translation without force.
public struct Text: Sendable, Hashable {
    /// The languages that laws are written in, as BCP 47 tags them: simplified and traditional Chinese, Japanese.
    public static let tags = ["zh", "zh-Hant", "ja"]

    /// In the language of ``tag``; verbatim where it is the law's.
    public let own: String
    /// The English; for the law's words their sense, without force.
    public let en: String
    /// One of ``tags``.
    public let tag: String

    /// A text in English and in the language of that tag.
    public init(own: String, en: String, tag: String = Text.tags[0]) {
        self.own = own
        self.en = en
        self.tag = tag
    }

    /// A text in Chinese and English.
    public init(zh: String, en: String) { self.init(own: zh, en: en) }

    /// The law's own words, or the English.
    public func callAsFunction(_ language: Language) -> String {
        switch language {
        case .zh: own
        case .en: en
        }
    }
}
