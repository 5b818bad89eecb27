import ArgumentParser
import FeatureIO
import NoiseZoning
import Regulation
import Wording
import ZoningModel

extension Language: ExpressibleByArgument {}

extension CivilDate: ExpressibleByArgument {
    /// Nil for what is no day, which the parser reports.
    public init?(argument: String) {
        do throws(RegulationError) { try self.init(parsing: argument) } catch { return nil }
    }
}

/// What every verb understands that asks about a day.
package struct ScenarioOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The day that is asked about; default today on the spot.", valueName: "YYYY-MM-DD"))
    package var date: CivilDate?

    @Flag(help: "Take planned lines as built.")
    package var asBuilt = false

    @Option(
        help: ArgumentHelp("Read an open point of the rules otherwise, such as width_by=fronting (see rules).", valueName: "switch=value"),
        completion: .list(ValueLists.switches))
    package var reading: [String] = []

    @OptionGroup package var mending: MendOption

    package init() {}

    package func validate() throws {
        for pair in reading {
            let parts = pair.split(separator: "=").map(String.init)
            guard parts.count == 2 else { throw Failure.usage("--reading: write \(pair) as switch=value, such as width_by=fronting.") }
            guard Interpretations.plain.setting(parts[0], to: parts[1]) != nil else {
                throw Failure.usage("--reading: there is no \(pair); `noisezone rules` lists the switches and their values.")
            }
        }
    }

    package func occasion(time: String? = nil) -> Occasion {
        var occasion = Occasion(date: date, workers: Machine.cores)
        (occasion.time, occasion.isAsBuilt, occasion.mends) = (time, asBuilt, mending.mend)
        occasion.readings = reading.map { pair in
            let parts = pair.split(separator: "=")
            return (String(parts[0]), String(parts[1]))
        }
        return occasion
    }
}

/// What every verb understands that reads areas.
package struct MendOption: ParsableArguments {
    @Flag(help: "Make areas valid that are not (bow ties, rings in the wrong order), or leave them out; each is told.")
    package var mend = false

    package init() {}
}

package struct LanguageOption: ParsableArguments {
    @Option(
        name: .customLong("lang"),
        help: "Language of texts for people; names in data and JSON stay as they are. Default NOISEZONE_LANG, else that of the locale.")
    package var said: Language?

    package init() {}

    /// What is said before the arguments are parsed is in the same one.
    package var lang: Language { Terminal.language }
}

/// Where a verb writes to.
package struct OutputOptions: ParsableArguments {
    @Flag(help: "Replace the output if it exists.")
    package var overwrite = false

    package init() {}
}
