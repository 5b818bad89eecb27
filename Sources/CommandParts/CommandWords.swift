import Wording

/// What was typed, as far as it must be known before it is parsed.
package enum CommandWords {
    /// The words behind the name of the program. A number below zero is the value of the option before it, and no option (`--at -117,39`).
    package static let all: [String] = CommandLine.arguments.dropFirst().reduce(into: []) { words, word in
        let isNumber = word.hasPrefix("-") && word.dropFirst().first.map { $0.isASCII && ($0.isNumber || $0 == ".") } == true
        if isNumber, let option = words.last, option.hasPrefix("--"), option.count > 2, !option.contains("=") {
            words[words.count - 1] = "\(option)=\(word)"
        } else {
            words.append(word)
        }
    }

    /// What the parser gets. It knows `--lang` behind a verb alone: before it, and after `help`, the language is read here.
    package static var forParser: [String] {
        guard let first = all.first, first.hasPrefix("-") || first == "help" else { return all }
        var words = all
        for language in Language.allCases.map(\.rawValue) {
            words.removeAll { $0 == "--lang=\(language)" }
            while let at = zip(words, words.dropFirst()).enumerated().first(where: { $1 == ("--lang", language) })?.offset {
                words.removeSubrange(at...(at + 1))
            }
        }
        return words
    }

    /// The option, or the verb, that is followed by an empty word.
    package static var empty: String? {
        for (word, next) in zip(["noisezone"] + all, all) {
            if next.isEmpty { return word }
            if next.hasPrefix("--"), next.last == "=" { return String(next.dropLast()) }
        }
        return nil
    }

    /// The value of the last such option; nil where there is none.
    package static func value(of option: String) -> String? {
        var value: String?
        let words = all.prefix { $0 != "--" }
        for (word, next) in zip(words, words.dropFirst() + [""]) {
            if word == option { value = next }
            if word.hasPrefix(option + "=") { value = String(word.dropFirst(option.count + 1)) }
        }
        return value
    }
}
