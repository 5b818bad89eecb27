import Answers
import FeatureIO
import Projection
import Wording
import ZoningFiles

extension Session {
    /// What answers files of surveyed areas.
    ///
    /// - Parameter crs: the system that the caller names; nil where the file, or the size of its numbers, is to tell it.
    public func parks(crs: CoordinateReferenceSystem? = nil) throws(Failure) -> ParkRun {
        ParkRun(map: try map(), ruleset: ruleset, date: scenario.date, mapHash: try hash(), crs: crs, mends: scenario.mends)
    }
}

extension ParkAnswer {
    /// How a script is told: an area at fault, or one that lies in part without a class; nil where all is well.
    public var failure: Failure? {
        if faults > 0 {
            return Failure(
                .badData, SessionFault.areasNotAnswered,
                "areas that could not be answered: \(faults) of \(entries.count); their status is error")
        }
        guard undecided > 0 else { return nil }
        return Failure(
            .undecided, SessionFault.areasUndecided, "areas with land without a class: \(undecided) of \(entries.count)")
    }

    /// Writes the areas, their corners and sides in the plane of the survey, to be handed in, and gives what is to be told of it.
    package func write(to output: LayersOutput, language: Language) throws(Failure) -> [Diagnostic] {
        let made = ParkLayers(self, language)
        let layers: [OutputLayer]
        do throws(ProjectionError) { layers = try made.layers() } catch { throw Failure(error, .internalFault) }
        return try output.write(
            layers, plane: made.plane, title: language("surveyed areas"), lastChange: "\(date)T00:00:00.000Z")
    }
}
