import Geometry
import Projection
import Testing

/// Areas on the ellipsoid against an independent program.
///
/// Origin: pyproj 3.7 with PROJ 9.5, corners carried to EPSG:4490 and `Geod(a=6378137, rf=298.257222101).polygon_area_perimeter` of them: geodesics
/// after Karney (2013) between corners, where ours are straight in the plane. The two lines lie within a millimetre for sides of a kilometre.
@Suite("Areas on the ellipsoid")
struct EllipsoidAreaTests {
    private static func square(_ x: Double, _ y: Double, _ side: Double) -> [Polygon] {
        [
            Polygon(exterior: [
                Coordinate(x: x, y: y), Coordinate(x: x + side, y: y), Coordinate(x: x + side, y: y + side), Coordinate(x: x, y: y + side),
                Coordinate(x: x, y: y),
            ])
        ]
    }

    struct Case: Sendable {
        let epsg: Int
        let x: Double
        let y: Double
        let side: Double
        let area: Double
    }

    static let cases = [
        Case(epsg: 4527, x: 39_450_000, y: 4_405_000, side: 100, area: 9999.385957),
        Case(epsg: 4527, x: 39_450_000, y: 4_405_000, side: 1000, area: 999_939.697091),
        Case(epsg: 4527, x: 39_450_000, y: 4_405_000, side: 10_000, area: 99_995_016.300381),
        Case(epsg: 4548, x: 500_000, y: 4_405_000, side: 1000, area: 999_999.993845),
        Case(epsg: 4527, x: 39_590_000, y: 4_405_000, side: 1000, area: 999_798.449351),
        Case(epsg: 4547, x: 600_000, y: 2_500_000, side: 3000, area: 8_997_710.342157),
        Case(epsg: 4498, x: 20_750_000, y: 3_000_000, side: 1000, area: 998_453.004570),
    ]

    @Test("squares, a millionth of a part", arguments: cases)
    func squares(_ row: Case) throws {
        let plane = try CoordinateReferenceSystem(parsing: "EPSG:\(row.epsg)")
        let area = try EllipsoidArea(plane).area(of: Self.square(row.x, row.y, row.side))
        #expect(abs(area - row.area) < 1e-6 * row.area, "\(area)")
        // Within a square millimetre a square kilometre the geodesics are no others.
        if row.side <= 1000 { #expect(abs(area - row.area) < 5e-3, "\(area)") }
    }

    @Test("by hand: the scale of the plane is 1 + d²/2R² at d from its meridian")
    func byHand() throws {
        let plane = try CoordinateReferenceSystem(parsing: "EPSG:4548")
        // 50 km from the meridian at 39.79° north, R = √(MN) = 6,375.0 km: (1 + 50² / 2 · 6375²)² = 1.0000615.
        let area = try EllipsoidArea(plane).area(of: Self.square(550_000, 4_405_000, 100))
        #expect(abs(10_000 / area - 1.0000615) < 3e-7, "\(area)")
    }

    @Test("five corners, either way round, and a hole taken off")
    func five() throws {
        let plane = try CoordinateReferenceSystem(parsing: "EPSG:4527")
        let ring = [
            Coordinate(x: 39_447_000, y: 4_405_000), Coordinate(x: 39_447_350.5, y: 4_405_020.25),
            Coordinate(x: 39_447_420.125, y: 4_405_300),
            Coordinate(x: 39_447_100, y: 4_405_410.75), Coordinate(x: 39_446_980, y: 4_405_200), Coordinate(x: 39_447_000, y: 4_405_000),
        ]
        let areas = try EllipsoidArea(plane)
        let whole = try areas.area(of: [Polygon(exterior: ring)])
        // PROJ's geodesics between points a tenth of a side and less apart, as the sides are straight in the plane; corner to corner they
        // enclose 133,702.726.
        #expect(abs(whole - 133_702.727_96) < 1e-3, "\(whole)")
        #expect(abs(try areas.area(of: [Polygon(exterior: ring.reversed())]) - whole) < 1e-6)
        let hole = Self.square(39_447_100, 4_405_100, 100)[0]
        let rest = try areas.area(of: [Polygon(exterior: ring, holes: [hole.exterior])])
        let taken = try areas.area(of: [hole])
        #expect(abs(whole - rest - taken) < 1e-6)
    }
}

/// The systems of lists of corners.
@Suite("Grids of surveys")
struct NationalGridTests {
    @Test(
        "names of EPSG's register",
        arguments: [
            (NationalGrid.Datum.cgcs2000, 39, true, "EPSG:4527"), (.cgcs2000, 39, false, "EPSG:4548"), (.cgcs2000, 20, true, "EPSG:4498"),
            (.cgcs2000, 20, false, "EPSG:4509"), (.of1980, 39, true, "EPSG:2363"), (.of1980, 39, false, "EPSG:2384"),
            (.of1980, 20, true, "EPSG:2334"), (.of1980, 20, false, "EPSG:2345"), (.of1954, 39, true, "EPSG:2415"),
            (.of1954, 39, false, "EPSG:2436"), (.of1954, 20, true, "EPSG:21420"), (.of1954, 20, false, "EPSG:21460"),
        ])
    func names(_ row: (NationalGrid.Datum, Int, Bool, String)) {
        #expect(NationalGrid(datum: row.0, zone: row.1, isPrefixed: row.2)?.identifier == row.3)
    }

    @Test("datums by their year; no zone that does not exist")
    func datums() {
        #expect(NationalGrid.Datum(named: "2000国家大地坐标系") == .cgcs2000)
        #expect(NationalGrid.Datum(named: "80国家大地坐标系") == .of1980)
        #expect(NationalGrid.Datum(named: "1954年坐标系") == .of1954)
        #expect(NationalGrid.Datum(named: "地方坐标系") == nil)
        #expect(NationalGrid(datum: .cgcs2000, zone: 24, isPrefixed: true) == nil)
    }

    @Test("north by size: metres with and without zone, degrees, and what is neither")
    func magnitudes() {
        func found(_ first: ClosedRange<Double>, _ second: ClosedRange<Double>) -> String {
            AxisMagnitude(first: first, second: second).map { "\($0.isNorthFirst) \($0.isDegrees) \($0.zone ?? 0)" } ?? "none"
        }
        #expect(found(4_405_000...4_405_100, 39_447_000...39_447_100) == "true false 39")
        #expect(found(39_447_000...39_447_100, 4_405_000...4_405_100) == "false false 39")
        #expect(found(20_447_000...20_447_100, 4_405_000...4_405_100) == "false false 20")
        #expect(found(4_405_000...4_405_100, 447_000...447_100) == "true false 0")
        #expect(found(116.5...116.6, 39.7...39.8) == "false true 0")
        #expect(found(39.7...39.8, 116.5...116.6) == "true true 0")
        #expect(found(1000...2000, 1000...2000) == "none")
        // One corner in another zone, and one that is exchanged.
        #expect(found(4_405_000...4_405_100, 38_447_000...39_447_100) == "none")
        #expect(found(447_000...4_405_100, 447_000...4_405_100) == "none")
    }
}
