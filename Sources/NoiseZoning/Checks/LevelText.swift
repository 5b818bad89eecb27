import Regulation

extension LevelAnswer {
    /// The answer as a person reads it: the verdict first, then the figures, then where they stand, then what to beware of.
    public func text(_ language: Language) -> String {
        let words = LevelWords(language: language)
        let labels = AnswerWords(language: language)
        var lines = [words.headline(finding)]
        func line(_ label: Text, _ value: String) { lines.append(labels.label(label) + value) }
        line(LevelWords.level, words.level(finding.question))
        if let background = words.background(finding) { line(LevelWords.background, background) }
        if let compared = words.compared(finding) { line(LevelWords.compared, compared) }
        if let limit = finding.limit { line(LevelWords.standard, words.standard(limit)) }
        if let land = words.land(finding) { line(LevelWords.landClass, land) }
        for (number, step) in finding.steps.filter({ $0.kind == .statute }).enumerated() {
            line(number == 0 ? LevelWords.statute : Text(zh: "", en: ""), words.statute(step.ground.source))
        }
        for (number, note) in finding.notes.enumerated() {
            line(number == 0 ? AnswerWords.note : Text(zh: "", en: ""), note.text(language))
        }
        if let now { line(Now.label, now.words(language)) }
        line(AnswerWords.date, "\(finding.question.date) · \(words.period(finding.question.period)) · \(check.ruleset.id)")
        if let map { line(AnswerWords.data, labels.status(map.meta)) }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// The words of a check, in both languages.
struct LevelWords {
    let language: Language

    static let level = Text(zh: "声级", en: "level")
    static let background = Text(zh: "背景", en: "backgr.")
    static let compared = Text(zh: "比较", en: "compared")
    static let standard = Text(zh: "标准", en: "standard")
    static let landClass = Text(zh: "类别", en: "class")
    static let statute = Text(zh: "法律", en: "law")

    private func pick(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    func period(_ period: DayPeriod) -> String { period == .day ? pick("昼间", "day") : pick("夜间", "night") }

    func headline(_ finding: LevelFinding) -> String {
        let verdict = finding.verdict.title(language)
        guard let comparison = finding.deciding, let limit = finding.limit else { return verdict }
        let size = max(comparison.margin, Decibels(0) - comparison.margin)
        switch finding.verdict {
        case .pass:
            return pick("\(verdict):限值 \(limit.value) dB(A),余量 \(size) dB", "\(verdict): limit \(limit.value) dB(A), \(size) dB to spare")
        case .exceeds:
            return pick("\(verdict):限值 \(limit.value) dB(A),超过 \(size) dB", "\(verdict): limit \(limit.value) dB(A), \(size) dB above it")
        case .undecided: return pick("\(verdict):限值 \(limit.value) dB(A)", "\(verdict): limit \(limit.value) dB(A)")
        }
    }

    func level(_ question: LevelQuestion) -> String {
        let parts = ["\(question.level) dB(A)", question.quantity.title(language), question.place.title(language), period(question.period)]
        return parts.joined(separator: pick(",", ", "))
    }

    func background(_ finding: LevelFinding) -> String? {
        guard let background = finding.question.background, let difference = finding.difference else { return nil }
        let start = "\(background) dB(A)" + pick(",差值 ", ", Δ ") + "\(difference)"
        guard let correction = finding.correction, let corrected = finding.corrected else { return start + pick(",未修正", ", not corrected") }
        if correction == 0 { return start + pick(",不修正", ", nothing taken off") }
        return start + pick(",修正 \(correction),得 \(corrected) dB(A)", ", \(correction), leaves \(corrected) dB(A)")
    }

    func compared(_ finding: LevelFinding) -> String? {
        guard let limit = finding.limit, let full = finding.full, let rounded = finding.rounded else { return nil }
        let values =
            finding.decides == .full || full.value == rounded.value
            ? "\(full.value)" : pick("\(rounded.value)(由 \(full.value) 修约)", "\(rounded.value) (\(full.value) rounded)")
        return pick("\(values) 对 \(limit.value) dB(A)", "\(values) against \(limit.value) dB(A)")
    }

    func standard(_ limit: StandardLimit) -> String {
        var clauses: [String] = []
        for clause in limit.grounds.map(\.source.clause) where !clauses.contains(clause) { clauses.append(clause) }
        let list = clauses.joined(separator: pick("、", ", "))
        guard let name = limit.standardClass else { return "\(limit.edition) — \(list)" }
        return limit.edition + pick(",\(name)类", ", class \(name)") + " — \(list)"
    }

    func land(_ finding: LevelFinding) -> String? {
        let land = finding.question.land
        var text = land.zoneClass.map { pick("\($0)类", "\($0)") }
        if let place = land.place {
            let zones = place.finding.zones.map { "\($0.id) \($0.name)" }.joined(separator: pick("、", ", "))
            let at =
                pick("地点 \(place.text)(\(place.crs.identifier))", "at \(place.text) (\(place.crs.identifier))")
                + (zones.isEmpty ? "" : ", \(zones)")
            text = (text ?? pick("无", "none")) + pick(",", ", ") + at
        } else if text != nil {
            text? += pick("(给定)", " (given)")
        }
        guard let text else { return nil }
        let clause = finding.steps.first { $0.kind == .zone }.map { " — \($0.ground.source)" } ?? ""
        return text + clause
    }

    /// `《…法》14, 88`
    func statute(_ source: Citation) -> String {
        pick("《\(source.document)》第 \(source.clause) 条", "《\(source.document)》 art. \(source.clause)")
    }
}
