import Geometry

/// The area that two polygons share, in a way that shares nothing with GEOS: every polygon is a sum of triangles from one point, each
/// with the sign of its turn, and two triangles are convex. Time: the product of the numbers of vertices.
enum SharedArea {
    static func of(_ a: [Polygon], _ b: Polygon) -> Double {
        guard let origin = a.first?.exterior.first else { return 0 }
        let (first, second) = (a.flatMap { fan($0, origin) }, fan(b, origin))
        var sum = 0.0
        for s in first { for t in second where s.box.intersects(t.box) { sum += s.sign * t.sign * s.shared(with: t) } }
        return sum
    }

    private struct Triangle {
        /// Counter-clockwise.
        let corners: [Coordinate]
        let sign: Double
        let box: Envelope

        func shared(with other: Triangle) -> Double {
            var shape = corners
            for (number, a) in other.corners.enumerated() {
                let b = other.corners[(number + 1) % 3]
                var kept: [Coordinate] = []
                for (index, place) in shape.enumerated() {
                    let before = shape[(index + shape.count - 1) % shape.count]
                    let (u, v) = (Coordinate.cross(b - a, before - a), Coordinate.cross(b - a, place - a))
                    if (u >= 0) != (v >= 0) { kept.append(before + (place - before) * (u / (u - v))) }
                    if v >= 0 { kept.append(place) }
                }
                shape = kept
            }
            return shape.count < 3 ? 0 : abs(Polygon.signedArea(shape + [shape[0]]))
        }
    }

    private static func fan(_ polygon: Polygon, _ origin: Coordinate) -> [Triangle] {
        polygon.rings.enumerated().flatMap { number, ring -> [Triangle] in
            let turn = (Polygon.signedArea(ring) > 0) == (number == 0) ? 1.0 : -1.0
            return zip(ring, ring.dropFirst()).compactMap { a, b in
                let (p, q) = (a - origin, b - origin)
                let twice = Coordinate.cross(p, q)
                guard twice != 0 else { return nil }
                let corners = [Coordinate(x: 0, y: 0)] + (twice > 0 ? [p, q] : [q, p])
                return Triangle(corners: corners, sign: twice > 0 ? turn : -turn, box: Envelope(corners))
            }
        }
    }
}
