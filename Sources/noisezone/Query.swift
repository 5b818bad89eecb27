import ArgumentParser
import FeatureIO
import NoiseZoning
import Projection
import Regulation

struct Query: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask which class and limits apply at a place, and why.",
        discussion: "Longitude comes first, or easting. Exit code 2 means: outside, unzoned, or more than one class possible.")

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, ndjson }

    @Option(help: ArgumentHelp("The place.", valueName: "LON,LAT"))
    var at: String

    @Option(help: ArgumentHelp("Its reference system: wgs84, cgcs2000, gcj02, bd09, EPSG:n or a .prj file.", valueName: "crs"))
    var crs: String?

    @Option(help: "How the answer is written.")
    var format: Format = .text

    @OptionGroup var source: MapSource
    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let crs = try PlaceInput.referenceSystem(crs)
        let place = try PlaceInput.parse(at, crs: crs)
        let scenario = scenario.scenario()
        let loaded = try await source.load(scenario)
        let query = PlaceQuery(map: loaded.map, ruleset: loaded.ruleset)
        let finding = query.finding(at: try PlaceInput.moved(place, from: crs, to: loaded.map.meta.workingCRS))
        let now = loaded.ruleset.hours.local(unixSeconds: Machine.unixSeconds)
        let answer = Answer(
            text: at, crs: crs, finding: finding, date: scenario.date,
            period: loaded.ruleset.hours.period(hour: now.hour, minute: now.minute), meta: loaded.map.meta, mapHash: loaded.hash)
        switch format {
        case .text:
            try Terminal.print(answer.text(language.lang))
            if let warning = loaded.map.meta.warning(language.lang) { Terminal.note(warning) }
        case .json, .ndjson: try Terminal.print(answer.json(pretty: format == .json))
        }
        if !answer.isDecided { throw ExitCode(Failure.Code.undecided.rawValue) }
    }
}
