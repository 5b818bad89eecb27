/// Edges chained to rings, and rings to pieces. The area lies to the left of its edges.
///
/// At a corner where an area touches itself the chain follows the area round the corner, and rings that pass a corner twice are
/// parted there: so every ring is simple, and pieces that touch in a point are two.
/// Time n log n in the edges.
enum RingTracing {
    static func pieces(of edges: [BoundaryEdge]) -> [LatticePiece] {
        var steps: [Step] = []
        steps.reserveCapacity(edges.count * 2)
        for edge in edges {
            if let label = edge.left { steps.append(Step(label: label, from: edge.segment.a, to: edge.segment.b)) }
            if let label = edge.right { steps.append(Step(label: label, from: edge.segment.b, to: edge.segment.a)) }
        }
        steps.sort()
        var used = [Bool](repeating: false, count: steps.count)
        var pieces: [LatticePiece] = []
        var loose: [(label: Int, ring: [LatticePoint])] = []
        for start in steps.indices where !used[start] {
            let chain = trace(from: start, steps: steps, used: &used)
            var holes: [[LatticePoint]] = []
            var shells: [[LatticePoint]] = []
            for ring in simpleRings(chain) {
                if Lattice.doubleArea(ring) > 0 { shells.append(ring) } else { holes.append(ring) }
            }
            if shells.isEmpty {
                loose.append(contentsOf: holes.map { (steps[start].label, $0) })
            } else {
                precondition(shells.count == 1, "a chain bounds one area")
                pieces.append(LatticePiece(label: steps[start].label, exterior: shells[0], holes: holes))
            }
        }
        HolePlacing.place(loose, in: &pieces)
        return pieces
    }

    private struct Step: Comparable {
        let label: Int
        let from: LatticePoint
        let to: LatticePoint

        static func < (a: Step, b: Step) -> Bool {
            a.label != b.label ? a.label < b.label : a.from != b.from ? a.from < b.from : a.to < b.to
        }
    }

    private static func trace(from start: Int, steps: [Step], used: inout [Bool]) -> [LatticePoint] {
        var chain = [steps[start].from]
        var current = start
        repeat {
            used[current] = true
            chain.append(steps[current].to)
            current = next(after: steps[current], in: steps, used: used, start: start)
        } while current != start
        return chain
    }

    /// The step out of the corner that comes first clockwise from the way back.
    private static func next(after step: Step, in steps: [Step], used: [Bool], start: Int) -> Int {
        var (low, high) = (0, steps.count)
        while low < high {
            let middle = (low + high) / 2
            if (steps[middle].label, steps[middle].from) < (step.label, step.to) { low = middle + 1 } else { high = middle }
        }
        var best: Int?
        while low < steps.count, steps[low].label == step.label, steps[low].from == step.to {
            if !used[low] || low == start {
                if let chosen = best {
                    if Turn.isClockwiseSooner(steps[low].to, than: steps[chosen].to, from: step.from, about: step.to) { best = low }
                } else {
                    best = low
                }
            }
            low += 1
        }
        guard let best else { preconditionFailure("an edge without an edge after it: the faces do not close") }
        return best
    }

    /// The rings of a closed chain, parted wherever it comes back to a corner.
    private static func simpleRings(_ chain: [LatticePoint]) -> [[LatticePoint]] {
        var rings: [[LatticePoint]] = []
        var path: [LatticePoint] = []
        var position: [LatticePoint: Int] = [:]
        for point in chain {
            if let seen = position[point] {
                rings.append(Array(path[seen...]) + [point])
                for dropped in path[(seen + 1)...] { position[dropped] = nil }
                path.removeSubrange((seen + 1)...)
            } else {
                position[point] = path.count
                path.append(point)
            }
        }
        return rings
    }
}
