import ArgumentParser
import CommandParts
import NoiseZoning
import ZoningModel

/// How well the place is known.
struct AccuracyOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Metres within which the place is known, or pack where only the data are inexact; either counts for the exit code.",
            valueName: "metres"), completion: .list(["pack"]))
    var accuracy: String?

    func validate() throws {
        guard let accuracy else { return }
        guard asked != nil else {
            throw Failure.usage("--accuracy: \(accuracy) is not a number of metres from 0 to 10000, nor the word pack.")
        }
    }

    /// Nil where nothing was said.
    var asked: PlaceAccuracy? { accuracy.flatMap { PlaceAccuracy(written: $0) } }
}
