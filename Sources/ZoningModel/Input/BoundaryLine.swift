import Geometry

/// Where the boundary line of one side of a section runs (clause 二(四)4, readings W1 and W1a).
package enum BoundaryLine: Sendable, Hashable {
    /// Beside the centre line, so many metres from it.
    case offset(Double)
    /// As surveyed.
    case surveyed(SurveyedLine)
    /// The section does not say; the layers `road_land` and `road_edges` may.
    case unknown

    /// Metres from the centre line to the farthest place of it; 0 where nothing is known.
    package var farthest: Double {
        switch self {
        case .offset(let metres): metres
        case .surveyed(let line): line.farthest
        case .unknown: 0
        }
    }

    package var surveyed: SurveyedLine? { if case .surveyed(let line) = self { line } else { nil } }
}

/// The surveyed boundary line beside one section, in the direction of its centre line, on the lattice of the map.
package struct SurveyedLine: Sendable, Hashable {
    package struct Polyline: Sendable, Hashable {
        package let places: [Coordinate]
        /// A straight line across an opening too wide to be part of the boundary line: it closes the carriageway, and no band grows from it.
        package let isOpening: Bool

        package init(_ places: [Coordinate], isOpening: Bool) {
            (self.places, self.isOpening) = (places, isOpening)
        }
    }

    /// One after the other.
    package let runs: [Polyline]
    /// Metres from the centre line to the farthest place.
    package let farthest: Double

    package init(runs: [Polyline], farthest: Double) {
        (self.runs, self.farthest) = (runs, farthest)
    }
}

/// The land between the boundary lines of a row, as the layer `road_land` has it.
package struct RoadLand: Sendable {
    package let row: String
    /// Metres by which its outline may lie elsewhere, where the data say so.
    package let accuracy: Double?
    package var polygons: [Polygon]
    /// The place of its feature in the file, counted from 1.
    package let ordinal: Int

    package init(row: String, accuracy: Double?, polygons: [Polygon], ordinal: Int) {
        (self.row, self.accuracy, self.polygons, self.ordinal) = (row, accuracy, polygons, ordinal)
    }

    package var label: String { "\(row) (#\(ordinal))" }
}

/// A boundary line of a row, or a part of it, as the layer `road_edges` has it.
package struct RoadEdge: Sendable {
    /// Which hand it is on, looking along the centre line as it is drawn.
    package enum Hand: String, Sendable, CaseIterable { case left, right }

    package let row: String
    package let side: Hand
    package let edgeKind: EdgeKind
    /// Metres by which it may lie elsewhere, where the data say so.
    package let accuracy: Double?
    package var course: [Coordinate]
    /// The place of its feature in the file, counted from 1.
    package let ordinal: Int

    package init(row: String, side: Hand, edgeKind: EdgeKind, accuracy: Double?, course: [Coordinate], ordinal: Int) {
        (self.row, self.side, self.edgeKind, self.accuracy) = (row, side, edgeKind, accuracy)
        (self.course, self.ordinal) = (course, ordinal)
    }

    package var label: String { "\(row) \(side.rawValue) (#\(ordinal))" }
}

/// What the boundary line of a line is, and so how it was found (W1): a word of the ruleset.
public struct EdgeKind: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// As the ruleset and the data have it: `lane_edge`.
    public let rawValue: String

    /// Any text is one; which there are, the ruleset says.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// As `rawValue`.
    public var description: String { rawValue }

    /// Made from centre line and width, and not surveyed: every ruleset may have it.
    public static let approximate = EdgeKind(rawValue: "approximate")
}
