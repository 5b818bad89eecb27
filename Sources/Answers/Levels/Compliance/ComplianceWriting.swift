import FeatureIO
import LevelChecks
import Regulation
import StrictJSON
import Wording

extension ComplianceAnswer {
    /// `93.8 %`, of tenths of a percent.
    static func percent(_ perMille: Int?) -> String { perMille.map { "\($0 / 10).\($0 % 10) %" } ?? "–" }

    /// What was judged, a line each.
    func heading(_ summary: ComplianceSummary) -> [String] {
        let days = summary.days.map { language(", from \($0.lowerBound) to \($0.upperBound)") } ?? ""
        let judged = language("periods judged: \(summary.count)") + days
        let hourly: Phrase = "day and night are means of the energy of their hours; a night belongs to the day on which it begins"
        return [judged] + (isHourly ? [language(hourly)] : [])
    }

    /// Of more points only the worst are told.
    private static let mostPoints = 20

    /// The summary as a person reads it.
    public func text() -> ShownText {
        let summary = summary
        var lines: [ShownText] = []
        func words(_ phrase: Phrase) -> String { language(phrase) }
        for line in heading(summary) { lines.append("\(line)") }
        var span: ComplianceSummary.Span?
        for row in summary.rows {
            if row.span != span {
                lines.append("")
                lines.append("\(words(row.span.title))")
                span = row.span
            }
            lines.append("  \(line(row))")
        }
        lines.append("")
        lines.append("\(words("worst points"))")
        for worst in summary.worst.prefix(Self.mostPoints) { lines.append("  \(words(told(worst)))") }
        if summary.worst.isEmpty { lines.append("  \(words("none is over its limit"))") }
        if summary.worst.count > Self.mostPoints {
            lines.append("  \(words("and \(summary.worst.count - Self.mostPoints) more (--format json lists all)"))")
        }
        if !summary.changes.isEmpty {
            lines.append("")
            lines.append("\(words("points that change class between years"))")
            for change in summary.changes {
                let years = change.years.map { "\($0.year): \($0.classes.map { $0?.id ?? "–" }.joined(separator: " "))" }
                lines.append("  \(change.point)  \(years.joined(separator: "  "))")
            }
        }
        return ShownText(lines: lines)
    }

    private func line(_ row: ComplianceSummary.Row) -> String {
        let tally = row.tally
        let undecided = tally.undecided > 0 ? language(", undecided \(tally.undecided)") : ""
        return DisplayWidth.padded(language(row.title), to: 16) + DisplayWidth.padded(language(row.periodName), to: 7)
            + DisplayWidth.padded(Self.percent(tally.share), to: 9)
            + language(
                "\(tally.passed) of \(tally.decided) periods; points \(Self.percent(tally.pointShare)), \(tally.pointsPassed) of \(tally.pointCount)"
            )
            + undecided
    }

    private func told(_ worst: ComplianceSummary.WorstPoint) -> Phrase {
        let period: Phrase = worst.period == .night ? "night" : "day"
        return
            "\(worst.point), \(period): \(worst.excess) dB over \(worst.limit) dB(A) on \(worst.date) (\(worst.level) dB(A)); over in \(worst.exceeded) of \(worst.decided)"
    }

    /// One object, `noisezone.compliance/1`; shares are percent to a tenth, half to even.
    public func json() -> String {
        let summary = summary
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.member("schema", "noisezone.compliance/1")
            writer.member("file", file)
            writer.member("ruleset", check.ruleset.id)
            writer.member("hourly", isHourly)
            writer.member("rows", counts.rows)
            writer.member("faults", counts.faults)
            writer.member("periods", summary.count)
            writer.member("from", summary.days?.lowerBound.description)
            writer.member("to", summary.days?.upperBound.description)
            writer.key("shares")
            writer.array { writer in for row in summary.rows { writer.row(row) } }
            writer.key("worst")
            writer.array { writer in
                for worst in summary.worst {
                    writer.object(inline: true) { writer in
                        writer.member("point", worst.point)
                        writer.member("period", worst.period.rawValue)
                        writer.member("class", worst.zoneClass?.id)
                        writer.member("date", worst.date.description)
                        writer.member("level_db", worst.level)
                        writer.member("limit_db", worst.limit)
                        writer.member("excess_db", worst.excess)
                        writer.member("exceeded", worst.exceeded)
                        writer.member("decided", worst.decided)
                    }
                }
            }
            writer.key("class_changes")
            writer.array { writer in
                for change in summary.changes {
                    writer.object(inline: true) { writer in
                        writer.member("point", change.point)
                        writer.key("years")
                        writer.array(inline: true) { writer in
                            for year in change.years {
                                writer.object(inline: true) { writer in
                                    writer.member("year", year.year)
                                    writer.member("classes", year.classes.map { $0?.id ?? "none" })
                                }
                            }
                        }
                    }
                }
            }
        }
        writer.newline()
        return writer.text
    }

    /// The shares as a table.
    public func csv() -> [UInt8] {
        var writer = CSVWriter()
        writer.append([
            "year", "quarter", "class", "period", "passed", "exceeded", "undecided", "share_percent", "points", "points_passed",
            "points_share_percent",
        ])
        func tenths(_ perMille: Int?) -> String { perMille.map { "\($0 / 10).\($0 % 10)" } ?? "" }
        for row in summary.rows {
            let tally = row.tally
            writer.append([
                row.span.year.map(String.init) ?? "", row.span.quarter.map(String.init) ?? "", row.className, row.period.rawValue,
                String(tally.passed), String(tally.exceeded), String(tally.undecided), tenths(tally.share), String(tally.pointCount),
                String(tally.pointsPassed), tenths(tally.pointShare),
            ])
        }
        return writer.bytes
    }
}

extension ComplianceSummary.Span {
    var title: Phrase {
        guard let year else { return "all periods" }
        guard let quarter else { return "year \(year)" }
        return "quarter \(quarter) of \(year)"
    }
}

extension ComplianceSummary.Row {
    /// The class, in words.
    var title: Phrase { isWithoutClass ? "without a class" : zoneClass.map { "class \($0)" } ?? "all classes" }
    var periodName: Phrase { period == .night ? "night" : "day" }

    /// `all`, `none`, or the class.
    fileprivate var className: String { isWithoutClass ? "none" : zoneClass?.id ?? "all" }
}

extension JSONWriter {
    fileprivate mutating func row(_ row: ComplianceSummary.Row) {
        func share(_ writer: inout JSONWriter, _ name: String, _ perMille: Int?) {
            writer.key(name)
            if let perMille { writer.fixed(Double(perMille) / 10, places: 1) } else { writer.null() }
        }
        object(inline: true) { writer in
            for (name, value) in [("year", row.span.year), ("quarter", row.span.quarter)] {
                writer.key(name)
                if let value { writer.int(value) } else { writer.null() }
            }
            writer.member("class", row.className)
            writer.member("period", row.period.rawValue)
            writer.member("passed", row.tally.passed)
            writer.member("exceeded", row.tally.exceeded)
            writer.member("undecided", row.tally.undecided)
            share(&writer, "share_percent", row.tally.share)
            writer.member("points", row.tally.pointCount)
            writer.member("points_passed", row.tally.pointsPassed)
            share(&writer, "points_share_percent", row.tally.pointShare)
        }
    }
}
