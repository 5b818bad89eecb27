import FeatureIO
import NoiseZoning
import Projection
import StrictJSON
import Wording

/// Why a request is not answered, as RFC 9457 tells it: status, words, and the code that the command has for the same fault.
///
/// Names of files are not told: they are the server's own business.
package struct Problem: Error, Sendable {
    package let status: Int
    package let fault: AnyFaultCode
    package let what: Phrase
    package let fix: Phrase
    /// The methods that would be answered, for `Allow`.
    package var allowed: [String] = []

    package init(_ status: Int, _ code: some FaultCode, _ what: Phrase, fix: Phrase) {
        self.status = status
        fault = AnyFaultCode(code)
        self.what = what
        self.fix = fix
    }

    /// What a question ended with. What is wrong with the machine is for its keeper alone.
    package init(_ failure: Failure) {
        guard let status = failure.kind.status, let first = failure.faults.first, !Self.ofMachine.contains(first.fault) else {
            self = .failed
            return
        }
        self.init(status, first.fault, first.what, fix: first.fix)
    }

    /// What the machine lacks, though it is told of a place.
    private static let ofMachine = Set([ProjectionError.Code.databaseMissing, .outOfMemory].map { AnyFaultCode($0) })

    /// Something that no client can mend.
    package static let failed = Problem(
        500, ServerFault.failed, "the server could not answer", fix: "Try again later, or tell who keeps it")

    /// The type of ``json(in:)``.
    package static let type = "application/problem+json"

    /// As RFC 9457 writes it.
    package func json(in language: Language) -> [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.member("type", "about:blank")
            writer.member("title", HTTPWords.title(status))
            writer.member("status", status)
            writer.member("detail", what.text(in: language))
            writer.member("code", fault.code)
            if fix != "" { writer.member("fix", fix.text(in: language)) }
        }
        writer.newline()
        return writer.bytes
    }
}

extension Failure.Kind {
    /// The status of HTTP that says the same; nil for what is the server's own fault.
    fileprivate var status: Int? {
        switch self {
        case .usage, .badData: 400
        case .checkFailed, .undecided: 422
        case .notFound, .unavailable, .internalFault, .cannotCreate, .ioError: nil
        }
    }
}

/// The words of HTTP that stand in answers.
package enum HTTPWords {
    /// RFC 9110, 15.
    package static func title(_ status: Int) -> String {
        switch status {
        case 400: "Bad Request"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 406: "Not Acceptable"
        case 408: "Request Timeout"
        case 413: "Content Too Large"
        case 415: "Unsupported Media Type"
        case 422: "Unprocessable Content"
        case 431: "Request Header Fields Too Large"
        case 503: "Service Unavailable"
        default: "Internal Server Error"
        }
    }
}
