import FeatureIO
import Wording

/// Words for people go to stderr, data to stdout.
package enum Terminal {
    /// The language of everything that is said: that of the last `--lang`, else of the environment. Known before the arguments are
    /// parsed, since the parser's own checks speak too; a value that is no language is refused by the parser.
    package static let language = CommandWords.value(of: "--lang").flatMap(Language.init(rawValue:)) ?? LocalLanguage.ofEnvironment.language

    /// Whether faults are told as JSON, one object a line, because the answer is JSON.
    package static let tellsJSON = ["json", "ndjson"].contains(CommandWords.value(of: "--format"))

    /// Tells a fault, a warning or a note, whoever found it.
    package static func tell(_ diagnostic: Diagnostic) { status(line(diagnostic)) }

    /// As it is told, with its line end.
    package static func line(_ diagnostic: Diagnostic) -> String {
        tellsJSON ? diagnostic.json(in: language) : diagnostic.text(in: language) + "\n"
    }

    /// The same where there is one.
    package static func tell(_ diagnostic: Diagnostic?) { if let diagnostic { tell(diagnostic) } }

    /// Text as it is, without a line end.
    package static func status(_ text: String) { StandardStreams.say(text) }
}
