import SystemIO

/// A place known to within a distance: everything no farther from `centre` than `radius`.
package struct Disc: Sendable, Hashable {
    /// The middle of the disc, in the plane.
    package let centre: Coordinate
    /// The radius in the unit of `centre`.
    package let radius: Double

    /// A disc by its middle and radius.
    package init(centre: Coordinate, radius: Double) {
        self.centre = centre
        self.radius = radius
    }

    /// πr², in the square of the unit of `radius`.
    package var area: Double { .pi * radius * radius }

    /// The area that the disc shares with a polygon, in closed form: every edge bounds, with the centre, triangles inside the circle and
    /// sectors outside of it. Linear in the vertices.
    package func sharedArea(with polygon: Polygon) -> Double {
        polygon.rings.enumerated().reduce(0) { sum, entry in
            let area = zip(entry.element, entry.element.dropFirst()).reduce(0) { $0 + signedArea(from: $1.0 - centre, to: $1.1 - centre) }
            return sum + (entry.offset == 0 ? abs(area) : -abs(area))
        }
    }

    /// Signed area between the centre and the part of an edge: seen from the centre, which is the origin of `a` and `b`.
    private func signedArea(from a: Coordinate, to b: Coordinate) -> Double {
        let along = b - a
        let square = Coordinate.dot(along, along)
        guard square > 0 else { return 0 }
        // |a + t · along| = radius
        let half = Coordinate.dot(a, along) / square
        let root = half * half - (Coordinate.dot(a, a) - radius * radius) / square
        guard root > 0 else { return sector(a, b) }
        let (enter, leave) = (-half - root.squareRoot(), -half + root.squareRoot())
        guard enter < 1, leave > 0 else { return sector(a, b) }
        let (p, q) = (a + along * max(0, enter), a + along * min(1, leave))
        return (enter > 0 ? sector(a, p) : 0) + Coordinate.cross(p, q) / 2 + (leave < 1 ? sector(q, b) : 0)
    }

    private func sector(_ a: Coordinate, _ b: Coordinate) -> Double {
        radius * radius / 2 * atan2(Coordinate.cross(a, b), Coordinate.dot(a, b))
    }
}
