import Regulation
import StrictJSON

extension Answer {
    /// The answer as a person reads it: the class and the limits first, then why, then what to beware of.
    public func text(_ language: Language) -> String {
        let words = AnswerWords(language: language)
        var lines = [headline(words)]
        func line(_ label: Text, _ value: String) { lines.append(words.label(label) + value) }
        line(AnswerWords.place, "\(text) (\(crs.identifier))")
        for zone in finding.zones { line(AnswerWords.zone, "\(zone.id) \(zone.name)" + words.zoneClass(zone.zoneClass)) }
        for (number, reason) in finding.because.enumerated() {
            line(number == 0 ? AnswerWords.because : Text(zh: "", en: ""), words.reason(reason))
        }
        if finding.isOnBoundary { line(AnswerWords.note, words(AnswerWords.onLine)) }
        if let change = finding.change { line(AnswerWords.next, words.change(change)) }
        if let now { line(Now.label, now.words(language)) }
        if let uncertainty = finding.uncertainty { line(Uncertainty.label, uncertainty.words(language)) }
        let clock = isAboutToday && now == nil ? " · \(words(period == .day ? AnswerWords.day : AnswerWords.night))" : ""
        line(AnswerWords.date, "\(date)\(clock) · \(meta.ruleset)")
        line(AnswerWords.data, words.status(meta))
        return lines.joined(separator: "\n") + "\n"
    }

    private func headline(_ words: AnswerWords) -> String {
        switch finding.status {
        case .outside: return words(AnswerWords.outside)
        case .unzoned: return words(AnswerWords.unzoned)
        case .inside:
            guard let zoneClass = finding.zoneClass, let limits = finding.limits else { return words(AnswerWords.unassigned) }
            var line = words.headline(zoneClass.id, limits)
            if let of = finding.limitsClass, of != zoneClass { line += words.limitsOf(of) }
            if finding.isOnCarriageway { line += words(AnswerWords.carriageway) }
            return line
        }
    }
}

/// The words of an answer, in both languages.
struct AnswerWords {
    let language: Language

    func callAsFunction(_ text: Text) -> String { text(language) }

    static let place = Text(zh: "地点", en: "place")
    static let zone = Text(zh: "所在区", en: "zone")
    static let because = Text(zh: "依据", en: "why")
    static let note = Text(zh: "注意", en: "note")
    static let next = Text(zh: "最近分界", en: "nearest")
    static let date = Text(zh: "日期", en: "date")
    static let data = Text(zh: "数据", en: "data")
    static let day = Text(zh: "现为昼间", en: "day now")
    static let night = Text(zh: "现为夜间", en: "night now")
    static let onLine = Text(zh: "该点在分界线上", en: "the place is on a line between two answers")
    static let outside = Text(zh: "不在本区范围内:不适用本细则", en: "outside the district: these rules do not apply")
    static let unzoned = Text(zh: "未划定:区内但不属于任何功能区,没有限值", en: "unzoned: inside the district, in no zone; there is no limit")
    static let unassigned = Text(zh: "未划定类别", en: "no class is assigned here")
    static let carriageway = Text(zh: " · 在道路范围内", en: " · on the carriageway")

    /// Labels padded to one width; a Chinese character takes two columns.
    func label(_ label: Text) -> String {
        let text = self(label)
        let columns = text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
        return text + String(repeating: " ", count: max(0, 10 - columns))
    }

    static func metres(_ value: Double) -> String { FixedDecimal.text(value, places: 2) }

    func headline(_ id: String, _ limits: NoiseLimit) -> String {
        language == .zh
            ? "\(id)类  昼间 \(limits.day) dB(A)  夜间 \(limits.night) dB(A)"
            : "class \(id)  day \(limits.day) dB(A)  night \(limits.night) dB(A)"
    }

    func limitsOf(_ id: ZoneClass) -> String { language == .zh ? " · 执行 \(id) 限值" : " · limits of \(id)" }

    func zoneClass(_ zoneClass: ZoneClass?) -> String {
        guard let zoneClass else { return "" }
        return language == .zh ? ",\(zoneClass)类" : ", class \(zoneClass)"
    }

    func reason(_ reason: Reason) -> String {
        var text = reason.feature
        if let measured = reason.measured.map({ FixedDecimal.text($0, places: 2) }) {
            let limit = reason.limit.map { FixedDecimal.text($0, places: 2, trimmed: true) } ?? "?"
            let isBetween = reason.reading == "R1"
            text +=
                isBetween
                ? (language == .zh ? ":在两侧边界线之间" : ": between its boundary lines")
                : language == .zh ? ":距边界线 \(measured) 米,划定距离 \(limit) 米" : ": \(measured) m from its boundary line, \(limit) m allowed"
        }
        if let frontage = reason.frontage { text += frontage.words(language) }
        if let sight = reason.sight { text += sight.words(language) }
        if let accuracy = reason.accuracy.map({ FixedDecimal.text($0, places: 0) }) {
            text += language == .zh ? ",位置约 ±\(accuracy) 米" : ", known to about ±\(accuracy) m"
        }
        if reason.edgeKind == .approximate { text += language == .zh ? "(边界线为推定)" : " (boundary line assumed)" }
        let source = reason.clause.isEmpty ? reason.reading : "\(reason.clause) [\(reason.reading)]"
        return text.isEmpty ? source : "\(text) — \(source)"
    }

    func change(_ change: Finding.Change) -> String {
        let metres = FixedDecimal.text(change.distance, places: 2)
        let beyond =
            switch change.status {
            case .outside: language == .zh ? "区外" : "outside the district"
            case .unzoned: language == .zh ? "未划定" : "unzoned land"
            case .inside:
                if let zoneClass = change.zoneClass {
                    language == .zh ? "\(zoneClass)类" : "class \(zoneClass)"
                } else {
                    language == .zh ? "未划定类别" : "no class"
                }
            }
        return language == .zh ? "\(metres) 米外为\(beyond)" : "\(metres) m to \(beyond)"
    }

    /// What kind of data the answer rests on.
    func status(_ meta: MapMeta) -> String {
        let metres = FixedDecimal.text(meta.positionalAccuracy, places: 1, trimmed: true)
        switch (meta.status, language) {
        case (.schematic, .zh): return "示意数据,位置约 ±\(metres) 米:不得作为执法依据"
        case (.schematic, .en): return "schematic, about ±\(metres) m: not for enforcement"
        case (.imported, .zh): return "导入数据,位置约 ±\(metres) 米"
        case (.imported, .en): return "imported, about ±\(metres) m"
        case (.surveyed, .zh): return "测绘数据,位置 ±\(metres) 米"
        case (.surveyed, .en): return "surveyed, ±\(metres) m"
        }
    }
}

extension MapMeta {
    /// One line for the terminal where the data are not fit to act on; nil for surveyed data.
    public func warning(_ language: Language) -> String? {
        guard status == .schematic else { return nil }
        return (language == .zh ? "注意:" : "warning: ") + "\(title(language)): " + AnswerWords(language: language).status(self)
    }
}
