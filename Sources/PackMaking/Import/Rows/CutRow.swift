import Geometry
import ZoningModel

/// What the sources have of one row of an annex: its sections, and how far they are to be believed.
package struct CutRow: Sendable {
    /// Where the row begins or ends.
    package struct End: Sendable {
        /// As the rules have it.
        package let name: String
        package var finding: EndFinding
        /// Metres by which the street was drawn on, or falls short; nil where the end was not found.
        package var distance: Double?
        /// In metres of the working plane.
        package var place: Coordinate?
    }

    /// One piece of the centre line, along which nothing changes.
    package struct Section: Sendable {
        package var course: [Coordinate]
        package let structure: TransportLine.Structure
        package let left: Double
        package let right: Double
        /// Whether the half-widths were measured on surveyed areas of road.
        package let isMeasured: Bool
        /// Metres by which it may lie elsewhere.
        package let accuracy: Double
        /// How its ways came by their name: what holds for most of it.
        package let naming: Way.Naming
        /// The ways that make it.
        package let sources: [String]

        package var length: Double { Course.length(course) }
    }

    /// A surveyed boundary line of the row, or a part of it.
    package struct Edge: Sendable {
        package let side: RoadEdge.Hand
        package let course: [Coordinate]
        /// Metres by which it may lie elsewhere.
        package let accuracy: Double
    }

    /// A place where the street is interrupted.
    package struct Gap: Sendable {
        package let place: Coordinate
        package let metres: Double
        /// Closed by a straight line; else nothing is drawn there.
        package let isClosed: Bool
    }

    /// What a person should look at, as a stable name.
    package enum Doubt: String, Sendable, CaseIterable {
        case endNotFound = "end-not-found"
        case endNearby = "end-nearby"
        case endByPosition = "end-by-position"
        case nameByPosition = "name-by-position"
        case namedOtherwise = "named-otherwise"
        case nameByContinuation = "name-by-continuation"
        case secondName = "second-name"
        case gapClosed = "gap-closed"
        case streetMissing = "street-missing"
        case carriagewaysApart = "carriageways-apart"
        case oneWayOnly = "one-way-only"
        case gradeDiffers = "grade-differs"
        case widthAssumed = "width-assumed"
        case againstTraffic = "against-traffic"
    }

    /// `annex1-16`
    package let row: String
    /// The name that the rules use.
    package let name: String
    /// The names by which its ways were found, as their sources have them in the form of the rules.
    package var foundBy: [String] = []
    /// Names that the sources have for it where a trusted pack has it by the name of the row.
    package var otherNames: [String] = []
    package var from: End
    package var to: End
    package var sections: [Section] = []
    /// Where areas of road have both its sides, its boundary lines; else none.
    package var edges: [Edge] = []
    package var gaps: [Gap] = []
    /// Metres of the row by the way its pieces came by their name.
    package var metres: [Way.Naming: Double] = [:]
    /// Metres by the class of road in the source.
    package var classes: [RoadClass: Double] = [:]
    /// The grade that the rules give, and that its sources suggest where they say something.
    package var grade = ""
    package var doubts: [Doubt] = []
    /// Names of the sources that are nearest, where no way has the name of the row.
    package var nearestNames: [String] = []

    package var length: Double { sections.reduce(0) { $0 + $1.length } }

    /// Metres that are known to lack: what lies in gaps that were not closed.
    package var missing: Double { gaps.reduce(0) { $0 + ($1.isClosed ? 0 : $1.metres) } }

    /// Whether the row is whole: both ends found, and nothing missing between.
    package var isWhole: Bool {
        !sections.isEmpty && missing == 0 && ![from.finding, to.finding].contains { $0 == .streetEnd || $0 == .missing }
    }

    init(row: String, name: String, from: String, to: String) {
        (self.row, self.name) = (row, name)
        self.from = End(name: from, finding: .missing)
        self.to = End(name: to, finding: .missing)
    }
}
