import Wording

/// The two halves of the day that have limits of their own.
public enum DayPeriod: String, Sendable, Hashable, CaseIterable { case day, night }

/// When it is day and when night (T1): each begins on its minute and lasts until the other begins.
public struct Hours: Sendable, Hashable {
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

    /// Minutes after midnight.
    public let dayFrom: Int
    /// Minutes after midnight.
    public let nightFrom: Int
    /// Minutes by which the clock is before UTC.
    public let utcOffset: Int
    /// The name of the time that the clock shows: 中国标准时间.
    package let timeZone: Text
    /// The clause on day and night: 一.
    package let source: Citation
    /// An identifier of ``Ruleset/readings``, here `T1`; nil where the text leaves nothing open.
    package let reading: String?

    /// The period of a time of the clock; hours beyond 23 and minutes beyond 59 wrap round. O(1).
    public func period(hour: Int, minute: Int) -> DayPeriod {
        let time = Hours.minutes(hour, minute)
        let fromDay = (time - dayFrom + 1440) % 1440
        return fromDay < (nightFrom - dayFrom + 1440) % 1440 ? .day : .night
    }

    /// When the period that holds at a time of the clock ends. O(1).
    public func nextChange(hour: Int, minute: Int) -> Change {
        let next: DayPeriod = period(hour: hour, minute: minute) == .day ? .night : .day
        let at = next == .day ? dayFrom : nightFrom
        return Change(hour: at / 60, minute: at % 60, period: next, inMinutes: (at - Hours.minutes(hour, minute) + 1440) % 1440)
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

    private static func minutes(_ hour: Int, _ minute: Int) -> Int { ((hour * 60 + minute) % 1440 + 1440) % 1440 }
}
