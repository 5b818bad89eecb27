import Geometry

/// A straight line between the road-side corners of two neighbours of the first row (reading B4).
struct Joining: Sendable {
    let a: Coordinate
    let b: Coordinate
    /// The buildings that it joins, by number.
    let between: (Int, Int)
}

/// The buildings met first, in the order of the boundary line (reading B4).
struct FirstRow {
    /// Neighbours, each with the corners of its walls that face the road.
    private var members: [(building: Int, corners: [Coordinate])] = []

    init(_ runs: [FrontageSweep.Run]) {
        for run in runs {
            guard let building = run.building else { continue }
            if members.last?.building == building {
                members[members.count - 1].corners += run.corners
            } else {
                members.append((building, run.corners))
            }
        }
    }

    /// B4: neighbours whose nearest road-side corners are no farther apart than `gap` are joined by a straight line between those corners.
    func joinings(within gap: Double) -> [Joining] {
        var joinings: [Joining] = []
        for (one, other) in zip(members, members.dropFirst()) {
            var nearest: (distance: Double, a: Coordinate, b: Coordinate)?
            for a in one.corners {
                for b in other.corners where a.distance(to: b) < nearest?.distance ?? .infinity { nearest = (a.distance(to: b), a, b) }
            }
            if let nearest, nearest.distance <= gap, nearest.distance > 0 {
                joinings.append(Joining(a: nearest.a, b: nearest.b, between: (one.building, other.building)))
            }
        }
        return joinings
    }
}
