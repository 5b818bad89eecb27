import Geometry
import Projection
import Regulation

/// Everything a data pack says about a district, as values: what is where, and nothing yet about what follows from it.
///
/// Read in the layers' own coordinates; `projected` gives the same in metres of the working plane.
public struct ZoningInput: Sendable {
    /// What `pack.json` says.
    public var pack: PackManifest
    /// The reference system of each layer that was read.
    public var crs: [PackManifest.Layer: CoordinateReferenceSystem] = [:]
    /// The land that the rules apply to; one area once a build has united its features (`DistrictUniting.swift`).
    public var district: [Polygon] = []
    /// The base zones in the order of their layer.
    public var zones: [PlanningZone] = []
    /// Sections of listed roads and rail lines, open and planned alike.
    public var lines: [TransportLine] = []
    /// Boundary lines of roads as surveyed, until they are part of `lines` (reading W1a).
    package var roadLand: [RoadLand] = []
    package var roadEdges: [RoadEdge] = []
    /// Land of railways, from whose edge their bands are measured (reading W3).
    public var railwayLand: [RailwayArea] = []
    /// Stations and yards of railways: class 4b as they are drawn (reading R7).
    public var yards: [RailwayArea] = []
    /// Housing, which takes the limits of class 1 inside class 3 (clause 四.1, reading Z1).
    public var residential: [ResidentialArea] = []
    /// Buildings that may cut bands back (clause 二(四)3); empty where the pack has none.
    public var buildings = BuildingList()
    /// How far features may lie elsewhere (reading A0).
    public var accuracies = FeatureAccuracies()

    /// The manifest alone: every layer is empty.
    public init(pack: PackManifest) {
        self.pack = pack
    }
}
