import Projection
import ZoneQueries

extension Session {
    /// The map of this session, read whole and indexed, for other tasks. Time: that of both indices.
    package func shared() throws(Failure) -> SharedMap {
        let query = try query()
        let points: PointIndex
        do throws(ProjectionError) { points = try PointIndex(query) } catch { throw Failure(error) }
        return SharedMap(query: query, points: points, ruleset: ruleset, hash: try hash(), doubts: doubts)
    }
}
