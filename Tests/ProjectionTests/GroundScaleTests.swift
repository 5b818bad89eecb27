import Geometry
import Glibc
import Projection
import Testing

/// The scale of planes at a place, against what their formulas give in closed form on the ellipsoid.
@Suite("The scale of a plane on the ground")
struct GroundScaleTests {
    private static func scale(_ name: String, _ x: Double, _ y: Double) throws -> GroundScale {
        try GroundScale(
            at: Coordinate(x: x, y: y), by: Transformation(from: .wgs84, to: CoordinateReferenceSystem(parsing: name)))
    }

    /// First eccentricity squared and semi-major axis of WGS 84.
    private static let (e2, a) = (0.00669437999014, 6_378_137.0)

    @Test("web Mercator: a sphere's formulas on the ellipsoid, longer to the north than to the east", arguments: [0.0, 22, 39.735, 53])
    func webMercator(_ latitude: Double) throws {
        let phi = latitude * .pi / 180
        let w = (1 - Self.e2 * sin(phi) * sin(phi)).squareRoot()
        let (east, north) = (w / cos(phi), w * w * w / (1 - Self.e2) / cos(phi))
        let scale = try Self.scale("EPSG:3857", 117, latitude)
        #expect(abs(scale.least - min(east, north)) < 1e-8 && abs(scale.greatest - max(east, north)) < 1e-8)
    }

    @Test("Mercator on the ellipsoid is the same in all directions", arguments: [10.0, 39.735])
    func mercator(_ latitude: Double) throws {
        let phi = latitude * .pi / 180
        let expected = (1 - Self.e2 * sin(phi) * sin(phi)).squareRoot() / cos(phi)
        let scale = try Self.scale("EPSG:3395", 117, latitude)
        #expect(abs(scale.least - expected) < 1e-8 && abs(scale.greatest - expected) < 1e-8)
    }

    @Test("an equal-area plane is as much too long one way as too short the other")
    func equalArea() throws {
        let scale = try Self.scale("EPSG:6933", 117, 39.735)
        #expect(abs(scale.least * scale.greatest - 1) < 1e-8)
        #expect(scale.deviation > 0.1)
    }

    /// k = k₀ (1 + d²/2R²), d in metres of ground from the central meridian and R the mean radius there; the next term is 1e-6 at 3°.
    @Test(
        "a transverse Mercator plane grows with the square of the distance from its meridian",
        arguments: [
            ("EPSG:4548", 117.0, 1.0), ("EPSG:4548", 116.5, 1), ("EPSG:4548", 118.5, 1), ("EPSG:4527", 116.5, 1), ("EPSG:4547", 117, 1),
            ("EPSG:32650", 117, 0.9996), ("EPSG:32650", 119, 0.9996),
        ])
    func transverseMercator(_ name: String, _ longitude: Double, _ factor: Double) throws {
        let latitude = 39.735
        let phi = latitude * .pi / 180
        let w2 = 1 - Self.e2 * sin(phi) * sin(phi)
        let meridian = name == "EPSG:4547" ? 114.0 : 117
        let distance = (longitude - meridian) * .pi / 180 * Self.a / w2.squareRoot() * cos(phi)
        let radius2 = Self.a * Self.a * (1 - Self.e2) / (w2 * w2)
        let scale = try Self.scale(name, longitude, latitude)
        let expected = factor * (1 + distance * distance / (2 * radius2))
        #expect(abs(scale.least - expected) < 2e-6 && abs(scale.greatest - expected) < 2e-6)
        #expect(scale.greatest - scale.least < 1e-8)
    }

    @Test("a plane in feet is 3.28 units a metre")
    func feet() throws {
        #expect(abs(try Self.scale("EPSG:2263", -74, 40.7).greatest - 3.2808) < 1e-3)
    }
}
