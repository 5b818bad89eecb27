import ArgumentParser
import FeatureIO
import Geometry
import MapMaking
import Projection
import Regulation
import SystemIO
import Wording
import ZoningModel

/// The command: one file a verb, each of them arguments in, a call of the library, an answer out.
///
/// Every verb says its name: to make it of the name of its type, the parser would have all types described at every start, a millisecond.
@main
struct Noisezone: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "noisezone",
        abstract: "Which noise class and which day and night limits apply at a place, and why.",
        discussion: """
            Reads the zoning rules of Beijing's Economic-Technological Development Area (京技管发〔2025〕8号).
            Data go to stdout, everything else to stderr.

            Exit codes: 0 answered; 1 check failed; 2 not decidable; 64 usage; 65 bad input data; 66 input not found; \
            69 service unavailable; 70 internal fault; 73 cannot create output; 74 I/O error.
            """,
        version: version,
        subcommands: [
            Build.self, Query.self, Check.self, Parcel.self, Export.self, Diff.self, Validate.self, TraceNetwork.self, Rules.self,
        ])

    /// The one place where a fault is told and the program ends.
    static func main() async {
        StandardStreams.prepare()
        do { try await answer() } catch let failure as Failure {
            end(failure)
        } catch { end(ParserWords.failure(error)) }
    }

    private static func answer() async throws {
        if let doubt = LocalLanguage.ofEnvironment.doubt, CommandWords.value(of: "--lang") == nil { Terminal.tell(doubt) }
        // The parser calls a verb that it does not know an argument too many; a mistyped one deserves the list of those there are.
        let verbs = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        let words = CommandWords.forParser
        if let verb = words.first, !verb.hasPrefix("-"), !verbs.contains(verb) {
            throw Failure(.usage, "usage", "There is no command \(verb)", fix: "Give one of: \(Phrase.list(verbs))")
        }
        // No option means anything by nothing; it is what a script gives whose variable is not set.
        if let empty = CommandWords.empty {
            throw Failure(.usage, "usage", "\(empty): the value is empty", fix: "Leave it out, or give a value")
        }
        var command: any ParsableCommand
        do { command = try parseAsRoot(words) } catch {
            guard let text = ParserWords.help(error) else { throw error }
            return try Terminal.print(data: text)
        }
        if var verb = command as? any AsyncParsableCommand { return try await verb.run() }
        do { try command.run() } catch {
            // `noisezone help VERB`, and the program without a verb.
            guard let text = ParserWords.help(error) else { throw error }
            try Terminal.print(data: text)
        }
    }

    private static func end(_ failure: Failure) -> Never {
        for fault in failure.faults { Terminal.tell(fault) }
        if let usage = failure.usage, !Terminal.tellsJSON { Terminal.status(usage) }
        SystemIO.exit(failure.code)
    }

    /// The version of libproj is known to libproj alone, and to open it takes longer than most answers: only where it is asked for.
    private static var version: String {
        guard CommandLine.arguments.contains("--version") else { return programVersion }
        return """
            noisezone \(programVersion)
            GEOS \(GEOSContext.version)
            PROJ \(PROJVersion.text)
            rulesets \(Ruleset.bundledIDs.joined(separator: ", "))
            """
    }
}
