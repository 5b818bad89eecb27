import Answers
import Regulation
import Wording
import ZoningModel

/// For which day, time and scenario something is asked, as it was said; what was not said is found by the rules that are asked.
public struct Occasion: Sendable {
    /// The time of asking, from which today and `now` are found (reading T1).
    public var clock: Clock
    /// The day; today on the spot where none is said.
    public var date: CivilDate?
    /// The time, as it is written: `HH:MM`, `YYYY-MM-DDTHH:MM`, perhaps with an offset, or `now`.
    public var time: String?
    /// "As if built": planned lines count as open (clause 四.2, reading R4).
    public var isAsBuilt = false
    /// Switches of the readings: `width_by` → `fronting`.
    public var readings: [(name: String, value: String)] = []
    /// Whether areas that are not valid are made valid or left out, each told.
    public var mends = false
    /// How many tasks share the work; no answer depends on it.
    public var workers: Int

    /// A day, or today where `date` is nil; no time of day, planned lines as planned, no reading switched, no area made valid.
    public init(clock: Clock = .ofMachine, date: CivilDate? = nil, workers: Int = 1) {
        self.clock = clock
        self.date = date
        self.workers = workers
    }

    /// The day of the clock on the spot (reading T1).
    package func today(_ hours: Hours) -> CivilDate { clock.local(hours).date }

    /// The time as it is written, that of the clock where `now` is; nil where none is said.
    package func writtenTime(_ hours: Hours) -> String? { time == "now" ? clock.local(hours).description : time }

    /// Day and time on the spot; nil where no time is said. A time with a day of its own must agree with the day.
    ///
    /// Fails with `time-date`, or with `time` where it cannot be read.
    package func moment(_ hours: Hours) throws(Failure) -> Hours.LocalTime? {
        guard let text = writtenTime(hours) else { return nil }
        let written: WrittenTime
        do { written = try WrittenTime(parsing: text) } catch { throw Failure(.usage, AnswerFault.timeDate, error.phrase) }
        let moment = written.local(utcOffset: hours.utcOffset, day: date ?? today(hours))
        if let date, moment.date != date {
            throw Failure(
                .usage, AnswerFault.timeDate, "--time: \(text) is on \(moment.date), and --date says \(date)", fix: "Give one of the two")
        }
        return moment
    }

    /// What a map is drawn for: the day that is said, that of the time, or today.
    package func scenario(_ hours: Hours) throws(Failure) -> Scenario {
        let today = today(hours)
        var scenario = Scenario(date: try moment(hours)?.date ?? date ?? today, isAsBuilt: isAsBuilt, workers: workers)
        (scenario.readings, scenario.mends, scenario.today) = (readings, mends, today)
        return scenario
    }
}

/// The time of asking. A door reads it once, and hands it along: nothing behind the door looks at the clock of the machine.
public struct Clock: Sendable, Hashable {
    /// Seconds since 1970, UTC.
    public let unixSeconds: Int

    /// A fixed time, for tests and for servers that have read their clock: seconds since 1970, UTC.
    public init(unixSeconds: Int) { self.unixSeconds = unixSeconds }

    /// That of the machine, now.
    public static var ofMachine: Clock { Clock(unixSeconds: Machine.unixSeconds) }

    /// Day and time on the spot (reading T1). O(1).
    public func local(_ hours: Hours) -> Hours.LocalTime { hours.local(unixSeconds: unixSeconds) }
}
