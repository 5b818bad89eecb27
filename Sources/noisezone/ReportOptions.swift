import ArgumentParser
import CommandParts
import FeatureIO
import NoiseZoning

/// Where the record of an answer goes: HTML, or PDF by WeasyPrint.
struct ReportWriting: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write the answer as a record too, .html or .pdf, for A4; of a file a sheet each row, 500 at most. --overwrite replaces it.",
            valueName: "file"),
        completion: .pages)
    var report: String?

    func validate() throws { try Self.check(report) }

    /// Refuses names that no record is written under.
    static func check(_ report: String?) throws {
        if let report, !Machine.isStream(report), !RecordOutput.isKnown(report) {
            throw Failure.usage("--report: \(report) would be written as HTML or PDF; end its name with .html or .pdf.")
        }
        if report == "-" { throw Failure.usage("--report needs the name of a file; the answer itself goes to stdout.") }
    }

    /// Makes the record, if one was asked for, and writes it. `inputs` are the files that are read.
    func write(overwrite: Bool, reading inputs: [String], _ html: () throws(Failure) -> [UInt8]) throws(Failure) {
        guard let report else { return }
        try RecordOutput(report, overwrite: overwrite, reading: inputs).write(html)
    }
}

/// The record of an answer, and whether places made from shifted coordinates may be told.
struct ReportOptions: ParsableArguments {
    @OptionGroup var writing: ReportWriting

    @Flag(help: "Tell the place in WGS 84 as well where it was given in gcj02 or bd09.")
    var showConverted = false
}
