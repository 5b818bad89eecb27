import Projection
import ZoneQueries
import ZoningModel

extension Session {
    /// The map as an index of places in degrees, to be written beside it. Time: one projection of every vertex, and the cells.
    public func index() throws(Failure) -> PointIndexFile {
        let query = try query()
        let index: PointIndex
        do throws(ProjectionError) { index = try PointIndex(query) } catch { throw Failure(error) }
        if index.isUndecidedEverywhere {
            throw Failure(
                .badData, SessionFault.indexWide, "the map is wider than four degrees, or has no line: no index can tell its lines apart",
                fix: "Ask the map itself")
        }
        return PointIndexFile(index, of: query, mapHash: try hash())
    }
}
