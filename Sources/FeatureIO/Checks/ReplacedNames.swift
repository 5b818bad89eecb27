import Wording

/// Columns and members of a file whose names the program uses itself, as of an earlier run: new ones stand in their place.
package enum ReplacedNames {
    /// So many are named in the note.
    private static let shown = 8

    /// What is told of them; nil for none.
    package static func note(_ names: [String], file: String) -> Diagnostic? {
        if names.isEmpty { return nil }
        let more = names.count - shown
        let list: Phrase = Phrase.list(names.prefix(shown))
        return Diagnostic(
            code: FileFault.columnReplaced, severity: .warning, file: file,
            what: "replaced, as answers of that name are added: \(more > 0 ? "\(list) and \(more) more" : list)",
            fix: "Rename what is to stay")
    }
}
