import Geometry
import Testing

@testable import Projection

@Suite("GCJ-02 and BD-09")
struct OffsetTests {
    /// Longitude first. The first is one station (荣京东街) as two maps have it, each by its own survey: they agree to the accuracy of the stop,
    /// ±10 m, and no better (the formula gives 116.51340, 39.79320 for the WGS 84 position, 8 m from the GCJ-02 one).
    /// The next three are the published pairs of googollee/eviltransform (go/transform_test.go), the last of wandergis/coordtransform.
    static let gcjPairs: [(wgs: Coordinate, gcj: Coordinate, tolerance: Double)] = [
        (Coordinate(x: 116.50744, y: 39.79201), Coordinate(x: 116.51339, y: 39.79313), 1e-4),
        (Coordinate(x: 121.5272106, y: 31.1774276), Coordinate(x: 121.531541859215, y: 31.17530398364597), 1e-11),
        (Coordinate(x: 113.912316, y: 22.543847), Coordinate(x: 113.9171764808363, y: 22.540796131694766), 1e-11),
        (Coordinate(x: 116.377817, y: 39.911954), Coordinate(x: 116.38404722455657, y: 39.91334545536069), 1e-11),
        (Coordinate(x: 116.404, y: 39.915), Coordinate(x: 116.41024449916938, y: 39.91640428150164), 1e-11),
    ]

    @Test("published pairs of GCJ-02", arguments: gcjPairs.indices)
    func published(_ index: Int) throws {
        let pair = Self.gcjPairs[index]
        let way = try Transformation(from: .wgs84, to: .gcj02)
        #expect(deviation(try way.transform(pair.wgs), pair.gcj) < pair.tolerance)
        #expect(deviation(try way.transform(pair.gcj, direction: .inverse), pair.wgs) < pair.tolerance)
    }

    /// wandergis/coordtransform: gcj02tobd09(116.404, 39.915), and wgs84 to bd09 of the same numbers.
    @Test("published pairs of BD-09")
    func baidu() throws {
        let place = Coordinate(x: 116.404, y: 39.915)
        #expect(deviation(BD09.fromGCJ02(place), Coordinate(x: 116.41036949371029, y: 39.92133699351021)) < 1e-11)
        let fromWGS84 = try Transformation(from: .wgs84, to: .bd09).transform(place)
        #expect(deviation(fromWGS84, Coordinate(x: 116.41662724378733, y: 39.922699552216216)) < 1e-11)
        // The published closed-form inverse of BD-09 is only near: 0.2 m from the exact one at most.
        let back = try #require(BD09.toGCJ02(place))
        #expect(deviation(back, Coordinate(x: 116.39762729119315, y: 39.90865673957631)) < 2e-6)
    }

    @Test("there and back within 1e-9 degrees everywhere in China's rectangle", arguments: [1, 2, 3] as [UInt64])
    func roundTrip(_ seed: UInt64) throws {
        var generator = Seeded(seed: seed)
        var worst = 0.0
        for _ in 0..<20_000 {
            let place = generator.place(72.004...137.8347, 0.8293...55.8271)
            worst = max(worst, GCJ02.toWGS84(GCJ02.fromWGS84(place)).map { deviation($0, place) } ?? .infinity)
            worst = max(worst, BD09.fromWGS84(place).flatMap(BD09.toWGS84).map { deviation($0, place) } ?? .infinity)
        }
        #expect(worst < 1e-9)
    }

    @Test(
        "there and back at the cusp of the formula and on the rim",
        arguments: [72.004, 73, 104.999999999, 105, 105.000000001, 135, 137.8347], [0.8293, 20, 35, 55.8271])
    func cusp(_ x: Double, _ y: Double) throws {
        let place = Coordinate(x: x, y: y)
        let back = try #require(GCJ02.toWGS84(GCJ02.fromWGS84(place)))
        #expect(deviation(back, place) < 1e-9)
    }

    @Test(
        "outside the rectangle GCJ-02 changes nothing",
        arguments: [
            Coordinate(x: -122.4, y: 37.8), Coordinate(x: 2.35, y: 48.86), Coordinate(x: 151.2, y: -33.9), Coordinate(x: 180, y: 90),
        ])
    func outside(_ place: Coordinate) throws {
        let way = try Transformation(from: .wgs84, to: .gcj02)
        #expect(try way.transform(place) == place)
        #expect(try way.transform(place, direction: .inverse) == place)
    }

    @Test("GCJ-02 to BD-09 is the single published step")
    func step() throws {
        let place = Coordinate(x: 116.51339, y: 39.79313)
        #expect(deviation(try Transformation(from: .gcj02, to: .bd09).transform(place), BD09.fromGCJ02(place)) < 1e-10)
    }
}
