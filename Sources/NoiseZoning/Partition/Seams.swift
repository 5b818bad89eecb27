/// Sides on the seams between tiles, cut at every node of either tile, so that the two sides of an edge have the same ends.
enum Seams {
    static func split(_ sides: [EdgeSide]) -> [EdgeSide] {
        var vertical: [Int64: [Int64]] = [:]
        var horizontal: [Int64: [Int64]] = [:]
        for side in sides {
            let (a, b) = (side.segment.a, side.segment.b)
            if a.x == b.x {
                vertical[a.x, default: []] += [a.y, b.y]
            } else {
                horizontal[a.y, default: []] += [a.x, b.x]
            }
        }
        vertical = vertical.mapValues(distinct)
        horizontal = horizontal.mapValues(distinct)

        var pieces: [EdgeSide] = []
        for side in sides {
            let (a, b) = (side.segment.a, side.segment.b)
            let isVertical = a.x == b.x
            let nodes = isVertical ? vertical[a.x] ?? [] : horizontal[a.y] ?? []
            let (from, to) = isVertical ? (a.y, b.y) : (a.x, b.x)
            var last = a
            for node in nodes[lowerBound(nodes, from + 1)...] {
                guard node <= to else { break }
                let next = isVertical ? LatticePoint(x: a.x, y: node) : LatticePoint(x: node, y: a.y)
                pieces.append(EdgeSide(segment: LatticeSegment(last, next), isForward: side.isForward, label: side.label))
                last = next
            }
        }
        return pieces
    }

    private static func distinct(_ values: [Int64]) -> [Int64] {
        var distinct: [Int64] = []
        for value in values.sorted() where value != distinct.last { distinct.append(value) }
        return distinct
    }

    /// The first index whose value is not below `bound`.
    private static func lowerBound(_ values: [Int64], _ bound: Int64) -> Int {
        var (low, high) = (0, values.count)
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < bound { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
