import Regulation

/// What many judged periods come to: shares that comply by class, by day and night, by quarter and year; the worst points; points that change class.
package struct ComplianceSummary: Sendable {
    /// The periods of a year or of a quarter of it; all of them where `year` is nil.
    package struct Span: Sendable, Hashable, Comparable {
        package let year: Int?
        /// 1 … 4; nil for the whole year.
        package let quarter: Int?

        package static let all = Span(year: nil, quarter: nil)

        package static func < (a: Span, b: Span) -> Bool { (a.year ?? 0, a.quarter ?? 0) < (b.year ?? 0, b.quarter ?? 0) }
    }

    /// One row of the table: a class, or all classes, by day or at night.
    package struct Row: Sendable {
        package let span: Span
        /// Nil for all classes together, and where ``isWithoutClass``.
        package let zoneClass: ZoneClass?
        /// Whether it is the land without a class.
        package let isWithoutClass: Bool
        package let period: DayPeriod
        package let tally: ComplianceTally
    }

    /// How far a point is over its limit in a period.
    package struct WorstPoint: Sendable {
        package let point: String
        package let period: DayPeriod
        package let zoneClass: ZoneClass?
        /// The period that is farthest over.
        package let date: CivilDate
        package let level: Decibels
        package let limit: Int
        /// dB above the limit, at the farthest.
        package let excess: Decibels
        /// Decided periods of the point, and those of them that are over.
        package let decided: Int
        package let exceeded: Int
    }

    /// A point whose class is not the same in every year.
    package struct ClassChange: Sendable {
        package let point: String
        /// By year, in order: the classes of its periods, each once; nil for none.
        package let years: [(year: Int, classes: [ZoneClass?])]
    }

    /// Everything together first, then by year, each followed by its quarters.
    package let rows: [Row]
    /// The farthest over its limit first.
    package let worst: [WorstPoint]
    package let changes: [ClassChange]
    /// How many periods were counted, and the first and last day of them.
    package let count: Int
    package let days: ClosedRange<CivilDate>?

    /// n log n in the periods.
    ///
    /// - Parameter order: of classes, as the standard has them.
    package init(_ judged: [JudgedPeriod], order: [ZoneClass]) {
        count = judged.count
        let dates = judged.map(\.date)
        days = dates.min().flatMap { first in dates.max().map { first...$0 } }
        rows = Self.rows(judged, order)
        worst = Self.worst(judged)
        changes = Self.changes(judged)
    }

    private struct RowKey: Hashable {
        let span: Span
        let zoneClass: ZoneClass?
        let isAll: Bool
        let period: DayPeriod
    }

    private static func rows(_ judged: [JudgedPeriod], _ order: [ZoneClass]) -> [Row] {
        var tallies: [RowKey: ComplianceTally] = [:]
        for one in judged {
            let spans = [
                Span.all, Span(year: one.date.year, quarter: nil), Span(year: one.date.year, quarter: (one.date.month + 2) / 3),
            ]
            for span in spans {
                for isAll in [true, false] {
                    let key = RowKey(span: span, zoneClass: isAll ? nil : one.zoneClass, isAll: isAll, period: one.period)
                    tallies[key, default: ComplianceTally()].add(one)
                }
            }
        }
        func rank(_ key: RowKey) -> (Int, Int, String, Int) {
            let place = key.isAll ? -1 : key.zoneClass.flatMap(order.firstIndex) ?? order.count
            let period = DayPeriod.ofStandards.firstIndex(of: key.period) ?? 2
            return ((key.span.year ?? 0) * 10 + (key.span.quarter ?? 0), place, key.zoneClass?.id ?? "", period)
        }
        return tallies.sorted { rank($0.key) < rank($1.key) }.map { key, tally in
            Row(
                span: key.span, zoneClass: key.zoneClass, isWithoutClass: !key.isAll && key.zoneClass == nil, period: key.period,
                tally: tally)
        }
    }

    private struct PointKey: Hashable {
        let point: String
        let period: DayPeriod
    }

    private static func worst(_ judged: [JudgedPeriod]) -> [WorstPoint] {
        let groups = Dictionary(grouping: judged.filter { $0.verdict != .undecided }) { PointKey(point: $0.point, period: $0.period) }
        return groups.compactMap { key, list -> WorstPoint? in
            let over = list.filter { $0.verdict == .exceeds && $0.margin != nil && $0.limit != nil }
            // The first day of the farthest ones.
            guard let farthest = over.min(by: { ($0.margin ?? Decibels(0), $0.date) < ($1.margin ?? Decibels(0), $1.date) }),
                let margin = farthest.margin, let limit = farthest.limit
            else { return nil }
            return WorstPoint(
                point: key.point, period: key.period, zoneClass: farthest.zoneClass, date: farthest.date, level: farthest.level,
                limit: limit,
                excess: Decibels(0) - margin, decided: list.count, exceeded: over.count)
        }.sorted { a, b in
            if a.excess != b.excess { return a.excess > b.excess }
            return (a.point, a.period.rawValue) < (b.point, b.period.rawValue)
        }
    }

    private static func changes(_ judged: [JudgedPeriod]) -> [ClassChange] {
        Dictionary(grouping: judged, by: \.point).compactMap { point, list -> ClassChange? in
            let years = Dictionary(grouping: list, by: \.date.year).sorted { $0.key < $1.key }.map { year, list in
                (year: year, classes: Set(list.map(\.zoneClass)).sorted { ($0?.id ?? "~") < ($1?.id ?? "~") })
            }
            return Set(years.flatMap(\.classes)).count > 1 ? ClassChange(point: point, years: years) : nil
        }.sorted { $0.point < $1.point }
    }
}
