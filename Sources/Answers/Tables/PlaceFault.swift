import FeatureIO
import Wording

/// Why a row has no place: what is wrong and how to mend it.
struct PlaceFault: Error {
    /// Which fault it is: a case of its room's list.
    let fault: AnyFaultCode
    let what: Phrase
    let fix: Phrase

    init(code: some FaultCode, what: Phrase, fix: Phrase) {
        fault = AnyFaultCode(code)
        self.what = what
        self.fix = fix
    }

    /// The same where it is the header that is at fault.
    func file(_ path: String) -> FileError { FileError(code: fault, path: path, what: what, fix: fix, kind: .badData) }
}
