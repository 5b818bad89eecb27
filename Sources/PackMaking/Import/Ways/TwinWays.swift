import Geometry

/// A two-way street that a source holds twice, once for each direction, as routing networks do: made one way.
enum TwinWays {
    struct Outcome {
        var ways: [Way] = []
        /// Two directions that became one way.
        var joined = 0
        /// Ways that stood twice in the same direction, or a third time.
        var repeated = 0
    }

    /// - Parameter saysDirections: whether the source says of its ways which way they go. Where it does not and some street stands twice,
    ///   a way without its twin goes one way.
    ///
    /// The first of two is kept. Time: linear in the vertices.
    static func joined(_ ways: [Way], saysDirections: Bool) -> Outcome {
        var outcome = Outcome()
        var seen: [[LatticePoint]: Int] = [:]
        var paired: Set<Int> = []
        for way in ways {
            let course = way.course.map(Lattice.point)
            if seen[course] != nil {
                outcome.repeated += 1
            } else if let twin = seen[course.reversed()] {
                guard paired.insert(twin).inserted else {
                    outcome.repeated += 1
                    continue
                }
                outcome.joined += 1
                outcome.ways[twin].direction = .both
                if let lanes = way.lanes { outcome.ways[twin].lanes = (outcome.ways[twin].lanes ?? 0) + lanes }
                if !outcome.ways[twin].isNamed { outcome.ways[twin].names = way.names }
            } else {
                seen[course] = outcome.ways.count
                outcome.ways.append(way)
            }
        }
        guard !saysDirections else { return outcome }
        for number in outcome.ways.indices where outcome.ways[number].direction == .unknown && outcome.joined > 0 {
            outcome.ways[number].direction = .along
        }
        return outcome
    }
}
