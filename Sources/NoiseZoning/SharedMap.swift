import FeatureIO
import Regulation
import ZoneQueries
import ZoningModel

/// A map made ready once, to be asked by many tasks: without handles of files or of PROJ; it never changes. A session over it costs next to nothing.
package final class SharedMap: Sendable {
    /// The map with its index.
    package let query: PlaceQuery
    /// For many places in degrees.
    package let points: PointIndex
    /// The rules as they ship; the switches of the map are in its `meta`.
    package let ruleset: Ruleset
    /// That of the map file, or of everything that the map was built from.
    package let hash: String
    /// As a session over the pack or the file has them.
    package let doubts: [Diagnostic]
    /// What answers hang on beside the question: the hash, the scenario that was drawn, and the program that draws.
    package let name: String

    init(query: PlaceQuery, points: PointIndex, ruleset: Ruleset, hash: String, doubts: [Diagnostic]) {
        self.query = query
        self.points = points
        self.ruleset = ruleset
        self.hash = hash
        self.doubts = doubts
        let meta = query.map.meta
        let scenario =
            "\(meta.date) \(meta.isAsBuilt) \(meta.switches.widthBy) \(meta.switches.radiusFrom) \(meta.switches.carriageway.rawValue)"
        name = String(SHA256.hexDigest(of: Array("\(hash) \(scenario) \(programVersion)".utf8)).prefix(32))
    }
}
