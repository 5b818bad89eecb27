import LevelChecks
import Wording
import ZoningModel

/// What a table of levels comes to as a record: shares that comply as a picture and as tables, the worst points, points that change class.
public struct ComplianceReport {
    private typealias Cell = HTMLTable.Cell

    private let answer: ComplianceAnswer
    private let map: (meta: MapMeta, hash: String?)?
    private let words: ReportWords

    private static let title: Phrase = "Record: measured levels that comply"

    /// Composes nothing yet.
    ///
    /// - Parameter map: the map that was asked for classes; nil where they were given.
    package init(_ answer: ComplianceAnswer, map: (meta: MapMeta, hash: String?)?) {
        (self.answer, self.map) = (answer, map)
        words = ReportWords(language: answer.language)
    }

    /// The page, in UTF-8.
    package func html() -> [UInt8] {
        let summary = answer.summary
        var page: Markup = "<header>\n<h1>\(words(Self.title))</h1>\n"
        for line in answer.heading(summary) { page += "<p>\(line)</p>\n" }
        page += "</header>\n"
        if let doubt = map?.meta.doubt { page += "<p class=\"beware\">\(words("warning: \(doubt.what)"))</p>\n" }
        if answer.counts.faults > 0 {
            page += "<p class=\"beware\">\(words("rows that could not be read, and are in no figure: \(answer.counts.faults)"))</p>\n"
        }
        let chart = answer.chart()
        page += "<h2>\(words("share that complies"))</h2>\n"
        page += chart.isEmpty ? "<p>\(words("no period was decided"))</p>\n" : "<figure>\n\(chart)</figure>\n"
        page += shares(summary.rows.filter { $0.span == .all }, spans: false)
        let parts = summary.rows.filter { $0.span != .all }
        if !parts.isEmpty { page += "<h2>\(words("By year and quarter"))</h2>\n" + shares(parts, spans: true) }
        page += "<h2>\(words("worst points"))</h2>\n" + worst(summary)
        if !summary.changes.isEmpty { page += "<h2>\(words("points that change class between years"))</h2>\n" + changes(summary) }
        page += LevelAccount(map: map, ruleset: answer.check.ruleset, words: words).markup
        return RecordDocument(title: words(Self.title), language: answer.language, hash: map?.hash).html([
            page + RecordSigning.lines(answer.language)
        ])
    }

    private func shares(_ rows: [ComplianceSummary.Row], spans: Bool) -> Markup {
        var head = [
            Cell(words("class")), Cell(words("period")), Cell(words("share that complies"), "number"),
            Cell(words("periods within"), "number"),
            Cell(words("above"), "number"), Cell(words("not decidable"), "number"), Cell(words("points that always comply"), "number"),
        ]
        if spans { head.insert(Cell(words("when")), at: 0) }
        let lines = rows.map { row in
            let tally = row.tally
            var cells = [
                Cell(words(row.title)), Cell(words(row.periodName)), Cell(ComplianceAnswer.percent(tally.share), "number"),
                Cell("\(tally.passed)", "number"), Cell("\(tally.exceeded)", "number"), Cell("\(tally.undecided)", "number"),
                Cell("\(tally.pointsPassed) / \(tally.pointCount)", "number"),
            ]
            if spans { cells.insert(Cell(words(row.span.title)), at: 0) }
            return cells
        }
        return "<div class=\"wide\">\(HTMLTable.columns(head, lines))</div>\n"
    }

    private func worst(_ summary: ComplianceSummary) -> Markup {
        guard !summary.worst.isEmpty else { return "<p>\(words("none is over its limit"))</p>\n" }
        let head = [
            Cell(words("point")), Cell(words("period")), Cell(words("date")), Cell(words("level, dB(A)"), "number"),
            Cell(words("limit, dB(A)"), "number"), Cell(words("over, dB"), "number"), Cell(words("over, of periods"), "number"),
        ]
        let rows = summary.worst.map { worst in
            [
                Cell(worst.point), Cell(words(worst.period == .night ? "night" : "day")), Cell(worst.date.description),
                Cell(worst.level.description, "number"), Cell("\(worst.limit)", "number"), Cell(worst.excess.description, "number"),
                Cell("\(worst.exceeded) / \(worst.decided)", "number"),
            ]
        }
        return "<div class=\"wide\">\(HTMLTable.columns(head, rows))</div>\n"
    }

    private func changes(_ summary: ComplianceSummary) -> Markup {
        HTMLTable.pairs(
            summary.changes.map { change in
                let years = change.years.map { "\($0.year): \($0.classes.map { $0?.id ?? "–" }.joined(separator: " "))" }
                return (change.point, Cell(years.joined(separator: " · ")))
            })
    }
}
