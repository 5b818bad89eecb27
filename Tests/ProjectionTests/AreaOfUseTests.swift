import Geometry
import Testing

@testable import Projection

/// EPSG's transformations hold for an area each; PROJ alone would use the first outside it as well.
@Suite("Areas of use")
struct AreaOfUseTests {
    /// E-Town: 117°E 39.7°N.
    static let town = Coordinate(x: 117.0024, y: 39.7347)

    @Test(
        "no transformation is used outside its area; the area and the remedy are named",
        arguments: [
            ("EPSG:4214", town, "Tarim basin"), ("EPSG:2436", Coordinate(x: 500_100, y: 4_400_100), "Pearl River basin"),
            ("EPSG:21420", Coordinate(x: 20_500_100, y: 4_400_100), "Pearl River basin"),
            ("EPSG:4214", Coordinate(x: 121.5, y: 31.3), "(to 15 m only)"),
            ("EPSG:2435", Coordinate(x: 500_100, y: 2_500_100), "(to 15 m only)"),
            ("EPSG:21480", Coordinate(x: 500_100, y: 4_400_100), "Pearl River basin"),
            ("EPSG:2415", Coordinate(x: 39_500_100, y: 4_400_100), "Pearl River basin"), ("EPSG:4269", town, "North America"),
            ("EPSG:4258", town, "Europe"), ("EPSG:4267", town, "Canada"), ("EPSG:4301", town, "Japan"),
        ])
    func outside(_ name: String, _ place: Coordinate, _ area: String) throws {
        let way = try Transformation(from: CoordinateReferenceSystem(parsing: name), to: .wgs84)
        let error = #expect(throws: ProjectionError.self) { try way.transform(place) }
        #expect(error?.code == .noTransformation)
        #expect(error?.what.description.contains(area) == true, "\(error?.description ?? "")")
        #expect(error?.fix.description.contains("seven parameters: transform it with them to CGCS2000, then give EPSG:4490") == true)
        #expect(error?.place == place)
        // Nor the other way round.
        #expect(throws: ProjectionError.self) { try way.transform(Self.town, direction: .inverse) }
    }

    @Test(
        "systems of China that PROJ has no transformation for are refused at once",
        arguments: ["EPSG:4610", "EPSG:4555", "EPSG:2327", "EPSG:2333", "EPSG:2343", "EPSG:2364", "EPSG:2390", "EPSG:2422"])
    func none(_ name: String) throws {
        let crs = try CoordinateReferenceSystem(parsing: name)
        let error = #expect(throws: ProjectionError.self) { _ = try Transformation(from: crs, to: .wgs84) }
        #expect(error?.code == .noTransformation)
        #expect(error?.fix.description.contains("TOWGS84") == true)
    }

    /// The shifts as EPSG has them (1 Ordos, 4 Tarim: geocentric translations, metres), written out as WKT: the same places must come of both.
    @Test(
        "inside its area each is used, whichever comes first",
        arguments: [
            (Coordinate(x: 80.0, y: 39.0), "15.8,-154.4,-82.3"), (Coordinate(x: 108.2, y: 37.9), "11.911,-154.833,-80.079"),
        ])
    func inside(_ place: Coordinate, _ shift: String) throws {
        let named = try Transformation(from: CoordinateReferenceSystem(parsing: "EPSG:4214"), to: .wgs84).transform(place)
        let wkt = """
            GEOGCS["Beijing 1954",DATUM["Beijing_1954",SPHEROID["Krassowsky 1940",6378245,298.3],TOWGS84[\(shift),0,0,0,0]],\
            PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]
            """
        let own = try Transformation(from: CoordinateReferenceSystem(parsing: wkt), to: .wgs84).transform(place)
        #expect(deviation(named, own) < 2e-5)
        #expect(deviation(named, place) > 1e-4)
        let back = try Transformation(from: .wgs84, to: CoordinateReferenceSystem(parsing: "EPSG:4214")).transform(named)
        #expect(deviation(back, place) < 1e-8)
    }

    @Test("a definition that brings its own parameters is used anywhere")
    func ownParameters() throws {
        let wkt = """
            PROJCS["Survey",GEOGCS["Beijing 1954",DATUM["Beijing_1954",SPHEROID["Krassowsky 1940",6378245,298.3],\
            TOWGS84[15.8,-154.4,-82.3,0,0,0,0]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],\
            PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",117],\
            PARAMETER["scale_factor",1],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]]
            """
        let way = try Transformation(from: CoordinateReferenceSystem(parsing: wkt), to: .wgs84)
        let place = Coordinate(x: 500_100, y: 4_400_100)
        let there = try way.transform(place)
        #expect(deviation(there, Self.town) < 2e-3)
        #expect(deviation(try way.transform(there, direction: .inverse), place) < 1e-3)
    }

    @Test("places of one batch go each its own way, and those in no area are told by their index")
    func batch() throws {
        let places = [Coordinate(x: 80, y: 39), Self.town, Coordinate(x: 108.2, y: 37.9), Coordinate(x: 120.5, y: 35), Self.town]
        let way = try Transformation(from: CoordinateReferenceSystem(parsing: "EPSG:4214"), to: .wgs84)
        for direction in [Transformation.Direction.forward, .inverse] {
            var moved = places
            var failed: [Int] = []
            var span = moved.mutableSpan
            try way.transform(&span, direction: direction) { index, error in
                failed.append(index)
                #expect(error.code == .noTransformation)
            }
            // The last is off the coast, where what EPSG has is good to 15 m.
            #expect(failed == [1, 3, 4])
            for index in [0, 2] { #expect(moved[index] == (try way.transform(places[index], direction: direction))) }
        }
    }

    @Test("a projection without a change of datum holds beyond its zone, and not on the other side of the globe")
    func projections() throws {
        let utm = try Transformation(from: .wgs84, to: CoordinateReferenceSystem(parsing: "EPSG:32650"))
        for place in [Coordinate(x: 113.5, y: 39.8), Coordinate(x: 121, y: 22), Coordinate(x: 108, y: 40)] {
            let there = try utm.transform(place)
            #expect(deviation(try utm.transform(there, direction: .inverse), place) < 1e-9)
        }
        let error = #expect(throws: ProjectionError.self) { try utm.transform(Coordinate(x: 2.35, y: 48.86)) }
        #expect(error?.code == .outOfDomain)
        #expect(error?.what.description.contains("far from where EPSG:32650") == true)
    }

    @Test(
        "numbers that are no place of a projected system are refused, with the place",
        arguments: ["EPSG:32650", "EPSG:2263", "EPSG:4548", CoordinateReferenceSystemTests.custom],
        [
            Coordinate(x: 7e7, y: 4_400_000), Coordinate(x: 4.4e9, y: 500_000), Coordinate(x: 1e13, y: 1e13),
            Coordinate(x: 1e300, y: -1e300), Coordinate(x: 39_500_000, y: 4_400_000), Coordinate(x: 500_000, y: 4.4e7),
        ])
    func noPlace(_ name: String, _ place: Coordinate) throws {
        let way = try Transformation(from: CoordinateReferenceSystem(parsing: name), to: .wgs84)
        let error = #expect(throws: ProjectionError.self) { try way.transform(place) }
        #expect(error?.place == place)
    }

    @Test(
        "metres of a Gauss-Krüger grid say what is wrong with them",
        arguments: [
            ("EPSG:4548", Coordinate(x: 39_500_150, y: 4_400_120), "Name EPSG:4527"),
            ("EPSG:4527", Coordinate(x: 500_150, y: 4_400_120), "Name EPSG:4548"),
            ("EPSG:4548", Coordinate(x: 4_400_120, y: 500_150), "easting first"), ("EPSG:4548", Coordinate(x: 0, y: 0), "easting, then"),
            ("EPSG:4527", Coordinate(x: 2_500_120, y: 39_500_150), "easting first"),
        ])
    func gaussKruger(_ name: String, _ place: Coordinate, _ fix: String) throws {
        let way = try Transformation(from: CoordinateReferenceSystem(parsing: name), to: .wgs84)
        let error = #expect(throws: ProjectionError.self) { try way.transform(place) }
        #expect(error?.fix.description.contains(fix) == true, "\(error?.description ?? "")")
    }

    @Test("a rectangle may run over the 180th meridian, and about the pole")
    func rectangles() {
        let pacific = AreaOfUse(west: 170, south: -10, east: -170, north: 10, name: "")
        #expect(pacific.contains(Coordinate(x: 175, y: 0)) && pacific.contains(Coordinate(x: -175, y: 0)))
        #expect(!pacific.contains(Coordinate(x: 0, y: 0)) && !pacific.contains(Coordinate(x: 175, y: 11)))
        #expect(!pacific.contains(Coordinate(x: .nan, y: .nan)))
        let wide = pacific.grown(by: 30)
        #expect(
            wide.contains(Coordinate(x: 141, y: 39)) && wide.contains(Coordinate(x: -141, y: 0)) && !wide.contains(Coordinate(x: 139, y: 0))
        )
        #expect(pacific.grown(by: 170).contains(Coordinate(x: 0, y: 90)))
    }
}
