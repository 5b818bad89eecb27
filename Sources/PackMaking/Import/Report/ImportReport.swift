import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningModel

/// What `import` found: of each row, and of the sources as a whole.
package struct ImportReport: Sendable {
    package struct Counts: Sendable {
        package var read = 0
        package var ways = 0
        /// Two directions that became one way.
        package var joined = 0
        package var leftOut: [SortedFeatures.LeftOut: Int] = [:]
        package var residential = 0
        package var buildings = 0
        package var stops = 0
    }

    package let pack: String
    package let ruleset: String
    package var counts = Counts()
    package var rows: [CutRow] = []
    /// Layers that a pack must have to be built, and that nothing gave.
    package var missingLayers: [PackManifest.Layer] = []
    /// Whether known places could tell that the sources lie where they say; nil where none are known.
    package var placesCompared: Int?
    package var diagnostics: [Diagnostic] = []
    /// From metres of the working plane to longitude and latitude.
    let workingCRS: CoordinateReferenceSystem

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
    /// Whether every row is whole, and a map can be built.
    package var isWhole: Bool { missingLayers.isEmpty && rows.allSatisfy(\.isWhole) }
    package var found: [CutRow] { rows.filter { !$0.sections.isEmpty } }
}

extension CutRow.Doubt: Spoken {
    package var phrase: Phrase {
        switch self {
        case .endNotFound: "an end was not found: the row runs as far as the street does"
        case .endNearby: "the street does not quite meet the line at its end"
        case .endByPosition: "the line at an end is not in the sources: its place is that of the base pack"
        case .nameByPosition: "ways took the name from the base pack, by where they lie"
        case .namedOtherwise: "the sources call it otherwise where the base pack has it"
        case .nameByContinuation: "ways without a name were taken, since they join two pieces of the street"
        case .secondName: "found by the second name, in brackets"
        case .gapClosed: "a wide gap was closed by a straight line"
        case .streetMissing: "the street is missing in part"
        case .carriagewaysApart: "the carriageways lie far apart: look whether they are one street"
        case .oneWayOnly: "only one carriageway was found"
        case .gradeDiffers: "the sources draw it as another grade of road than the rules list"
        case .widthAssumed: "no width and no lanes in part: half-widths as assumed"
        case .againstTraffic: "it runs against the direction of its ways: check which way they go"
        }
    }
}

extension EndFinding: Spoken {
    package var phrase: Phrase {
        switch self {
        case .junction: "junction"
        case .nearby: "nearby"
        case .stop: "stop"
        case .portal: "portal"
        case .position: "by position"
        case .streetEnd: "not found: end of the street"
        case .missing: "not found"
        }
    }
}
