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
