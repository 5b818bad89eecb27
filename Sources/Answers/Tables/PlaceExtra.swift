import Regulation
import ZoningModel

/// Columns of a table of places that are added when they are asked for.
public enum PlaceExtra: String, Sendable, CaseIterable {
    /// Metres to the nearest change of class or limits; whether the answer is certain; every class that it may be; the reasons.
    case distance, certain, candidates, because

    /// `nz_distance_m`, `nz_certain` …
    var column: String { self == .distance ? "nz_distance_m" : "nz_\(rawValue)" }

    func field(of finding: Finding) -> String {
        switch self {
        case .distance: finding.change.map { AnswerWords.metres($0.distance) } ?? ""
        case .certain: finding.isCertain ? "true" : "false"
        case .candidates: finding.candidates.joined(separator: " ")
        case .because: finding.because.map(\.field).joined(separator: "; ")
        }
    }
}

extension Reason {
    /// `W5 二(四)1 表1 annex1-16 荣华南路`
    var field: String { [reading.rawValue, clause, feature].filter { !$0.isEmpty }.joined(separator: " ") }
}
