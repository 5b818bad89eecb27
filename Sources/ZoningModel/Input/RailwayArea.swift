import Geometry
import Regulation

/// The land of a railway (reading W3) or a station or yard of one (reading R7).
public struct RailwayArea: Sendable {
    /// The name of the railway or yard as the data write it; answers name it where a road has its row.
    public let name: String
    /// The day its environmental impact assessment was approved: decides which limits the railway has (clause 二(四)1, reading R5).
    public let approvedOn: CivilDate
    /// One or more parts: in the coordinates of the layer as read, in metres of the working plane once projected.
    public var polygons: [Polygon]

    package init(name: String, approvedOn: CivilDate, polygons: [Polygon]) {
        self.name = name
        self.approvedOn = approvedOn
        self.polygons = polygons
    }
}
