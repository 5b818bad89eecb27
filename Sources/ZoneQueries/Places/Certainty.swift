import Regulation
import StrictJSON
import Wording
import ZoningModel

extension Finding {
    /// Whether another answer is possible, and by which error; nil where data and place are taken as exact.
    package var certainty: (label: Phrase, words: Phrase)? {
        guard let dataError else { return nil }
        var error: Phrase
        switch (accuracy?.ofPlace ?? 0, dataError) {
        case (0, 0): return nil
        case (0, _): error = "within the accuracy of the data [A0]"
        case (let metres, 0): error = "within \(FixedDecimal.text(metres, places: 1, trimmed: true)) m of the place [A1]"
        case (let metres, _):
            error = "within \(FixedDecimal.text(metres, places: 1, trimmed: true)) m of the place and the accuracy of the data [A1, A0]"
        }
        let possibilities = possibilities
        if possibilities.count == 1 { return ("certain", "no other class \(error)") }
        return ("possible", "\(Phrase.list(possibilities.map(\.fullTitle))): \(error)")
    }
}

extension Designation {
    /// `class 4a 70/55`, `class 3 (limits of 1) 55/45`, `outside the district`
    package var fullTitle: Phrase {
        guard let zoneClass else {
            return switch status {
            case .outside: "outside the district"
            case .unzoned: "unzoned land"
            case .inside: "no class assigned"
            }
        }
        let name: Phrase =
            limitsClass.map { $0 != zoneClass } == true ? "class \(zoneClass) (limits of \(limitsClass?.id ?? ""))" : "class \(zoneClass)"
        guard let limits else { return name }
        return "\(name) \(limits.day)/\(limits.night)"
    }

    /// The class; with whose limits where another of the answers has the same class.
    package func name(with others: [Designation]) -> Phrase {
        guard let zoneClass else { return fullTitle }
        let isTwofold = others.contains { $0.zoneClass == zoneClass && $0.limitsClass != limitsClass }
        guard isTwofold, let limitsClass, limitsClass != zoneClass else { return Phrase(verbatim: zoneClass.id) }
        return "\(zoneClass) (limits of \(limitsClass))"
    }
}
