import ArgumentParser
import CommandParts
import NoiseZoning
import Wording

/// Arguments that a verb found not to go together when it ran: the parser itself no longer knows whose they were.
struct VerbRefusal: Error {
    let cause: any Error
    let verb: any ParsableCommand.Type
}

/// What the argument parser has to say, in the language of the program.
enum ParserWords {
    /// The text that was asked for: help, version, completions; nil for an error.
    static func help(_ error: any Error) -> String? {
        guard Noisezone.exitCode(for: error) == .success else { return nil }
        let text = Noisezone.fullMessage(for: error)
        let isHelp = text.hasPrefix("OVERVIEW: ")
        return (isHelp && Terminal.language == .zh ? HelpPage(english: text)?.text : nil) ?? text + "\n"
    }

    /// What was typed wrong: told like every other fault, and then how the verb is called.
    static func failure(_ error: any Error) -> (failure: Failure, usage: String?) {
        let refusal = error as? VerbRefusal
        var sentence = Noisezone.message(for: refusal?.cause ?? error)
        if sentence.hasSuffix(".") || sentence.hasSuffix("。") { sentence.removeLast() }
        let text = refusal.map { "Usage: " + Noisezone.usageString(for: $0.verb) } ?? Noisezone.fullMessage(for: error)
        let usage = text.split(separator: "\n").map(String.init).drop { !$0.hasPrefix("Usage: ") }
        let verb = usage.first.flatMap { $0.split(separator: " ").dropFirst(2).first }.map(String.init) ?? ""
        let isVerb = Noisezone.configuration.subcommands.contains { $0.configuration.commandName == verb }
        let help = isVerb ? "noisezone \(verb) --help" : "noisezone --help"
        var fix: Phrase = ""
        if sentence.lowercased().contains("unexpected argument"), ["query", "check"].contains(verb) {
            fix = verb == "query" ? "A place goes with --at, a file of places with --input" : "A level goes with --level, a place with --at"
        } else if Terminal.tellsJSON {
            fix = "See \(help)"
        }
        let failure = Failure(.usage, CommandFault.usage, said(sentence), fix: fix)
        let call = usage.first.map { HelpPage.valueNames(String($0.dropFirst("Usage: ".count)), in: Terminal.language) } ?? ""
        if call.isEmpty { return (failure, nil) }
        let more: Phrase = "Usage: \(call)"
        let reference: Phrase = "See '\(help)' for more information"
        return (failure, more.text(in: Terminal.language) + "\n  " + reference.text(in: Terminal.language) + "\n")
    }

    /// The sentences of the parser. Those of our own checks are said in the language already.
    private static let sentences = [
        "Unknown option '{}'. Did you mean '{}'?", "Unknown option '{}'", "Missing value for '{}'", "Missing expected argument '{}'",
        "Unexpected argument '{}'", "{} unexpected arguments: '{}'", "The value '{}' is invalid for '{}'. Please provide one of {}",
        "The value '{}' is invalid for '{}'", "The option '{}' does not take any value, but '{}' was specified",
        "Invalid option: {}",
    ]

    private static func said(_ sentence: String) -> Phrase {
        guard Terminal.language == .zh else { return Phrase(verbatim: sentence) }
        let named = HelpPage.valueNames(sentence, in: .zh).replacing(/' (or|and) '/, with: "', '")
        return Phrase.recognising(named, as: sentences) ?? Phrase(verbatim: sentence)
    }
}
