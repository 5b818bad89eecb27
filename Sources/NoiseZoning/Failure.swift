import Answers
import FeatureIO
import Projection
import Regulation
import Wording
import ZoneQueries
import ZoningFiles
import ZoningModel

/// Why what was asked cannot be answered, or is answered with no: a value, told once, at the door that it leaves by.
///
/// A command prints the faults and ends with the exit code of the kind; a server answers with its status. Nothing is said while it is made.
public struct Failure: Error, Sendable {
    /// What sort of end it is.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// The answer is no: a limit is exceeded, a class is unwanted.
        case checkFailed
        /// More than one answer is possible, or none.
        case undecided
        /// The question itself is wrong.
        case usage
        case badData, notFound, unavailable, internalFault, cannotCreate, ioError
    }

    /// What sort of end it is, from which a command takes its exit code and a server its status.
    public let kind: Kind
    /// In the order in which they are told; none where the answer has said it all.
    public let faults: [Diagnostic]

    /// An answer that is its own explanation: a limit exceeded, a place outside.
    public init(_ kind: Kind) { (self.kind, faults) = (kind, []) }

    /// - Parameter code: the stable name of the fault, for scripts.
    public init(_ kind: Kind, _ code: some FaultCode, file: String? = nil, _ what: Phrase, fix: Phrase = "") {
        self.kind = kind
        // What was asked about is at fault, not the data.
        let isAnswer = kind == .checkFailed || kind == .undecided
        faults = [Diagnostic(code: code, severity: isAnswer ? .note : .error, file: file, what: what, fix: fix)]
    }

    /// A file that cannot be read or written, of the kind that the error has; no fault where a reader closed the pipe (`pipe-closed`).
    public init(_ error: FileError) {
        kind = Kind(error.kind)
        // A reader that has closed the pipe has what it wanted: that is no fault to tell of.
        faults = error.fault == FileFault.pipeClosed ? [] : [Diagnostic(error)]
    }

    /// Faults of data that keep a result from being made: `badData`, with `nothing-made` as the last fault, which counts them.
    public init(_ diagnostics: [Diagnostic]) {
        kind = .badData
        faults = diagnostics + [Diagnostic(code: SessionFault.nothingMade, what: "\(Diagnostic.count(diagnostics)): nothing was made")]
    }

    /// A map that cannot be built: a file, data, a day without rules (reading T2), or `internalFault` where GEOS fails.
    public init(_ error: BuildError) {
        switch error {
        case .file(let error): self.init(error)
        case .data(let diagnostics): self.init(diagnostics)
        case .notInForce(let ruleset, let date): self.init(notInForce: ruleset, date)
        case .geometry(let error):
            self.init(.internalFault, SessionFault.geometry, Phrase(verbatim: "\(error)"), fix: "Please report this, with the data pack")
        }
    }

    /// A map that cannot be read: its file, or `badData`.
    public init(_ error: MapReadError) {
        switch error {
        case .file(let error): self.init(error)
        case .data(let diagnostics): self.init(diagnostics)
        }
    }

    /// A place or system that PROJ cannot use, by the code of the error; `badData` unless the caller knows better.
    package init(_ error: ProjectionError, _ kind: Kind = .badData) {
        self.init(kind, error.code, error.what, fix: error.fix)
    }

    /// Text that is no coordinate: `badData`, with the code `coordinate-` and the cause, such as `coordinate-bad-number`.
    public init(_ error: CoordinateError) {
        self.init(.badData, error.cause, "“\(error.text)”: \(error.what)", fix: error.fix)
    }

    /// A façade that has no answer: `undecided`, by the code of the refusal.
    public init(_ refusal: FacadeRefusal) { self.init(.undecided, refusal.fault, refusal.words) }

    /// Reading T2.
    package init(notInForce ruleset: Ruleset, _ date: CivilDate) {
        self.init(
            .undecided, SessionFault.dateBeforeRuleset,
            "there is no ruleset for \(date): \(ruleset.document.number) is in force from \(ruleset.document.inForceFrom)",
            fix: "Ask about a later day")
    }
}

extension Failure: CustomStringConvertible {
    /// The faults in English, a line each; the name of the kind where there is none.
    public var description: String { faults.isEmpty ? "\(kind)" : faults.map(\.description).joined(separator: "\n") }
}

extension Failure.Kind {
    fileprivate init(_ kind: FileError.Kind) {
        self =
            switch kind {
            case .badData: .badData
            case .notFound: .notFound
            case .cannotCreate: .cannotCreate
            case .ioError: .ioError
            case .unavailable: .unavailable
            }
    }
}
