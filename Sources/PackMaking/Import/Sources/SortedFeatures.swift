import FeatureIO
import Geometry
import Wording
import ZoningModel

/// The features of all sources by what they are to a pack.
package struct SortedFeatures: Sendable {
    /// A named point.
    package struct SourceStop: Sendable {
        package let name: String
        package let line: String?
        package let place: Coordinate
    }

    /// An area that goes into the pack as it is drawn.
    package struct Area: Sendable {
        /// The source that it comes from, as messages name it.
        package let file: String
        package let id: String
        package let name: String?
        package let polygons: [Polygon]
        package var storeys: Int?
        package var height: Double?
        package var base: Double?
    }

    /// A line with what its source says of it, in longitude and latitude.
    package struct SourceLine: Sendable {
        package let source: String
        package let kind: Way.WayKind
        package let roadClass: RoadClass
        package let names: [String]
        package let direction: Way.Direction
        package let lanes: Double?
        package let width: Double?
        package let structure: TransportLine.Structure
        package let course: [Coordinate]
    }

    /// The lines of each source, and whether it says which way they go.
    package var lines: [(lines: [SourceLine], saysDirections: Bool)] = []
    package var stops: [SourceStop] = []
    package var residential: [Area] = []
    package var buildings: [Area] = []
    package var roadLand: [Polygon] = []
    package var district: [Feature] = []
    package var zones: [Feature] = []
    /// How many features were read, and how many were left out, by the reason.
    package var read = 0
    package var leftOut: [LeftOut: Int] = [:]
    package var diagnostics = DiagnosticTally()

    /// Why a feature is of no use, as a stable name.
    package enum LeftOut: String, Sendable, CaseIterable {
        case noGeometry = "no-geometry"
        case zeroLength = "zero-length"
        /// A foot path, a road that is being built, a wood.
        case otherKind = "other-kind"
        case otherGeometry = "other-geometry"
        case repeated
        /// Where the working plane has no place for it.
        case outsidePlane = "outside-plane"
    }
}
