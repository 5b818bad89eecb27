import FeatureIO
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

extension Answer {
    /// The answer as a person reads it: the class and the limits first, then why, then what to beware of.
    public func text(_ language: Language) -> ShownText {
        let words = AnswerWords(language: language)
        var lines: [ShownText] = ["\(words.headline(finding))"]
        func line(_ label: Phrase, _ value: String) { lines.append("\(words.label(label))\(value)") }
        if finding.answersHere.count > 1 {
            for (number, answer) in finding.answersHere.enumerated() {
                line(number == 0 ? AnswerWords.either : AnswerWords.or, words.outcome(answer))
            }
        }
        line(AnswerWords.place, "\(text) (\(words(systemWords)))")
        if let facade = finding.facade {
            line("façade", words(facade.words))
            if let passed = facade.passedWords { line(AnswerWords.note, words(passed)) }
        }
        for zone in finding.zones { line(AnswerWords.zone, "\(zone.id) \(zone.name)" + words.zoneClass(zone.zoneClass)) }
        for (number, reason) in finding.because.enumerated() {
            line(number == 0 ? AnswerWords.because : "", words.reason(reason))
        }
        if finding.isOnBoundary { line(AnswerWords.note, words(AnswerWords.onLine)) }
        if let change = finding.change { line(AnswerWords.next, words.change(change)) }
        if let certainty = finding.certainty { line(certainty.label, words(certainty.words)) }
        if let now { line(Now.label, now.words(language)) }
        if let uncertainty = finding.uncertainty { line(Uncertainty.label, uncertainty.words(language)) }
        let clock = isAboutToday && now == nil ? " · \(words(period == .day ? AnswerWords.day : AnswerWords.night))" : ""
        line(AnswerWords.date, "\(date)\(clock) · \(meta.ruleset)")
        line(AnswerWords.data, words.status(meta))
        return ShownText(lines: lines)
    }
}

/// The words of an answer, in both languages.
package struct AnswerWords {
    let language: Language

    func callAsFunction(_ text: Phrase) -> String { language(text) }

    static let place: Phrase = "place"
    static let zone: Phrase = "zone"
    static let because: Phrase = "why"
    static let either: Phrase = "either"
    static let or: Phrase = "or"
    static let note: Phrase = "note"
    static let next: Phrase = "nearest"
    static let date: Phrase = "date"
    static let data: Phrase = "data"
    static let day: Phrase = "day now"
    static let night: Phrase = "night now"
    static let onLine: Phrase = "the place is on a line between two answers"
    static let unassigned: Phrase = "no class is assigned here"
    static let carriageway: Phrase = " · on the carriageway"

    /// Labels padded to one width; a Chinese character takes two columns.
    func label(_ label: Phrase) -> String {
        DisplayWidth.padded(self(label), to: 10)
    }

    /// How far the feature of a reason may lie elsewhere.
    static func known(to metres: Double) -> Phrase { ", known to about ±\(FixedDecimal.text(metres, places: 0)) m" }

    static func metres(_ value: Double) -> String { FixedDecimal.text(value, places: 2) }

    /// The first line: the class and the limits. Where storeys decide that nobody knows, both classes (B3).
    func headline(_ finding: Finding) -> String {
        switch finding.status {
        case .outside, .unzoned: return self(finding.status.words)
        case .inside:
            if finding.hangsOnHeights { return language("\(either(finding.answersHere)): storeys or heights are not known") }
            guard let zoneClass = finding.zoneClass, let limits = finding.limits else { return self(Self.unassigned) }
            var line = headline(zoneClass.id, limits)
            if let of = finding.limitsClass, of != zoneClass { line += limitsOf(of) }
            if finding.isOnCarriageway { line += self(Self.carriageway) }
            return line
        }
    }

    func headline(_ id: String, _ limits: NoiseLimit) -> String {
        language("class \(id)  day \(limits.day) dB(A)  night \(limits.night) dB(A)")
    }

    /// `class 1 or 4a`
    func either(_ answers: [Designation]) -> Phrase {
        let names = answers.map { $0.name(with: answers) }
        return "class \(names.dropFirst().reduce(names.first ?? "") { "\($0) or \($1)" })"
    }

    /// One of several answers with its limits, as the headline has it.
    func outcome(_ answer: Designation) -> String {
        guard let zoneClass = answer.zoneClass, let limits = answer.limits else { return language(answer.fullTitle) }
        let line = headline(zoneClass.id, limits)
        guard let of = answer.limitsClass, of != zoneClass else { return line }
        return line + limitsOf(of)
    }

    func limitsOf(_ id: ZoneClass) -> String { language(" · limits of \(id)") }

    func zoneClass(_ zoneClass: ZoneClass?) -> String {
        guard let zoneClass else { return "" }
        return language(", class \(zoneClass)")
    }

    func reason(_ reason: Reason) -> String {
        var text = reason.feature
        if let measured = reason.measured.map({ FixedDecimal.text($0, places: 2) }) {
            let limit = reason.limit.map { FixedDecimal.text($0, places: 2, trimmed: true) } ?? "?"
            let isBetween = reason.reading == .r1
            text +=
                isBetween
                ? language(": between its boundary lines")
                : language(": \(measured) m from its boundary line, \(limit) m allowed")
        }
        if let frontage = reason.frontage { text += language(frontage.words) }
        if let sight = reason.sight { text += language(sight.words) }
        if let accuracy = reason.accuracy { text += language(Self.known(to: accuracy)) }
        if reason.edgeKind == .approximate { text += language(" (boundary line assumed)") }
        let source = reason.clause.isEmpty ? reason.reading.rawValue : "\(reason.clause) [\(reason.reading)]"
        return text.isEmpty ? source : "\(text) — \(source)"
    }

    func change(_ change: Finding.Change) -> String {
        let metres = Self.metres(change.distance)
        let beyond =
            switch change.status {
            case .outside: language("outside the district")
            case .unzoned: language("unzoned land")
            case .inside:
                if let zoneClass = change.zoneClass {
                    language("class \(zoneClass)")
                } else {
                    language("no class assigned")
                }
            }
        return language("\(metres) m to \(beyond)") + (change.accuracy.map { language(Self.known(to: $0)) } ?? "")
    }

    func status(_ meta: MapMeta) -> String { meta.statusWords.text(in: language) }
}

extension MapMeta {
    /// What kind of data the answer rests on.
    var statusWords: Phrase {
        let metres = FixedDecimal.text(positionalAccuracy, places: 1, trimmed: true)
        return switch status {
        case .schematic: "schematic, about ±\(metres) m: not for enforcement"
        case .imported where !accuracies.isEmpty: "imported, every line with its own accuracy"
        case .imported: "imported, about ±\(metres) m"
        case .surveyed: "surveyed, ±\(metres) m"
        }
    }

    /// Where the data are not fit to act on; nil for surveyed data.
    package var doubt: Diagnostic? {
        status == .schematic ? Diagnostic(code: AnswerFault.mapSchematic, severity: .warning, what: "\(title): \(statusWords)") : nil
    }
}
