/// Edges chained to rings, and rings to pieces. The area lies to the left of its edges.
///
/// At a corner where an area touches itself the chain follows the area round the corner, and rings that pass a corner twice are
/// parted there: so every ring is simple, and pieces that touch in a point are two. Every ring begins at its smallest corner; pieces come
/// by label and corner, whatever the order of the edges.
/// Time linear in the edges, but for the placing of holes.
enum RingTracing {
    static func pieces(of edges: consuming [BoundaryEdge]) -> [LatticePiece] {
        var steps = Steps(consume edges)
        var chain: [Int32] = []
        var pieces: [LatticePiece] = []
        var loose: [(label: Int, ring: [LatticePoint])] = []
        var positions = [Int32](repeating: -1, count: steps.points.count)
        for start in steps.labels.indices where !steps.isUsed[start] {
            steps.trace(from: start, into: &chain)
            var holes: [[LatticePoint]] = []
            var shells: [[LatticePoint]] = []
            for ring in simpleRings(chain, positions: &positions) {
                let ring = fromSmallest(ring.map { steps.points[Int($0)] })
                if Lattice.doubleArea(ring) > 0 { shells.append(ring) } else { holes.append(ring) }
            }
            if shells.isEmpty {
                loose.append(contentsOf: holes.map { (Int(steps.labels[start]), $0) })
            } else {
                precondition(shells.count == 1, "a chain bounds one area")
                pieces.append(LatticePiece(label: Int(steps.labels[start]), exterior: shells[0], holes: holes))
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

    /// Edges with a direction, each with the label to its left, by the point that they leave.
    private struct Steps {
        private(set) var points: [LatticePoint]
        private(set) var labels: [Int32] = []
        private var froms: [Int32] = []
        private var tos: [Int32] = []
        private(set) var isUsed: [Bool]
        /// The steps that leave point n are `leaving[starts[n]..<starts[n + 1]]`.
        private var starts: [Int32]
        private var leaving: [Int32]

        init(_ edges: consuming [BoundaryEdge]) {
            // Lines are chains: about as many points as edges.
            var numbers = PointNumbers(about: edges.count)
            labels.reserveCapacity(2 * edges.count)
            froms.reserveCapacity(2 * edges.count)
            tos.reserveCapacity(2 * edges.count)
            for edge in consume edges {
                let (a, b) = (numbers.number(of: edge.segment.a), numbers.number(of: edge.segment.b))
                for (label, from, to) in [(edge.left, a, b), (edge.right, b, a)] {
                    guard let label else { continue }
                    labels.append(Int32(label))
                    froms.append(from)
                    tos.append(to)
                }
            }
            points = numbers.points
            isUsed = [Bool](repeating: false, count: labels.count)
            var starts = [Int32](repeating: 0, count: points.count + 1)
            for from in froms { starts[Int(from) + 1] += 1 }
            for point in 0..<points.count { starts[point + 1] += starts[point] }
            var free = starts
            var leaving = [Int32](repeating: 0, count: froms.count)
            for (step, from) in froms.enumerated() {
                leaving[Int(free[Int(from)])] = Int32(step)
                free[Int(from)] += 1
            }
            self.starts = starts
            self.leaving = leaving
        }

        mutating func trace(from start: Int, into chain: inout [Int32]) {
            chain.removeAll(keepingCapacity: true)
            chain.append(froms[start])
            var current = start
            repeat {
                isUsed[current] = true
                chain.append(tos[current])
                current = next(after: current, start: start)
            } while current != start
        }

        /// The step out of the corner that comes first clockwise from the way back.
        private func next(after step: Int, start: Int) -> Int {
            let corner = Int(tos[step])
            var best: Int?
            for entry in Int(starts[corner])..<Int(starts[corner + 1]) {
                let candidate = Int(leaving[entry])
                guard labels[candidate] == labels[step], !isUsed[candidate] || candidate == start else { continue }
                if let chosen = best {
                    let isSooner = Turn.isClockwiseSooner(
                        points[Int(tos[candidate])], than: points[Int(tos[chosen])], from: points[Int(froms[step])], about: points[corner])
                    if isSooner { best = candidate }
                } else {
                    best = candidate
                }
            }
            guard let best else { preconditionFailure("an edge without an edge after it: the faces do not close") }
            return best
        }
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
