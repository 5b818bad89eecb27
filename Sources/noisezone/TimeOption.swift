import ArgumentParser
import Regulation

/// A time of the clock, typed or that of the machine, on the spot (reading T1).
struct TimeOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The time that is asked about: HH:MM, YYYY-MM-DDTHH:MM, or now; China Standard Time unless it has an offset.", valueName: "time"
        ))
    var time: String?

    func validate() throws {
        guard let time, time != "now" else { return }
        do { _ = try WrittenTime(parsing: time) } catch { throw Failure.usage("--time: \(error).") }
    }

    /// The time as it is written, the machine's if `now` is; nil where none is given.
    func written(_ hours: Hours) -> String? {
        time == "now" ? hours.local(unixSeconds: Machine.unixSeconds).description : time
    }

    /// The day and time on the spot; nil where none is given. `date` is what --date says: it must agree with a time that has its day.
    func moment(date: CivilDate?) throws -> Hours.LocalTime? {
        let hours: Hours
        do throws(RegulationError) { hours = try Ruleset.bundled(Ruleset.bundledIDs[0]).hours } catch {
            throw Failure(.internalFault, "ruleset", error.phrase, fix: "Please report this")
        }
        let today = hours.local(unixSeconds: Machine.unixSeconds).date
        guard let text = written(hours), let written = try? WrittenTime(parsing: text) else { return nil }
        let moment = written.local(utcOffset: hours.utcOffset, day: date ?? today)
        if let date, moment.date != date {
            throw Failure(
                .usage, "time-date", "--time: \(text) is on \(moment.date), and --date says \(date)", fix: "Give one of the two")
        }
        return moment
    }
}
