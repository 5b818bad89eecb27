import ArgumentParser
import FeatureIO
import NoiseZoning
import Regulation

struct Rules: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Print the rule book: classes, limits, hours, distances, zones, annexes, readings, dates.")

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Option(help: "How the rules are written.")
    var format: Format = .text

    @OptionGroup var language: LanguageOption

    func run() async throws {
        let ruleset: Ruleset
        do throws(RegulationError) {
            ruleset = try Ruleset.bundled(Ruleset.standardID)
        } catch { throw Failure(.internalFault, CommandFault.ruleset, error.phrase, fix: "Please report this") }
        switch format {
        case .text: try Terminal.print(RuleBook.text(ruleset, language: language.lang))
        case .json: try Terminal.print(data: String(decoding: RuleBook.json(ruleset), as: UTF8.self))
        }
    }
}
