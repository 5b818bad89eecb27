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

    /// The rulesets at hand, one a line: identifier, title, and from when on they hold.
    public static func shelf(_ rulesets: [Ruleset], language: Language) -> ShownText {
        var page = TextPage()
        page.table(
            rulesets.map { ruleset in
                let document = ruleset.document
                let until = document.inForceUntil.map { " – \($0)" } ?? ""
                return [ruleset.id, ruleset.title(language), document.number, "\(document.inForceFrom)\(until)"]
            })
        return ShownText(lines: page.text.split(separator: "\n").map(String.init))
    }

    /// The same as JSON, schema `noisezone.rulesets/1`.
    public static func shelfJSON(_ rulesets: [Ruleset]) -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.member("schema", "noisezone.rulesets/1")
            writer.list("rulesets", rulesets) { writer, ruleset in
                writer.member("id", ruleset.id)
                writer.text("title", ruleset.title)
                writer.member("number", ruleset.document.number)
                writer.member("in_force_from", ruleset.document.inForceFrom.description)
                writer.member("in_force_until", ruleset.document.inForceUntil?.description)
            }
        }
        writer.newline()
        return writer.bytes
    }

    /// As JSON, schema `noisezone.rules/1`, every text in both languages, ending in a line break.
    public static func json(_ ruleset: Ruleset) -> [UInt8] {
        var writer = JSONWriter(.pretty, capacity: 100_000)
        writer.object { $0.ruleset(ruleset) }
        writer.newline()
        return writer.bytes
    }
}
