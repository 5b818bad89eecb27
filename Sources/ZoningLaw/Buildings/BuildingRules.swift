import Geometry
import Regulation
import ZoningModel

/// Clause 二(四)2 and 3 as this run applies them; every figure comes from the ruleset.
struct BuildingRules: Sendable {
    private let rule: BuildingRule

    init(_ ruleset: Ruleset) { rule = ruleset.buildings }

    /// Whether a building counts as one of three storeys or more; nil where its storeys are not known (reading B3).
    func isTall(_ storeys: Int?) -> Bool? {
        storeys.map { $0 >= rule.tallFromStoreys.value }  // 二(四)3: 三层以上(含三层)
    }

    /// Metres: neighbours of the first row this far apart are joined, the distance itself included.
    var joinedGap: Double { rule.joinedGap.value + Tolerance.limit }

    /// Which rule holds for a share of tall frontage; nil where it may be either.
    func outcome(of share: ClosedRange<Double>) -> Frontage.Outcome {
        // B1: "mainly" is more than the half. A share worked out from rounded lengths counts as the half.
        let half = rule.mainlyShare.value + Tolerance.share
        if share.lowerBound > half { return .shielded }
        return share.upperBound > half ? .undecided : .open
    }

    /// B1: shares this near to the half are told.
    func isDoubtful(_ share: ClosedRange<Double>) -> Bool {
        share.upperBound >= rule.doubtfulFromShare.value - Tolerance.share
            && share.lowerBound <= rule.doubtfulToShare.value + Tolerance.share
    }
}
