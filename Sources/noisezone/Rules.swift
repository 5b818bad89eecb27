import Answers
import ArgumentParser
import CommandParts
import FeatureIO
import NoiseZoning
import Regulation

struct Rules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Print the rule book: classes, limits, hours, distances, zones, annexes, readings, dates.")

    @Option(
        help: ArgumentHelp("Whose rules: one that ships (see --list), or a file of one that is being written.", valueName: "id"),
        completion: .rulesets)
    var ruleset: String = Ruleset.standardID

    @Flag(help: "List the rulesets that ship, and say no more.")
    var list = false

    @Flag(help: "A page (HTML): every clause, what is taken from it, how it is read, where it is decided, and the cases that prove it.")
    var annotated = false

    @Option(help: "How the rules are written.")
    var format: AccountFormat = .text

    @OptionGroup var language: LanguageOption

    func run() async throws {
        if list {
            var shelf: [Ruleset] = []
            for id in Ruleset.bundledIDs { shelf.append(try Self.ruleset(id)) }
            switch format {
            case .text: try Terminal.print(RuleBook.shelf(shelf, language: language.lang))
            case .json: try Terminal.print(data: String(decoding: RuleBook.shelfJSON(shelf), as: UTF8.self))
            }
            return
        }
        let ruleset = try Self.ruleset(self.ruleset)
        if annotated {
            // A file that is being written has no index yet.
            let cases = self.ruleset.isPath ? nil : try Self.shipped { () throws(RegulationError) in try CaseIndex.bundled(ruleset.id) }
            try Terminal.print(
                data: String(decoding: AnnotatedRules(ruleset, cases: cases, language: language.lang).html(), as: UTF8.self))
            return
        }
        switch format {
        case .text: try Terminal.print(RuleBook.text(ruleset, language: language.lang))
        case .json: try Terminal.print(data: String(decoding: RuleBook.json(ruleset), as: UTF8.self))
        }
    }

    /// Rules that ship by their identifier, others from a file, which is then looked over as a whole.
    private static func ruleset(_ name: String) throws(Failure) -> Ruleset {
        guard name.isPath else { return try shipped { () throws(RegulationError) in try Ruleset.bundled(name) } }
        let bytes: [UInt8]
        do throws(FileError) { bytes = try readFile(name) } catch { throw Failure(error) }
        do throws(RegulationError) { return try Ruleset(json: bytes, file: name) } catch {
            throw Failure(.badData, CommandFault.rulesetFile, error.phrase)
        }
    }

    private static func shipped<Value>(_ read: () throws(RegulationError) -> Value) throws(Failure) -> Value {
        do throws(RegulationError) { return try read() } catch {
            if case .unknownRuleset = error { throw Failure(.usage, PackFault.rulesetUnknown, error.phrase) }
            throw Failure(.internalFault, CommandFault.ruleset, error.phrase, fix: "Please report this")
        }
    }
}

extension String {
    /// Whether it names a file, and not rules that ship.
    fileprivate var isPath: Bool { contains("/") || hasSuffix(".json") }
}
