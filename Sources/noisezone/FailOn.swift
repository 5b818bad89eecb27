import ArgumentParser
import CommandParts
import NoiseZoning
import Regulation
import Wording

/// A siting condition: classes on which a place must not lie.
struct FailOnOption: ParsableArguments {
    @Option(
        help: ArgumentHelp("Exit with 1 if the class of the place is one of these, with commas between.", valueName: "classes"),
        completion: .classes)
    var failOn: String?

    func validate() throws {
        if failOn != nil, Self.names(failOn).isEmpty { throw Failure.usage("--fail-on: name at least one class.") }
    }

    /// The classes as the rules that are asked write them; refused are those that no place can have.
    func classes(of ruleset: Ruleset) throws -> Set<String> { try Self.classes(failOn, of: ruleset) }

    /// The same of the words behind the option.
    static func classes(_ words: String?, of ruleset: Ruleset) throws -> Set<String> {
        let names = names(words)
        if names.isEmpty { return [] }
        return Set(try names.map { try KnownClass.named($0, in: ruleset, option: "--fail-on") })
    }

    private static func names(_ words: String?) -> [String] {
        (words ?? "").split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    }
}
