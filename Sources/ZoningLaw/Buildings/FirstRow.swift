import Geometry

/// A straight line between the road-side corners of two neighbours of the first row (reading B4).
struct JoiningLine: Sendable {
    let a: Coordinate
    let b: Coordinate
    /// The buildings that it joins, by number.
    let between: (Int, Int)
}

/// The buildings met first, in the order of the boundary line (reading B4).
struct FirstRow {
    /// A building is there as often as one comes to it anew, past others or open land in front of it.
    private var members: [Int] = []
    /// The corners of all its walls that are met, wherever along the stretch: what faces the road is of the building, not of one look at it.
    private var corners: [Int: [Coordinate]] = [:]

    init(_ runs: [FrontageSweep.Run]) {
        for run in runs {
            guard let building = run.building else { continue }
            if members.last != building { members.append(building) }
            for corner in run.corners where corners[building]?.contains(corner) != true { corners[building, default: []].append(corner) }
        }
    }

    /// B4: neighbours whose nearest road-side corners are no farther apart than `gap` are joined by a straight line between those corners.
    func joinings(within gap: Double) -> [JoiningLine] {
        var joinings: [JoiningLine] = []
        for (one, other) in zip(members, members.dropFirst()) {
            var nearest: (distance: Double, a: Coordinate, b: Coordinate)?
            for a in corners[one] ?? [] {
                for b in corners[other] ?? [] where a.distance(to: b) < nearest?.distance ?? .infinity {
                    nearest = (a.distance(to: b), a, b)
                }
            }
            let isKnown = joinings.contains { $0.between == (one, other) || $0.between == (other, one) }
            if let nearest, nearest.distance <= gap, nearest.distance > 0, !isKnown {
                joinings.append(JoiningLine(a: nearest.a, b: nearest.b, between: (one, other)))
            }
        }
        return joinings
    }
}
