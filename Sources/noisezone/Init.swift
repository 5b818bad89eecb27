import ArgumentParser
import CommandParts
import NoiseZoning
import Projection
import Regulation
import ZoningModel

struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Start a data pack: pack.json and a GeoPackage with every layer, to be drawn in QGIS.",
        discussion: """
            The layers are empty. They have their columns, lists of values and styles, so that QGIS asks for what is needed.
            `build` and `validate` say what is still missing.
            """)

    @Argument(help: "The folder of the new pack; it may be there, but without a pack.", completion: .directory)
    var folder: String

    @Option(help: ArgumentHelp("The rules that the pack is drawn by.", valueName: "id"), completion: .rulesets)
    var ruleset: String = Ruleset.standardID

    @Option(
        help: ArgumentHelp("The working plane, a projected system in metres; default that of the rules.", valueName: "crs"),
        completion: .list(ValueLists.planes))
    var crs: String?

    @OptionGroup var language: LanguageOption

    func run() async throws {
        let crs = try crs.map { try PlaceInput.referenceSystem($0) }
        Terminal.tell(try Zoning.start(packAt: folder, by: ruleset, crs: crs, language: language.lang))
    }
}
