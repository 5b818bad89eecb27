import FeatureIO
import Regulation
import ZoneQueries
import ZoningModel

/// A map made ready once, to be asked by many tasks: a value without handles of files or of PROJ. A session over it costs next to nothing.
package struct SharedMap: Sendable {
    /// The map with its index.
    package let query: PlaceQuery
    /// For many places in degrees.
    let points: PointIndex
    /// The rules as they ship; the switches of the map are in its `meta`.
    package let ruleset: Ruleset
    /// That of the map file, or of everything that the map was built from.
    package let hash: String
    /// As a session over the pack or the file has them.
    package let doubts: [Diagnostic]
}
