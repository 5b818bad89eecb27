import Regulation
import Wording

/// The words for the values of one column: the values themselves, those of the law (from the ruleset), and those of `words.json`.
package struct WordList: Sendable {
    /// The value by the form of each of its words.
    private let values: [String: String]
    /// The values, each with what it is called in forms.
    package let titles: [(value: String, title: Text)]

    package init(_ column: String, oneOf allowed: [String], ruleset: Ruleset) {
        var values: [String: String] = [:]
        var titles: [(value: String, title: Text)] = []
        for value in allowed {
            let law = Self.law(value, of: column, ruleset)
            let entry = PackWords.shared.entry(value, of: column)
            titles.append((value, law?.title ?? entry?.title ?? Text(zh: value, en: value)))
            for word in (law?.words ?? []) + (entry?.words ?? []) where values[WordForm.of(word)] == nil {
                values[WordForm.of(word)] = value
            }
        }
        // The value itself always means itself.
        for value in allowed { values[WordForm.of(value)] = value }
        self.values = values
        self.titles = titles
    }

    /// The value that a word stands for; nil for a word that is not known. O(length).
    func value(_ word: String) -> String? { values[WordForm.of(word)] }

    /// What the law calls a class, a grade or a kind of line.
    private static func law(_ value: String, of column: String, _ ruleset: Ruleset) -> (title: Text, words: [String])? {
        switch column {
        case "class":
            ruleset.classes.first { $0.id.id == value }.map { rule in
                (rule.name, [rule.name.own, rule.name.en, rule.title.own, rule.title.en, rule.name.own + "区"])
            }
        case "grade", "kind":
            if let area = ruleset.area(value) {
                (area.title, [area.title.own, area.title.en])
            } else {
                (ruleset.sources.first { $0.kind.id == value } ?? ruleset.sources.first { $0.selector.grades.contains(value) }).map {
                    rule in
                    (rule.title, [rule.title.own, rule.title.en] + (rule.annexWord.map { [$0] } ?? []))
                }
            }
        default: nil
        }
    }
}
