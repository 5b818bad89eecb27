import LevelChecks
import Regulation
import Wording
import ZoningFiles
import ZoningModel

/// The verdict on a measured level as a record: what was measured, where and with what, every step to the verdict, and the law behind each.
public struct LevelReport {
    private let answer: LevelAnswer
    private let notes: LevelReportNotes
    private let language: Language
    private let words: ReportWords
    private let phrases: LevelWords

    /// Composes nothing yet.
    public init(_ answer: LevelAnswer, notes: LevelReportNotes = LevelReportNotes(), language: Language) {
        self.answer = answer
        self.notes = notes
        self.language = language
        words = ReportWords(language: language)
        phrases = LevelWords(language: language)
    }

    /// The page, in UTF-8.
    public func html() -> [UInt8] {
        RecordDocument(title: words(Self.title), language: language, hash: answer.map?.hash).html([
            header + article + account + RecordSigning.lines(language)
        ])
    }

    static let title: Phrase = "Record: a measured level against its limit"

    private var finding: LevelFinding { answer.finding }

    var header: Markup {
        "<header>\n<h1>\(words(Self.title))</h1>\n<p>\(finding.limit?.edition ?? finding.question.standard) · \(answer.check.ruleset.document.title(language))</p>\n</header>\n"
    }

    /// Everything that is said of this level alone.
    var article: Markup {
        var page: Markup = "<div class=\"verdict \(finding.verdict.rawValue)\">\n<strong>\(language(finding.verdict.title))</strong>\n"
        if let compared = phrases.compared(finding) { page += "<span class=\"limit\"><b>\(compared)</b></span>\n" }
        page += "<span class=\"words\">\(phrases.headline(finding))</span>\n</div>\n"
        if let doubt = answer.map?.meta.doubt { page += "<p class=\"beware\">\(language("warning: \(doubt.what)"))</p>\n" }
        page += "<h2>\(words("Measurement"))</h2>\n" + HTMLTable.pairs(measurement)
        page += "<h2>\(words("Steps to the verdict"))</h2>\n" + steps
        if !finding.notes.isEmpty {
            let items: Markup = finding.notes.map { "<li>\(language($0.text))</li>\n" as Markup }.joined()
            page += "<h2>\(words("To be known with it"))</h2>\n<ul>\n\(items)</ul>\n"
        }
        page += law
        return page + RecordSeal(question: RecordQuestion.words(answer), hash: answer.map?.hash, language: language).markup
    }

    /// The first words of the verdict: for the index of many.
    var headline: String { phrases.headline(finding) }

    /// The map, the rules and the program.
    var account: Markup { LevelAccount(map: answer.map, ruleset: answer.check.ruleset, words: words).markup }

    private var measurement: [(name: String, value: HTMLTable.Cell)] {
        let question = finding.question
        var rows: [(name: String, value: HTMLTable.Cell)] = []
        func row(_ name: Phrase, _ value: String, _ style: String = "") { rows.append((words(name), .init(value, style))) }
        if let point = notes.point { row("point", point) }
        if let place = question.land.place {
            row(ReportWords.input, place.text, "input")
            row(ReportWords.crs, language(place.crs.words(isTaken: place.isSystemTaken, link: place.link)))
            for zone in place.finding.zones { row(ReportWords.zone, "\(zone.id) \(zone.name)") }
        }
        if let land = phrases.land(finding) { row("class of the land", land) }
        if let instrument = notes.instrument { row("instrument", instrument) }
        row("quantity", language(question.quantity.title))
        row("measured where", language(question.place.title))
        row(AnswerWords.date, question.date.description)
        if let now = answer.now { row(ReportWords.time, now.words(language)) }
        row("period", phrases.period(question.period))
        row("level measured", "\(question.level) dB(A)")
        row("background", question.background.map { "\($0) dB(A)" } ?? language("not given"))
        row("standard", finding.limit.map(phrases.standard) ?? question.standard)
        return rows
    }

    /// Each step with its figures, and where it stands.
    private var steps: Markup {
        let question = finding.question
        var rows: [[HTMLTable.Cell]] = []
        func step(_ what: Phrase, _ figures: String, _ kind: LevelFinding.Step.Kind?, _ other: Ground? = nil) {
            var grounds = finding.steps.filter { $0.kind == kind }.map(\.ground)
            if let other { grounds.append(other) }
            let sources = language(Phrase.list(grounds.map { "\($0.source)" }))
            rows.append([.init("\(rows.count + 1)"), .init(words(what)), .init(figures), .init(sources)])
        }
        guard let limit = finding.limit, let full = finding.full, let rounded = finding.rounded else {
            return "<p>\(words("There is no limit to hold the level against."))</p>\n"
        }
        step("limit", language("\(limit.value) dB(A), \(phrases.period(question.period))"), .limit)
        if let background = question.background, let difference = finding.difference {
            let outcome =
                finding.correction.map { $0 == 0 ? language("nothing taken off") : "\($0) dB" } ?? language("not corrected")
            step("background", language("Δ = \(question.level) − \(background) = \(difference) dB: \(outcome)"), .background)
        } else {
            step("background", language("not given"), .background)
        }
        if let correction = finding.correction, correction != 0 {
            step("corrected level", language("\(question.level) − \(-correction) = \(full.value) dB(A)"), nil)
        }
        let rounding = answer.check.book.background.rounding.ground
        step("rounded half to even", language("\(full.value) → \(rounded.value) dB(A)"), nil, rounding)
        func comparison(_ one: LevelFinding.Comparison) -> String {
            let sign = one.value > Decibels(limit.value) ? ">" : "≤"
            return language("\(one.value) \(sign) \(limit.value): \(one.verdict.title), margin \(one.margin) dB")
        }
        step("compared as it stands", comparison(full), nil)
        step("compared rounded", comparison(rounded), nil)
        let which: Phrase =
            switch finding.decides {
            case .full: "the level as it stands decides"
            case nil where full.verdict != rounded.verdict: "which of the two decides was not read"
            default: "the rounded one decides"
            }
        step("verdict", language("\(which): \(finding.verdict.title)"), .comparison)
        let head = ["", words("step"), words("figures"), words(ReportWords.clause)].map { HTMLTable.Cell($0) }
        return "<div class=\"wide\">\(HTMLTable.columns(head, rows))</div>\n"
    }

    private var law: Markup {
        var rows: [(name: String, value: HTMLTable.Cell)] = []
        for step in finding.steps {
            let source = step.kind == .statute ? phrases.statute(step.ground.source) : "\(step.ground.source)"
            let mark = step.ground.isVerified ? "" : language(" (not read in the text itself)")
            let name: Phrase =
                switch step.kind {
                case .limit: "limit"
                case .background: "background"
                case .comparison: "comparison"
                case .statute: "act"
                case .zone: "class of the land"
                }
            rows.append((words(name), .init(source + mark)))
        }
        // The words of the rules' own clause.
        var out: Markup = ""
        for step in finding.steps where step.kind == .zone {
            guard let clause = answer.check.ruleset.clause(step.ground.source.clause) else { continue }
            out += "<dl><dt>\(clause.id)</dt><dd>\(clause.text(language))</dd></dl>\n"
        }
        return rows.isEmpty ? "" : "<h2>\(words("Law"))</h2>\n" + HTMLTable.pairs(rows) + out
    }
}

/// What is told of a measurement beside its figures.
public struct LevelReportNotes: Sendable {
    /// What the point is called: `N3, gate of the school`.
    public var point: String?
    /// The meter, its number and its calibration, as they are to stand in the record.
    public var instrument: String?

    /// Both may be unknown.
    public init(point: String? = nil, instrument: String? = nil) {
        self.point = point
        self.instrument = instrument
    }
}
