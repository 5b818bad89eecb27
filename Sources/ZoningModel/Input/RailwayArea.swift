import Geometry
import Regulation

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
