import Geometry
import Testing

@testable import Projection

@Suite("Baidu's metres")
struct BaiduMercatorTests {
    /// BD-09 and BD09MC, by the published table of the other direction (LL2MC), which is not in the program; the first is the example of
    /// Baidu's own documents, 12958175, 4825923.77.
    static let pairs: [(degrees: Coordinate, metres: Coordinate)] = [
        (Coordinate(x: 116.404, y: 39.915), Coordinate(x: 12_958_175.000, y: 4_825_923.766)),
        (Coordinate(x: 116.5187, y: 39.7985), Coordinate(x: 12_970_943.485, y: 4_809_097.077)),
        (Coordinate(x: 121.4737, y: 31.2304), Coordinate(x: 13_522_537.563, y: 3_640_349.706)),
        (Coordinate(x: 113.2644, y: 23.1291), Coordinate(x: 12_608_672.526, y: 2_630_703.382)),
        (Coordinate(x: 126.6424, y: 45.7567), Coordinate(x: 14_097_920.877, y: 5_710_544.358)),
    ]

    @Test("published pairs, both ways, as near as the two published tables are to each other", arguments: pairs.indices)
    func published(_ index: Int) throws {
        let pair = Self.pairs[index]
        let way = try Transformation(from: .bd09mc, to: .bd09)
        #expect(deviation(try way.transform(pair.metres), pair.degrees) < 2.4e-6)
        #expect(deviation(try way.transform(pair.degrees, direction: .inverse), pair.metres) < 0.3)
    }

    @Test("there and back within 1e-9 degrees, south and west of zero too", arguments: [1, 2] as [UInt64])
    func roundTrip(_ seed: UInt64) throws {
        var generator = Seeded(seed: seed)
        var worst = 0.0
        for _ in 0..<5000 {
            let place = generator.place(-180...180, -73...73)
            let back = try #require(BaiduMercator.forward(place))
            // Within a metre of where two rows of the table meet the two may differ by what the rows differ by.
            let isSeam = [15.0, 30, 45, 60].contains { abs(abs(place.y) - $0) < 1e-4 }
            if !isSeam { worst = max(worst, deviation(BaiduMercator.inverse(back), place)) }
        }
        #expect(worst < 1e-9)
    }

    @Test("what is no place of the grid is refused")
    func beyond() throws {
        let way = try Transformation(from: .bd09mc, to: .wgs84)
        for place in [Coordinate(x: 3e7, y: 4e6), Coordinate(x: 1.2e7, y: 1.3e7), Coordinate(x: .nan, y: 0)] {
            #expect(throws: ProjectionError.self) { try way.transform(place) }
        }
        #expect(throws: ProjectionError.self) { try way.transform(Coordinate(x: 116, y: 80), direction: .inverse) }
    }

    @Test("metres are written easting first, and degrees are not metres")
    func written() throws {
        let place = try WrittenCoordinate.parse("12970943.5,4809097.1", crs: .bd09mc)
        #expect(place == Coordinate(x: 12_970_943.5, y: 4_809_097.1))
        for (text, cause) in [("4809097.1,12970943.5", CoordinateFault.swapped), ("116.5,39.8", .wrongCRS)] {
            let error = #expect(throws: CoordinateError.self) { try WrittenCoordinate.parse(text, crs: .bd09mc) }
            #expect(error?.cause == cause)
        }
        #expect(try CoordinateReferenceSystem(parsing: "BD09MC") == .bd09mc)
    }
}
