import Answers
import ArgumentParser
import CommandParts
import FeatureIO
import NoiseZoning
import ZoningFiles
import ZoningModel

struct Build: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Draw the zone map of a data pack, or of every pack of a list.",
        discussion: """
            The map tiles the district; the same pack, date and scenario give the same bytes.
            With --batch a run that was interrupted goes on where it ended: only what is missing, changed or broken is made.
            """)

    @Argument(help: "The data pack: a folder with pack.json.", completion: .directory)
    var pack: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Where the map goes: .gpkg, .geojson or .geojsonl, or - for GeoJSON on stdout.", valueName: "file"),
        completion: .maps)
    var output: String

    @OptionGroup var many: BatchOptions

    @Option(help: "How faults are told, and what has come of --batch.")
    var format: AccountFormat = .text

    @OptionGroup var layers: LayerSystemOption
    @OptionGroup var scenario: ScenarioOptions
    @OptionGroup var writing: OutputOptions
    @OptionGroup var language: LanguageOption

    func validate() throws {
        guard (pack == nil) != (many.batch == nil) else { throw Failure.usage("Give a data pack, or a list of them with --batch.") }
        if many.batch != nil, scenario.date == nil {
            throw Failure.usage("--batch needs --date: a run that is taken up tomorrow would draw another day.")
        }
    }

    func run() async throws {
        if let list = many.batch { return try many.run(list, into: output, try conditions(), format: format, language.lang) }
        guard let pack else { return }
        let workers = many.join()
        let output = try MapOutput(output, overwrite: writing.overwrite, reading: MapSource.pack(pack).files)
        var occasion = scenario.occasion()
        if let workers { occasion.workers = workers }
        let (map, warnings) = try await Zoning.build(packAt: pack, on: occasion, crs: try layers.system())
        try output.write(map, language: language.lang)
        for warning in warnings { Terminal.tell(warning) }
        Terminal.tell(map.meta.doubt)
    }

    /// The options that hold for every map of a batch, as they are given to its process.
    private func conditions() throws -> BatchRun.Conditions {
        // What is wrong with it is told once, not for every map.
        _ = try layers.system()
        var conditions = BatchRun.Conditions()
        conditions.words = scenario.date.map { ["--date", "\($0)"] } ?? []
        if scenario.asBuilt { conditions.words.append("--as-built") }
        for reading in scenario.reading { conditions.words += ["--reading", reading] }
        if scenario.mending.mend { conditions.words.append("--mend") }
        if let crs = layers.crs { conditions.words += ["--crs", crs] }
        conditions.words += ["--lang", language.lang.rawValue]
        conditions.files = [layers.crs ?? ""].filter { $0.hasSuffix(".prj") }
        conditions.sayings = ["--format", format.rawValue]
        conditions.overwrite = writing.overwrite
        return conditions
    }
}
