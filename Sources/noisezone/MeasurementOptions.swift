import Answers
import ArgumentParser
import CommandParts
import FeatureIO
import LevelChecks
import NoiseZoning
import Regulation
import Wording

extension DayPeriod: ExpressibleByArgument {}
extension MeasuredQuantity: ExpressibleByArgument {}
extension MeasuringPlace.Room: ExpressibleByArgument {}

/// One measurement, or what is common to all of a file.
struct MeasurementOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The measured level.", valueName: "dB(A)"))
    var level: String?

    @Option(help: ArgumentHelp("The background: the level without the source.", valueName: "dB(A)"))
    var background: String?

    @Option(help: "What was measured; default leq.")
    var quantity: MeasuredQuantity?

    @Option(
        help: ArgumentHelp("The standard: gb3096, gb12348, gb22337 or gb12523.", valueName: "key"), completion: .list(ValueLists.standards))
    var standard: String?

    @Option(
        name: .customLong("class"), help: ArgumentHelp("The class of the land; at a boundary, of the land outside.", valueName: "class"),
        completion: .classes)
    var zoneClass: String?

    @Option(help: "The period of the day; or give --time.", completion: .list(ValueLists.periods))
    var period: DayPeriod?

    @Flag(help: "Measured indoors, as the boundary is less than 1 m from a noise-sensitive building.")
    var indoor = false

    @Flag(help: "Measured indoors, noise borne by the structure of the building.")
    var structureBorne = false

    @Option(help: "With --structure-borne: a for sleep (bedrooms, wards), b for work by day (offices, classrooms).")
    var room: MeasuringPlace.Room?

    func validate() throws {
        if room != nil, !structureBorne { throw Failure.usage("--room goes with --structure-borne.") }
    }

    /// By column, as a table would say it.
    var texts: [LevelColumn: String] {
        var texts: [LevelColumn: String] = [:]
        texts[.level] = level
        texts[.background] = background
        texts[.quantity] = quantity?.rawValue
        texts[.standard] = standard
        texts[.zoneClass] = zoneClass
        texts[.period] = period?.rawValue
        texts[.indoor] = indoor ? "true" : nil
        texts[.structureBorne] = structureBorne ? "true" : nil
        texts[.room] = room?.rawValue
        return texts
    }
}
