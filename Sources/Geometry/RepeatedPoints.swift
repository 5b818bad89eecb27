extension Shape {
    /// The same shape without the vertices that stand twice in a row: they change nothing, and are no fault. Linear; a shape that has none
    /// is not copied.
    package var withoutRepeats: Shape {
        let has =
            lines.contains { $0.coordinates.hasRepeats }
            || polygons.contains { $0.exterior.hasRepeats || $0.holes.contains(where: \.hasRepeats) }
        return has ? mapped { $0.withoutRepeats } : self
    }
}

extension Array where Element == Coordinate {
    fileprivate var hasRepeats: Bool {
        var before: Coordinate?
        for place in self {
            if place == before { return true }
            before = place
        }
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
