import Answers
import ArgumentParser
import CommandParts
import FeatureIO
import NoiseZoning
import Projection
import Wording

struct Park: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "park",
        abstract: "Survey sheet of an area: bounds, corners, areas, neighbours, classes and limits.",
        discussion: """
            FILE is a list of corners (CSV or text: name, X north, Y east, with the zone number in front or without; or the text that land \
            bureaus exchange, J1,1,X,Y under a line that ends in @), or areas in any format that is read. Which number points north is told \
            by its size or by the header, and refused where it cannot be known. Told are: how the outline closes, its area in the plane and \
            on the ellipsoid, corners from the north-west clockwise, neighbours by side, classes met, each side inside and outside, lines as \
            far as bands reach; of several areas, overlaps and gaps. -o writes areas, corners and sides to hand in.

            Exit codes: 65 an area is at fault (it crosses itself, a corner cannot be read); else 2 an area lies partly outside or in no zone.
            """)

    @Argument(help: "The list of corners, or the file with the areas; - is stdin.", completion: .layers)
    var file: String

    @Option(
        help: ArgumentHelp(
            "The reference system of a file that names none: cgcs2000, wgs84, EPSG:n or a .prj file. Eastings with a zone number need none.",
            valueName: "crs"))
    var crs: String?

    @Option(help: ArgumentHelp("CSV of areas: the column of the well-known text.", valueName: "column"))
    var geometry: String?

    @Option(help: ArgumentHelp("Of a text: utf-8 or gbk; without it the bytes tell.", valueName: "name"))
    var encoding: String?

    @Option(help: "How the answer is written; default text.")
    var format: AccountFormat?

    @Option(
        help: ArgumentHelp("Write the sheet as well, .html or .pdf, for A4; --overwrite replaces it.", valueName: "file"),
        completion: .pages)
    var report: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("Write areas, corners and sides as layers too: .gpkg or .geojson.", valueName: "file"))
    var output: String?

    @Flag(help: "Tell places made from gcj02 or bd09.")
    var showConverted = false

    @OptionGroup var source: MapSourceOptions
    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var writing: OutputOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        if let encoding, TextEncoding(encoding) == nil {
            throw Failure.usage("--encoding: \(encoding) is not known; give utf-8 or gbk.")
        }
        try ReportWriting.check(report)
        if output == "-" { throw Failure.usage("--output needs the name of a file; the answer itself goes to stdout.") }
    }

    func run() async throws {
        if let output { try ParkAnswer.checkEnding(output) }
        let system = try crs.map { try PlaceInput.referenceSystem($0) }
        if system?.isShifted == true, !showConverted {
            throw Failure(
                .usage, CommandFault.converted, "the corners would be places converted from \(system?.identifier ?? "")",
                fix: "Give --show-converted to allow it, or survey them in a system of the survey")
        }
        let session = try await Session(try source.source(), on: scenario.occasion())
        let run = try session.parks(crs: system)
        let answer: ParkAnswer
        do throws(FileError) {
            answer = try run.answer(
                file, encoding: encoding.flatMap { TextEncoding($0) }, geometry: geometry, onFault: { Terminal.tell($0) })
        } catch { throw Failure(error) }
        let inputs = [file, crs ?? ""] + source.files
        if let report {
            try RecordOutput(report, overwrite: writing.overwrite, reading: inputs).write { answer.sheet(language.lang) }
        }
        if let output { try answer.write(to: output, language: language.lang, overwrite: writing.overwrite, reading: inputs) }
        if format == .json {
            try Terminal.print(data: answer.json(language.lang))
        } else {
            try Terminal.print(answer.text(language.lang))
        }
        for warning in session.warnings { Terminal.tell(warning) }
        if let failure = answer.failure { throw failure }
    }
}
