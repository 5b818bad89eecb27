import ArgumentParser
import NoiseZoning
import Wording

extension Failure.Kind {
    /// What scripts read (sysexits.h; `noisezone --help` lists them).
    package var exitCode: Int32 {
        switch self {
        case .checkFailed: 1
        case .undecided: 2
        case .usage: 64
        case .badData: 65
        case .notFound: 66
        case .unavailable: 69
        case .internalFault: 70
        case .cannotCreate: 73
        case .ioError: 74
        }
    }
}

extension Failure {
    /// What the parser is told of arguments that do not go together; it comes back as a failure, see `ParserWords`.
    package static func usage(_ what: Phrase) -> ValidationError { ValidationError(what.text(in: Terminal.language)) }
}
