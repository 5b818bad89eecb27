import FeatureIO
import Geometry
import Projection
import StrictJSON
import Wording
import ZoneQueries

/// A surveyed area as it was read: its corners in the order in which they are numbered, its areas, and how its outline closes.
package struct SurveyedArea: Sendable {
    /// The place in its file, from 1.
    package let number: Int
    package let label: String
    package let properties: [JSONMember]
    /// The system that it was given in, and whether nothing but a zone number told it.
    package let crs: CoordinateReferenceSystem
    package let isSystemTaken: Bool
    /// The plane in which it is measured and its corners are told: its own where that is one, else the working plane of the map.
    package let plane: CoordinateReferenceSystem
    /// In the plane, every ring clockwise from its north-west corner.
    package let polygons: [Polygon]
    /// The same corners in the working plane of the map.
    package let inMap: [Polygon]
    /// By ring of the file: metres by which the list misses its first corner; nil where it comes back to it, or the last side is understood.
    package let gaps: [Double]
    /// Rings whose last side is understood.
    package let understood: Int
    /// Square metres of the plane.
    package let planeArea: Double
    /// Square metres on the ellipsoid of CGCS2000.
    package let ellipsoidArea: Double
    /// Square metres that the file itself says.
    package let declaredArea: Double?

    /// Metres of all rings, in the plane.
    package var perimeter: Double { polygons.reduce(0) { $0 + $1.perimeter } }

    /// Corner after corner as they are numbered, with the side that begins there.
    package var corners: [NumberedCorner] {
        var corners: [NumberedCorner] = []
        for (part, polygon) in polygons.enumerated() {
            for (ring, places) in polygon.rings.enumerated() {
                let first = corners.count + 1
                for (place, next) in zip(places, places.dropFirst()) {
                    let number = corners.count + 1
                    corners.append(
                        NumberedCorner(
                            number: number, next: number - first + 2 == places.count ? first : number + 1, part: part + 1, ring: ring,
                            place: place, length: place.distance(to: next)))
                }
            }
        }
        return corners
    }
}

/// A corner of a surveyed area: `J1`.
package struct NumberedCorner: Sendable, Hashable {
    package let number: Int
    /// The corner that the side from here leads to.
    package let next: Int
    /// The polygon, from 1, and its ring: 0 is the outer one.
    package let part: Int
    package let ring: Int
    /// x points east.
    package let place: Coordinate
    /// Metres to the next corner.
    package let length: Double

    package var name: String { Self.name(number) }

    static func name(_ number: Int) -> String { "J\(number)" }
}
