import Regulation
import StrictJSON

extension Frontage {
    /// `: 62.0 % of its NE side has three storeys or more`, after the name of the row.
    func words(_ language: Language) -> String {
        let low = FixedDecimal.text(share.lowerBound * 100, places: 1)
        let high = FixedDecimal.text(share.upperBound * 100, places: 1)
        let percent = low == high ? "\(low) %" : language == .zh ? "\(low)–\(high) %" : "\(low) to \(high) %"
        let doubt =
            outcome == .undecided
            ? (language == .zh ? "(层数不明)" : " (storeys unknown)") : isDoubtful ? (language == .zh ? "(存疑)" : " (doubtful)") : ""
        return language == .zh
            ? ":\(sideWords)侧临路建筑三层及以上占 \(percent)\(doubt)" : ": \(percent) of its \(side) frontage has three storeys or more\(doubt)"
    }

    /// The side by its Chinese name.
    private var sideWords: String {
        let names = ["N": "北", "NE": "东北", "E": "东", "SE": "东南", "S": "南", "SW": "西南", "W": "西", "NW": "西北"]
        return names[side] ?? side
    }
}

extension Frontage.Outcome {
    func words(_ language: Language) -> String {
        switch self {
        case .open: language == .zh ? "按第2项,不退让" : "rule 2: the band runs through"
        case .shielded: language == .zh ? "按第3项,受建筑遮挡" : "rule 3: buildings cut it back"
        case .undecided: language == .zh ? "未定:层数不明" : "undecided between rules 2 and 3"
        }
    }
}

extension FunctionalZone.Sight {
    func words(_ language: Language) -> String {
        switch self {
        case .direct: language == .zh ? "可直视边界线" : "in direct sight of the boundary line"
        case .shielded: language == .zh ? "被建筑遮挡" : "behind buildings, out of sight of the boundary line"
        case .footprint: language == .zh ? "在建筑内" : "under a building"
        }
    }
}
