import ArgumentParser
import FeatureIO
import Geometry
import NoiseZoning
import Projection
import Regulation
import Wording

/// How a verb ends when it cannot do what was asked: the fault on stderr, and the exit code that scripts read.
enum Failure {
    /// What the exit codes mean (`noisezone --help` lists them).
    enum Code: Int32 {
        case checkFailed = 1
        case undecided = 2
        case usage = 64
        case badData = 65
        case notFound = 66
        case internalFault = 70
        case cannotCreate = 73
        case ioError = 74
    }

    static func exit(_ code: Code, _ message: Phrase) -> ExitCode {
        Terminal.note(message)
        return ExitCode(code.rawValue)
    }

    /// `error: what [name]`; `name` is the stable one of the fault, for scripts.
    static func exit(_ code: Code, _ name: String, _ what: Phrase) -> ExitCode { exit(code, "error: \(what) [\(name)]") }

    /// What the parser says of arguments that do not go together, before its own lines on usage.
    static func usage(_ what: Phrase) -> ValidationError { ValidationError(what.text(in: Terminal.language)) }

    static func exit(_ error: FileError) -> ExitCode {
        // A reader that has closed the pipe has what it wanted: that is no fault to tell of.
        if error.code != "pipe-closed" { Terminal.note(error) }
        return ExitCode(error.kind.rawValue)
    }

    static func exit(_ diagnostics: [Diagnostic]) -> ExitCode {
        for diagnostic in diagnostics { Terminal.note(diagnostic) }
        Terminal.note("\(Diagnostic.count(diagnostics)): nothing was made" as Phrase)
        return ExitCode(Code.badData.rawValue)
    }

    static func exit(_ error: BuildError) -> ExitCode {
        switch error {
        case .file(let error): return exit(error)
        case .data(let diagnostics): return exit(diagnostics)
        case .notInForce(let ruleset, let date): return notInForce(ruleset, date)
        case .geometry(let error): return exit(.internalFault, "error: \(error). Please report this, with the data pack [geometry]")
        }
    }

    /// Reading T2.
    static func notInForce(_ ruleset: Ruleset, _ date: CivilDate) -> ExitCode {
        exit(
            .undecided, "date-before-ruleset",
            "there is no ruleset for \(date): \(ruleset.document.number) is in force from \(ruleset.document.inForceFrom). Ask about a later day"
        )
    }

    static func exit(_ error: MapReadError) -> ExitCode {
        switch error {
        case .file(let error): exit(error)
        case .data(let diagnostics): exit(diagnostics)
        }
    }
}
