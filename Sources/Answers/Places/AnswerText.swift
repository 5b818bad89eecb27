import FeatureIO
import Geometry
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

extension Answer {
    /// The answer as a person reads it: the class and the limits first, then why, then what to beware of.
    public func text(_ language: Language) -> ShownText {
        let words = AnswerWords(language: language, ruleset: ruleset)
        var lines: [ShownText] = ["\(words.headline(finding))"]
        func line(_ label: Phrase, _ value: String) { lines.append("\(words.label(label))\(value)") }
        if finding.answersHere.count > 1 {
            for (number, answer) in finding.answersHere.enumerated() {
                line(number == 0 ? AnswerWords.either : AnswerWords.or, words.outcome(answer))
            }
        }
        if let limitsClass = finding.limitsClass {
            for other in words.law?.otherSets(of: limitsClass, on: date) ?? [] { line("", other) }
        }
        line(AnswerWords.place, "\(text) (\(words(systemWords)))")
        if crs.isShifted, let place { line("", words(AnswerWords.converted(place))) }
        if let facade = finding.facade {
            line("façade", words(facade.words))
            if let passed = facade.passedWords { line(AnswerWords.note, words(passed)) }
        }
        for zone in finding.zones { line(AnswerWords.zone, "\(zone.id) \(zone.name)" + words.zoneClass(zone.zoneClass)) }
        for (number, reason) in finding.because.enumerated() {
            line(number == 0 ? AnswerWords.because : "", words.reason(reason))
        }
        if let limitsClass = finding.limitsClass, !ruleset.isVerified(limitsOf: limitsClass, on: date) {
            line(AnswerWords.note, words(AnswerWords.unverified))
        }
        if finding.isOnBoundary { line(AnswerWords.note, words(AnswerWords.onLine)) }
        if let change = finding.change { line(AnswerWords.next, words.change(change)) }
        if let toDistrict { line(AnswerWords.border, words.border(toDistrict)) }
        if let nearestLine { line(AnswerWords.line, words.line(nearestLine)) }
        for (number, reason) in (whyNot?.lines(words) ?? []).enumerated() { line(number == 0 ? WhyNot.label : "", reason) }
        if let certainty = words.certainty(finding) { line(certainty.label, certainty.words) }
        if let now { line(Now.label, now.words(language)) }
        if let uncertainty = finding.uncertainty { line(Uncertainty.label, uncertainty.words(language)) }
        let clock = isAboutToday && now == nil ? " · \(words.now(period))" : ""
        line(AnswerWords.date, "\(date)\(clock) · \(meta.ruleset)")
        line(AnswerWords.data, words.status(meta))
        return ShownText(lines: lines)
    }
}

/// The words of an answer, in both languages.
package struct AnswerWords {
    let language: Language
    /// What the rules call their classes and periods; nil where no class is named.
    let law: LawWords?

    init(language: Language, ruleset: Ruleset? = nil) {
        self.language = language
        law = ruleset.map { LawWords($0, language) }
    }

    func callAsFunction(_ text: Phrase) -> String { language(text) }

    static let place: Phrase = "place"
    static func converted(_ place: Coordinate) -> Phrase {
        "in WGS 84: \(FixedDecimal.text(place.x, places: 7)),\(FixedDecimal.text(place.y, places: 7))"
    }
    static let zone: Phrase = "zone"
    static let because: Phrase = "why"
    static let either: Phrase = "either"
    static let or: Phrase = "or"
    static let note: Phrase = "note"
    static let next: Phrase = "nearest"
    static let border: Phrase = "border"
    static let line: Phrase = "line"
    static let date: Phrase = "date"
    static let data: Phrase = "data"
    static let onLine: Phrase = "the place is on a line between two answers"
    static let unverified: Phrase = "the limits are not verified: they were not read in the text itself"
    static let unassigned: Phrase = "no class is assigned here"
    static let carriageway: Phrase = " · on the carriageway"
    static let ownLand: Phrase = " · on the land of the line itself"

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
            guard let zoneClass = finding.zoneClass else { return self(Self.unassigned) }
            var line = headline(zoneClass.id, finding.limits)
            if let of = finding.limitsClass, of != zoneClass { line += limitsOf(of) }
            if finding.isOnCarriageway { line += self(law?.isRoad(finding) ?? true ? Self.carriageway : Self.ownLand) }
            return line
        }
    }

    /// A class may be without limits in the leading set.
    func headline(_ id: String, _ limits: NoiseLimit?) -> String {
        guard let law else { return language("class \(id)") }
        let words = limits.flatMap { $0.isEmpty ? nil : law.limits($0) } ?? language("no limit")
        return "\(law.name(of: ZoneClass(id)))  \(words)"
    }

    /// Which period it is now.
    func now(_ period: DayPeriod) -> String {
        language("\(law?.name(of: period) ?? period.rawValue) now")
    }

    /// One of several answers with its limits, as the headline has it.
    func outcome(_ answer: Designation) -> String {
        guard let zoneClass = answer.zoneClass, let limits = answer.limits else { return title(answer) }
        let line = headline(zoneClass.id, limits)
        guard let of = answer.limitsClass, of != zoneClass else { return line }
        return line + limitsOf(of)
    }

    func limitsOf(_ id: ZoneClass) -> String {
        law?.existingRailway(id).map { " · \($0)" } ?? language(" · limits of \(id)")
    }

    func zoneClass(_ zoneClass: ZoneClass?) -> String {
        guard let zoneClass else { return "" }
        return language(", \(name(of: zoneClass))")
    }

    func reason(_ reason: Reason) -> String {
        var text = reason.feature
        if let measured = reason.measured.map({ FixedDecimal.text($0, places: 2) }) {
            let limit = reason.limit.map { FixedDecimal.text($0, places: 2, trimmed: true) } ?? "?"
            let isBetween = reason.reading == .r1
            text +=
                isBetween
                ? language(": between its boundary lines")
                : reason.measured == 0 && reason.reading == .r7
                    ? language(": inside its boundary line")
                    : language(": \(measured) m from its boundary line, \(limit) m allowed")
        }
        if let frontage = reason.frontage { text += language(frontage.words) }
        if let sight = reason.sight { text += language(sight.words) }
        if let accuracy = reason.accuracy { text += language(Self.known(to: accuracy)) }
        if let neighbour = reason.neighbour { text += language(" (from the neighbour \(neighbour))") }
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
                    name(of: zoneClass)
                } else {
                    language("no class assigned")
                }
            }
        return language("\(metres) m to \(beyond)") + (change.accuracy.map { language(Self.known(to: $0)) } ?? "")
    }

    /// How far the district is from a place outside.
    func border(_ metres: Double) -> String { language("\(Self.metres(metres)) m to the border of the district") }

    /// The nearest listed line by its name.
    func line(_ line: NearestLine) -> String {
        let name = "\(line.row) \(line.name)"
        guard let boundary = line.toBoundary else { return language("\(name), \(Self.metres(line.toCentre)) m to its centre line") }
        if boundary == 0 { return language("\(name), between its boundary lines") }
        return language("\(name), \(Self.metres(boundary)) m to its boundary line")
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
