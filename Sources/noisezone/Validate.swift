import Answers
import ArgumentParser
import CommandParts
import NoiseZoning
import PackMaking
import ZoningModel

struct Validate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Find faults and doubts in a data pack, or places where maps that lie side by side do not meet.",
        discussion: """
            Exit code 65 if `build` would refuse the pack, or where maps leave a gap or overlap; warnings alone leave 0.
            With --seams every map is held against those beside it, whatever plane each is drawn in. Told too are bands that end at a border \
            though the class beside is the same: a neighbour is missing in pack.json.
            """)

    @Argument(help: "The data pack: a folder with pack.json.", completion: .directory)
    var pack: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Maps that lie side by side, or folders of maps: whether they meet without gap or overlap.", valueName: "map"),
        completion: .maps)
    var seams: [String] = []

    @Option(help: ArgumentHelp("Metres of width, on average, that --seams forgives; default 0.1.", valueName: "metres"))
    var tolerance: Double?

    @Option(help: "How the report is written.")
    var format: AccountFormat = .text

    @OptionGroup var layers: LayerSystemOption
    @OptionGroup var mending: MendOption
    @OptionGroup var language: LanguageOption

    func validate() throws {
        guard (pack == nil) != seams.isEmpty else { throw Failure.usage("Give a data pack, or maps with --seams.") }
        if tolerance != nil, seams.isEmpty { throw Failure.usage("--tolerance goes with --seams.") }
        if let tolerance, !(0...10).contains(tolerance) { throw Failure.usage("--tolerance: give metres from 0 to 10.") }
    }

    func run() async throws {
        guard let pack else { return try runSeams() }
        let report = try Zoning.validate(packAt: pack, crs: try layers.system(), mends: mending.mend, clock: .ofMachine)
        let inputs = Machine.writesFile ? MapSource.pack(pack).files : []
        switch format {
        case .text: try Terminal.print(report.text(language.lang), reading: inputs)
        case .json: try Terminal.print(data: report.json(language.lang), reading: inputs)
        }
        if report.hasErrors { throw Failure(.badData) }
    }

    private func runSeams() throws {
        let report = try Borders.report(of: seams, tolerance: tolerance ?? Borders.tolerance)
        switch format {
        case .text: try Terminal.print(report.text(language.lang), reading: seams)
        case .json: try Terminal.print(data: report.json(), reading: seams)
        }
        guard report.misfits > 0 else { return }
        throw Failure(
            .badData, SessionFault.mapsUnmet, "in \(report.misfits) places maps that lie side by side do not meet",
            fix: "Take the common border of the two packs from one source, vertex by vertex, and build both again")
    }
}
