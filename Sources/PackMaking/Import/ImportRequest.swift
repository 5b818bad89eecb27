import FeatureIO
import Projection
import ZoningModel

/// What is to be imported, and how.
package struct ImportRequest: Sendable {
    package var sources: [(path: String, role: ImportRole)] = []
    package var mapping = ColumnMapping()
    /// The system of files that name none.
    package var crs: CoordinateReferenceSystem?
    /// The folder of a pack that is trusted.
    package var base: String?
    /// The rules whose rows are looked for; those of the base pack where nothing is said.
    package var ruleset: String?
    /// The short name of the new pack.
    package var id: String
    /// Whose the sources are.
    package var licence: String?
    /// Metres by which the sources may lie elsewhere.
    package var accuracy: Double?
    package var metresPerStorey: Double?
    /// Where distances are measured; that of the base pack, else the grid of CGCS2000 about the sources.
    package var workingCRS: CoordinateReferenceSystem?
    /// Which line the edge of the areas of road is (W1).
    package var edgeKind = EdgeKind.approximate
    /// Areas that are not valid are made valid.
    package var mends = false

    package init(id: String) { self.id = id }
}
