import Geometry
import Regulation

/// One section of a listed road or rail line, along its centre line.
public struct TransportLine: Sendable {
    /// The layer of the pack that the line is read from: annex 1 lists the roads, annex 2 the rail lines.
    public enum LineLayer: String, Sendable, CaseIterable { case roads, rail, waterways }
    /// How the line is built: `surface`, `embankment`, `elevated` or `tunnel` for roads, `at_grade`, `elevated` or `underground` for rail.
    public enum Structure: String, Sendable, CaseIterable {
        case surface, embankment, elevated, tunnel
        case atGrade = "at_grade"
        case underground

        /// Below ground there is no band (reading R2).
        package var isBelowGround: Bool { self == .tunnel || self == .underground }
    }
    /// Whether the line is open to traffic; where `openedOn` is known, that day decides instead (reading R4).
    public enum LineStatus: String, Sendable, CaseIterable { case open, planned }

    /// Road, rail or waterway.
    public let layer: LineLayer
    /// The row of the annex, such as `annex1-16`: the key; names are not unique (readings N1, N2). Where no list is needed, the name.
    public package(set) var row: String
    /// 荣华南路: as the data write it.
    public let name: String
    /// Whether the data name the row, and the name does not stand for it.
    package var hasRow: Bool
    /// The lines at which the row begins and ends, where the data say so.
    public let from: String?
    /// The line at which the row ends, as `from`; nil where the data do not say.
    public let to: String?
    /// The grade of a road (`arterial`) or the kind of a rail line (`urban_rail`): chooses class and width of the band (clause 二(四)1).
    public let source: SourceKind
    /// At ground level, raised or below ground, where there is no band (reading R2).
    public let structure: Structure
    /// Open or planned; decides alone where `openedOn` is nil (reading R4).
    public let status: LineStatus
    /// The first day of traffic, from which on it makes a band; nil where the data do not say (clause 四.2, reading R4).
    public let openedOn: CivilDate?
    /// Lanes for motor traffic in both directions together; nil where the data do not say.
    public let lanes: Int?
    /// When the environmental impact assessment of a railway was approved; nil where nothing hangs on it.
    public let approvedOn: CivilDate?
    /// How the boundary line was found (reading W1); nil for rail.
    public package(set) var edgeKind: EdgeKind?
    /// Metres from the centre line to the boundary line, looking along the line; of a surveyed one, to the farthest place of it.
    public var left: Double { leftLine.farthest }
    /// Metres to the right-hand boundary line, 0 … 100, as `left`.
    public var right: Double { rightLine.farthest }
    /// The boundary line on the left, looking along the line: a constant offset is one way to have it.
    package var leftLine: BoundaryLine
    package var rightLine: BoundaryLine
    /// Metres by which the line may lie elsewhere, where the data say so.
    public package(set) var accuracy: Double?
    /// The centre line: in the coordinates of the layer as read, in metres of the working plane once projected.
    public var course: [Coordinate]
    /// The place of its feature in the file, counted from 1, where it came from one.
    package var ordinal: Int?
    /// The identifier of the pack beside this one that it was read from; nil for a line of this pack (reading Z7).
    public package(set) var neighbour: String?

    /// - Parameter left: nil where the section does not say.
    package init(
        layer: LineLayer, row: String, name: String, from: String?, to: String?, source: SourceKind, structure: Structure,
        status: LineStatus,
        openedOn: CivilDate?, edgeKind: EdgeKind?, left: Double?, right: Double?, accuracy: Double?, course: [Coordinate],
        ordinal: Int? = nil, lanes: Int? = nil, approvedOn: CivilDate? = nil, hasRow: Bool = true
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
        leftLine = left.map { .offset($0) } ?? .unknown
        rightLine = right.map { .offset($0) } ?? .unknown
        self.accuracy = accuracy
        self.course = course
        self.ordinal = ordinal
        self.lanes = lanes
        self.approvedOn = approvedOn
        self.hasRow = hasRow
    }

    /// Metres between the boundary lines, where both are offsets of the centre line; nil where they are not.
    package var widthBetweenBoundaries: Double? { hasOffsets ? left + right : nil }

    /// Whether both boundary lines are offsets of the centre line.
    package var hasOffsets: Bool {
        if case .offset = leftLine, case .offset = rightLine { true } else { false }
    }

    /// Row, name and place in the file, for messages.
    package var label: String { ordinal.map { "\(row) \(name) (#\($0))" } ?? "\(row) \(name)" }

    /// Whether the section makes a band on `date` (clause 四.2, reading R4).
    ///
    /// - Parameter asBuilt: the scenario "as if built": planned lines count from any date.
    package func isInForce(on date: CivilDate, asBuilt: Bool) -> Bool {
        if asBuilt { return true }
        if let openedOn { return openedOn <= date }
        return status == .open
    }
}
