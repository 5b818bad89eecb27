import StrictJSON
import Wording

extension Frontage {
    /// `: 62.0 % of its NE frontage has three storeys or more`, after the name of the row.
    package var words: Phrase {
        let low = FixedDecimal.text(share.lowerBound * 100, places: 1)
        let high = FixedDecimal.text(share.upperBound * 100, places: 1)
        let percent: Phrase = low == high ? "\(low) %" : "\(low) to \(high) %"
        let words: Phrase = ": \(percent) of its \(Compass.words(side)) frontage has three storeys or more"
        if outcome == .undecided { return "\(words) (storeys unknown)" }
        return isDoubtful ? "\(words) (doubtful)" : words
    }
}

extension Frontage.Outcome {
    package var words: Phrase {
        switch self {
        case .open: "rule 2: the band runs through"
        case .shielded: "rule 3: buildings cut it back"
        case .undecided: "undecided between rules 2 and 3"
        }
    }
}

extension FunctionalZone.Sight {
    package var words: Phrase {
        switch self {
        case .front: "between the first row of buildings and the boundary line"
        case .direct: "in direct sight of the boundary line"
        case .shielded: "behind buildings, out of sight of the boundary line"
        case .footprint: "under a building"
        }
    }
}
