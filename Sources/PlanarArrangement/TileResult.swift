/// What one tile gives to the map.
struct TileResult<Label: Hashable & Sendable>: Sendable {
    var labels: [Label] = []
    var edges: [BoundaryEdge] = []
    /// Sides on the seams, which only the neighbour can complete.
    var seamSides: [EdgeSide] = []
}

/// Labels by number, in the order of their first use.
struct LabelTable<Label: Hashable> {
    private(set) var labels: [Label] = []
    private var numbers: [Label: Int] = [:]

    mutating func number(of label: Label) -> Int {
        if let number = numbers[label] { return number }
        numbers[label] = labels.count
        labels.append(label)
        return labels.count - 1
    }
}
