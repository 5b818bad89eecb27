import ArgumentParser
import NoiseZoning
import Regulation
import Wording

/// A siting condition: classes on which a place must not lie.
struct FailOnOption: ParsableArguments {
    @Option(help: ArgumentHelp("Exit with 1 if the class of the place is one of these, with commas between.", valueName: "classes"))
    var failOn: String?

    func validate() throws {
        guard failOn != nil else { return }
        let known = Self.known
        for name in classes where !known.contains(name) {
            throw Failure.usage("--fail-on: \(name) is no known class; give some of \(Phrase.list(known)).")
        }
        if classes.isEmpty { throw Failure.usage("--fail-on: give some of \(Phrase.list(known)).") }
    }

    var classes: Set<String> {
        Set((failOn ?? "").split(separator: ",").map { $0.filter { $0 != " " } })
    }

    /// The classes that a place may have: those of the ambient standard.
    private static var known: [String] {
        let standard = (try? StandardsBook.bundled())?.standards.first
        return standard?.outdoors.compactMap(\.standardClass).reduce(into: []) { if !$0.contains($1) { $0.append($1) } } ?? []
    }
}
