import Regulation
import Testing

@testable import LevelChecks

/// Levels of hours, and shares that comply, worked by hand.
@Suite("Compliance")
struct ComplianceTests {
    private let hours: Hours

    init() throws { hours = try Ruleset.bundled("beijing-etown-2025").hours }

    private static func day(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }

    @Test(
        "an hour is of the period in which it begins, a night of the day on which it begins",
        arguments: [
            (6, "day", "2026-11-20", 0), (7, "day", "2026-11-20", 1), (21, "day", "2026-11-20", 15), (22, "night", "2026-11-20", 0),
            (23, "night", "2026-11-20", 1), (0, "night", "2026-11-19", 2), (1, "night", "2026-11-19", 3), (5, "night", "2026-11-19", 7),
        ])
    func periods(_ row: (Int, String, String, Int)) throws {
        let found = try #require(HourlyMean.Period(hour: row.0, on: try Self.day("2026-11-20"), hours))
        #expect(found.period.rawValue == row.1)
        #expect(found.date.description == row.2)
        #expect(found.number == row.3)
        #expect(found.hours == (row.1 == "day" ? 16 : 8))
    }

    @Test("the first night of a year belongs to the old one")
    func newYear() throws {
        let found = try #require(HourlyMean.Period(hour: 0, on: try Self.day("2026-01-01"), hours))
        #expect(found.date.description == "2025-12-31")
    }

    private static func many(_ level: Double, _ count: Int) -> [Double] { Array(repeating: level, count: count) }

    struct MeanCase: Sendable {
        let levels: [Double]
        let mean: String

        init(_ levels: [Double], _ mean: String) { (self.levels, self.mean) = (levels, mean) }
    }

    /// By hand: n equal levels L give L; 10 · lg((a · 10^(A/10) + b · 10^(B/10)) / n) otherwise.
    static let meanCases: [MeanCase] = [
        MeanCase(many(50, 4), "50.000"), MeanCase(many(60, 2), "60.000"), MeanCase([45], "45.000"),
        // 10 lg((10⁶ + 10⁵)/2) = 10 lg 550000 = 57.404.
        MeanCase([60, 50], "57.404"),
        // 10 lg((10⁷ + 7 · 10⁴)/8) = 10 lg 1258750 = 60.999.
        MeanCase([70, 40, 40, 40, 40, 40, 40, 40], "60.999"),
        // 10 lg((2 · 10⁵ + 6 · 10⁴)/8) = 10 lg 32500 = 45.119.
        MeanCase([50, 50, 40, 40, 40, 40, 40, 40], "45.119"),
        // 10 lg(15 · 10⁶/16 + 10⁷/16) = 10 lg 1562500 = 61.938.
        MeanCase(many(60, 15) + [70], "61.938"),
        // 10 lg((10^5.5 + 10^5.56)/2): 316227.77, 363078.05, so 339652.91: 55.310.
        MeanCase([55, 55.6], "55.310"),
        // One loud hour of sixteen counts 12.041 dB less: 90 − 12.041.
        MeanCase([90] + many(0, 15), "77.959"),
        // Steps of 3 dB: 10 lg((10⁵ + 10^5.3 + 10^5.6)/3) = 10 lg 232546 = 53.665.
        MeanCase([50, 53, 56], "53.665"),
    ]

    @Test("means of energy", arguments: meanCases)
    func means(_ row: MeanCase) throws {
        var mean = HourlyMean()
        for (hour, level) in row.levels.enumerated() {
            let added = mean.add(try #require(Decibels(nearest: level)), hour: hour)
            #expect(added)
        }
        #expect(mean.mean?.description == row.mean)
        #expect(mean.count == row.levels.count)
    }

    @Test("an hour has one level; no hour has no mean")
    func once() throws {
        var mean = HourlyMean()
        #expect(mean.mean == nil)
        let added = [mean.add(Decibels(50), hour: 3), mean.add(Decibels(60), hour: 3)]
        #expect(added == [true, false])
        #expect(mean.mean?.description == "50.000")
    }

    /// Half to even, in tenths of a percent.
    @Test(
        "shares",
        arguments: [
            (1, 16, 62), (3, 16, 188), (1, 3, 333), (2, 3, 667), (0, 5, 0), (5, 5, 1000), (1, 2000, 0), (3, 2000, 2), (5, 2000, 2),
            (1, 8, 125),
            (15, 16, 938), (13, 16, 812), (7, 9, 778), (999, 2000, 500), (1001, 2000, 500), (1, 1, 1000),
        ])
    func shares(_ row: (Int, Int, Int)) { #expect(ComplianceTally.perMille(row.0, of: row.1) == row.2) }

    @Test("of nothing there is no share")
    func nothing() { #expect(ComplianceTally.perMille(0, of: 0) == nil) }

    /// Twelve periods of three points over two years: P1 in class 1 then 2, P2 in 4a, P3 in no class.
    private static func table() throws -> [JudgedPeriod] {
        func row(_ point: String, _ date: String, _ night: Bool, _ zone: String?, _ level: String, _ limit: Int?) throws -> JudgedPeriod {
            let level = try Decibels(parsing: level)
            let margin = limit.map { Decibels($0) - level }
            let verdict: LevelVerdict = margin.map { $0 < Decibels(0) ? .exceeds : .pass } ?? .undecided
            return JudgedPeriod(
                point: point, date: try day(date), period: night ? .night : .day, zoneClass: zone.map { ZoneClass($0) }, level: level,
                limit: limit, verdict: verdict, margin: margin)
        }
        return [
            try row("P1", "2025-02-10", false, "1", "54.0", 55), try row("P1", "2025-02-10", true, "1", "46.5", 45),
            try row("P1", "2025-05-10", false, "1", "55.0", 55), try row("P1", "2025-05-10", true, "1", "45.0", 45),
            try row("P1", "2026-02-10", false, "2", "61.2", 60), try row("P1", "2026-02-10", true, "2", "49.0", 50),
            try row("P2", "2025-02-10", false, "4a", "71.0", 70), try row("P2", "2025-02-10", true, "4a", "58.3", 55),
            try row("P2", "2026-03-31", false, "4a", "69.9", 70), try row("P2", "2026-04-01", true, "4a", "58.3", 55),
            try row("P3", "2026-04-01", false, nil, "50.0", nil), try row("P3", "2026-04-01", true, nil, "50.0", nil),
        ]
    }

    /// `span class period: passed exceeded undecided share, points passed of points`.
    private static func words(_ row: ComplianceSummary.Row) -> String {
        let span = "\(row.span.year.map(String.init) ?? "all")\(row.span.quarter.map { "Q\($0)" } ?? "")"
        let name = row.isWithoutClass ? "none" : row.zoneClass?.id ?? "all"
        let tally = row.tally
        return
            "\(span) \(name) \(row.period): \(tally.passed) \(tally.exceeded) \(tally.undecided) \(tally.share ?? -1), \(tally.pointsPassed) of \(tally.pointCount)"
    }

    @Test("the table of shares, every row by hand")
    func summary() throws {
        let summary = ComplianceSummary(try Self.table(), order: ["1", "2", "4a"].map { ZoneClass($0) })
        #expect(
            summary.rows.map(Self.words) == [
                // By day: P1 54 and 55 pass, 61.2 is over 60; P2 71 is over 70, 69.9 passes: 3 of 5. No point passes always.
                "all all day: 3 2 1 600, 0 of 2",
                // At night: P1 46.5 over 45; 45 and 49 pass; P2 twice over 55: 2 of 5.
                "all all night: 2 3 1 400, 0 of 2", "all 1 day: 2 0 0 1000, 1 of 1", "all 1 night: 1 1 0 500, 0 of 1",
                "all 2 day: 0 1 0 0, 0 of 1", "all 2 night: 1 0 0 1000, 1 of 1", "all 4a day: 1 1 0 500, 0 of 1",
                "all 4a night: 0 2 0 0, 0 of 1",
                "all none day: 0 0 1 -1, 0 of 0", "all none night: 0 0 1 -1, 0 of 0", "2025 all day: 2 1 0 667, 1 of 2",
                "2025 all night: 1 2 0 333, 0 of 2", "2025 1 day: 2 0 0 1000, 1 of 1", "2025 1 night: 1 1 0 500, 0 of 1",
                "2025 4a day: 0 1 0 0, 0 of 1", "2025 4a night: 0 1 0 0, 0 of 1", "2025Q1 all day: 1 1 0 500, 1 of 2",
                "2025Q1 all night: 0 2 0 0, 0 of 2", "2025Q1 1 day: 1 0 0 1000, 1 of 1", "2025Q1 1 night: 0 1 0 0, 0 of 1",
                "2025Q1 4a day: 0 1 0 0, 0 of 1", "2025Q1 4a night: 0 1 0 0, 0 of 1", "2025Q2 all day: 1 0 0 1000, 1 of 1",
                "2025Q2 all night: 1 0 0 1000, 1 of 1", "2025Q2 1 day: 1 0 0 1000, 1 of 1", "2025Q2 1 night: 1 0 0 1000, 1 of 1",
                "2026 all day: 1 1 1 500, 1 of 2", "2026 all night: 1 1 1 500, 1 of 2", "2026 2 day: 0 1 0 0, 0 of 1",
                "2026 2 night: 1 0 0 1000, 1 of 1", "2026 4a day: 1 0 0 1000, 1 of 1", "2026 4a night: 0 1 0 0, 0 of 1",
                "2026 none day: 0 0 1 -1, 0 of 0", "2026 none night: 0 0 1 -1, 0 of 0", "2026Q1 all day: 1 1 0 500, 1 of 2",
                "2026Q1 all night: 1 0 0 1000, 1 of 1", "2026Q1 2 day: 0 1 0 0, 0 of 1", "2026Q1 2 night: 1 0 0 1000, 1 of 1",
                "2026Q1 4a day: 1 0 0 1000, 1 of 1", "2026Q2 all day: 0 0 1 -1, 0 of 0", "2026Q2 all night: 0 1 1 0, 0 of 1",
                "2026Q2 4a night: 0 1 0 0, 0 of 1", "2026Q2 none day: 0 0 1 -1, 0 of 0", "2026Q2 none night: 0 0 1 -1, 0 of 0",
            ])
        #expect(summary.count == 12)
        #expect(summary.days.map { "\($0.lowerBound) \($0.upperBound)" } == "2025-02-10 2026-04-01")
    }

    @Test("worst points: the farthest over first, the first day of equals; changes of class by year")
    func worst() throws {
        let summary = ComplianceSummary(try Self.table().reversed(), order: [])
        #expect(
            summary.worst.map { "\($0.point) \($0.period) \($0.excess) \($0.date) \($0.exceeded)/\($0.decided)" } == [
                "P2 night 3.3 2025-02-10 2/2", "P1 night 1.5 2025-02-10 1/3", "P1 day 1.2 2026-02-10 1/3", "P2 day 1.0 2025-02-10 1/2",
            ])
        #expect(summary.changes.map(\.point) == ["P1"])
        #expect(summary.changes[0].years.map { "\($0.year) \($0.classes.compactMap { $0?.id })" } == ["2025 [\"1\"]", "2026 [\"2\"]"])
    }

    @Test("of nothing there is a summary too")
    func empty() {
        let summary = ComplianceSummary([], order: [])
        #expect(summary.rows.isEmpty && summary.worst.isEmpty && summary.changes.isEmpty && summary.days == nil)
    }
}
