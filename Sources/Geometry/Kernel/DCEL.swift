/// A planar straight-line graph as a doubly connected edge list (Muller and Preparata 1978; de Berg et al., Computational Geometry, 2.2).
///
/// Edge n has two half-edges, 2n from its first node to its second and 2n + 1 back (`^ 1` is the twin); the face lies on the left of each.
@usableFromInline package enum DCEL {
    /// Of every half-edge the one that follows it about the same face: at its end, the next clockwise from the way back.
    ///
    /// - Parameters:
    ///   - origins: by half-edge the number of the node that it leaves.
    ///   - nodes: how many there are.
    ///   - precedes: whether of two half-edges that leave one node the first comes before the second, counter-clockwise (``AngularOrder``);
    ///     equal ones keep the order of their numbers.
    ///
    /// Linear, but for the sorting about each node.
    @inlinable package static func next(origins: [Int32], nodes: Int, precedes: (Int32, Int32) -> Bool) -> [Int32] {
        var leaving = Bins(count: nodes, filler: Int32(0)) { add in
            for (half, node) in origins.enumerated() { add(Int(node), Int32(half)) }
        }
        var next = [Int32](repeating: 0, count: origins.count)
        for node in 0..<nodes {
            let range = leaving.range(of: node)
            if range.count > 2 { ShortSort.sort(&leaving.values, range, by: precedes) }
            for place in range {
                let before = place == range.lowerBound ? range.upperBound - 1 : place - 1
                next[Int(leaving.values[place]) ^ 1] = leaving.values[before]
            }
        }
        return next
    }
}

/// Sorting of the short runs that cells and corners hold.
@usableFromInline package enum ShortSort {
    /// Insertion for a few, the library's n log n for many; equal values keep their order.
    @inlinable @inline(__always)
    package static func sort<Value>(_ values: inout [Value], _ range: Range<Int>, by precedes: (Value, Value) -> Bool) {
        if range.count > 24 { return values[range].sort(by: precedes) }
        for number in range.dropFirst() {
            let value = values[number]
            var hole = number
            while hole > range.lowerBound, precedes(value, values[hole - 1]) {
                values[hole] = values[hole - 1]
                hole -= 1
            }
            values[hole] = value
        }
    }
}
