import ArgumentParser
import CommandParts
import NoiseZoning
import Regulation

/// A time of the clock, typed or that of the machine, on the spot (reading T1).
struct TimeOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The time that is asked about: HH:MM, YYYY-MM-DDTHH:MM, or now; on the clocks of the place unless it has an offset.",
            valueName: "time"
        ), completion: .list(["now"]))
    var time: String?

    func validate() throws {
        guard let time, time != "now" else { return }
        do { _ = try WrittenTime(parsing: time) } catch { throw Failure.usage("--time: \(error).") }
    }
}
