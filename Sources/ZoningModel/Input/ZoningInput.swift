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
    package var crs: [PackManifest.Layer: CoordinateReferenceSystem] = [:]
    /// The land that the rules apply to; one area once a build has united its features (`DistrictFit.swift`).
    package var district: [Polygon] = []
    /// The base zones in the order of their layer.
    package var zones: [PlanningZone] = []
    /// Sections of listed roads and rail lines, open and planned alike.
    package var lines: [TransportLine] = []
    /// Boundary lines of roads as surveyed, until they are part of `lines` (reading W1a).
    package var roadLand: [RoadLand] = []
    package var roadEdges: [RoadEdge] = []
    /// Land of railways, from whose edge their bands are measured (reading W3).
    package var railwayLand: [LandArea] = []
    /// Stations and yards of railways: class 4b as they are drawn (reading R7).
    package var yards: [LandArea] = []
    /// The land of roads, where the rules measure from it and it is drawn as such.
    package var lineLand: [LandArea] = []
    /// Areas with a class of their own.
    package var areas: [LandArea] = []
    /// Housing, which takes the limits of class 1 inside class 3 (clause 四.1, reading Z1).
    package var residential: [ResidentialArea] = []
    /// Buildings that may cut bands back (clause 二(四)3); empty where the pack has none.
    public var buildings = BuildingList()
    /// The packs beside this one, until what reaches over the border is part of the layers above (reading Z7).
    package var neighbours: [Neighbour] = []
    /// How far features may lie elsewhere (reading A0).
    package var accuracies = FeatureAccuracies()

    /// The manifest alone: every layer is empty.
    package init(pack: PackManifest) {
        self.pack = pack
    }
}

/// The pack of the county beside, as far as it may make bands on this side of the border (reading Z7).
///
/// Lines and land alone: the place is ours, and so is the law; its zones, housing and buildings decide nothing here (reading Z6).
package struct Neighbour: Sendable {
    /// Its folder, from where the program was started.
    package let folder: String
    /// What its `pack.json` calls it: the name that lines and reasons carry on.
    package let id: String
    /// The notices that its licences want kept.
    package let attribution: [String]
    /// Its lines and land, until they are part of ours; its manifest with our working plane.
    package var input: ZoningInput

    package init(folder: String, input: ZoningInput) {
        (self.folder, self.input) = (folder, input)
        (id, attribution) = (input.pack.id, input.pack.attribution)
    }
}
