import FeatureIO
import Wording

/// Why a row has no place: what is wrong and how to mend it.
struct PlaceFault: Error {
    /// A stable kebab-case name.
    let code: String
    let what: Phrase
    let fix: Phrase

    /// The same where it is the header that is at fault.
    func file(_ path: String) -> FileError { FileError(code: code, path: path, what: what, fix: fix, kind: .badData) }
}
