import Regulation

/// One judged period of one point.
package struct JudgedPeriod: Sendable {
    package let point: String
    package let date: CivilDate
    package let period: DayPeriod
    /// The class whose limits applied; nil where there was none.
    package let zoneClass: ZoneClass?
    package let level: Decibels
    package let limit: Int?
    package let verdict: LevelVerdict
    /// What is left up to the limit, dB; below zero where it is exceeded.
    package let margin: Decibels?

    package init(
        point: String, date: CivilDate, period: DayPeriod, zoneClass: ZoneClass?, level: Decibels, limit: Int?, verdict: LevelVerdict,
        margin: Decibels?
    ) {
        self.point = point
        self.date = date
        self.period = period
        self.zoneClass = zoneClass
        self.level = level
        self.limit = limit
        self.verdict = verdict
        self.margin = margin
    }

    /// The same from a finding.
    package init(_ finding: LevelFinding, point: String) {
        let question = finding.question
        self.init(
            point: point, date: question.date, period: question.period, zoneClass: question.land.limitsClass,
            level: finding.corrected ?? question.level, limit: finding.limit?.value, verdict: finding.verdict,
            margin: finding.deciding?.margin)
    }
}

/// How many of some periods comply: 达标率. Undecided ones are counted beside, in no share.
package struct ComplianceTally: Sendable, Hashable {
    package private(set) var passed = 0
    package private(set) var exceeded = 0
    package private(set) var undecided = 0
    /// By point whether all of its decided periods comply.
    private var points: [String: Bool] = [:]

    package init() {}

    package mutating func add(_ judged: JudgedPeriod) {
        switch judged.verdict {
        case .pass:
            passed += 1
            points[judged.point] = points[judged.point] ?? true
        case .exceeds:
            exceeded += 1
            points[judged.point] = false
        case .undecided: undecided += 1
        }
    }

    /// Periods that were decided.
    package var decided: Int { passed + exceeded }
    /// Points with a decided period.
    package var pointCount: Int { points.count }
    /// Points all of whose decided periods comply.
    package var pointsPassed: Int { points.values.count { $0 } }
    /// The share of periods that comply, in tenths of a percent; nil where none was decided.
    package var share: Int? { Self.perMille(passed, of: decided) }
    /// The same of points.
    package var pointShare: Int? { Self.perMille(pointsPassed, of: pointCount) }

    /// Half to even (GB/T 8170), in whole numbers: 1 of 16 is 62 and not 63.
    package static func perMille(_ part: Int, of whole: Int) -> Int? {
        guard whole > 0 else { return nil }
        let (below, rest) = (1000 * part).quotientAndRemainder(dividingBy: whole)
        let isUp = 2 * rest > whole || (2 * rest == whole && !below.isMultiple(of: 2))
        return isUp ? below + 1 : below
    }
}
