import Geometry
import Projection
import Regulation

/// Everything a data pack says about a district, as values: what is where, and nothing yet about what follows from it.
///
/// Read in the layers' own coordinates; `projected` gives the same in metres of the working plane.
public struct ZoningInput: Sendable {
    public var pack: PackManifest
    /// The reference system of each layer that was read.
    public var crs: [PackManifest.Layer: CoordinateReferenceSystem] = [:]
    public var district: [Polygon] = []
    public var zones: [PlanningZone] = []
    public var lines: [TransportLine] = []
    public var railwayLand: [RailwayArea] = []
    public var yards: [RailwayArea] = []
    public var residential: [ResidentialArea] = []
    public var buildings = BuildingList()
    /// How far features may lie elsewhere (reading A0).
    public var accuracies = FeatureAccuracies()

    public init(pack: PackManifest) {
        self.pack = pack
    }
}

/// A base zone of the zoning plan (parts three (一) to (三) of the rules).
public struct PlanningZone: Sendable {
    public let id: String
    public let name: String
    public let zoneClass: ZoneClass
    /// As the rules print it, in km²; compared, never used (reading Z8).
    public let publishedArea: Double?
    public var polygons: [Polygon]

    package init(id: String, name: String, zoneClass: ZoneClass, publishedArea: Double?, polygons: [Polygon]) {
        self.id = id
        self.name = name
        self.zoneClass = zoneClass
        self.publishedArea = publishedArea
        self.polygons = polygons
    }
}

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

/// The land of a railway (reading W3) or a station or yard of one (reading R7).
public struct RailwayArea: Sendable {
    public let name: String
    public let approvedOn: CivilDate
    public var polygons: [Polygon]

    package init(name: String, approvedOn: CivilDate, polygons: [Polygon]) {
        self.name = name
        self.approvedOn = approvedOn
        self.polygons = polygons
    }
}

/// A building with its footprint (clause 二(四)2 and 3).
public struct Building: Sendable {
    public let id: String
    /// Storeys above ground; nil where the data do not say (reading B3: never assumed).
    public let storeys: Int?
    /// Metres from the foot of the building to its top, and of its foot above the road, where the data say so.
    public let height: Double?
    public let base: Double?
    /// One or more parts, courtyards as holes.
    public var polygons: [Polygon]

    package init(id: String, storeys: Int?, height: Double?, base: Double?, polygons: [Polygon]) {
        self.id = id
        self.storeys = storeys
        self.height = height
        self.base = base
        self.polygons = polygons
    }

    /// Metres that a storey has, from the lowest garage to a hall; one storey alone may be as high as a shed is.
    package static let leastStorey = 2.0
    package static let mostStorey = 8.0
    /// Metres between the foot of a building and the road in front of it: more is a height above the sea.
    package static let mostBase = 20.0

    /// The storeys that a height holds, 1 at least: "three storeys and more" are whole ones, so what is left over is none (reading B3).
    ///
    /// Both in metres. A height that is a multiple holds as many: 9.9 m are three storeys of 3.3 m, whatever the last digit of the quotient.
    package static func wholeStoreys(in height: Double, each metresPerStorey: Double) -> Int {
        max(1, Int((height / metresPerStorey + 1e-9).rounded(.down)))
    }
}

/// Housing inside class 3 (clause 四.1, reading Z1).
public struct ResidentialArea: Sendable {
    public let id: String
    public let name: String
    public var polygons: [Polygon]

    package init(id: String, name: String, polygons: [Polygon]) {
        self.id = id
        self.name = name
        self.polygons = polygons
    }
}
