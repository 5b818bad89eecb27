import Wording

/// A part of the day that has limits of its own: `day`, `evening`, `night`. Which there are is law, so it stands in the ruleset.
public struct DayPeriod: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// As answers and columns name it: `day`.
    public let rawValue: String

    /// The period of that name, whether or not a ruleset has it.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The name: the same as `rawValue`.
    public var description: String { rawValue }

    /// By day, as the standards that ship know it (GB 3096 and those beside it).
    public static let day = DayPeriod(rawValue: "day")
    /// At night, as the standards know it.
    public static let night = DayPeriod(rawValue: "night")
    /// The periods of the standards, in their order.
    public static let ofStandards = [day, night]
}

/// When each period of the day begins (T1): on its minute, until the next begins. Classes may keep hours of their own.
public struct Hours: Sendable, Hashable {
    /// A period of the day.
    public struct Period: Sendable, Hashable {
        /// The period's name; no two share one.
        public let id: DayPeriod
        /// What the law calls it.
        public let name: Text
        /// Minutes after midnight.
        public let from: Int
        /// Minutes after midnight for the classes that keep other hours.
        package let fromByClass: [ZoneClass: Int]

        /// When it begins for land of a class; nil where the class is not known.
        public func from(in zoneClass: ZoneClass?) -> Int { zoneClass.flatMap { fromByClass[$0] } ?? from }
    }

    /// The next time at which the limits change.
    public struct Change: Sendable, Hashable {
        /// 0 … 23
        public let hour: Int
        /// 0 … 59
        public let minute: Int
        /// What begins then.
        public let period: DayPeriod
        /// Minutes from the time asked about: 1 … 1439.
        package let inMinutes: Int
    }

    /// A date and a time of the clock on the spot.
    public struct LocalTime: Sendable, Hashable {
        /// The day on the spot, which need not be the day in UTC.
        public let date: CivilDate
        /// 0 … 23
        public let hour: Int
        /// 0 … 59
        public let minute: Int
    }

    /// In the order of the day from the first on: two to four, each once round the clock, whatever the class.
    public let periods: [Period]
    /// Minutes by which the clock is before UTC.
    public let utcOffset: Int
    /// The name of the time that the clock shows: 中国标准时间.
    package let timeZone: Text
    /// The clause on the periods: 一.
    package let source: Citation
    /// An identifier of ``Ruleset/readings``, here `T1`; nil where the text leaves nothing open.
    package let reading: String?

    /// The period of a time of the clock on land of a class; hours beyond 23 and minutes beyond 59 wrap round. O(periods).
    public func period(hour: Int, minute: Int, in zoneClass: ZoneClass? = nil) -> DayPeriod {
        let time = Hours.minutes(hour, minute)
        // The one that began last.
        let began = periods.min { Hours.since($0.from(in: zoneClass), time) < Hours.since($1.from(in: zoneClass), time) }
        return began?.id ?? periods[0].id
    }

    /// When the period that holds at a time of the clock ends. O(periods).
    public func nextChange(hour: Int, minute: Int, in zoneClass: ZoneClass? = nil) -> Change {
        let time = Hours.minutes(hour, minute)
        func until(_ period: Period) -> Int { (period.from(in: zoneClass) - time + 1439) % 1440 + 1 }
        let next = periods.min { until($0) < until($1) } ?? periods[0]
        let at = next.from(in: zoneClass)
        return Change(hour: at / 60, minute: at % 60, period: next.id, inMinutes: until(next))
    }

    /// The place of a period in the order of ``periods``; nil for one that the ruleset does not have. O(periods).
    public func index(of period: DayPeriod) -> Int? { periods.firstIndex { $0.id == period } }

    /// The period of that name; nil for one that the ruleset does not have. O(periods).
    public func period(_ id: DayPeriod) -> Period? { periods.first { $0.id == id } }

    /// When a period begins and ends for land of a class, `06:00` and `22:00`. O(periods).
    package func span(of period: Period, in zoneClass: ZoneClass? = nil) -> (from: Int, to: Int) {
        let number = index(of: period.id) ?? 0
        return (period.from(in: zoneClass), periods[(number + 1) % periods.count].from(in: zoneClass))
    }

    /// What the clock shows at an instant. O(1).
    public func local(unixSeconds: Int) -> LocalTime {
        let seconds = unixSeconds + utcOffset * 60
        let minute = ((seconds % 86_400 + 86_400) % 86_400) / 60
        return LocalTime(date: CivilDate(unixSeconds: unixSeconds, utcOffsetMinutes: utcOffset), hour: minute / 60, minute: minute % 60)
    }

    /// `06:00`
    package static func clock(_ minutes: Int) -> String {
        String(String(100 + minutes / 60).dropFirst()) + ":" + String(String(100 + minutes % 60).dropFirst())
    }

    /// Minutes since the clock showed `start`.
    private static func since(_ start: Int, _ time: Int) -> Int { (time - start + 1440) % 1440 }

    private static func minutes(_ hour: Int, _ minute: Int) -> Int { ((hour * 60 + minute) % 1440 + 1440) % 1440 }
}
