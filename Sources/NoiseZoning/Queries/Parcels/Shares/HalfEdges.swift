import Geometry

/// The lines of a map as a net to walk along: every edge has two halves, 2n from its smaller end and 2n + 1 back, each with the piece on
/// its left; from every half the next one about the same piece is known.
///
/// Places are whole units of 1/1024 mm, held as `Double`: far from any rounding. Building takes n log n.
struct HalfEdges: Sendable {
    struct Edge: Sendable {
        let ax: Double
        let ay: Double
        let bx: Double
        let by: Double
        /// The pieces on the left and on the right of the way from a to b; -1 is outside.
        let left: Int32
        let right: Int32
    }

    let edges: [Edge]
    /// By half-edge.
    let next: [Int32]

    /// Units in a metre; a power of two to the millimetre of the lattice, so that its corners are whole.
    static let perMetre = Lattice.perMetre * 1024

    init(_ map: MapEdges) {
        edges = map.edges.map { edge in
            Edge(
                ax: Double(edge.segment.a.x * 1024), ay: Double(edge.segment.a.y * 1024), bx: Double(edge.segment.b.x * 1024),
                by: Double(edge.segment.b.y * 1024), left: Int32(edge.left ?? -1), right: Int32(edge.right ?? -1))
        }
        // All halves by where they start, and round each corner counter-clockwise.
        let starts = map.edges.flatMap { [$0.segment.a, $0.segment.b] }
        let order = (0..<starts.count).sorted { p, q in
            starts[p] != starts[q] ? starts[p] < starts[q] : Self.isSooner(starts[p ^ 1], starts[q ^ 1], about: starts[p])
        }
        var next = [Int32](repeating: 0, count: starts.count)
        var first = 0
        while first < order.count {
            var end = first + 1
            while end < order.count, starts[order[end]] == starts[order[first]] { end += 1 }
            // Who arrives against a half goes on along the one clockwise of it: the piece on the left stays on the left.
            for place in first..<end {
                next[order[place] ^ 1] = Int32(order[place == first ? end - 1 : place - 1])
            }
            first = end
        }
        self.next = next
    }

    @inline(__always) func left(of half: Int) -> Int32 { half & 1 == 0 ? edges[half >> 1].left : edges[half >> 1].right }

    /// Counter-clockwise from east.
    private static func isSooner(_ p: LatticePoint, _ q: LatticePoint, about corner: LatticePoint) -> Bool {
        func isLower(_ point: LatticePoint) -> Bool { point.y < corner.y || (point.y == corner.y && point.x < corner.x) }
        if isLower(p) != isLower(q) { return isLower(q) }
        return Turn.cross(corner, p, q) > 0
    }
}

/// On which side of a line a place lies, exactly: doubles where they are sure, 128-bit integers where not.
enum Orientation {
    /// Positive where (px, py) is on the left of the way from a to b. All are whole numbers below 2⁵².
    @inline(__always) static func of(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ px: Double, _ py: Double) -> Double {
        let (u, v) = ((bx - ax) * (py - ay), (by - ay) * (px - ax))
        let turn = u - v
        // Two products and a difference, each rounded by half a unit of 2⁻⁵².
        if abs(turn) > (abs(u) + abs(v)) * 4e-16 { return turn }
        return exact(bx - ax, py - ay, by - ay, px - ax)
    }

    @inline(never) private static func exact(_ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
        Double(Int128(Int64(a)) * Int128(Int64(b)) - Int128(Int64(c)) * Int128(Int64(d)))
    }
}
