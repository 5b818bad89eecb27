import Testing

@testable import Geometry
@testable import Projection
@testable import ZoningFiles
@testable import ZoningModel

@Suite("Buildings in flat arrays")
struct BuildingListTests {
    private static let court = Polygon(exterior: Street.box(0, 0, 60, 60).exterior, holes: [Street.box(10, 10, 50, 50).exterior])
    private static let buildings = [
        Building(id: "", storeys: nil, height: nil, base: nil, polygons: [Street.box(90, 0, 99, 9)]),
        Building(id: "北区 7", storeys: 3, height: 9.5, base: -2, polygons: [court, Street.box(70, 0, 80, 10)]),
        Building(id: "b", storeys: 200, height: 0.1, base: 0, polygons: [Street.box(-30, 0, -20, 9)]),
    ]

    private func isSame(_ a: Building, _ b: Building) -> Bool {
        a.id == b.id && a.storeys == b.storeys && a.height == b.height && a.base == b.base && a.polygons == b.polygons
    }

    @Test("what goes in comes out, unknown values and courtyards among it")
    func roundTrip() {
        let list = BuildingList(Self.buildings)
        #expect(list.count == 3 && zip(list, Self.buildings).allSatisfy(isSame))
    }

    @Test("on the lattice they stand by place; what is thinner than the lattice is gone")
    func lattice() {
        let sliver = Polygon(exterior: Street.box(5, 5, 5.0004, 9).exterior)
        let thin = Building(id: "thin", storeys: 3, height: nil, base: nil, polygons: [sliver])
        let list = BuildingList(Self.buildings + [thin]).onLattice()
        #expect(list.map(\.id) == ["b", "北区 7", ""])
        #expect(isSame(list[1], Self.buildings[1]))
        let off = Polygon(exterior: Street.box(0, 0, 10, 10).exterior.map { $0 + Coordinate(x: 0.0004, y: -0.0004) })
        let snapped = BuildingList([Building(id: "a", storeys: nil, height: nil, base: nil, polygons: [off, sliver])]).onLattice()
        #expect(snapped.map(\.polygons) == [[Street.box(0, 0, 10, 10)]])
    }

    @Test("a building without a place in the plane is left out and told once; the others are moved")
    func misplaced() throws {
        func square(_ x: Double, _ y: Double) -> Polygon {
            Polygon(exterior: [(0, 0), (0.001, 0), (0.001, 0.001), (0, 0)].map { Coordinate(x: x + $0.0, y: y + $0.1) })
        }
        var list = BuildingList(
            [("a", square(116.5, 39.8)), ("far", square(-60, -39.8)), ("b", square(116.6, 39.8))].map {
                Building(id: $0.0, storeys: 3, height: nil, base: nil, polygons: [$0.1])
            })
        let mover = try Mover(from: .wgs84, to: CoordinateReferenceSystem(parsing: "EPSG:4548"))
        let errors = list.move(by: mover)
        #expect(errors.map(\.error.code.rawValue) == ["coordinate-out-of-domain"])
        #expect(list.map(\.id) == ["a", "b"])
        #expect(list[1].polygons[0].exterior == (try mover.moved(square(116.6, 39.8).exterior)))
    }
}
