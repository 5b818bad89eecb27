import Geometry
import Scratch

/// Edges chained to rings, and rings to pieces. The area lies to the left of its edges.
///
/// At a corner where an area touches itself the chain follows the area round the corner, and rings that pass a corner twice are
/// parted there: so every ring is simple, and pieces that touch in a point are two. Every ring begins at its smallest corner; pieces come
/// by label and corner, whatever the order of the edges.
/// Time linear in the edges, but for the placing of holes. Some 60 bytes an edge, which wait on the disk where they are many.
package struct RingTracing {
    private var steps = Steps()

    mutating func add(_ edge: BoundaryEdge) { steps.add(edge) }

    /// The edges of a tile were added: what lies within it has no edge in another.
    mutating func endTile() { steps.endTile() }

    /// Lets go of the memory of a city; nothing of it changes. For the end of a piece of work.
    func rest() { steps.rest() }

    package static func pieces(of edges: [BoundaryEdge]) -> [LatticePiece] {
        var tracing = RingTracing()
        for edge in edges { tracing.add(edge) }
        return Array(tracing.pieces())
    }

    /// The pieces that the edges bound.
    consuming func pieces() -> PieceList {
        steps.end()
        var walk = StepWalk(steps)
        var chain: [Int32] = []
        var pieces = PieceList()
        var loose: [(label: Int, ring: [LatticePoint])] = []
        var positions = ScratchArray<Int32>(repeating: -1, count: walk.steps.points)
        var walked = 0
        for start in 0..<walk.steps.count where !walk.isUsed(start) {
            walk.trace(from: start, into: &chain)
            let label = Int(walk.steps[start].label)
            var holes: [[LatticePoint]] = []
            var shells: [[LatticePoint]] = []
            for ring in Self.simpleRings(chain, positions: &positions) {
                let ring = Self.fromSmallest(ring.map { walk.steps.point($0) })
                if Lattice.doubleArea(ring) > 0 { shells.append(ring) } else { holes.append(ring) }
            }
            if shells.isEmpty {
                loose.append(contentsOf: holes.map { (label, $0) })
            } else {
                precondition(shells.count == 1, "a chain bounds one area")
                pieces.append(label, exterior: shells[0], holes: holes)
            }
            walked += chain.count
            guard walked > Self.breath else { continue }
            walked = 0
            walk.rest()
            positions.rest()
            pieces.rest()
        }
        HolePlacing.place(loose, in: &pieces)
        pieces.sort()
        pieces.rest()
        return pieces
    }

    /// Corners that are walked before the memory of a city is let go again.
    private static let breath = 1 << 14

    /// The same closed ring from its smallest corner on.
    private static func fromSmallest(_ ring: [LatticePoint]) -> [LatticePoint] {
        var smallest = 0
        for number in ring.indices where ring[number] < ring[smallest] { smallest = number }
        guard smallest > 0 else { return ring }
        return Array(ring[smallest..<(ring.count - 1)] + ring[...smallest])
    }

    /// The rings of a closed chain, parted wherever it comes back to a corner. `positions` is -1 for every point, before and after.
    private static func simpleRings(_ chain: [Int32], positions: inout ScratchArray<Int32>) -> [[Int32]] {
        // Most chains are a ring as they are.
        var fresh = 0
        while fresh < chain.count, positions[Int(chain[fresh])] < 0 {
            positions[Int(chain[fresh])] = Int32(fresh)
            fresh += 1
        }
        if fresh == chain.count - 1, chain[fresh] == chain[0] {
            for point in chain { positions[Int(point)] = -1 }
            return [chain]
        }
        var rings: [[Int32]] = []
        var path = Array(chain[..<fresh])
        for point in chain[fresh...] {
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
