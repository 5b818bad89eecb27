import StrictJSON
import Wording

/// Asks whether names are replaced, and remembers: the features of a file have the same names in the same places.
struct ReplacedCheck {
    private let ask: (String) -> Bool
    /// By place among the properties.
    private var known: [(name: String, isReplaced: Bool)] = []

    init(_ ask: @escaping (String) -> Bool) { self.ask = ask }

    /// The places of properties whose names are replaced.
    mutating func places(_ members: [JSONMember]) -> [Int] {
        var places: [Int] = []
        let members = members.span
        for place in members.indices where isReplaced(members[place].name, at: place) { places.append(place) }
        return places
    }

    mutating func isReplaced(_ name: String, at place: Int) -> Bool {
        if place < known.count, known[place].name == name { return known[place].isReplaced }
        let answer = ask(name)
        if place < known.count { known[place] = (name, answer) } else if place == known.count { known.append((name, answer)) }
        return answer
    }
}

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
