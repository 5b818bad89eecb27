import CommandParts
import NoiseZoning
import Regulation
import Wording

/// The classes that an option names, as the rules that are asked write them.
enum KnownClass {
    /// Refused is what no place can have; `option` is how the option is called.
    static func named(_ name: String, in ruleset: Ruleset, option: String) throws -> String {
        var known = ruleset.classes.map(\.id.id)
        // The standards that go with the rules may know more.
        let standard = ruleset.standards.isEmpty ? nil : try? StandardsBook.bundled().standards.first
        for other in standard?.outdoors.compactMap(\.standardClass) ?? [] where !known.contains(other) { known.append(other) }
        if known.contains(name) { return name }
        let alike = known.filter { $0.lowercased() == name.lowercased() }
        if alike.count == 1 { return alike[0] }
        throw Failure.usage("\(option): \(name) is no known class; give some of \(Phrase.list(known.sorted())).")
    }
}
