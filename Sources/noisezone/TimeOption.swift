import ArgumentParser
import NoiseZoning
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
}
