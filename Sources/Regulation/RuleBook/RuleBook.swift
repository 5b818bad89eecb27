import StrictJSON
import Wording

/// The whole of a ruleset for reading: what the verb `rules` prints.
public enum RuleBook {
    /// For a terminal, up to 100 columns where words allow: document, classes and limits, hours, distances, precedence, railways, buildings, zones
    /// with their lists and areas, the rows of the annexes, supplementary provisions, names, readings and switches.
    public static func text(_ ruleset: Ruleset, language: Language) -> ShownText {
        var book = TextBook(ruleset: ruleset, language: language)
        book.document()
        book.classes()
        book.lines()
        book.buildings()
        book.zones()
        book.annexes()
        book.supplementary()
        book.readings()
        return ShownText(lines: book.page.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init))
    }

    /// As JSON, schema `noisezone.rules/1`, every text in both languages, ending in a line break.
    public static func json(_ ruleset: Ruleset) -> [UInt8] {
        var writer = JSONWriter(.pretty, capacity: 100_000)
        writer.object { $0.ruleset(ruleset) }
        writer.newline()
        return writer.bytes
    }
}
