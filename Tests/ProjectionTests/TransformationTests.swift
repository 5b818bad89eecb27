import Geometry
import Testing

@testable import Projection

@Suite("Transformations")
struct TransformationTests {
    static let systems = ["wgs84", "cgcs2000", "gcj02", "bd09", "EPSG:4548", "EPSG:4527", "EPSG:3857", "EPSG:4498", "EPSG:32650"]

    @Test("from every system to every other and back: less than 1 mm", arguments: systems, systems)
    func roundTrip(_ from: String, _ to: String) throws {
        let source = try CoordinateReferenceSystem(parsing: from)
        let start = try Transformation(from: .wgs84, to: source)
        let way = try Transformation(from: source, to: CoordinateReferenceSystem(parsing: to))
        var generator = Seeded(seed: 39)
        var worst = 0.0
        for _ in 0..<50 {
            let place = try start.transform(generator.place(116.2...116.8, 39.5...40.0))
            let back = try way.transform(way.transform(place), direction: .inverse)
            worst = max(worst, deviation(place, back))
        }
        #expect(worst < (source.isGeographic ? 1e-9 : 1e-3))
    }

    @Test(
        "the built-in formulas are the database's, to a micrometre, for all 64 grids and web Mercator",
        arguments: [3857] + Array(4491...4554))
    func builtInIsDatabase(_ code: Int) throws {
        let crs = try #require(CoordinateReferenceSystem.builtIn(epsg: code))
        let builtIn = try Transformation(from: .wgs84, to: crs)
        let database = try Transformation(from: .wgs84, to: crs, builtIn: false)
        let meridian = GaussKruger(epsg: code)?.centralMeridian ?? 117
        var generator = Seeded(seed: UInt64(code))
        for _ in 0..<20 {
            let degrees = generator.place(Double(meridian) - 3...Double(meridian) + 3, 18...54)
            let (a, b) = try (builtIn.transform(degrees), database.transform(degrees))
            #expect(deviation(a, b) < 1e-6)
            let (c, d) = try (builtIn.transform(a, direction: .inverse), database.transform(a, direction: .inverse))
            #expect(deviation(c, d) < 1e-11)
        }
        #expect(crs.name == (try PROJDatabase.describe(epsg: code).name))
    }

    @Test("built-in geographic systems are what the database says", arguments: [4326, 4490])
    func geographicNames(_ code: Int) throws {
        let described = try PROJDatabase.describe(epsg: code)
        #expect(CoordinateReferenceSystem.builtIn(epsg: code)?.name == described.name)
        #expect(described.isGeographic)
    }

    @Test("WGS 84 and CGCS2000 are one and the same")
    func nullTransformation() throws {
        let place = Coordinate(x: 116.50744, y: 39.79201)
        #expect(try Transformation(from: .wgs84, to: .cgcs2000).transform(place) == place)
    }

    @Test("a batch gives the same bits as one by one", arguments: [0, 1, 2, 1023, 1024, 1025, 5000], ["EPSG:4548", "bd09", "EPSG:32650"])
    func batch(_ count: Int, _ name: String) throws {
        let way = try Transformation(from: .gcj02, to: CoordinateReferenceSystem(parsing: name))
        var generator = Seeded(seed: 7)
        let places = (0..<count).map { _ in generator.place(116...117, 39...40) }
        var batch = places
        try way.transform(&batch)
        var single: [Coordinate] = []
        for place in places { single.append(try way.transform(place)) }
        #expect(batch == single)
        try way.transform(&batch, direction: .inverse)
        #expect(zip(batch, places).allSatisfy { deviation($0, $1) < 1e-9 })
    }

    @Test("a batch stops at the first failure and names the place")
    func batchFailure() throws {
        let way = try Transformation(from: .wgs84, to: CoordinateReferenceSystem(parsing: "EPSG:4548"))
        var places = [Coordinate](repeating: Coordinate(x: 116.5, y: 39.8), count: 2000)
        places[1500] = Coordinate(x: 39.8, y: 116.5)
        let error = #expect(throws: ProjectionError.self) { try way.transform(&places) }
        #expect(error?.code == .outOfDomain)
        #expect(error?.what.description.contains("39.8, 116.5") == true)
    }

    @Test("a batch that goes on marks the failures and carries the rest")
    func batchGoesOn() throws {
        let way = try Transformation(from: .wgs84, to: CoordinateReferenceSystem(parsing: "EPSG:4548"))
        var places = [Coordinate](repeating: Coordinate(x: 116.5, y: 39.8), count: 3000)
        let wrong = [0, 1023, 1024, 2999]
        for index in wrong { places[index].y = .nan }
        var failed: [Int] = []
        var span = places.mutableSpan
        try way.transform(&span) { index, _ in failed.append(index) }
        #expect(failed == wrong)
        #expect(places.indices.allSatisfy { places[$0].x.isNaN == wrong.contains($0) })
    }

    @Test(
        "what is no place is an error, in either direction and never passed on",
        arguments: [
            Coordinate(x: .nan, y: 39.8), Coordinate(x: 116.5, y: .infinity), Coordinate(x: 39.8, y: 116.5), Coordinate(x: 500, y: 39.8),
            Coordinate(x: -60, y: 39.8), Coordinate(x: 1e300, y: -1e300), Coordinate(x: 207, y: 10),
        ], ["EPSG:4548", "EPSG:4527"])
    func notAPlace(_ place: Coordinate, _ name: String) throws {
        let way = try Transformation(from: .wgs84, to: CoordinateReferenceSystem(parsing: name))
        #expect(throws: ProjectionError.self) { try way.transform(place) }
    }

    @Test(
        "metres that belong to no grid are an error",
        arguments: [
            Coordinate(x: 39_500_000, y: 4_400_000), Coordinate(x: 500_000, y: 4.4e9), Coordinate(x: .nan, y: 0),
            Coordinate(x: 4_400_000, y: -.infinity),
            Coordinate(x: 1e300, y: 1e300),
        ], ["EPSG:4548", "EPSG:3857", "EPSG:32650"])
    func notInGrid(_ place: Coordinate, _ name: String) throws {
        let way = try Transformation(from: CoordinateReferenceSystem(parsing: name), to: .wgs84)
        var outcome = "refused"
        do {
            let result = try way.transform(place)
            outcome = Domain.globe.contains(result) ? "on the globe" : "\(result)"
        } catch {}
        #expect(outcome == "refused" || (name != "EPSG:4548" && outcome == "on the globe"))
    }

    @Test("a datum that PROJ could only reach by ignoring it is refused")
    func noBallpark() throws {
        let xian80 = try CoordinateReferenceSystem(parsing: "EPSG:4610")
        let error = #expect(throws: ProjectionError.self) { _ = try Transformation(from: xian80, to: .wgs84) }
        #expect(error?.code == .noTransformation)
    }
}
