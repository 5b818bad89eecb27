import Geometry
import PlanarArrangement

/// The lines of a map as a net to walk along: every edge has two halves, 2n from its smaller end and 2n + 1 back, each with the land on
/// its left; from every half the next one about the same land is known. Lines between pieces of one land are left out.
///
/// Places are whole units of 1/1024 mm, held as `Double`: far from any rounding. Building takes n log n.
struct HalfEdges: Sendable {
    struct Edge: Sendable {
        let ax: Double
        let ay: Double
        let bx: Double
        let by: Double
        /// The land on the left and on the right of the way from a to b; 0 is outside.
        let left: Int32
        let right: Int32
    }

    let edges: [Edge]
    /// By half-edge.
    let next: [Int32]
    /// By edge of the map its number here; -1 for those left out.
    let numbers: [Int32]

    /// Units in a metre; a power of two to the millimetre of the lattice, so that its corners are whole.
    static let perMetre = Lattice.perMetre * 1024

    /// - Parameter lands: the land of every piece of the map, from 1.
    init(_ map: MapEdges, lands: [Int32]) {
        var edges: [Edge] = []
        var numbers: [Int32] = []
        numbers.reserveCapacity(map.edges.count)
        var starts: [LatticePoint] = []
        for edge in map.edges {
            let (left, right) = (edge.left.map { lands[$0] } ?? 0, edge.right.map { lands[$0] } ?? 0)
            guard left != right else {
                numbers.append(-1)
                continue
            }
            let (a, b) = (edge.segment.a, edge.segment.b)
            numbers.append(Int32(edges.count))
            starts += [a, b]
            edges.append(
                Edge(
                    ax: Double(a.x * 1024), ay: Double(a.y * 1024), bx: Double(b.x * 1024), by: Double(b.y * 1024), left: left, right: right
                ))
        }
        // All halves by where they start, and round each corner counter-clockwise.
        let order = (0..<starts.count).sorted { p, q in
            starts[p] != starts[q] ? starts[p] < starts[q] : Self.isSooner(starts[p ^ 1], starts[q ^ 1], about: starts[p])
        }
        var next = [Int32](repeating: 0, count: starts.count)
        var first = 0
        while first < order.count {
            var end = first + 1
            while end < order.count, starts[order[end]] == starts[order[first]] { end += 1 }
            // Who arrives against a half goes on along the one clockwise of it: the land on the left stays on the left.
            for place in first..<end {
                next[order[place] ^ 1] = Int32(order[place == first ? end - 1 : place - 1])
            }
            first = end
        }
        self.edges = edges
        self.numbers = numbers
        self.next = next
    }

    @inline(__always) func left(of half: Int) -> Int32 { half & 1 == 0 ? edges[half >> 1].left : edges[half >> 1].right }

    /// The corner that a half-edge leads to, in metres from `origin`.
    @inline(__always) func end(of half: Int, _ origin: Coordinate) -> Coordinate {
        let edge = edges[half >> 1]
        let place = half & 1 == 0 ? Coordinate(x: edge.bx, y: edge.by) : Coordinate(x: edge.ax, y: edge.ay)
        return place * (1 / Self.perMetre) - origin
    }

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
