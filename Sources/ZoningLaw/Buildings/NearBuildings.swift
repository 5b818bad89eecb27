import Geometry

/// Which buildings count for a stretch: those with any part within the table distance (reading B2).
struct NearBuildings {
    let buildings: BuildingTable
    let zones: ZoneLocator

    /// By number. Linear in the buildings of the box about the band, times the parts of the stretch that are near each.
    func near(_ stretch: Stretch) -> [Int] {
        var found: Set<Int> = []
        for part in stretch.reach.parts {
            let widest = part.widths.widest
            let area = part.shape.convex(width: widest + Tolerance.limit)
            for building in buildings.candidates(in: part.shape.envelope(width: widest)) where !found.contains(building) {
                if hasPart(building, in: part, area) { found.insert(building) }
            }
        }
        return found.sorted()
    }

    /// - Parameter area: the part out to its widest limit, where it is convex.
    private func hasPart(_ building: Int, in part: Band.Part, _ area: ConvexArea?) -> Bool {
        var isNear = false
        buildings.forEachEdge(of: building) { a, b in
            if !isNear { isNear = isWithin(a, b, part, area) }
        }
        if isNear { return true }
        // A building about the whole part has no wall in it.
        let middle = part.shape.envelope(width: 0).centre
        return isWithin(middle, part) && buildings.isInside(building, middle)
    }

    /// The places of a wall that may be nearest: its ends, where it enters the part, where it is nearest to the centre of an arc, and on both
    /// sides of every zone line.
    private func isWithin(_ a: Coordinate, _ b: Coordinate, _ part: Band.Part, _ area: ConvexArea?) -> Bool {
        guard let inside = area?.interval(of: a, b) else {
            return isWithin(a, part) || isWithin(b, part)
        }
        let along = b - a
        let length = along.length
        var places = [inside.lowerBound, inside.upperBound, (inside.lowerBound + inside.upperBound) / 2]
        if case .sector(let centre, _, _, _, _) = part.shape, length > 0 {
            places.append(Coordinate.dot(centre - a, along) / (length * length))
        }
        for line in zones.edges(in: Envelope(a, b)) {
            guard let place = Crossing.of(a, b, line.a, line.b), length > 0 else { continue }
            let at = Coordinate.dot(place - a, along) / (length * length)
            places += [at - Tolerance.rounding / length, at + Tolerance.rounding / length]
        }
        return places.contains { $0 >= 0 && $0 <= 1 && isWithin(a + along * $0, part) }
    }

    private func isWithin(_ place: Coordinate, _ part: Band.Part) -> Bool {
        let ordinal = zones.zone(at: place).flatMap { zones.ordinals[$0] }
        return part.shape.distance(to: place).flatMap { part.widths.limit(in: ordinal, holding: $0) } != nil  // W4
    }
}
