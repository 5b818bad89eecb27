import StrictJSON
import Wording

/// What people call the layers of a pack, their columns and the values in them (`words.json`). The words of the law are in the ruleset.
package struct PackWords: Sendable {
    /// A column or a value as it is called in forms, and what else it is called in files.
    struct Entry: Sendable {
        let title: Text
        let others: [String]

        /// All of its names.
        var words: [String] { [title.own, title.en] + others }
    }

    private let layers: [String: Text]
    private let columns: [String: Entry]
    private let values: [String: [String: Entry]]

    /// The table that ships; read once a process.
    package static let shared = (try? read(PackageResources.words_json)) ?? PackWords(layers: [:], columns: [:], values: [:])

    /// The name of a layer for people.
    package func title(ofLayer layer: String) -> Text? { layers[layer] }

    /// The name of a column for people.
    package func title(ofColumn column: String) -> Text? { columns[column]?.title }

    /// What a value of a column is called, where that is no word of the law.
    func entry(_ value: String, of column: String) -> Entry? { values[column]?[value] }

    /// Whether a file's column may well be this one, by its name.
    func isAlike(_ name: String, to column: String) -> Bool {
        guard let entry = columns[column] else { return false }
        let name = WordForm.bare(name)
        return entry.words.contains { WordForm.bare($0) == name }
    }

    static func read(_ bytes: [UInt8]) throws(JSONError) -> PackWords {
        func entries(_ table: inout StrictObject, _ others: String) throws(JSONError) -> [String: Entry] {
            var entries: [String: Entry] = [:]
            for name in table.names {
                var entry = try table.object(name)
                entries[name] = Entry(
                    title: Text(zh: try entry.string("zh"), en: try entry.string("en")), others: try entry.optionalStrings(others) ?? [])
                try entry.finish()
            }
            return entries
        }
        var object = try JSONDocument(bytes, file: "words.json").object()
        _ = try object.string("schema", oneOf: ["noisezone.words/1"])
        var (layers, columns, values) = (try object.object("layers"), try object.object("columns"), try object.object("values"))
        try object.finish()
        var words: [String: [String: Entry]] = [:]
        for name in values.names {
            var list = try values.object(name)
            words[name] = try entries(&list, "also")
        }
        return PackWords(
            layers: try entries(&layers, "also").mapValues(\.title), columns: try entries(&columns, "alike"), values: words)
    }
}
