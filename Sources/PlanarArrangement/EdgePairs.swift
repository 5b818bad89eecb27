import Geometry

/// Sides of edges, matched with their opposites: the two sides of an edge stand next to each other.
package struct EdgePairs {
    private let sides: [EdgeSide]

    package init(_ sides: [EdgeSide]) {
        self.sides = sides.sorted { a, b in
            a.segment != b.segment ? a.segment < b.segment : (a.isForward ? 0 : 1, a.label) < (b.isForward ? 0 : 1, b.label)
        }
    }

    /// Every edge once, with its left and its right side where there is one.
    private func forEach(_ body: (LatticeSegment, _ left: Int?, _ right: Int?) -> Void) {
        var (lefts, rights): ([Int], [Int]) = ([], [])
        var number = 0
        while number < sides.count {
            let segment = sides[number].segment
            lefts.removeAll(keepingCapacity: true)
            rights.removeAll(keepingCapacity: true)
            while number < sides.count, sides[number].segment == segment {
                let side = sides[number]
                // Rounding may close a needle: then its two sides lie on one segment, and it is on neither side of it.
                if side.isForward {
                    lefts.append(side.label)
                } else if let closed = lefts.firstIndex(of: side.label) {
                    lefts.remove(at: closed)
                } else {
                    rights.append(side.label)
                }
                number += 1
            }
            // In a partition an edge has one face on a side; a map that overlaps itself has more, and none is lost.
            for pair in 0..<max(lefts.count, rights.count) {
                body(segment, pair < lefts.count ? lefts[pair] : nil, pair < rights.count ? rights[pair] : nil)
            }
        }
    }

    /// The edges between different labels of sides that carry labels already.
    package func boundaryEdges() -> [BoundaryEdge] {
        var edges: [BoundaryEdge] = []
        forEach { segment, left, right in
            if left != right { edges.append(BoundaryEdge(segment: segment, left: left, right: right)) }
        }
        return edges
    }
}
