import Geometry

/// Lines of the map that the outline of a parcel neither crosses nor is joined to: land wholly inside the parcel, or wholly beside it.
struct ParcelIslands {
    /// Lines that hang together are all inside or all outside; one corner of them tells.
    private struct Island {
        let y: Double
        let x: Double
        let line: Int
        var isInside = false
    }

    /// Up to so many lines each is asked for itself: quicker than to find out which hang together.
    private static let fewLines = 64

    private var islands: [Island] = []
    private var waiting: [Int] = []
    /// Per line the last parcel for which its island was found, and which it is.
    private var marks: [UInt32] = []

    /// Time: the lines in the box; the edges of the parcel, each for the islands between its heights.
    mutating func trace(
        _ lines: [Int], _ outline: ParcelOutline, _ crossings: ParcelCrossings, _ net: HalfEdges, into walk: inout ParcelFaces,
        limit: Int, turn: UInt32
    ) -> Bool {
        islands.removeAll(keepingCapacity: true)
        if marks.isEmpty { marks = [UInt32](repeating: 0, count: net.edges.count) }
        func isApart(_ line: Int) -> Bool { !crossings.isCrossed(line, turn) && !walk.isWalked(2 * line) && !walk.isWalked(2 * line + 1) }
        for line in lines where marks[line] != turn && isApart(line) {
            islands.append(Island(y: net.edges[line].ay, x: net.edges[line].ax, line: line))
            if lines.count > Self.fewLines { mark(from: line, net, crossings, turn) }
        }
        guard !islands.isEmpty else { return true }
        if islands.count > 1 { islands.sort { ($0.y, $0.x, $0.line) < ($1.y, $1.x, $1.line) } }
        place(outline)
        for island in islands where island.isInside && isApart(island.line) {
            waiting.append(island.line)
            while let line = waiting.popLast() {
                for half in [2 * line, 2 * line + 1] where !walk.isWalked(half) {
                    let first = walk.sides.count
                    guard walk.traceLoop(half, outline, crossings, net, limit: limit) else {
                        waiting.removeAll()
                        return false
                    }
                    for side in walk.sides[first...] { waiting.append(Int(side.half) >> 1) }
                }
            }
        }
        return true
    }

    /// All lines that hang together with one, as far as the outline does not cross them. Time: those of the map, at most.
    private mutating func mark(from line: Int, _ net: HalfEdges, _ crossings: ParcelCrossings, _ turn: UInt32) {
        marks[line] = turn
        waiting.append(line)
        while let line = waiting.popLast() {
            for half in [2 * line, 2 * line + 1] {
                // Round the corner at the end of this half.
                var turning = half
                repeat {
                    let next = Int(net.next[turning])
                    if marks[next >> 1] != turn, !crossings.isCrossed(next >> 1, turn) {
                        marks[next >> 1] = turn
                        waiting.append(next >> 1)
                    }
                    turning = next ^ 1
                } while turning != half
            }
        }
    }

    /// A ray to the east from the corner of each island, the parcel thought to be moved as ever.
    private mutating func place(_ outline: ParcelOutline) {
        for edge in outline.edges {
            let (low, high) = (min(edge.py, edge.qy), max(edge.py, edge.qy))
            var number = 0
            if islands.count > 8 {
                var end = islands.count
                while number < end {
                    let middle = (number + end) / 2
                    if islands[middle].y <= low { number = middle + 1 } else { end = middle }
                }
            }
            while number < islands.count, islands[number].y <= high {
                let (x, y) = (islands[number].x, islands[number].y)
                if (edge.py >= y) != (edge.qy >= y) {
                    let turn = Orientation.of(edge.px, edge.py, edge.qx, edge.qy, x, y)
                    // On the outline: moved to the east, the outline leaves the corner on its west.
                    if turn == 0 || (turn > 0) == (edge.qy > edge.py) { islands[number].isInside.toggle() }
                }
                number += 1
            }
        }
    }
}
