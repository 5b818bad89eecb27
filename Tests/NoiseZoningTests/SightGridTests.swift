import Testing

@testable import Geometry
@testable import LineOfSight
@testable import ZoningLaw
@testable import ZoningModel

@Suite("Line of sight past many buildings")
struct SightGridTests {
    private static func place(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: 460_000 + x, y: 4_400_000 + y) }

    private static func ring(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> [Coordinate] {
        [place(x0, y0), place(x1, y0), place(x1, y1), place(x0, y1), place(x0, y0)]
    }

    private static func building(_ id: String, _ polygons: [Polygon]) -> Building {
        Building(id: id, storeys: 3, height: nil, base: nil, polygons: polygons)
    }

    /// A hall of 100 m with a courtyard of 60 m in which a kiosk stands, two halls that overlap, and a building of two parts.
    private static let grid = SightGrid([
        building("hall", [Polygon(exterior: ring(0, 0, 100, 100), holes: [ring(20, 20, 80, 80)])]),
        building("kiosk", [Polygon(exterior: ring(45, 45, 55, 55))]),
        building("west", [Polygon(exterior: ring(200, 0, 260, 60))]), building("east", [Polygon(exterior: ring(240, 20, 320, 80))]),
        building("parts", [Polygon(exterior: ring(400, 0, 420, 20)), Polygon(exterior: Array(ring(430, 0, 450, 20).reversed()))]),
    ])

    @Test(
        "the answer by hand",
        arguments: [
            ("past everything", (-10.0, -10.0), (500.0, -10.0), true), ("through a hall", (-10, 10), (110, 10), false),
            ("it ends inside", (-10, 10), (5, 10), false), ("it begins inside", (5, 10), (-10, 10), false),
            ("wholly inside, in a cell without a wall", (8, 50), (11, 51), false), ("inside, from cell to cell", (10, 5), (10, 95), false),
            ("in the courtyard", (25, 25), (75, 25), true), ("from courtyard to street", (25, 25), (-5, 25), false),
            ("through the kiosk", (25, 50), (75, 50), false), ("past the kiosk", (25, 60), (75, 60), true),
            ("inside the kiosk", (48, 48), (52, 52), false), ("where two halls overlap", (245, 25), (255, 35), false),
            ("in the one and out of the other", (205, 5), (335, 75), false), ("between two parts", (425, -5), (425, 25), true),
            ("in the second part", (435, 5), (445, 15), false), ("along a wall", (0, -10), (0, 110), true),
            ("from corner to corner inside", (0, 0), (20, 20), false), ("over a corner", (-10, 10), (10, -10), true),
            ("into a corner", (-10, -10), (10, 10), false), ("up to a wall", (-10, 50), (0, 50), true),
            ("one place in the open", (-5, -5), (-5, -5), true), ("one place inside", (5, 5), (5, 5), false),
            ("far from all", (9000, 9000), (9100, 9100), true), ("from far away", (-9000, 50), (10, 50), false),
        ])
    func byHand(what: String, from: (Double, Double), to: (Double, Double), isClear: Bool) {
        let (a, b) = (Self.place(from.0, from.1), Self.place(to.0, to.1))
        #expect(Self.grid.isClear(from: a, to: b) == isClear)
        #expect(Self.grid.isClear(from: b, to: a) == isClear, "seen from the other end")
        #expect(Self.grid.areClear(from: [a, b], to: [b, a]) == [isClear, isClear])
    }

    @Test("no building stands in the way where there is none")
    func empty() {
        #expect(SightGrid([]).isClear(from: Self.place(0, 0), to: Self.place(50, 50)) && SightGrid([]).areClear(from: [], to: []) == [])
    }

    @Test("a batch says what one by one says", arguments: BuildingPropertyTests.seeds)
    func batch(seed: UInt64) {
        var district = RandomDistrict(seed: seed)
        let grid = SightGrid(district.withBuildings(seed: seed, count: 150).buildings)
        let places = district.places(2000)
        let ends = places.dropFirst() + places.prefix(1)
        #expect(grid.areClear(from: places, to: Array(ends)) == zip(places, ends).map { grid.isClear(from: $0, to: $1) })
    }
}
