/// A time as it is typed: `23:10`, or a day with it, `2026-11-20T23:10`, `2026-11-20T15:10:00Z`, `2026-11-20T23:10+08:00`;
/// and as programs for tables write it: `5:30`, `2026/11/20 5:30`.
///
/// Without an offset it is what the clock on the spot shows. Seconds are read and dropped: the law counts in minutes.
public struct WrittenTime: Sendable, Hashable {
    /// Nil where only the clock is given.
    public let date: CivilDate?
    /// 0 … 23
    public let hour: Int
    /// 0 … 59
    public let minute: Int
    /// Minutes before UTC, where it is written; only a time with its day has one.
    public let utcOffset: Int?

    /// Anything else is ``RegulationError/invalidTime(_:)``. O(length).
    public init(parsing text: String) throws(RegulationError) {
        var rest = Array(text.utf8)[...]
        if let day = CivilDate(taking: &rest) {
            // A year in hand at both ends, so that an offset or the next morning stays in the calendar.
            guard (2...9998).contains(day.year), let between = rest.popFirst(),
                [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(between)
            else { throw .invalidTime(text) }
            date = day
        } else {
            date = nil
        }
        guard let clock = WrittenTime.clock(&rest) else { throw .invalidTime(text) }
        (hour, minute) = clock
        if rest.first == UInt8(ascii: ":") {
            rest = rest.dropFirst()
            guard WrittenTime.twoDigits(&rest, below: 60) != nil, WrittenTime.fraction(&rest) else { throw .invalidTime(text) }
        }
        guard let offset = WrittenTime.offset(&rest), rest.isEmpty, offset == nil || date != nil else { throw .invalidTime(text) }
        utcOffset = offset
    }

    /// The day and time on the spot, where clocks stand `utcOffset` minutes before UTC; `day` is the one meant where none was written. O(1).
    public func local(utcOffset spot: Int, day: CivilDate) -> Hours.LocalTime {
        let date = date ?? day
        guard let written = utcOffset, written != spot else { return Hours.LocalTime(date: date, hour: hour, minute: minute) }
        let minutes = hour * 60 + minute + spot - written
        let days = minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440)
        let time = minutes - days * 1440
        return Hours.LocalTime(date: date.adding(days: days), hour: time / 60, minute: time % 60)
    }

    private static func clock(_ rest: inout ArraySlice<UInt8>) -> (Int, Int)? {
        // The hour may have one digit.
        if rest.dropFirst().first == UInt8(ascii: ":") { rest = [UInt8(ascii: "0")] + rest }
        guard let hour = twoDigits(&rest, below: 24), rest.popFirst() == UInt8(ascii: ":"), let minute = twoDigits(&rest, below: 60) else {
            return nil
        }
        return (hour, minute)
    }

    private static func twoDigits(_ rest: inout ArraySlice<UInt8>, below limit: Int) -> Int? {
        guard rest.count >= 2, rest.prefix(2).allSatisfy({ (48...57).contains($0) }) else { return nil }
        let value = rest.prefix(2).reduce(0) { $0 * 10 + Int($1 - 48) }
        rest = rest.dropFirst(2)
        return value < limit ? value : nil
    }

    /// `.123`, if it is there; false for a point without digits.
    private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first == UInt8(ascii: ".") else { return true }
        let digits = rest.dropFirst().prefix { (48...57).contains($0) }
        rest = rest[digits.endIndex...]
        return !digits.isEmpty
    }

    /// `Z`, `+08:00`, `-0330`, or nothing; nil for what is none of them.
    private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int?? {
        guard let sign = rest.first else { return .some(nil) }
        rest = rest.dropFirst()
        if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return 0 }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = twoDigits(&rest, below: 15) else { return nil }
        if rest.first == UInt8(ascii: ":") { rest = rest.dropFirst() }
        guard let minutes = twoDigits(&rest, below: 60) else { return nil }
        return (sign == UInt8(ascii: "+") ? 1 : -1) * (hours * 60 + minutes)
    }
}

extension Hours.LocalTime: CustomStringConvertible {
    /// `2026-11-20T23:10`
    public var description: String { "\(date)T\(clock)" }

    /// `23:10`
    public var clock: String { Hours.clock(hour * 60 + minute) }
}

extension Hours {
    /// A time on the spot with the offset of its clocks: `2026-11-20T23:10+08:00`.
    package func written(_ time: LocalTime) -> String {
        time.description + (utcOffset < 0 ? "-" : "+") + Hours.clock(abs(utcOffset))
    }

    /// When the period that holds at a time on the spot ends, with its day, and which begins. O(1).
    ///
    /// - Parameter zoneClass: the class of the land, which may keep hours of its own.
    public func nextChange(after time: LocalTime, in zoneClass: ZoneClass? = nil) -> (time: LocalTime, period: DayPeriod) {
        let change = nextChange(hour: time.hour, minute: time.minute, in: zoneClass)
        // The last day of the calendar has no next one.
        let isNextDay = time.hour * 60 + time.minute + change.inMinutes >= 1440 && time.date.year < 9999
        return (LocalTime(date: isNextDay ? time.date.adding(days: 1) : time.date, hour: change.hour, minute: change.minute), change.period)
    }
}
