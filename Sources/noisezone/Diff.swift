import Answers
import ArgumentParser
import FeatureIO
import NoiseZoning
import Projection
import Regulation
import ZoneQueries
import ZoningModel

struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What changed between two maps, two dates or two scenarios.",
        discussion: """
            A and B are zone maps or data packs; a pack is drawn for --date and --as-built (A) and --to-date and --to-as-built (B). \
            For two dates of one pack give it twice.
            """)

    @Argument(help: "A zone map, or the folder of a data pack.")
    var a: String

    @Argument(help: "The map or pack it is compared with.")
    var b: String

    @OptionGroup var layers: LayerSystemOption
    @OptionGroup var scenario: ScenarioOptions

    @Option(help: ArgumentHelp("The day of B; default that of A.", valueName: "YYYY-MM-DD"))
    var toDate: CivilDate?

    @Flag(help: "Take planned lines as built in B.")
    var toAsBuilt = false

    @Option(help: "A table, the same as JSON, or the changed areas as GeoJSON; default as the ending of --output says, else text.")
    var format: DrawnFormat?

    @Option(name: .shortAndLong, help: ArgumentHelp("Where the result goes; default stdout.", valueName: "file"))
    var output = "-"

    @OptionGroup var writing: OutputOptions
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let format = try OutputFormats<DrawnFormat>(.text, .json, .geojson)
            .format(of: output, asked: format, usual: .text)
        let before = scenario.occasion()
        var after = before
        if let toDate { after.date = toDate }
        after.isAsBuilt = toAsBuilt || (toDate == nil && a != b && before.isAsBuilt)
        let crs = try layers.system(for: a, b)
        let (from, to) = (try MapSource.either(a), try MapSource.either(b))
        let (first, second) = (try await Session(from, on: before, crs: crs), try await Session(to, on: after, crs: crs))
        let difference = try await first.difference(to: second)
        let bytes = try written(difference, as: format)
        do throws(FileError) { try writeFile(output, overwrite: writing.overwrite, reading: from.files + to.files, bytes) } catch {
            throw Failure(error)
        }
        for doubt in first.doubts + (a != b ? second.doubts : []) { Terminal.tell(doubt) }
        let warnings = [first, second].compactMap { $0.meta.doubt }
        for (number, warning) in warnings.enumerated() where !warnings[..<number].contains(warning) { Terminal.tell(warning) }
    }

    private func written(_ difference: MapDifference, as format: DrawnFormat) throws(Failure) -> [UInt8] {
        switch format {
        case .text: return Array(difference.text(language.lang).string.utf8)
        case .json: return Array(difference.json().utf8)
        case .geojson:
            do throws(ProjectionError) { return try difference.geoJSON() } catch { throw Failure(error) }
        }
    }
}
