/// An area by its edges: whether anything reaches into it.
package struct AreaBorder {
    private let area: AreaLocator
    private let edges: [(a: Coordinate, b: Coordinate)]
    private let cells: CellIndex

    package init(_ polygons: [Polygon]) {
        area = AreaLocator(polygons)
        edges = polygons.flatMap(\.rings).flatMap { ring in zip(ring, ring.dropFirst()).map { (a: $0, b: $1) } }
        cells = CellIndex(edges.map { Envelope($0.a, $0.b) }, cell: 500)
    }

    /// Whether nothing of it comes within `reach` of the area; at once for what has a vertex inside.
    package func isOutside(_ rings: [[Coordinate]], isArea: Bool, reach: Double) -> Bool {
        guard rings.contains(where: { area.envelope.intersects(Envelope($0).grown(by: reach)) }) else { return true }
        if rings.contains(where: { $0.contains(where: area.contains) }) { return false }
        for ring in rings {
            for (a, b) in zip(ring, ring.dropFirst()) {
                for number in cells.candidates(in: Envelope(a, b).grown(by: reach)) {
                    let edge = edges[Int(number)]
                    if Crossing.areNear(a, b, edge.a, edge.b, within: reach) { return false }
                }
            }
        }
        guard isArea, let corner = edges.first?.a else { return true }
        return !AreaLocator(rings.map { Polygon(exterior: $0) }).contains(corner)
    }
}
