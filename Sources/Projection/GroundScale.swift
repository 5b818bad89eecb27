import Geometry
import SystemIO

/// How long a metre of ground is in a plane at one place: in the direction where it is shortest, and where it is longest. In a conformal plane
/// the two are one; in others the angle matters as well, so that all directions are looked at and not meridian and parallel alone.
package struct GroundScale: Sendable, Hashable {
    /// Units of the plane a metre on the ellipsoid.
    package let least: Double
    /// The same in the direction where it is longest; not below ``least``.
    package let greatest: Double

    /// How far the worse of the two is from 1.
    package var deviation: Double { max(abs(least - 1), abs(greatest - 1)) }

    /// Degrees to either side: some 10 m. Short against the Earth, long against the last digit of a northing (1 nm).
    private static let step = 1e-4

    /// Measured at a place in degrees: the plane's differences over the ellipsoid's.
    ///
    /// - Parameter way: from longitude and latitude to the plane.
    package init(at degrees: Coordinate, by way: borrowing Transformation) throws(ProjectionError) {
        let (metresEast, metresNorth) = Ellipsoid.metresPerDegree(at: degrees.y)
        let step = Self.step
        func difference(_ x: Double, _ y: Double, metres: Double) throws(ProjectionError) -> Coordinate {
            let a = try way.transform(Coordinate(x: degrees.x - x, y: degrees.y - y))
            let b = try way.transform(Coordinate(x: degrees.x + x, y: degrees.y + y))
            return Coordinate(x: (b.x - a.x) / metres, y: (b.y - a.y) / metres)
        }
        let east = try difference(step, 0, metres: 2 * step * metresEast)
        let north = try difference(0, step, metres: 2 * step * metresNorth)
        // The singular values of the two columns, in the form that loses no digits where they are nearly equal.
        let turn = hypot(east.x + north.y, east.y - north.x)
        let shear = hypot(east.x - north.y, east.y + north.x)
        least = abs(turn - shear) / 2
        greatest = (turn + shear) / 2
    }
}

/// The ellipsoid of CGCS2000 (GRS80); that of WGS 84 differs by a tenth of a millimetre.
enum Ellipsoid {
    static let semiMajorAxis = 6_378_137.0
    static let flattening = 1 / 298.257222101

    /// Metres of a degree of longitude and of one of latitude, by the radii of curvature.
    static func metresPerDegree(at latitude: Double) -> (east: Double, north: Double) {
        let square = flattening * (2 - flattening)
        let phi = latitude * .pi / 180
        let w2 = 1 - square * sin(phi) * sin(phi)
        let parallel = semiMajorAxis / w2.squareRoot() * cos(phi)
        let meridian = semiMajorAxis * (1 - square) / (w2 * w2.squareRoot())
        return (parallel * .pi / 180, meridian * .pi / 180)
    }
}
