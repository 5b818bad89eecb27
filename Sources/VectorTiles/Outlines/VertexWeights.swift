import Geometry

/// How much a line would change without a vertex (Douglas and Peucker 1973): told once, it says for every level which vertices are to be kept.
enum VertexWeights {
    /// Of each vertex how far the line without it, and without all that weigh less, lies beside it at most; infinite for the two ends. No
    /// vertex weighs more than the one for whose sake it was looked at, so that a coarser line is made of vertices of the finer.
    ///
    /// Time: n log n as a rule, n² at worst: for runs of bounded length.
    static func of(_ line: ArraySlice<LatticePoint>) -> [Float] {
        var weights = [Float](repeating: 0, count: line.count)
        guard let first = line.indices.first, let last = line.indices.last else { return weights }
        weights[0] = .infinity
        weights[last - first] = .infinity
        var open: [(from: Int, to: Int, bound: Float)] = [(first, last, .infinity)]
        while let (from, to, bound) = open.popLast() {
            guard to - from > 1 else { continue }
            let (a, b) = (coordinate(line[from]), coordinate(line[to]))
            var farthest = (vertex: from + 1, distance: -1.0)
            for vertex in (from + 1)..<to {
                let distance = coordinate(line[vertex]).distance(toSegment: a, b)
                if distance > farthest.distance { farthest = (vertex, distance) }
            }
            let weight = min(bound, Float(farthest.distance))
            weights[farthest.vertex - first] = weight
            open.append((from, farthest.vertex, weight))
            open.append((farthest.vertex, to, weight))
        }
        return weights
    }

    private static func coordinate(_ point: LatticePoint) -> Coordinate { Coordinate(x: Double(point.x), y: Double(point.y)) }
}
