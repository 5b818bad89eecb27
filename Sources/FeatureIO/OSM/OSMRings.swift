import Geometry

/// Closed outlines out of ways that meet at their ends.
enum OSMRings {
    /// Rings of the ids of nodes, the first repeated as the last. Nil where an end meets no other.
    ///
    /// A walk along ways that comes to a node a second time closes a ring there: so outlines that touch at a node come apart.
    /// The same ways in the same order give the same rings. Complexity: linear in the nodes, but for nodes where many ways end.
    static func join(_ ways: [[Int64]]) -> [[Int64]]? {
        var rings: [[Int64]] = []
        var isUsed = [Bool](repeating: false, count: ways.count)
        var ends: [Int64: [Int]] = [:]
        for (number, way) in ways.enumerated() {
            guard let first = way.first, let last = way.last, way.count > 1 else {
                isUsed[number] = true
                continue
            }
            if first == last {
                rings.append(way)
                isUsed[number] = true
            } else {
                ends[first, default: []].append(number)
                ends[last, default: []].append(number)
            }
        }
        for start in ways.indices where !isUsed[start] {
            guard var node = ways[start].first else { continue }
            // The ways of the walk, each from the node where it is entered.
            var walk: [(from: Int64, nodes: [Int64])] = []
            repeat {
                guard let next = ends[node]?.first(where: { !isUsed[$0] }) else { return nil }
                isUsed[next] = true
                let nodes = ways[next].first == node ? ways[next] : ways[next].reversed()
                walk.append((node, nodes))
                node = nodes[nodes.count - 1]
                guard let place = walk.firstIndex(where: { $0.from == node }) else { continue }
                var ring: [Int64] = [node]
                for part in walk[place...] { ring += part.nodes.dropFirst() }
                rings.append(ring)
                walk.removeSubrange(place...)
            } while !walk.isEmpty
        }
        return rings
    }
}
