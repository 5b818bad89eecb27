import Geometry
import Projection
import Regulation
import ZoningModel

/// Answers places in longitude and latitude (WGS 84, CGCS2000) at the speed of memory, without a projection.
///
/// Every place has a label; ``finding(_:)`` says what the label means. Label 0 is outside the district (reading Z6), and is given to
/// infinities and to what is no number as well. ``undecided`` says that the place lies so near a line, within 2 mm or so, that its
/// distance in the working plane decides (reading Z2): ask ``PlaceQuery/brief(at:)`` with the place in that plane. All other labels
/// are what that question would answer, exactly: lines are held as whole numbers, and no product is rounded.
///
/// One look-up: two reads of memory, and where lines run through the cell of some 10 m the few edges there. Immutable, `Sendable`, no C
/// handle. Building costs one projection of every vertex, and the cells; memory is ``bytes``.
public struct PointIndex: Sendable {
    let grid: PointGrid
    private let findings: [Finding]
    /// Of each piece of the map, in its order.
    let labelsOfPieces: [UInt32]

    /// What a label stands for.
    public enum Labels: Sendable {
        /// One label for every different answer. Lines between pieces of one answer are left out: the fewest edges.
        case answers
        /// One label for all pieces of which the same is said, reasons and doubts as well.
        case reasons
        /// One label for every piece of the map: its index in ``ZoneMap/zones``, plus 1.
        case pieces
    }

    /// The label of a place that the working plane must decide.
    public static let undecided: UInt32 = PointGrid.undecided

    /// - Parameter query: the map to be asked; the answers are those of its ``PlaceQuery/brief(at:)``.
    ///
    /// A map that is too wide for the lattice (four degrees and more) is left to its plane: every label is ``undecided``.
    /// Throws where the working plane of the map cannot be carried to degrees.
    public init(_ query: PlaceQuery, labels: Labels = .answers) throws(ProjectionError) {
        let table = AnswerTable(query, labels)
        (findings, labelsOfPieces) = (table.findings, table.labels)
        let edges = try PointEdges(
            query.index.lines, plane: query.map.meta.workingCRS, tolerance: query.ruleset.tolerances.lineMetres)
        grid = edges.map { PointGridMaking.grid($0, labels: table.labels) } ?? .undecidedEverywhere
    }

    /// One place: some 10 ns.
    public func label(longitude: Double, latitude: Double) -> UInt32 { grid.label(longitude, latitude) }

    /// Many places, 1,024 at a time: first the cells, then the edges of those that have some.
    ///
    /// Precondition: as many longitudes as latitudes, and at least as many labels; those behind the last place stay as they are.
    public func labels(longitudes: Span<Double>, latitudes: Span<Double>, into labels: inout MutableSpan<UInt32>) {
        PointBatch.fill(&labels, longitudes: longitudes, latitudes: latitudes, from: grid)
    }

    /// What the label means, as ``PlaceQuery/brief(at:)`` puts it; nil for ``undecided``.
    public func finding(_ label: UInt32) -> Finding? { label < findings.count ? findings[Int(label)] : nil }

    /// The answer for one place, or nil where the working plane must decide.
    public func finding(longitude: Double, latitude: Double) -> Finding? { finding(label(longitude: longitude, latitude: latitude)) }

    /// Labels are 0 to `count` − 1, and ``undecided``.
    public var count: Int { findings.count }

    /// Whether every place is left to the plane: the map is too wide for the lattice.
    public var isUndecidedEverywhere: Bool { grid.isUndecidedEverywhere }

    /// Memory of the index.
    public var bytes: Int { grid.bytes }
}

/// The different answers of a map, numbered; 0 is outside.
struct AnswerTable {
    private(set) var findings: [Finding]
    /// By piece of the map.
    private(set) var labels: [UInt32] = []

    /// What pieces with one label have in common.
    private enum Key: Hashable {
        /// All that a brief answer says of a place inside one piece.
        case answer(side: Designation, zoneID: String?, zoneName: String?, baseClass: ZoneClass?, isCarriageway: Bool)
        case reasons(PieceSayings)
        case piece(Int)
    }

    init(_ query: PlaceQuery, _ kind: PointIndex.Labels) {
        findings = [query.brief(in: [], isOnDistrictLine: false)]
        var known: [Key: UInt32] = [:]
        for (number, zone) in query.map.zones.enumerated() {
            let key: Key =
                switch kind {
                case .answers:
                    .answer(
                        side: Designation(zone), zoneID: zone.zoneID, zoneName: zone.zoneName, baseClass: zone.baseClass,
                        isCarriageway: zone.kind == .carriageway)
                case .reasons: .reasons(zone.sayings)
                case .pieces: .piece(number)
                }
            if let label = known[key] {
                labels.append(label)
                continue
            }
            labels.append(UInt32(findings.count))
            known[key] = UInt32(findings.count)
            findings.append(query.brief(in: [zone], isOnDistrictLine: false))
        }
    }
}
