import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

extension AnswerWords {
    /// Whether another answer is possible, and by which error; nil where data and place are taken as exact.
    func certainty(_ finding: Finding) -> (label: Phrase, words: String)? {
        guard let dataError = finding.dataError else { return nil }
        var error: Phrase
        switch (finding.accuracy?.ofPlace ?? 0, dataError) {
        case (0, 0): return nil
        case (0, _): error = "within the accuracy of the data [A0]"
        case (let metres, 0): error = "within \(FixedDecimal.text(metres, places: 1, trimmed: true)) m of the place [A1]"
        case (let metres, _):
            error = "within \(FixedDecimal.text(metres, places: 1, trimmed: true)) m of the place and the accuracy of the data [A1, A0]"
        }
        let possibilities = finding.possibilities
        if possibilities.count == 1 { return ("certain", language("no other class \(error)")) }
        return ("possible", language("\(Phrase.list(possibilities.map(title))): \(error)"))
    }

    /// `class 4a 70/55`, `class 3 (limits of 1) 55/45`, `outside the district`
    func title(_ answer: Designation) -> String {
        guard let zoneClass = answer.zoneClass else {
            return switch answer.status {
            case .outside: language("outside the district")
            case .unzoned: language("unzoned land")
            case .inside: language("no class assigned")
            }
        }
        let title = answer.limitsClass.map { name(of: zoneClass, limits: $0) } ?? name(of: zoneClass)
        guard let limits = answer.limits, !limits.isEmpty else { return title }
        return "\(title) \(limits.written)"
    }

    /// What the rules call the class.
    func name(of zoneClass: ZoneClass) -> String { law?.name(of: zoneClass) ?? language("class \(zoneClass)") }

    /// With whose limits, where they are another's: `class 3 (limits of 1)`.
    private func name(of zoneClass: ZoneClass, limits: ZoneClass) -> String {
        let own = name(of: zoneClass)
        if limits == zoneClass { return own }
        if let label = law?.existingRailway(limits) { return language("\(own) (\(label))") }
        return language("\(own) (limits of \(limits))")
    }

    /// `class 1 or 4a`; names that are more than an identifier stand in full.
    func either(_ answers: [Designation]) -> String {
        let isPlain = answers.allSatisfy { $0.zoneClass.map { name(of: $0) == language("class \($0)") } ?? true }
        let names = answers.map { answer -> String in
            guard let zoneClass = answer.zoneClass else { return title(answer) }
            let isTwofold = answers.contains { $0.zoneClass == zoneClass && $0.limitsClass != answer.limitsClass }
            let own = isPlain ? zoneClass.id : name(of: zoneClass)
            guard isTwofold, let limits = answer.limitsClass, limits != zoneClass else { return own }
            return law?.existingRailway(limits).map { language("\(own) (\($0))") } ?? language("\(own) (limits of \(limits))")
        }
        let all = names.dropFirst().reduce(names.first ?? "") { language("\($0) or \($1)") }
        return isPlain ? language("class \(all)") : all
    }
}
