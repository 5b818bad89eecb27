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

/// A text for people that can be said in every ``Language``.
///
/// It is written as an English literal, `"there is no column \(name)"`. What stands between the insertions is the template,
/// `there is no column {}`, and the key of the table of translations (`zh.txt`); the insertions keep apart until the phrase is said.
/// An insertion may be a phrase itself, and is then said in the same language. Control characters of names are written out.
///
/// Two phrases are equal if they say the same in English.
public struct Phrase: Spoken, Hashable, ExpressibleByStringInterpolation {
    enum Argument: Sendable {
        case text(String)
        case phrase(Phrase)
        case list([Phrase])
        case both(Text)
    }

    let template: String
    let arguments: [Argument]

    /// Words of another program, a name or a number: the same in every language.
    public init(verbatim text: String) {
        template = "{}"
        arguments = [.text(text)]
    }

    /// A text that stands in both languages already, such as one of the law.
    init(both text: Text) {
        template = "{}"
        arguments = [.both(text)]
    }

    /// The items one after the other, with the comma of the language between.
    public static func list(_ items: [Phrase]) -> Phrase { Phrase(template: "{}", arguments: [.list(items)]) }

    /// Names one after the other, with the comma of the language between.
    public static func list(_ items: some Sequence<String>) -> Phrase { list(items.map { Phrase(verbatim: $0) }) }

    init(template: String, arguments: [Argument]) {
        self.template = template
        self.arguments = arguments
    }

    /// Words without insertions; braces in them are mere characters.
    public init(stringLiteral text: String) { self.init(template: text, arguments: []) }

    /// Words with their insertions, which stay apart until the phrase is said.
    public init(stringInterpolation parts: StringInterpolation) { self.init(template: parts.template, arguments: parts.arguments) }

    /// The phrase itself.
    public var phrase: Phrase { self }

    /// What stays the same where other names and numbers are told: the words without what is inserted, but for phrases.
    package var form: String {
        guard !arguments.isEmpty else { return template }
        return Template.fill(
            template,
            with: arguments.map { argument in
                if case .phrase(let phrase) = argument { phrase.form } else { "{}" }
            })
    }

    /// The phrase in one language; a template that the table lacks stays English. O(length).
    public func text(in language: Language) -> String {
        let pattern =
            switch language {
            case .en: template
            // What has no words of its own ("{}") stands in no table.
            case .zh: template == "{}" ? template : Table.zh[template] ?? template
            }
        return Template.fill(pattern, with: arguments.map { $0.text(in: language) })
    }

    public static func == (a: Phrase, b: Phrase) -> Bool { a.text(in: .en) == b.text(in: .en) }

    public func hash(into hasher: inout Hasher) { hasher.combine(text(in: .en)) }
}

extension Phrase.Argument {
    fileprivate func text(in language: Language) -> String {
        switch self {
        case .text(let text): text.withoutControlCharacters
        case .phrase(let phrase): phrase.text(in: language)
        case .both(let text): text(language).withoutControlCharacters
        case .list(let phrases): phrases.map { $0.text(in: language) }.joined(separator: language == .zh ? "、" : ", ")
        }
    }
}

extension Phrase {
    /// Collects the template and what is inserted.
    public struct StringInterpolation: StringInterpolationProtocol {
        var template = ""
        var arguments: [Argument] = []

        /// An empty template with room for `interpolationCount` insertions.
        public init(literalCapacity: Int, interpolationCount: Int) { arguments.reserveCapacity(interpolationCount) }

        /// Adds words to the template; a `{}` among them counts as the place of an insertion.
        public mutating func appendLiteral(_ literal: String) { template += literal }

        /// A name or a number: the same in every language.
        public mutating func appendInterpolation<Value: CustomStringConvertible>(_ value: Value) { append(.text(value.description)) }

        /// A phrase, or what is told as one.
        public mutating func appendInterpolation<Value: Spoken>(_ value: Value) { append(.phrase(value.phrase)) }

        private mutating func append(_ argument: Argument) {
            template += "{}"
            arguments.append(argument)
        }
    }
}

extension Language {
    /// The words of a phrase in this language.
    public func callAsFunction(_ phrase: Phrase) -> String { phrase.text(in: self) }
}

extension Text: Spoken {
    /// A phrase that says ``zh`` in Chinese and ``en`` in English; control characters are written out.
    public var phrase: Phrase { Phrase(both: self) }
}

extension DefaultStringInterpolation {
    /// A text that is put together from phrases would be English for ever: make it a `Phrase`, or say the phrase in a language first.
    @available(*, unavailable, message: "insert it into a Phrase, or say it with text(in:)")
    package mutating func appendInterpolation<Value: Spoken>(_ value: Value) {}
}
