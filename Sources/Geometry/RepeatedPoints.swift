extension Shape {
    /// The same shape without the vertices that stand twice in a row: they change nothing, and are no fault. Linear; a shape that has none
    /// is not copied.
    package var withoutRepeats: Shape {
        let has: Bool
        switch self {
        case .polygon(let polygon): has = polygon.hasRepeats
        case .multiPolygon(let many): has = many.polygons.contains(where: \.hasRepeats)
        default: has = lines.contains { $0.coordinates.hasRepeats }
        }
        return has ? mapped { $0.withoutRepeats } : self
    }
}

extension Polygon {
    fileprivate var hasRepeats: Bool { exterior.hasRepeats || holes.contains(where: \.hasRepeats) }
}

extension Array where Element == Coordinate {
    fileprivate var hasRepeats: Bool {
        for place in indices.dropFirst() where self[place] == self[place - 1] { return true }
        return false
    }

    /// Without vertices that stand twice in a row.
    package var withoutRepeats: [Coordinate] {
        guard hasRepeats else { return self }
        var kept: [Coordinate] = []
        kept.reserveCapacity(count)
        for place in self where place != kept.last { kept.append(place) }
        return kept
    }
}
