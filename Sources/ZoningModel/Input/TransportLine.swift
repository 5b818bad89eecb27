import Geometry
import Regulation

/// One section of a listed road or rail line, along its centre line.
public struct TransportLine: Sendable {
    public enum Layer: String, Sendable { case roads, rail }
    public enum Structure: String, Sendable, CaseIterable {
        case surface, embankment, elevated, tunnel
        case atGrade = "at_grade"
        case underground

        /// Below ground there is no band (reading R2).
        public var isBelowGround: Bool { self == .tunnel || self == .underground }
    }
    public enum Status: String, Sendable, CaseIterable { case open, planned }

    public let layer: Layer
    /// The row of the annex, such as `annex1-16`: the key; names are not unique (readings N1, N2).
    public let row: String
    public let name: String
    /// The lines at which the row begins and ends, where the data say so.
    public let from: String?
    public let to: String?
    public let source: SourceKind
    public let structure: Structure
    public let status: Status
    public let openedOn: CivilDate?
    public let edgeKind: EdgeKind?
    /// Metres from the centre line to the boundary line, looking along the line.
    public let left: Double
    public let right: Double
    /// Metres by which the line may lie elsewhere, where the data say so.
    public let accuracy: Double?
    public var course: [Coordinate]
    /// The place of its feature in the file, counted from 1, where it came from one.
    package var ordinal: Int?

    package init(
        layer: Layer, row: String, name: String, from: String?, to: String?, source: SourceKind, structure: Structure, status: Status,
        openedOn: CivilDate?, edgeKind: EdgeKind?, left: Double, right: Double, accuracy: Double?, course: [Coordinate], ordinal: Int? = nil
    ) {
        self.layer = layer
        self.row = row
        self.name = name
        self.from = from
        self.to = to
        self.source = source
        self.structure = structure
        self.status = status
        self.openedOn = openedOn
        self.edgeKind = edgeKind
        self.left = left
        self.right = right
        self.accuracy = accuracy
        self.course = course
        self.ordinal = ordinal
    }

    /// Row, name and place in the file, for messages.
    package var label: String { ordinal.map { "\(row) \(name) (#\($0))" } ?? "\(row) \(name)" }

    /// Whether the section makes a band on `date` (clause 四.2, reading R4).
    ///
    /// - Parameter asBuilt: the scenario "as if built": planned lines count from any date.
    public func isInForce(on date: CivilDate, asBuilt: Bool) -> Bool {
        if asBuilt { return true }
        if let openedOn { return openedOn <= date }
        return status == .open
    }
}

/// How the boundary line of a road was found (clause 二(四)4, reading W1).
public enum EdgeKind: String, Sendable, CaseIterable {
    case laneEdge = "lane_edge"
    case embankment
    case dripLine = "drip_line"
    case fence
    case approximate
}
