import ArgumentParser
import CommandParts
import NoiseZoning
import PackMaking
import ZoningModel

struct Validate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Find faults and doubts in a data pack, and compare its areas with the published ones.",
        discussion: "Exit code 65 if `build` would refuse the pack; warnings alone leave 0.")

    @Argument(help: "The data pack: a folder with pack.json.", completion: .directory)
    var pack: String

    @Option(help: "How the report is written.")
    var format: AccountFormat = .text

    @OptionGroup var layers: LayerSystemOption
    @OptionGroup var mending: MendOption
    @OptionGroup var language: LanguageOption

    func run() async throws {
        let report = try Zoning.validate(packAt: pack, crs: try layers.system(), mends: mending.mend, clock: .ofMachine)
        let inputs = Machine.writesFile ? MapSource.pack(pack).files : []
        switch format {
        case .text: try Terminal.print(report.text(language.lang), reading: inputs)
        case .json: try Terminal.print(data: report.json(language.lang), reading: inputs)
        }
        if report.hasErrors { throw Failure(.badData) }
    }
}
