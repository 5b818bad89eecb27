import Answers
import ArgumentParser
import FeatureIO
import Geometry
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
        if let report, !Machine.isStream(report), !["html", "htm"].contains(OutputName.ending(report)) {
            throw Failure.usage("--report: \(report) would be written as HTML; end its name with .html.")
        }
        if report == "-" { throw Failure.usage("--report needs the name of a file; the answer itself goes to stdout.") }
    }

    /// The place in WGS 84; nil where it would tell what was converted from GCJ-02 or BD-09 unasked.
    func shown(_ place: Coordinate, crs: CoordinateReferenceSystem) throws -> Coordinate? {
        guard showConverted || (crs != .gcj02 && crs != .bd09) else { return nil }
        return try PlaceInput.moved(place, from: crs, to: .wgs84)
    }

    /// - Parameter place: metres in the working plane.
    func write(_ answer: Answer, at place: Coordinate, query: PlaceQuery, language: Language, overwrite: Bool, reading inputs: [String])
        throws
    {
        guard let report else { return }
        do throws(FileError) {
            try writeFile(
                report, overwrite: overwrite, reading: inputs, PlaceReport(answer, at: place, query: query, language: language).html())
        } catch { throw Failure(error) }
    }
}
