import Geometry

/// Which way a carriageway goes whose source does not say: where one of the same name runs beside it, the other is for the other direction.
enum DirectionGuess {
    /// Farther apart, two lines of one name are no carriageways of one street. Metres.
    static let reach = 60.0
    /// Sine of the angle up to which two lines run side by side.
    static let parallel = 0.35

    /// Ways of unknown direction go along, with the other carriageway on their left, or both ways where there is none.
    ///
    /// Time: the segments of named ways, times those that are near.
    static func made(_ ways: [Way]) -> [Way] {
        guard ways.contains(where: { $0.direction == .unknown }) else { return ways }
        var ways = ways
        let index = SegmentIndex(ways.map { $0.direction == .unknown && $0.isNamed ? $0.course : [] })
        for number in ways.indices where ways[number].direction == .unknown {
            switch side(of: number, in: ways, index) {
            case .left: ways[number].direction = .along
            case .right:
                ways[number].course.reverse()
                ways[number].direction = .along
            case nil: ways[number].direction = .both
            }
        }
        return ways
    }

    private enum Side { case left, right }

    /// On which side the other carriageway runs along most of the way.
    private static func side(of number: Int, in ways: [Way], _ index: SegmentIndex) -> Side? {
        let way = ways[number]
        guard way.isNamed else { return nil }
        var (left, right, places) = (0, 0, 0)
        for (a, b) in zip(way.course, way.course.dropFirst()) {
            let along = (b - a).normalized
            for place in Course.samples([a, b], every: 20).dropLast().map({ $0 + along * 0.5 }) {
                places += 1
                var nearest: (distance: Double, side: Double)?
                for segment in index.near(place, within: reach)
                where segment.line != number && !Set(ways[segment.line].names).isDisjoint(with: way.names) {
                    let foot = place.nearest(onSegment: segment.a, segment.b)
                    let across = foot - place
                    guard across.length > 1, across.length <= reach, abs(Coordinate.dot(across.normalized, along)) < parallel,
                        abs(Coordinate.cross(segment.along, along)) < parallel, across.length < nearest?.distance ?? .infinity
                    else { continue }
                    nearest = (across.length, Coordinate.cross(along, across))
                }
                guard let nearest else { continue }
                if nearest.side > 0 { left += 1 } else { right += 1 }
            }
        }
        guard 2 * max(left, right) > places else { return nil }
        return left >= right ? .left : .right
    }
}
