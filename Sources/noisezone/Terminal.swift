import FeatureIO
import Wording

/// Words for people go to stderr, data to stdout.
enum Terminal {
    /// The language of everything that is said: that of the last `--lang`, else of the environment. Known before the arguments are
    /// parsed, since the parser's own checks speak too; a value that is no language is refused by the parser.
    static let language = CommandWords.value(of: "--lang").flatMap(Language.init(rawValue:)) ?? LocalLanguage.ofEnvironment.language

    /// Whether faults are told as JSON, one object a line, because the answer is JSON.
    static let tellsJSON = ["json", "ndjson"].contains(CommandWords.value(of: "--format"))

    /// Tells a fault, a warning or a note, whoever found it.
    static func tell(_ diagnostic: Diagnostic) {
        status(tellsJSON ? diagnostic.json(in: language) : diagnostic.text(in: language) + "\n")
    }

    /// The same where there is one.
    static func tell(_ diagnostic: Diagnostic?) { if let diagnostic { tell(diagnostic) } }

    /// Text as it is, without a line end.
    static func status(_ text: String) { StandardStreams.say(text) }
}
