import Geometry

/// An edge of an area, which lies to its left.
struct DirectedEdge {
    let a: LatticePoint
    let b: LatticePoint
}

/// One side of a line along an axis.
struct HalfPlane {
    enum Axis { case x, y }

    let axis: Axis
    let bound: Int64
    /// Whether what is greater than the bound is kept.
    let keepsGreater: Bool

    /// How far inside; 0 on the line.
    private func depth(_ point: LatticePoint) -> Int64 {
        let along = axis == .x ? point.x : point.y
        return keepsGreater ? along - bound : bound - along
    }

    private func onLine(_ other: Int64) -> LatticePoint {
        axis == .x ? LatticePoint(x: bound, y: other) : LatticePoint(x: other, y: bound)
    }

    /// The part of an area on this side, as edges again. An edge that crosses the line is square to it or has a corner there, so that nothing
    /// is rounded: what is kept lies where it lay.
    ///
    /// Along the line the area lies between the first and the second place where an edge comes to it, the third and the fourth and so on.
    /// Time: that of sorting those places.
    func part(of edges: [DirectedEdge]) -> [DirectedEdge] {
        var kept: [DirectedEdge] = []
        var places: [Int64] = []
        func keep(_ edge: DirectedEdge) {
            kept.append(edge)
            for end in [edge.a, edge.b] where depth(end) == 0 { places.append(axis == .x ? end.y : end.x) }
        }
        for edge in edges {
            let (from, to) = (depth(edge.a), depth(edge.b))
            if from >= 0 && to >= 0 {
                if from > 0 || to > 0 { keep(edge) }
            } else if from > 0 || to > 0 {
                precondition(axis == .x ? edge.a.y == edge.b.y : edge.a.x == edge.b.x, "a slanting edge has a corner on every cut")
                let crossing = onLine(axis == .x ? edge.a.y : edge.a.x)
                keep(from > 0 ? DirectedEdge(a: edge.a, b: crossing) : DirectedEdge(a: crossing, b: edge.b))
            }
        }
        places.sort()
        var isInside = false
        for (number, place) in places.enumerated() {
            if isInside, let before = number > 0 ? places[number - 1] : nil, before < place {
                let (low, high) = (onLine(before), onLine(place))
                // To the left of the way.
                let isUp = (axis == .y) == keepsGreater
                kept.append(isUp ? DirectedEdge(a: low, b: high) : DirectedEdge(a: high, b: low))
            }
            isInside.toggle()
        }
        return kept
    }
}
