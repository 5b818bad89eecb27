import ArgumentParser
import Regulation
import StrictJSON
import Wording

/// The help of a verb in Chinese, made of what the parser tells of itself as JSON; in English the parser's own page is shown.
struct HelpPage {
    private static let width = 80
    /// The column where what an option does begins.
    private static let column = 26

    /// Words that the parser has of its own, or makes of the names of options; the table has their Chinese.
    static let parserWords = [
        "Show the version.", "Show help information.", "options", "subcommand", "format", "lang", "quantity", "period", "room", "layer",
        "map", "pack", "output", "a", "b",
    ]

    private let usage: String
    private let verb: JSONValue
    private let isRoot: Bool

    /// - Parameter english: the parser's own page, which tells the verb and how it is called.
    init?(english: String) {
        guard let start = english.firstRange(of: "USAGE: ")?.upperBound else { return nil }
        let lines = english[start...].split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
        usage = lines.map { String($0.drop { $0 == " " }) }.joined(separator: " ")
        guard let root = try? JSONDocument(Array(Noisezone._dumpHelp().utf8)).root["command"] else { return nil }
        let words = usage.split(separator: " ")
        let named = root["subcommands"]?.elements.first { $0["commandName"]?.string == words.dropFirst().first.map(String.init) }
        verb = named ?? root
        isRoot = named == nil
    }

    var text: String {
        var lines = Self.wrapped(said("OVERVIEW: \(of("abstract", in: verb))"), indent: 0)
        if let discussion = verb["discussion"]?.string {
            lines.append("")
            for line in discussion.split(separator: "\n", omittingEmptySubsequences: false) {
                lines += line.isEmpty ? [""] : Self.wrapped(Self.translated(String(line)), indent: 0)
            }
        }
        lines += ["", said("USAGE: \(Self.valueNames(usage, in: .zh))")]
        let shown = (verb["arguments"]?.elements ?? []).filter { $0["shouldDisplay"] == .bool(true) }
        lines += section("ARGUMENTS:", shown.filter { $0["kind"]?.string == "positional" }.map(item))
        lines += section("OPTIONS:", shown.filter { $0["kind"]?.string != "positional" }.map(item))
        if isRoot {
            let verbs = (verb["subcommands"]?.elements ?? []).filter {
                $0["shouldDisplay"] == .bool(true) && $0["commandName"]?.string != "help"
            }
            lines += section("SUBCOMMANDS:", verbs.map { ($0["commandName"]?.string ?? "", of("abstract", in: $0)) })
            lines += ["", "  " + said("See 'noisezone help <subcommand>' for detailed help")]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func said(_ phrase: Phrase) -> String { phrase.text(in: .zh) }

    private func of(_ name: String, in value: JSONValue) -> String { value[name]?.string.map(Self.translated) ?? "" }

    private func section(_ title: Phrase, _ items: [(String, String)]) -> [String] {
        items.isEmpty ? [] : ["", said(title)] + items.flatMap { Self.item($0.0, $0.1) }
    }

    /// `--lang <语言>`, and what it does, with the values it takes and the usual one.
    private func item(_ argument: JSONValue) -> (String, String) {
        let names = (argument["names"]?.elements ?? []).sorted { $0["kind"]?.string == "short" && $1["kind"]?.string != "short" }.map {
            ($0["kind"]?.string == "short" ? "-" : "--") + ($0["name"]?.string ?? "")
        }
        let value = argument["valueName"]?.string.map { "<\(Self.translated($0))>" } ?? ""
        let heading =
            switch argument["kind"]?.string {
            case "positional": value
            case "option": names.joined(separator: ", ") + " " + value
            default: names.joined(separator: ", ")
            }
        var words = of("abstract", in: argument)
        let values = argument["allValues"]?.elements.compactMap(\.string) ?? []
        if !values.isEmpty { words += said(" (values: \(values.joined(separator: ", ")))") }
        if let usual = argument["defaultValue"]?.string { words += said(" (default: \(usual))") }
        return (heading, words)
    }

    private static func item(_ heading: String, _ words: String) -> [String] {
        let lines = wrapped(words, indent: column)
        guard DisplayWidth.of(heading) + 4 <= column, let first = lines.first else { return ["  " + heading] + lines }
        return [DisplayWidth.padded("  " + heading, to: column) + first.dropFirst(column)] + lines.dropFirst()
    }

    private static func wrapped(_ text: String, indent: Int) -> [String] {
        DisplayWidth.wrapped(text, width: width - indent).map { String(repeating: " ", count: indent) + $0 }
    }

    private static func translated(_ text: String) -> String { Phrase(stringLiteral: text).text(in: .zh) }

    /// A call with the names of its values, `<file>`, in the language.
    static func valueNames(_ call: String, in language: Language) -> String {
        guard language == .zh else { return call }
        return call.replacing(/<([^<>]+)>/) { "<\(translated(String($0.1)))>" }
    }
}

extension JSONValue {
    fileprivate subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    fileprivate var elements: [JSONValue] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    fileprivate var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }
}
