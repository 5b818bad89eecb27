import Geometry

/// Edges chained to rings, and rings to pieces. The area lies to the left of its edges.
///
/// At a corner where an area touches itself the chain follows the area round the corner, and rings that pass a corner twice are
/// parted there: so every ring is simple, and pieces that touch in a point are two. Every ring begins at its smallest corner; pieces come
/// by label and corner, whatever the order of the edges.
/// Time linear in the edges, but for the placing of holes; some 60 bytes an edge.
package struct RingTracing {
    private var steps = Steps()

    mutating func add(_ edge: BoundaryEdge) { steps.add(edge) }

    package static func pieces(of edges: [BoundaryEdge]) -> [LatticePiece] {
        var tracing = RingTracing()
        for edge in edges { tracing.add(edge) }
        return tracing.pieces()
    }

    /// The pieces that the edges bound.
    consuming func pieces() -> [LatticePiece] {
        var walk = StepWalk(steps)
        var chain: [Int32] = []
        var pieces: [LatticePiece] = []
        var loose: [(label: Int, ring: [LatticePoint])] = []
        var positions = [Int32](repeating: -1, count: walk.steps.points.count)
        for start in walk.isUsed.indices where !walk.isUsed[start] {
            walk.trace(from: start, into: &chain)
            let label = Int(walk.steps.labels[start])
            var holes: [[LatticePoint]] = []
            var shells: [[LatticePoint]] = []
            for ring in Self.simpleRings(chain, positions: &positions) {
                let ring = Self.fromSmallest(ring.map { walk.steps.points[Int($0)] })
                if Lattice.doubleArea(ring) > 0 { shells.append(ring) } else { holes.append(ring) }
            }
            if shells.isEmpty {
                loose.append(contentsOf: holes.map { (label, $0) })
            } else {
                precondition(shells.count == 1, "a chain bounds one area")
                pieces.append(LatticePiece(label: label, exterior: shells[0], holes: holes))
            }
        }
        HolePlacing.place(loose, in: &pieces)
        return pieces.sorted { $0.label != $1.label ? $0.label < $1.label : $0.exterior[0] < $1.exterior[0] }
    }

    /// The same closed ring from its smallest corner on.
    private static func fromSmallest(_ ring: [LatticePoint]) -> [LatticePoint] {
        var smallest = 0
        for number in ring.indices where ring[number] < ring[smallest] { smallest = number }
        guard smallest > 0 else { return ring }
        return Array(ring[smallest..<(ring.count - 1)] + ring[...smallest])
    }

    /// The rings of a closed chain, parted wherever it comes back to a corner. `positions` is -1 for every point, before and after.
    private static func simpleRings(_ chain: [Int32], positions: inout [Int32]) -> [[Int32]] {
        var rings: [[Int32]] = []
        var path: [Int32] = []
        for point in chain {
            let seen = Int(positions[Int(point)])
            if seen >= 0 {
                rings.append(Array(path[seen...]) + [point])
                for dropped in path[(seen + 1)...] { positions[Int(dropped)] = -1 }
                path.removeSubrange((seen + 1)...)
            } else {
                positions[Int(point)] = Int32(path.count)
                path.append(point)
            }
        }
        for point in path { positions[Int(point)] = -1 }
        return rings
    }
}
