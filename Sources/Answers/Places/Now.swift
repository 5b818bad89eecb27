import Regulation
import StrictJSON
import Wording
import ZoningModel

/// What holds at a time of the clock on the spot, and until when.
public struct Now: Sendable {
    /// The date and time asked about, on the clock on the spot.
    public let time: Hours.LocalTime
    /// The period at `time` (T1).
    public let period: DayPeriod
    /// dB(A); nil where there is none.
    public let limit: Int?
    /// When the other period begins.
    public let changesAt: Hours.LocalTime
    /// The period that begins at `changesAt`.
    public let then: DayPeriod
    /// dB(A)
    public let thenLimit: Int?
    /// The time with the offset of the clocks on the spot: `2026-11-20T23:10+08:00`.
    private let written: (time: String, change: String)

    /// - Parameter limit: the limit of a period on a day, in dB(A).
    package init(_ time: Hours.LocalTime, hours: Hours, limit: (DayPeriod, CivilDate) -> Int?) {
        self.time = time
        period = hours.period(hour: time.hour, minute: time.minute)
        self.limit = limit(period, time.date)
        (changesAt, then) = hours.nextChange(after: time)
        thenLimit = limit(then, changesAt.date)
        written = (hours.written(time), hours.written(changesAt))
    }

    /// At a place: the limits of the class whose limits apply there.
    public init(_ time: Hours.LocalTime, finding: Finding, ruleset: Ruleset) {
        self.init(time, hours: ruleset.hours) { period, date in
            finding.limitsClass.flatMap { ruleset.limits(of: $0, on: date)?[period] }
        }
    }

    static let label: Phrase = "now"

    /// `23:10 night, 45 dB(A); from 2026-11-21 06:00 day, 55 dB(A)`
    func words(_ language: Language) -> String {
        func of(_ period: DayPeriod, _ limit: Int?) -> String {
            let name = language(period == .day ? "day" : "night")
            guard let limit else { return name }
            return language("\(name), \(limit) dB(A)")
        }
        let change = "\(changesAt.date) \(changesAt.clock)"
        return language("\(time.date) \(time.clock) \(of(period, limit)); from \(change) \(of(then, thenLimit))")
    }

    /// `{"time": …, "period": …, "limit": …, "changes_at": …, "then": {"period": …, "limit": …}}`
    func write(to writer: inout JSONWriter) {
        func member(_ limit: Int?, _ writer: inout JSONWriter) {
            writer.key("limit")
            if let limit { writer.int(limit) } else { writer.null() }
        }
        writer.object(inline: true) { writer in
            writer.member("time", written.time)
            writer.member("period", period.rawValue)
            member(limit, &writer)
            writer.member("changes_at", written.change)
            writer.key("then")
            writer.object(inline: true) { writer in
                writer.member("period", then.rawValue)
                member(thenLimit, &writer)
            }
        }
    }
}
