import FeatureIO
import LevelChecks
import Regulation
import StrictJSON
import Wording

/// Levels of a table judged, period by period, and what they come to.
public struct ComplianceAnswer {
    /// Hours with a level, and those that the period has.
    package struct HourCount: Sendable, Hashable {
        package let found: Int
        package let whole: Int
    }

    let file: String
    let check: MeasuredLevelCheck
    let language: Language
    let isHourly: Bool
    /// Rows read, and how periods came out; rows at fault are in no period.
    public let counts: RowCounts
    /// In the order of the table.
    package let periods: [(finding: LevelFinding, point: String, hours: HourCount?)]

    /// Shares, worst points, changes of class. n log n in the periods.
    package var summary: ComplianceSummary {
        let standard = periods.first.flatMap { check.book.standard($0.finding.question.standard) }
        return ComplianceSummary(periods.map { JudgedPeriod($0.finding, point: $0.point) }, order: standard?.zoneClasses ?? [])
    }

    /// The levels of day and night that were made of hours, each with its verdict, as CSV.
    public func periodsCSV() -> [UInt8] {
        var writer = CSVWriter()
        writer.append(["point", "date", "period", "level", "hours", "class"] + LevelTable.added)
        for (finding, point, hours) in periods {
            let question = finding.question
            writer.append(
                [
                    CSVWriter.harmless(point), question.date.description, question.period.rawValue, question.level.description,
                    hours.map { "\($0.found)/\($0.whole)" } ?? "", question.land.limitsClass?.id ?? "",
                ] + LevelTable.fields(of: finding, language).map(CSVWriter.harmless))
        }
        return writer.bytes
    }
}
