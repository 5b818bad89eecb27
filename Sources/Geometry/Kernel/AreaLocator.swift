/// Where a place lies as seen from an area.
enum Location: Sendable { case inside, boundary, outside }

/// Answers "inside, outside, or on the line" for one area with many vertices: every cell of a grid knows its corner, and few edges lie
/// between that and the place. Time: the edges of one cell.
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

    /// - Parameter tolerance: how near to a line counts as on it, in the unit of the coordinates. Zero asks for parity only.
    func locate(_ place: Coordinate, tolerance: Double = 0) -> Location {
        guard envelope.grown(by: tolerance).contains(place) else { return .outside }
        if tolerance > 0, grid.isNear(place, reach: tolerance) { return .boundary }
        guard let cell = grid.cell(of: place) else { return .outside }
        var inside = isInside[cell]
        grid.forEachCrossing(to: place, in: cell) { _ in inside.toggle() }
        return inside ? .inside : .outside
    }

    package func contains(_ place: Coordinate) -> Bool { locate(place) != .outside }

    /// Distance from `place` to the nearest edge; linear in the edges.
    package func distanceToBoundary(from place: Coordinate) -> Double {
        var nearest = Double.infinity
        for edge in grid.edges { nearest = min(nearest, place.distance(toSegment: edge.a, edge.b)) }
        return nearest
    }
}
