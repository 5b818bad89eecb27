import FeatureIO
import NoiseZoning
import Wording

/// What an `nz_fault` is.
final class FaultHandle {
    /// Of ``texts``.
    enum Part: Int { case code, english, chinese }

    private let texts: CTexts

    convenience init(_ failure: Failure) { self.init(failure.faults, else: "\(failure.kind)") }

    /// The first one names it; all are told, a line each.
    init(_ faults: [Diagnostic], else code: String = "") {
        func words(_ language: Language) -> String { faults.map { $0.text(in: language) }.joined(separator: "\n") }
        texts = CTexts([faults.first?.code ?? code, words(.en), words(.zh)].map { Array($0.utf8) })
    }

    subscript(part: Part) -> UnsafePointer<CChar>? { unsafe texts[part.rawValue] }
}
