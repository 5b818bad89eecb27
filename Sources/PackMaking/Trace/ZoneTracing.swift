import FeatureIO
import Geometry
import PlanarArrangement
import Regulation
import Wording

/// One zone of the rules: the ring that its boundary list walks, clockwise from the north.
package struct TracedZone: Sendable {
    /// The zone as the rules list it.
    package let entry: ZoneEntry
    /// The names of the list, as the gazetteer reads them.
    package let names: [String]
    /// Closed, clockwise.
    let ring: [LatticePoint]
    /// The largest among the lines that the ring runs on, in metres.
    package let accuracy: Double
}

struct ZoneTracing {
    var names: NameLookup
    private var network: NamedNetwork { names.network }

    /// - Parameter list: the names of the boundary list, in its order.
    mutating func zone(_ entry: ZoneEntry, along list: [String]) -> TracedZone? {
        var graphs: [NetworkGraph] = []
        var lines: [[Int]] = []
        for name in list {
            guard let named = names.lines(named: name, for: entry.id) else { return nil }
            lines.append(named)
            graphs.append(NetworkGraph(network, lines: named))
        }
        // corners[i]: where line i meets the next one of the list.
        var corners: [[LatticePoint]] = []
        for number in list.indices {
            let next = (number + 1) % list.count
            let shared = graphs[number].nodes.intersection(graphs[next].nodes).sorted()
            guard !shared.isEmpty else {
                let gap = Nearness.gap(between: Array(graphs[number].nodes), and: Array(graphs[next].nodes)) ?? .infinity
                names.unresolved(
                    entry.id,
                    "\(list[number]) does not meet \(list[next]); they come within \(Int(gap.rounded(), within: 0...40_000_000)) m")
                return nil
            }
            corners.append(shared)
        }
        guard let walks = RingWalk.shortest(graphs: graphs, corners: corners) else {
            names.unresolved(entry.id, "the lines of the list do not close to a ring")
            return nil
        }
        let ring = Self.ring(walks)
        guard ring.count >= 4, Set(ring).count == ring.count - 1 else {
            names.unresolved(entry.id, "the ring crosses itself")
            return nil
        }
        guard Lattice.doubleArea(ring) < 0 else {
            names.unresolved(entry.id, "the ring does not run clockwise as the rules say")
            return nil
        }
        let accuracy = walks.flatMap(\.lines).map { network.lines[$0].accuracy }.max() ?? 0
        return TracedZone(entry: entry, names: list, ring: ring, accuracy: accuracy)
    }

    /// The walks put together; where one goes back on the other (two lines that share a stretch) the spur is dropped.
    private static func ring(_ walks: [NetworkGraph.Walk]) -> [LatticePoint] {
        var path: [LatticePoint] = []
        for node in walks.flatMap(\.nodes) where node != path.last {
            if path.count >= 2, path[path.count - 2] == node { path.removeLast() } else { path.append(node) }
        }
        if let first = path.first, path.last != first { path.append(first) }
        while path.count > 4, path[1] == path[path.count - 2] { path = Array(path[1..<(path.count - 1)]) }
        return path
    }
}

/// The shortest closed walk through one corner of each set, along the graph between each two.
enum RingWalk {
    /// `corners[i]` are the candidates between graph i and graph i + 1. Time: the product of neighbouring candidates, times a walk.
    static func shortest(graphs: [NetworkGraph], corners: [[LatticePoint]]) -> [NetworkGraph.Walk]? {
        let count = graphs.count
        var best: (length: Double, walks: [NetworkGraph.Walk])?
        var known: [Int: [LatticePoint: [LatticePoint: NetworkGraph.Walk]]] = [:]
        func walk(_ number: Int, _ a: LatticePoint, _ b: LatticePoint) -> NetworkGraph.Walk? {
            if let walk = known[number]?[a]?[b] { return walk }
            let walk = graphs[number].walk(from: a, to: b)
            known[number, default: [:]][a, default: [:]][b] = walk
            return walk
        }
        // Graph i runs from a corner of set i - 1 to a corner of set i; the ring starts and ends at a corner of the last set.
        for start in corners[count - 1] {
            var reached: [(at: LatticePoint, length: Double, walks: [NetworkGraph.Walk])] = [(start, 0, [])]
            for number in 0..<count {
                let goals = number == count - 1 ? [start] : corners[number]
                reached = goals.compactMap { goal in
                    var nearest: (at: LatticePoint, length: Double, walks: [NetworkGraph.Walk])?
                    for (at, length, walks) in reached {
                        guard let step = walk(number, at, goal), length + step.length < nearest?.length ?? .infinity else { continue }
                        nearest = (goal, length + step.length, walks + [step])
                    }
                    return nearest
                }
            }
            if let end = reached.first, end.length < best?.length ?? .infinity { best = (end.length, end.walks) }
        }
        return best?.walks
    }
}
