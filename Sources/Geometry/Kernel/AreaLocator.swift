/// Whether places lie inside one area with many vertices: every cell of a grid knows its corner, and few edges lie between that and the
/// place. Time: the edges of one cell.
package struct AreaLocator: Sendable {
    package let envelope: Envelope
    private let grid: EdgeGrid
    /// Whether the corner of a cell is inside.
    private let isInside: [Bool]

    package init(_ polygons: [Polygon]) {
        var edges: [(a: Coordinate, b: Coordinate)] = []
        var envelope = Envelope()
        for ring in polygons.lazy.flatMap(\.rings) where ring.count > 1 {
            for (a, b) in zip(ring, ring.dropFirst()) where a != b {
                edges.append((a, b))
                envelope.add(a)
            }
        }
        self.envelope = envelope
        grid = EdgeGrid(edges)
        var (isInside, inside) = ([Bool](repeating: false, count: grid.cells), false)
        if grid.cells > 1 {
            grid.forEachCell { _ in
                inside.toggle()
            } begin: { cell, isFirst in
                if isFirst { inside = false }
                isInside[cell] = inside
                return true
            }
        }
        self.isInside = isInside
    }

    /// By parity; a place on the border is inside or outside.
    package func contains(_ place: Coordinate) -> Bool {
        guard envelope.contains(place), let cell = grid.cell(of: place) else { return false }
        var inside = isInside[cell]
        grid.forEachCrossing(to: place, in: cell) { _ in inside.toggle() }
        return inside
    }

    /// Distance from `place` to the nearest edge; linear in the edges.
    package func distanceToBoundary(from place: Coordinate) -> Double {
        var nearest = Double.infinity
        for edge in grid.edges { nearest = min(nearest, place.distance(toSegment: edge.a, edge.b)) }
        return nearest
    }
}
