/// Where a place lies as seen from an area.
enum Location: Sendable { case inside, boundary, outside }

/// Answers "inside, outside, or on the line" for one area with many vertices: edges sorted into horizontal stripes, and a ray to the
/// east through the stripe of the place. Time: the edges of one stripe, about the square root of all.
package struct AreaLocator: Sendable {
    package let envelope: Envelope
    private let edges: [(a: Coordinate, b: Coordinate)]
    private let stripes: CellIndex

    package init(_ polygons: [Polygon]) {
        var edges: [(a: Coordinate, b: Coordinate)] = []
        var envelope = Envelope()
        for ring in polygons.lazy.flatMap(\.rings) where ring.count > 1 {
            for (a, b) in zip(ring, ring.dropFirst()) where a != b {
                edges.append((a, b))
                envelope.add(a)
            }
        }
        self.edges = edges
        self.envelope = envelope
        // One column of cells: x is taken out of the rectangles.
        let boxes = edges.map { Envelope(minX: 0, minY: min($0.a.y, $0.b.y), maxX: 0, maxY: max($0.a.y, $0.b.y)) }
        let stripe = envelope.isEmpty ? 1 : max(envelope.height / max(1, Double(edges.count).squareRoot() * 2), 1e-9)
        stripes = CellIndex(boxes, cell: stripe)
    }

    /// - Parameter tolerance: how near to a line counts as on it, in the unit of the coordinates. Zero asks for parity only.
    func locate(_ place: Coordinate, tolerance: Double = 0) -> Location {
        guard envelope.grown(by: tolerance).contains(place) else { return .outside }
        if tolerance > 0 {
            let window = Envelope(minX: 0, minY: place.y - tolerance, maxX: 0, maxY: place.y + tolerance)
            for number in stripes.candidates(in: window) {
                let edge = edges[Int(number)]
                if place.distance(toSegment: edge.a, edge.b) <= tolerance { return .boundary }
            }
        }
        var inside = false
        for number in stripes.candidates(at: Coordinate(x: 0, y: place.y)) {
            let (a, b) = edges[Int(number)]
            // Half-open in y: a vertex at the height of the ray counts once.
            guard (a.y > place.y) != (b.y > place.y) else { continue }
            let cross = (b.x - a.x) * (place.y - a.y) - (b.y - a.y) * (place.x - a.x)
            if (cross > 0) == (b.y > a.y) { inside.toggle() }
        }
        return inside ? .inside : .outside
    }

    package func contains(_ place: Coordinate) -> Bool { locate(place) != .outside }

    /// Distance from `place` to the nearest edge; linear in the edges.
    package func distanceToBoundary(from place: Coordinate) -> Double {
        var nearest = Double.infinity
        for edge in edges { nearest = min(nearest, place.distance(toSegment: edge.a, edge.b)) }
        return nearest
    }
}
