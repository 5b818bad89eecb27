import Answers
import ArgumentParser
import CommandParts
import NoiseZoning

/// A table of levels judged as a whole.
struct ComplianceOptions: ParsableArguments {
    @Flag(help: "With --input: the share of periods and points that comply, by class, day and night, quarter and year.")
    var summary = false

    @Flag(help: "With --input: rows are hours; the levels of day and night are made of them first.")
    var hourly = false

    @Option(
        help: ArgumentHelp(
            "With --hourly: hours that a day and a night need at least; default all of them.", valueName: "16,8"))
    var leastHours: String?

    func validate() throws {
        if leastHours != nil, !hourly { throw Failure.usage("--least-hours goes with --hourly.") }
        _ = try least()
    }

    func least() throws -> LeastHours {
        guard let leastHours else { return LeastHours() }
        let numbers = leastHours.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let day = numbers[0], let night = numbers[1], (1...24).contains(day), (1...24).contains(night) else {
            throw Failure.usage("--least-hours: write two numbers of hours, such as 16,8.")
        }
        return LeastHours(day: day, night: night)
    }
}
