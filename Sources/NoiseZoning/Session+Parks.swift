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

    /// Writes the areas, their corners and sides, to be handed in: `.gpkg` in the plane of the survey, `.geojson` in WGS 84. The whole file or none.
    ///
    /// Fails with `output-format` for another ending, and as files are not written.
    package func write(to path: String, language: Language, overwrite: Bool, reading inputs: [String]) throws(Failure) {
        do {
            let output = try FileOutput(path, overwrite: overwrite, reading: inputs)
            switch FileEnding(path) {
            case .geoPackage: try output.write(try geoPackage(language))
            case .geoJSON: try output.write(try geoJSON(language))
            default: throw Self.ending(path)
            }
            try output.commit()
        } catch {
            throw switch error {
            case let error as FileError: Failure(error)
            case let error as ProjectionError: Failure(error, .internalFault)
            case let error as Failure: error
            default: Failure(.internalFault, SessionFault.geometry, Phrase(verbatim: "\(error)"))
            }
        }
    }

    /// Refuses an ending before any work is done.
    package static func checkEnding(_ path: String) throws(Failure) {
        switch FileEnding(path) {
        case .geoPackage, .geoJSON: return
        default: throw ending(path)
        }
    }

    private static func ending(_ path: String) -> Failure {
        Failure(
            .usage, SessionFault.outputFormat, file: path, "surveyed areas are not written in the format of this ending",
            fix: "End the name with .gpkg or .geojson")
    }
}
