import LevelChecks
import Regulation
import Wording
import ZoningModel

extension LevelAnswer {
    /// The answer as a person reads it: the verdict first, then the figures, then where they stand, then what to beware of.
    public func text(_ language: Language) -> ShownText {
        let words = LevelWords(language: language)
        let labels = AnswerWords(language: language)
        var lines: [ShownText] = ["\(words.headline(finding))"]
        func line(_ label: Phrase, _ value: String) { lines.append("\(labels.label(label))\(value)") }
        line(LevelWords.level, words.level(finding.question))
        if let background = words.background(finding) { line(LevelWords.background, background) }
        if let compared = words.compared(finding) { line(LevelWords.compared, compared) }
        if let wanted = words.wanted(finding) { line(LevelWords.wanted, wanted) }
        if let limit = finding.limit { line(LevelWords.standard, words.standard(limit)) }
        if let land = words.land(finding) { line(LevelWords.landClass, land) }
        for (number, step) in finding.steps.filter({ $0.kind == .statute }).enumerated() {
            line(number == 0 ? LevelWords.statute : "", words.statute(step.ground.source))
        }
        for (number, note) in finding.notes.enumerated() {
            line(number == 0 ? AnswerWords.note : "", language(note.text))
        }
        if let now { line(Now.label, now.words(language)) }
        line(AnswerWords.date, "\(finding.question.date) · \(words.period(finding.question.period)) · \(check.ruleset.id)")
        if let map { line(AnswerWords.data, labels.status(map.meta)) }
        return ShownText(lines: lines)
    }
}

/// The words of a check, in both languages.
struct LevelWords {
    let language: Language

    static let level: Phrase = "level"
    static let background: Phrase = "backgr."
    static let compared: Phrase = "compared"
    static let wanted: Phrase = "to comply"
    static let standard: Phrase = "standard"
    static let landClass: Phrase = "class"
    static let statute: Phrase = "law"

    func period(_ period: DayPeriod) -> String { language(period == .day ? "day" : "night") }

    func headline(_ finding: LevelFinding) -> String {
        let verdict = language(finding.verdict.title)
        guard let comparison = finding.deciding, let limit = finding.limit else { return verdict }
        let size = max(comparison.margin, Decibels(0) - comparison.margin)
        switch finding.verdict {
        case .pass:
            return language("\(verdict): limit \(limit.value) dB(A), \(size) dB to spare")
        case .exceeds:
            return language("\(verdict): limit \(limit.value) dB(A), \(size) dB above it")
        case .undecided: return language("\(verdict): limit \(limit.value) dB(A)")
        }
    }

    func level(_ question: LevelQuestion) -> String {
        language("\(question.level) dB(A), \(question.quantity.title), \(question.place.title), \(period(question.period))")
    }

    func background(_ finding: LevelFinding) -> String? {
        guard let background = finding.question.background, let difference = finding.difference else { return nil }
        let start: Phrase = "\(background) dB(A), Δ \(difference)"
        guard let correction = finding.correction, let corrected = finding.corrected else { return language("\(start), not corrected") }
        if correction == 0 { return language("\(start), nothing taken off") }
        return language("\(start), \(correction), leaves \(corrected) dB(A)")
    }

    func compared(_ finding: LevelFinding) -> String? {
        guard let limit = finding.limit, let full = finding.full, let rounded = finding.rounded else { return nil }
        let values =
            finding.decides == .full || full.value == rounded.value
            ? "\(full.value)" : language("\(rounded.value) (\(full.value) rounded)")
        return language("\(values) against \(limit.value) dB(A)")
    }

    /// What a level would have to be; nothing where it complies.
    func wanted(_ finding: LevelFinding) -> String? {
        guard finding.verdict != .pass, let most = finding.atMost else { return nil }
        if finding.question.background != nil { return language("with the background taken off it must be at most \(most) dB(A)") }
        return language("it must be at most \(most) dB(A)")
    }

    func standard(_ limit: StandardLimit) -> String {
        var clauses: [String] = []
        for clause in limit.grounds.map(\.source.clause) where !clauses.contains(clause) { clauses.append(clause) }
        let list = Phrase.list(clauses)
        guard let name = limit.standardClass else { return language("\(limit.edition) — \(list)") }
        return language("\(limit.edition), class \(name) — \(list)")
    }

    func land(_ finding: LevelFinding) -> String? {
        let land = finding.question.land
        var text: Phrase? = land.zoneClass.map { Phrase(verbatim: $0.id) }
        if let place = land.place {
            let zones = Phrase.list(place.finding.zones.map { "\($0.id) \($0.name)" })
            var at: Phrase = "at \(place.text) (\(place.crs.words(isTaken: place.isSystemTaken, link: place.link)))"
            if !place.finding.zones.isEmpty { at = "\(at), \(zones)" }
            text = text.map { "\($0), \(at)" } ?? "none, \(at)"
        } else if let given = text {
            text = "\(given) (given)"
        }
        guard let text else { return nil }
        let clause = finding.steps.first { $0.kind == .zone }.map { " — \($0.ground.source)" } ?? ""
        return language(text) + clause
    }

    func statute(_ source: Citation) -> String {
        language("《\(source.document)》 art. \(source.clause)")
    }
}
