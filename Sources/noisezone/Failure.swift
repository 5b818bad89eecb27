import ArgumentParser
import FeatureIO
import Geometry
import NoiseZoning
import Projection
import Regulation
import Wording
import ZoningFiles
import ZoningModel

/// How a verb ends when it cannot do what was asked: the exit code that scripts read, and the faults that are the reason.
///
/// A value, thrown like any other: what it says is said once, where the program ends (`Noisezone.main`).
struct Failure: Error {
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

    let code: Int32
    /// In the order in which they are told; none where the answer has said it all.
    var faults: [Diagnostic] = []
    /// What the parser adds for a person: how the verb is called.
    var usage: String?

    /// What the parser is told of arguments that do not go together; it comes back as a failure, see `ParserWords`.
    static func usage(_ what: Phrase) -> ValidationError { ValidationError(what.text(in: Terminal.language)) }

    /// An answer that is its own explanation: a limit exceeded, a place outside.
    init(_ code: Code) { self.code = code.rawValue }

    /// `name` is the stable one of the fault, for scripts.
    init(_ code: Code, _ name: String, file: String? = nil, _ what: Phrase, fix: Phrase = "") {
        self.code = code.rawValue
        // 1 and 2 are answers: what was asked about is at fault, not the data.
        let isAnswer = code == .checkFailed || code == .undecided
        faults = [Diagnostic(code: name, severity: isAnswer ? .note : .error, file: file, what: what, fix: fix)]
    }

    init(_ error: FileError) {
        code = error.kind.rawValue
        // A reader that has closed the pipe has what it wanted: that is no fault to tell of.
        if error.code != "pipe-closed" { faults = [Diagnostic(error)] }
    }

    init(_ diagnostics: [Diagnostic]) {
        code = Code.badData.rawValue
        faults = diagnostics + [Diagnostic(code: "nothing-made", what: "\(Diagnostic.count(diagnostics)): nothing was made")]
    }

    init(_ error: BuildError) {
        switch error {
        case .file(let error): self.init(error)
        case .data(let diagnostics): self.init(diagnostics)
        case .notInForce(let ruleset, let date): self.init(notInForce: ruleset, date)
        case .geometry(let error):
            self.init(.internalFault, "geometry", Phrase(verbatim: "\(error)"), fix: "Please report this, with the data pack")
        }
    }

    init(_ error: MapReadError) {
        switch error {
        case .file(let error): self.init(error)
        case .data(let diagnostics): self.init(diagnostics)
        }
    }

    init(_ error: ProjectionError, _ code: Code = .badData) {
        self.init(code, error.code.rawValue, error.what, fix: error.fix)
    }

    /// Reading T2.
    init(notInForce ruleset: Ruleset, _ date: CivilDate) {
        self.init(
            .undecided, "date-before-ruleset",
            "there is no ruleset for \(date): \(ruleset.document.number) is in force from \(ruleset.document.inForceFrom)",
            fix: "Ask about a later day")
    }
}
