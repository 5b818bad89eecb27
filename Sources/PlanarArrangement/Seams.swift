import Geometry

/// Sides on the seams between tiles, cut at every node of either tile, so that the two sides of an edge have the same ends.
package enum Seams {
    /// The edges between different labels on a border, from the sides of what lies on either side of it.
    package static func edges(between sides: [EdgeSide]) -> [BoundaryEdge] { EdgePairs(split(sides)).boundaryEdges() }

    /// A place on a seam: which seam, and how far along.
    private struct Node: Comparable {
        let isVertical: Bool
        let line: Int64
        let along: Int64

        static func < (a: Node, b: Node) -> Bool {
            a.isVertical != b.isVertical ? b.isVertical : a.line != b.line ? a.line < b.line : a.along < b.along
        }
    }

    /// Time: n log n in the sides.
    static func split(_ sides: [EdgeSide]) -> [EdgeSide] {
        var nodes: [Node] = []
        nodes.reserveCapacity(2 * sides.count)
        for side in sides { nodes += [node(side.segment.a, of: side.segment), node(side.segment.b, of: side.segment)] }
        nodes.sort()

        var pieces: [EdgeSide] = []
        pieces.reserveCapacity(sides.count)
        for side in sides {
            let end = node(side.segment.b, of: side.segment)
            var number = lowerBound(nodes, node(side.segment.a, of: side.segment))
            var last = side.segment.a
            while number < nodes.count, nodes[number] <= end {
                let node = nodes[number]
                let next = node.isVertical ? LatticePoint(x: node.line, y: node.along) : LatticePoint(x: node.along, y: node.line)
                if next != last {
                    pieces.append(EdgeSide(segment: LatticeSegment(last, next), isForward: side.isForward, label: side.label))
                }
                last = next
                number += 1
            }
        }
        return pieces
    }

    private static func node(_ point: LatticePoint, of segment: LatticeSegment) -> Node {
        let isVertical = segment.a.x == segment.b.x
        return Node(isVertical: isVertical, line: isVertical ? point.x : point.y, along: isVertical ? point.y : point.x)
    }

    /// The first index whose node is not below `bound`.
    private static func lowerBound(_ nodes: [Node], _ bound: Node) -> Int {
        var (low, high) = (0, nodes.count)
        while low < high {
            let middle = (low + high) / 2
            if nodes[middle] < bound { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
