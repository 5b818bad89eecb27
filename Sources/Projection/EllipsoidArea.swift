import Geometry
import SystemIO

/// Areas on the ellipsoid of CGCS2000 of what has straight edges in a plane.
///
/// The area between the equator, a meridian strip and a line is ∫ S(φ) dλ with S in closed form (the authalic latitude); along an edge φ and λ are
/// taken at its ends and its middle, piece by piece, and what a quadratic in between misses is below a square millimetre for a side of a
/// kilometre. Holds a handle of PROJ where the plane needs one, so it stays in its task.
package final class EllipsoidArea {
    private let way: Transformation
    private let plane: CoordinateReferenceSystem

    /// Metres of an edge that are taken as one piece, and the most pieces of an edge.
    private static let piece = 250.0
    private static let mostPieces = 400.0

    /// - Parameter plane: the system in which edges are straight.
    package init(_ plane: CoordinateReferenceSystem) throws(ProjectionError) {
        self.plane = plane
        way = try Transformation(from: plane, to: .wgs84)
    }

    /// Square metres, holes taken off. Linear in the vertices and in the length of long edges.
    package func area(of polygons: [Polygon]) throws(ProjectionError) -> Double {
        var sum = 0.0
        for polygon in polygons {
            sum += abs(try signedArea(polygon.exterior))
            for hole in polygon.holes { sum -= abs(try signedArea(hole)) }
        }
        return sum
    }

    private func signedArea(_ ring: [Coordinate]) throws(ProjectionError) -> Double {
        guard let first = ring.first else { return 0 }
        // From the first corner, so that large numbers cost no digits.
        let origin = try way.transform(first)
        let base = Ellipsoid.strip(origin.y)
        func place(_ coordinate: Coordinate) throws(ProjectionError) -> (strip: Double, turn: Double) {
            let degrees = try way.transform(coordinate)
            return (Ellipsoid.strip(degrees.y) - base, (degrees.x - origin.x) * .pi / 180)
        }
        var sum = 0.0
        for (a, b) in zip(ring, ring.dropFirst()) where a != b {
            let length = plane.isGeographic ? 0 : a.distance(to: b)
            let pieces = min(Self.mostPieces, max(1, (length / Self.piece).rounded(.up)))
            var start = try place(a)
            for number in 0..<(Int(exactly: pieces) ?? 1) {
                let middle = try place(a + (b - a) * ((Double(number) + 0.5) / pieces))
                let end = try place(a + (b - a) * ((Double(number) + 1) / pieces))
                // Simpson of S · dλ/dt, both quadratic in t.
                let atStart = start.strip * (4 * middle.turn - 3 * start.turn - end.turn)
                let atEnd = end.strip * (start.turn - 4 * middle.turn + 3 * end.turn)
                sum += (atStart + 4 * middle.strip * (end.turn - start.turn) + atEnd) / 6
                start = end
            }
        }
        return sum
    }
}

extension Ellipsoid {
    /// Square metres between the equator and a latitude in degrees, for a radian of longitude: b²/2 · (sin φ/(1 − e² sin² φ) + artanh(e sin φ)/e).
    static func strip(_ latitude: Double) -> Double {
        let square = flattening * (2 - flattening)
        let eccentricity = square.squareRoot()
        let sine = sin(latitude * .pi / 180)
        let semiMinorAxis = semiMajorAxis * (1 - flattening)
        return semiMinorAxis * semiMinorAxis / 2 * (sine / (1 - square * sine * sine) + atanh(eccentricity * sine) / eccentricity)
    }
}
