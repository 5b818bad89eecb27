import Geometry

/// A line of a pack that is trusted, in metres of the working plane.
package struct GuideLine: Sendable {
    let name: String
    /// Metres by which it may lie elsewhere.
    let accuracy: Double
    let course: [Coordinate]
}

/// Gives ways the name of the line they run along, where a pack knows one well enough: those without a name, and beside their own those
/// that their source calls otherwise.
enum NamesByPosition {
    /// A line that may lie farther off than this names no way. Metres.
    static let mostAccuracy = 25.0
    /// A carriageway lies so far beside the centre line of its street. Metres.
    static let besideCentre = 25.0
    /// So much of a way must run along the line.
    static let leastShare = 0.7
    /// Sine of the angle up to which a way runs along a line.
    static let parallel = 0.35

    /// Time: the metres of unnamed ways by 20, times the segments that are near.
    static func given(_ ways: [Way], by guides: [GuideLine]) -> [Way] {
        let guides = guides.filter { $0.accuracy <= mostAccuracy }
        guard !guides.isEmpty else { return ways }
        let index = SegmentIndex(guides.map(\.course))
        var ways = ways
        for number in ways.indices where ways[number].kind == .road && ![.link, .service].contains(ways[number].roadClass) {
            guard let name = name(along: ways[number].course, guides, index), !ways[number].names.contains(name) else { continue }
            ways[number].placed = name
        }
        return ways
    }

    /// The name of the line that lies along most of a course, the nearest where several do.
    private static func name(along course: [Coordinate], _ guides: [GuideLine], _ index: SegmentIndex) -> String? {
        var (along, places): ([String: (places: Int, metres: Double)], Int) = ([:], 0)
        for (a, b) in zip(course, course.dropFirst()) {
            let direction = (b - a).normalized
            for place in Course.samples([a, b], every: 20).dropLast().map({ $0 + direction * min(10, a.distance(to: b) / 2) }) {
                places += 1
                var nearest: [String: Double] = [:]
                for segment in index.near(place, within: mostAccuracy + besideCentre) {
                    let guide = guides[segment.line]
                    let distance = place.distance(toSegment: segment.a, segment.b)
                    guard distance <= guide.accuracy + besideCentre, abs(Coordinate.cross(segment.along, direction)) < parallel else {
                        continue
                    }
                    nearest[guide.name] = min(nearest[guide.name] ?? .infinity, distance)
                }
                // Of two lines that run along each other, the nearer one.
                guard let best = nearest.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { continue }
                let sum = along[best.key] ?? (0, 0)
                along[best.key] = (sum.places + 1, sum.metres + best.value)
            }
        }
        guard let best = along.max(by: { ($0.value.places, $1.key) < ($1.value.places, $0.key) }),
            Double(best.value.places) >= leastShare * Double(places)
        else { return nil }
        return best.key
    }
}
