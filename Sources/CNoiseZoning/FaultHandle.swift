import FeatureIO
import Wording

/// What an `nz_fault` is.
final class FaultHandle {
    /// Of ``texts``.
    enum Part: Int { case code, english, chinese }

    private let texts: CTexts

    init(_ error: FileError) {
        texts = CTexts([error.code, error.text(in: .en), error.text(in: .zh)].map { Array($0.utf8) })
    }

    subscript(part: Part) -> UnsafePointer<CChar>? { unsafe texts[part.rawValue] }
}
