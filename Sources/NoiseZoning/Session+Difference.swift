import Answers
import FeatureIO
import Projection
import ZoneQueries
import ZoningModel

extension Session {
    /// What changed from this map to another, and what is behind it.
    ///
    /// - Parameter places: who is counted on changed land, as ``counted(_:column:crs:onDoubt:)`` reads them.
    public func difference(
        to other: Session, counting places: [PeopleDifference.CountedPlace]? = nil
    ) async throws(Failure) -> MapDifference {
        let (before, after) = (try query(), try other.query())
        var difference: MapDifference
        do throws(BuildError) { difference = try await MapDifference(from: before, to: after, workers: scenario.workers) } catch {
            throw Failure(error)
        }
        if let places { difference.count(places, from: before, to: after) }
        return difference
    }

    /// Reads a layer of points that count people, dwellings or addresses, into the plane of the map. With one fault nothing is counted:
    /// a sum that lacks some would be told as if it were whole.
    ///
    /// - Parameters:
    ///   - column: the property that says how many; nil counts every point once.
    ///   - crs: the system of a file that names none.
    public func counted(
        _ file: String, column: String?, crs: CoordinateReferenceSystem?, onDoubt: (Diagnostic) -> Void = { _ in }
    ) throws(Failure) -> [PeopleDifference.CountedPlace] {
        let places: [PeopleDifference.CountedPlace]
        let diagnostics: [Diagnostic]
        do throws(FileError) {
            (places, diagnostics) = try CountedPlaces(file: file, column: column, crs: crs).places(in: meta.workingCRS)
        } catch { throw Failure(error) }
        if diagnostics.contains(where: { $0.severity == .error }) { throw Failure(diagnostics) }
        for doubt in diagnostics { onDoubt(doubt) }
        return places
    }
}
