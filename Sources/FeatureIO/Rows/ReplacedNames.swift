import Wording

/// Columns and members of a file whose names the program uses itself, as of an earlier run: new ones stand in their place.
public enum ReplacedNames {
    /// What is told of them; nil for none.
    public static func note(_ names: [String], file: String) -> Diagnostic? {
        if names.isEmpty { return nil }
        return Diagnostic(
            code: "column-replaced", severity: .warning, file: file,
            what: "replaced, as answers of that name are added: \(Phrase.list(names))",
            fix: "Rename what is to stay")
    }
}
