import Geometry

/// Edges chained to arcs, from end to end. Linear.
struct ArcWalk {
    private let points: [LatticePoint]
    private let ends: [(from: Int32, to: Int32)]
    /// By point the edges that end there.
    private let meeting: Bins<Int32>
    private var isUsed: [Bool]
    private let isEnd: (LatticePoint) -> Bool

    /// - Parameters:
    ///   - ends: of each edge, by number of the point; no edge twice.
    ///   - isEnd: where arcs end although no more than two edges meet.
    init(points: [LatticePoint], ends: [(from: Int32, to: Int32)], isEnd: @escaping (LatticePoint) -> Bool = { _ in false }) {
        (self.points, self.ends, self.isEnd) = (points, ends, isEnd)
        meeting = Bins(count: points.count, filler: 0) { add in
            for (number, edge) in ends.enumerated() {
                add(Int(edge.from), Int32(truncatingIfNeeded: number))
                add(Int(edge.to), Int32(truncatingIfNeeded: number))
            }
        }
        isUsed = [Bool](repeating: false, count: ends.count)
    }

    /// The arcs, each with its first edge and whether it runs along it from its first end; what has no end as one closed arc.
    mutating func arcs() -> [(points: [LatticePoint], edge: Int, isForward: Bool)] {
        var arcs: [(points: [LatticePoint], edge: Int, isForward: Bool)] = []
        for point in points.indices where stops(at: point) {
            for edge in meeting[point] where !isUsed[Int(edge)] { arcs.append(arc(from: point, along: Int(edge))) }
        }
        // What is left is closed.
        for edge in ends.indices where !isUsed[edge] { arcs.append(arc(from: Int(ends[edge].from), along: edge)) }
        return arcs
    }

    private func stops(at point: Int) -> Bool { meeting.range(of: point).count != 2 || isEnd(points[point]) }

    private mutating func arc(from start: Int, along first: Int) -> (points: [LatticePoint], edge: Int, isForward: Bool) {
        var (arc, at, next): ([LatticePoint], Int, Int?) = ([points[start]], start, first)
        while let edge = next {
            isUsed[edge] = true
            at = Int(ends[edge].from) == at ? Int(ends[edge].to) : Int(ends[edge].from)
            arc.append(points[at])
            next = stops(at: at) ? nil : meeting[at].first { !isUsed[Int($0)] }.map { Int($0) }
        }
        return (arc, first, Int(ends[first].from) == start)
    }
}
