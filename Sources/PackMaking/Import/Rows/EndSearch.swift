import Geometry

/// Finds where a street meets the line at which one of its rows begins or ends.
struct EndSearch {
    let graph: WayGraph
    /// The edges of the street.
    let street: [Int]
    private let index: SegmentIndex

    /// So far short of each other a street and a line may end and still meet: half of a wide carriageway, or of a
    /// roundabout that bears a name of its own. Metres.
    static let reach = 80.0
    /// How far a stop may stand beside its line. Metres.
    static let besideLine = 150.0
    /// Metres of walking that it costs to end where nothing meets; and each metre between.
    private static let (anyDistance, eachMetre) = (100.0, 5.0)
    /// Two vertices this near are one place. Metres.
    private static let same = 0.02

    /// A street that meets a line more often ends nowhere in particular.
    private static let mostMeetings = 1000

    private struct Meeting: Hashable {
        let place: StreetGraph.Place
        let finding: EndFinding
    }

    init(_ graph: WayGraph, street: [Int]) {
        self.graph = graph
        self.street = street
        index = SegmentIndex(street.map { graph.edges[$0].course })
    }

    /// Time: the segments of the lines, times those of the street that are near.
    func places(of lines: [EndLine]) -> [EndPlace] {
        var places: [EndPlace] = []
        var seen: Set<Meeting> = []
        for line in lines { crossings(line, &places, &seen) }
        // Ends that fall short of each other count where nothing meets.
        let met = CellIndex(places.map { Envelope([$0.at]).grown(by: 2 * Self.reach) }, cell: 4 * Self.reach)
        let meetings = places.map(\.at)
        func isMet(_ place: Coordinate) -> Bool {
            met.candidates(at: place).contains { meetings[Int($0)].distance(to: place) <= 2 * Self.reach }
        }
        let lineIndex = SegmentIndex(lines.map(\.course))
        for (edge, offset, end) in streetEnds where !isMet(end) {
            let feet = lineIndex.near(end, within: Self.reach).map { ($0, end.nearest(onSegment: $0.a, $0.b)) }
            guard let (segment, foot) = feet.min(by: { $0.1.distance(to: end) < $1.1.distance(to: end) }),
                foot.distance(to: end) <= Self.reach
            else { continue }
            places.append(near(lines[segment.line], .init(edge: edge, offset: offset), end, foot))
        }
        for line in lines where line.finding != .position {
            for end in [line.course[0], line.course[line.course.count - 1]] where !isMet(end) {
                guard let (place, foot) = foot(of: end, within: Self.reach) else { continue }
                places.append(near(line, place, foot, end))
            }
        }
        return places
    }

    /// The nearest place of the street to a stop of that name.
    func places(ofStops stops: [Coordinate]) -> [EndPlace] {
        stops.compactMap { stop in
            foot(of: stop, within: Self.besideLine).map { place, foot in
                EndPlace(place: place, at: foot, finding: .stop, penalty: 0, accuracy: nil, distance: stop.distance(to: foot))
            }
        }
    }

    private func near(_ line: EndLine, _ place: StreetGraph.Place, _ from: Coordinate, _ to: Coordinate) -> EndPlace {
        let distance = from.distance(to: to)
        return EndPlace(
            place: place, at: line.finding == .position ? from : to, finding: line.finding == .junction ? .nearby : line.finding,
            penalty: line.penalty + Self.anyDistance + Self.eachMetre * distance, accuracy: line.accuracy, distance: distance)
    }

    private func crossings(_ line: EndLine, _ places: inout [EndPlace], _ seen: inout Set<Meeting>) {
        for (a, b) in zip(line.course, line.course.dropFirst()) {
            for segment in index.near(Envelope(a, b).grown(by: Self.same)) {
                guard places.count < Self.mostMeetings, let t = Self.meeting(segment.a, segment.b, a, b) else { continue }
                let offset = segment.offset + t * segment.a.distance(to: segment.b)
                let place = onEdge(street[segment.line], offset)
                guard seen.insert(Meeting(place: place, finding: line.finding)).inserted else { continue }
                places.append(
                    EndPlace(
                        place: place, at: segment.a + (segment.b - segment.a) * t, finding: line.finding, penalty: line.penalty,
                        accuracy: line.accuracy, distance: 0))
            }
        }
    }

    /// How far along the first segment the second meets it, 0 … 1; nil where it does not.
    private static func meeting(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) -> Double? {
        let (along, across) = (b - a, d - c)
        let turn = Coordinate.cross(along, across)
        if abs(turn) > 1e-9 {
            let t = Coordinate.cross(c - a, across) / turn
            let u = Coordinate.cross(c - a, along) / turn
            let (slackT, slackU) = (same / max(same, along.length), same / max(same, across.length))
            return t >= -slackT && t <= 1 + slackT && u >= -slackU && u <= 1 + slackU ? min(1, max(0, t)) : nil
        }
        // Along each other: only where they share an end.
        if a.distance(to: c) <= same || a.distance(to: d) <= same { return 0 }
        if b.distance(to: c) <= same || b.distance(to: d) <= same { return 1 }
        return nil
    }

    private func onEdge(_ edge: Int, _ offset: Double) -> StreetGraph.Place {
        let length = graph.edges[edge].length
        let whole = offset <= Self.same ? 0 : offset >= length - Self.same ? length : offset
        return .init(edge: edge, offset: whole)
    }

    private func foot(of place: Coordinate, within reach: Double) -> (StreetGraph.Place, Coordinate)? {
        var best: (StreetGraph.Place, Coordinate)?
        for segment in index.near(place, within: reach) {
            let foot = place.nearest(onSegment: segment.a, segment.b)
            guard foot.distance(to: place) <= min(reach, best?.1.distance(to: place) ?? .infinity) else { continue }
            best = (onEdge(street[segment.line], segment.offset + segment.a.distance(to: foot)), foot)
        }
        return best
    }

    /// Where the street itself ends.
    private var streetEnds: [(edge: Int, offset: Double, at: Coordinate)] {
        var edgesAt: [Int: [(edge: Int, direction: Coordinate)]] = [:]
        for number in street {
            let edge = graph.edges[number]
            let course = edge.course
            edgesAt[edge.from, default: []].append((number, (course[1] - course[0]).normalized))
            edgesAt[edge.to, default: []].append((number, (course[course.count - 2] - course[course.count - 1]).normalized))
        }
        return edgesAt.filter { StreetTips.isTip($0.value.map(\.direction)) }.sorted { $0.key < $1.key }.map { node, edges in
            let edge = graph.edges[edges[0].edge]
            return (edges[0].edge, edge.from == node ? 0 : edge.length, graph.nodes[node])
        }
    }

    /// The place of the street that is nearest to where an end is thought to be.
    func place(near hint: Coordinate, within reach: Double, accuracy: Double) -> EndPlace? {
        foot(of: hint, within: reach).map { place, foot in
            EndPlace(
                place: place, at: foot, finding: .position, penalty: 0, accuracy: accuracy, distance: foot.distance(to: hint))
        }
    }
}
