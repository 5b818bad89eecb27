/// What one tile gives to the map; labels by the numbers that they have in the tile.
@usableFromInline package struct TileResult: Sendable {
    var edges: [BoundaryEdge] = []
    /// Sides on the seams, which only the neighbour can complete.
    var seamSides: [EdgeSide] = []
}

/// Labels by number, in the order of their first use.
@usableFromInline struct LabelTable<Label: Hashable> {
    @usableFromInline private(set) var labels: [Label] = []
    @usableFromInline var numbers: [Label: Int] = [:]

    /// No label yet.
    @inlinable init() {}

    /// The number of a label, a new one where it has none; O(1).
    @inlinable mutating func number(of label: Label) -> Int {
        if let number = numbers[label] { return number }
        numbers[label] = labels.count
        labels.append(label)
        return labels.count - 1
    }
}
