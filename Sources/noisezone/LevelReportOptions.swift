import Answers
import ArgumentParser
import NoiseZoning

/// The record of a measured level, and what is to stand in it beside the figures.
struct LevelReportOptions: ParsableArguments {
    @OptionGroup var writing: ReportWriting

    @Option(help: ArgumentHelp("What the point of measuring is called, for the record; of a file, its column point.", valueName: "name"))
    var point: String?

    @Option(
        help: ArgumentHelp(
            "The meter, its number and calibration, for the record; of a file, its column instrument.", valueName: "text"))
    var instrument: String?

    var notes: LevelReportNotes { LevelReportNotes(point: point, instrument: instrument) }

    func validate() throws {
        if point != nil || instrument != nil, writing.report == nil { throw Failure.usage("--point and --instrument go with --report.") }
    }
}
