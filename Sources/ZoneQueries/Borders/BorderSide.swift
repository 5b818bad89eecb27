import Geometry
import ZoningModel

/// One of two borders that are held against each other, in their common plane, found by place.
struct BorderSide {
    private let edges: [MapBorder.BorderEdge]
    private let cells: CellIndex
    private let area: AreaLocator

    init(_ edges: [MapBorder.BorderEdge]) {
        self.edges = edges
        cells = CellIndex(edges.map { Envelope($0.a, $0.b) }, cell: 100)
        let pieces = edges.map { [$0.a, $0.b] }
        area = AreaLocator(pieces.first.map { [Polygon(exterior: $0, holes: Array(pieces.dropFirst()))] } ?? [])
    }

    func contains(_ place: Coordinate) -> Bool { area.contains(place) }

    /// The edges within `reach` metres of the other border, or inside it.
    func edges(near other: BorderSide, _ reach: Double) -> [MapBorder.BorderEdge] {
        guard area.envelope.grown(by: reach).intersects(other.area.envelope) else { return [] }
        return edges.filter { edge in
            other.contains(edge.a) || other.contains(edge.b)
                || other.cells.candidates(in: Envelope(edge.a, edge.b).grown(by: reach)).contains { number in
                    let beside = other.edges[Int(number)]
                    return Crossing.areNear(edge.a, edge.b, beside.a, beside.b, within: reach)
                }
        }
    }

    /// From each corner of edges of the other border the shortest way to this one: between two such ways the land between the borders is a
    /// face of its own.
    func ways(from others: [MapBorder.BorderEdge]) -> [[Coordinate]] {
        var seen: Set<LatticePoint> = []
        return others.flatMap { [$0.a, $0.b] }.compactMap { corner in
            guard seen.insert(Lattice.point(corner)).inserted, let place = nearest(to: corner) else { return nil }
            return Lattice.point(place) == Lattice.point(corner) ? nil : [corner, place]
        }
    }

    private func nearest(to place: Coordinate) -> Coordinate? {
        var best: (metres: Double, place: Coordinate)?
        for number in cells.candidates(in: Envelope([place]).grown(by: MapBorder.reach)) {
            let edge = edges[Int(number)]
            let foot = place.nearest(onSegment: edge.a, edge.b)
            let metres = place.distance(to: foot)
            if metres <= MapBorder.reach, metres < best?.metres ?? .infinity { best = (metres, foot) }
        }
        return best?.place
    }

    /// The stretches of an edge of the other border that run along edges of this one: metres, the middle, and the edge beside.
    func stretches(of edge: MapBorder.BorderEdge, within tolerance: Double) -> [(
        metres: Double, middle: Coordinate, beside: MapBorder.BorderEdge
    )] {
        let length = edge.a.distance(to: edge.b)
        guard length > 0 else { return [] }
        let along = (edge.b - edge.a) * (1 / length)
        return cells.candidates(in: Envelope(edge.a, edge.b).grown(by: tolerance)).compactMap { number in
            let beside = edges[Int(number)]
            // The two maps lie on either side: what has its land on the same side is no common border.
            guard Coordinate.dot(along, beside.b - beside.a) < 0 else { return nil }
            let ends = [Coordinate.dot(beside.a - edge.a, along), Coordinate.dot(beside.b - edge.a, along)]
            let (low, high) = (max(0, ends.min() ?? 0), min(length, ends.max() ?? 0))
            guard high - low > Tolerance.rounding else { return nil }
            let middle = edge.a + along * ((low + high) / 2)
            return middle.distance(toSegment: beside.a, beside.b) <= tolerance ? (high - low, middle, beside) : nil
        }
    }
}
