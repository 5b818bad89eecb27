import ArgumentParser
import CommandParts
import FeatureIO
import NoiseZoning
import SystemIO
import Wording

@main
enum Main {
    /// The one place where a fault is told and the program ends.
    static func main() async {
        StandardStreams.prepare()
        do { try await answer() } catch let failure as Failure {
            end(failure)
        } catch {
            let (failure, usage) = ParserWords.failure(error)
            end(failure, usage: usage)
        }
    }

    private static func answer() async throws {
        if let doubt = LocalLanguage.ofEnvironment.doubt, CommandWords.value(of: "--lang") == nil { Terminal.tell(doubt) }
        let words = CommandWords.forParser
        if let call = PlaceCall(quick: words) {
            do { return try await call.run() } catch let failure as Failure { throw failure } catch {
                throw VerbRefusal(cause: error, verb: Query.self)
            }
        }
        // The parser calls a verb that it does not know an argument too many; a mistyped one deserves the list of those there are.
        let verbs = Noisezone.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        if let verb = words.first, !verb.hasPrefix("-"), !verbs.contains(verb) {
            throw Failure(.usage, CommandFault.usage, "There is no command \(verb)", fix: "Give one of: \(Phrase.list(verbs))")
        }
        // No option means anything by nothing; it is what a script gives whose variable is not set.
        if let empty = CommandWords.empty {
            throw Failure(.usage, CommandFault.usage, "\(empty): the value is empty", fix: "Leave it out, or give a value")
        }
        var command: any ParsableCommand
        do { command = try Noisezone.parseAsRoot(words) } catch {
            guard let text = ParserWords.help(error) else { throw error }
            return try Terminal.print(data: text)
        }
        do {
            if var verb = command as? any AsyncParsableCommand { return try await verb.run() }
            try command.run()
        } catch let failure as Failure { throw failure } catch {
            // `noisezone help VERB`, and the program without a verb.
            guard let text = ParserWords.help(error) else { throw VerbRefusal(cause: error, verb: type(of: command)) }
            try Terminal.print(data: text)
        }
    }

    private static func end(_ failure: Failure, usage: String? = nil) -> Never {
        for fault in failure.faults { Terminal.tell(fault) }
        if let usage, !Terminal.tellsJSON { Terminal.status(usage) }
        SystemIO.exit(failure.kind.exitCode)
    }
}
