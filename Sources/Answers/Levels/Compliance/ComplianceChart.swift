import LevelChecks
import Regulation
import StrictJSON
import Wording

/// Shares that comply as bars, a class a row, day above night: a small picture for a record. Light and dark are told apart in grey as well.
struct ComplianceChart {
    let summary: ComplianceSummary
    let language: Language

    private static let width = 480.0
    private static let left = 110.0
    private static let bar = 12.0
    private static let gap = 10.0

    /// Nothing where no period was decided.
    func svg() -> Markup {
        let rows = summary.rows.filter { $0.span == .all && $0.tally.share != nil }
        guard !rows.isEmpty else { return "" }
        var groups: [[ComplianceSummary.Row]] = []
        for row in rows {
            if let last = groups.last?.first, last.zoneClass == row.zoneClass, last.isWithoutClass == row.isWithoutClass {
                groups[groups.count - 1].append(row)
            } else {
                groups.append([row])
            }
        }
        let full = Self.width - Self.left - 60
        var (y, body): (Double, Markup) = (8, "")
        for group in groups {
            body += SVG.text(language(group[0].title), x: Self.left - 8, y: y + 12, anchor: "end")
            for row in group {
                let share = row.tally.share ?? 0
                let fill: Markup = row.period == .night ? "#2b3a67" : "#f2a65a"
                body +=
                    "<rect x=\"\(Markup.number(Self.left))\" y=\"\(Markup.number(y))\" width=\"\(Markup.number(full))\" height=\"\(Markup.number(Self.bar))\" fill=\"#eeeeee\"/>\n<rect x=\"\(Markup.number(Self.left))\" y=\"\(Markup.number(y))\" width=\"\(Markup.number(full * Double(share) / 1000))\" height=\"\(Markup.number(Self.bar))\" fill=\"\(fill)\"/>\n"
                body += SVG.text("\(share / 10).\(share % 10) %", x: Self.left + full + 6, y: y + 11)
                y += Self.bar + 2
            }
            y += Self.gap
        }
        let legend: Markup =
            "<rect x=\"\(Markup.number(Self.left))\" y=\"\(Markup.number(y))\" width=\"12\" height=\"12\" fill=\"#f2a65a\"/>\n"
            + SVG.text(language("day"), x: Self.left + 18, y: y + 11)
            + "<rect x=\"\(Markup.number(Self.left + 90))\" y=\"\(Markup.number(y))\" width=\"12\" height=\"12\" fill=\"#2b3a67\"/>\n"
            + SVG.text(language("night"), x: Self.left + 108, y: y + 11)
        let size: Markup = "\(Markup.number(Self.width)) \(Markup.number(y + 20))"
        return
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 \(size)\" role=\"img\" aria-label=\"\(language("share that complies"))\" font-family=\"sans-serif\" font-size=\"12\">\n\(body)\(legend)</svg>\n"
    }
}

extension ComplianceAnswer {
    /// The shares by class as a picture (SVG, in UTF-8), which a page may hold; empty where nothing was decided.
    package func chart() -> Markup { ComplianceChart(summary: summary, language: language).svg() }
}
