import Answers
import ArgumentParser
import FeatureIO
import Geometry
import NoiseZoning
import Projection
import Regulation
import Wording
import ZoneQueries

/// The record of an answer, and whether places made from shifted coordinates may be told.
struct ReportOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "With --at: write the answer as a record too, one HTML page with a map, for A4; --overwrite replaces it.", valueName: "file"))
    var report: String?

    @Flag(help: "Tell the place in WGS 84 as well where it was given in gcj02 or bd09.")
    var showConverted = false

    func validate() throws {
        if let report, !Machine.isStream(report), !["html", "htm"].contains(FileEnding.text(of: report)) {
            throw Failure.usage("--report: \(report) would be written as HTML; end its name with .html.")
        }
        if report == "-" { throw Failure.usage("--report needs the name of a file; the answer itself goes to stdout.") }
    }

    func write(_ reply: PlaceReply, language: Language, overwrite: Bool, reading inputs: [String]) throws(Failure) {
        guard let report else { return }
        do throws(FileError) { try writeFile(report, overwrite: overwrite, reading: inputs, reply.record(language)) } catch {
            throw Failure(error)
        }
    }
}
