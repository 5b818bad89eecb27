import Geometry

/// The line midway between two carriageways, or along one way that carries both directions.
struct CentreLine {
    /// One place of the line, and what the street is up to the next one.
    struct Vertex {
        var place: Coordinate
        /// Metres between the two carriageways; 0 where one way carries both.
        var gap: Double
        /// The piece of the walk there, and of the walk back.
        var ahead: Int
        var back: Int
    }

    var vertices: [Vertex]

    /// Vertices are no farther apart than this before those that say nothing are dropped. Metres.
    private static let step = 10.0
    /// What a vertex may lie beside the line through its neighbours and be dropped. Metres.
    private static let straight = 0.05
    /// How much farther the nearest place on the way back is looked for than one step leads. Metres.
    private static let lookAhead = 120.0

    /// - Parameters:
    ///   - ahead: the walk from the beginning of the row to its end: its places, and which piece leads on from each.
    ///   - back: the walk back, turned round.
    init(ahead: Trail, back: Trail) {
        vertices = []
        var from = 0
        for (number, place) in ahead.places.enumerated() {
            let isLast = number == ahead.places.count - 1
            let piece = ahead.pieces[min(number, ahead.pieces.count - 1)]
            let parts =
                isLast
                ? 1
                : max(1, Int((place.distance(to: ahead.places[number + 1]) / Self.step).rounded(.up), within: 1...1_000_000))
            for part in 0..<parts {
                let sample = isLast ? place : place + (ahead.places[number + 1] - place) * (Double(part) / Double(parts))
                let foot = Self.foot(of: sample, on: back, from: &from)
                vertices.append(
                    Vertex(
                        place: sample + (foot.place - sample) * 0.5, gap: sample.distance(to: foot.place), ahead: piece,
                        back: back.pieces[min(foot.segment, back.pieces.count - 1)]))
            }
        }
        thinOut()
    }

    /// The nearest place on the trail, at or behind where the last one was, so that the line never runs back.
    private static func foot(of place: Coordinate, on trail: Trail, from: inout Int) -> (place: Coordinate, segment: Int) {
        var best = (place: trail.places[from], segment: min(from, max(0, trail.places.count - 2)), distance: Double.infinity)
        var walked = 0.0
        for segment in from..<max(from + 1, trail.places.count - 1) where segment + 1 < trail.places.count {
            let (a, b) = (trail.places[segment], trail.places[segment + 1])
            let foot = place.nearest(onSegment: a, b)
            if foot.distance(to: place) < best.distance { best = (foot, segment, foot.distance(to: place)) }
            if segment > from { walked += a.distance(to: b) }
            if walked > lookAhead { break }
        }
        from = best.segment
        return (best.place, best.segment)
    }

    /// Drops what says nothing: repeats, and vertices on a straight line where the pieces do not change.
    private mutating func thinOut() {
        var kept: [Vertex] = []
        for vertex in vertices {
            if let last = kept.last, last.place.distance(to: vertex.place) < Self.straight {
                kept[kept.count - 1] = Vertex(place: last.place, gap: vertex.gap, ahead: vertex.ahead, back: vertex.back)
            } else {
                kept.append(vertex)
            }
        }
        // Where the pieces change the line may be cut: those vertices stay.
        var thinned: [Vertex] = []
        var start = 0
        for number in kept.indices
        where number == kept.count - 1 || number > start && kept[number].ahead != kept[start].ahead
            || number > start && kept[number].back != kept[start].back
        {
            let run = Array(kept[start...number])
            for place in Course.simplified(run.map(\.place), tolerance: Self.straight).dropLast() { thinned.append(run[place]) }
            start = number
        }
        if let last = kept.last { thinned.append(last) }
        vertices = thinned
    }

    var places: [Coordinate] { vertices.map(\.place) }
}

/// A walk as places, with the piece that leads from each to the next.
struct Trail {
    private(set) var places: [Coordinate] = []
    /// One less than the places.
    private(set) var pieces: [Int] = []

    init(_ walk: StreetGraph.Walk, on street: StreetGraph, isTurned: Bool = false) {
        for step in walk.steps {
            let piece = street.pieces[step.piece]
            let course = step.isForward ? piece.course : piece.course.reversed()
            for place in course {
                if let last = places.last {
                    if last == place { continue }
                    pieces.append(step.piece)
                }
                places.append(place)
            }
        }
        if isTurned {
            places.reverse()
            pieces.reverse()
        }
    }
}
