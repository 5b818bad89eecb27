import Glibc
import Wording

/// Words for people go to stderr, data to stdout.
enum Terminal {
    /// The language of everything that is said: that of the last `--lang`. Known before the arguments are parsed, since the parser's own
    /// checks speak too; a value that is no language is refused by the parser.
    static let language: Language = {
        var said = Language.en
        let arguments = CommandLine.arguments.dropFirst().prefix { $0 != "--" }
        for (argument, next) in zip(arguments, arguments.dropFirst() + [""]) {
            let name = argument == "--lang" ? next : argument.hasPrefix("--lang=") ? String(argument.dropFirst("--lang=".count)) : ""
            said = Language(rawValue: name) ?? said
        }
        return said
    }()

    /// One line.
    static func note(_ words: some Spoken) {
        status(words.text(in: language) + "\n")
    }

    /// Text as it is, without a line end.
    static func status(_ text: String) {
        var text = text
        // Nobody is left to tell if stderr itself cannot be written.
        text.withUTF8 { bytes in _ = unsafe write(2, bytes.baseAddress, bytes.count) }
    }
}
