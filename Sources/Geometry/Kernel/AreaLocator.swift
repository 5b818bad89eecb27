/// Whether places lie inside one area with many vertices: edges sorted into horizontal stripes, and a ray to the east through the stripe
/// of the place (``RayCasting``). Time: the edges of one stripe, about the square root of all.
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
        let stripe = envelope.isEmpty ? 1 : max(envelope.height / max(1, Double(edges.count).squareRoot() * 2), Self.thinnest)
        stripes = CellIndex(boxes, cell: stripe)
    }

    /// Units of the coordinates: a stripe of a flat area still has a height.
    private static let thinnest = 0x1p-30

    /// By parity; a place on the border is inside or outside.
    package func contains(_ place: Coordinate) -> Bool {
        guard envelope.contains(place) else { return false }
        var inside = false
        for number in stripes.candidates(at: Coordinate(x: 0, y: place.y)) {
            let (a, b) = edges[Int(number)]
            if RayCasting.isCrossed(a, b, from: place) { inside.toggle() }
        }
        return inside
    }

    /// Distance from `place` to the nearest edge; linear in the edges.
    package func distanceToBoundary(from place: Coordinate) -> Double {
        var nearest = Double.infinity
        for edge in edges { nearest = min(nearest, place.distance(toSegment: edge.a, edge.b)) }
        return nearest
    }
}
