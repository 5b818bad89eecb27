import Regulation

@testable import Geometry
@testable import ZoningModel

/// A street with buildings, small enough to work out by hand: metres from (500 000, 4 400 000).
enum Street {
    static func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> Polygon {
        let ring = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)].map { Coordinate(x: 500_000 + $0, y: 4_400_000 + $1) }
        return Polygon(exterior: ring)
    }

    static func building(_ id: String, _ storeys: Int?, _ polygon: Polygon) -> Building {
        Building(id: id, storeys: storeys, height: nil, base: nil, polygons: [polygon])
    }

    /// A road from (0, 0) to (length, 0), 10 m to either side, in class 2.
    static func input(length: Double = 100, _ buildings: [Building]) -> ZoningInput {
        var input = ZoningInput(pack: .forCases)
        let land = box(-200, -200, length + 200, 200)
        input.district = [land]
        input.zones = [PlanningZone(id: "201", name: "zone", zoneClass: ZoneClass("2"), publishedArea: nil, polygons: [land])]
        let course = [Coordinate(x: 500_000, y: 4_400_000), Coordinate(x: 500_000 + length, y: 4_400_000)]
        input.lines = [
            TransportLine(
                layer: .roads, row: "annex1-16", name: "road", from: nil, to: nil, source: SourceKind("arterial"), structure: .surface,
                status: .open, openedOn: nil, edgeKind: .laneEdge, left: 10, right: 10, accuracy: nil, course: course)
        ]
        input.buildings = BuildingList(buildings)
        return input
    }
}
