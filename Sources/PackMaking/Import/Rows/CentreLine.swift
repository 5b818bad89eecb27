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

    /// The carriageways are compared at places no farther apart than this. Metres.
    private static let step = 10.0
    /// What a vertex may lie beside the line through its neighbours and be dropped. Metres.
    private static let straight = 0.05
    /// Places of one walk that are compared with the other: of a longer one, farther apart. It bounds time and room to the square of it.
    private static let most = 3000

    /// - Parameters:
    ///   - ahead: the walk from the beginning of the row to its end: its places, and which piece leads on from each.
    ///   - back: the walk back, turned round.
    init(ahead: Trail, back: Trail) {
        let (there, again) = (Self.samples(ahead), Self.samples(back))
        let pairs = Self.pairs(there.map(\.place), again.map(\.place))
        let across = pairs.map { again[$1].place - there[$0].place }
        let middles = zip(pairs, across).map { there[$0.0].place + $1 * 0.5 }
        vertices = pairs.indices.map { number in
            let (before, after) = (middles[max(0, number - 1)], middles[min(pairs.count - 1, number + 1)])
            // Where the two are not quite abreast, the gap is what lies across.
            let along = before == after ? nil : (after - before).normalized
            return Vertex(
                place: middles[number], gap: along.map { abs(Coordinate.cross($0, across[number])) } ?? across[number].length,
                ahead: there[pairs[number].0].piece, back: again[pairs[number].1].piece)
        }
        thinOut()
    }

    /// The places of a walk, and between them as many as are compared, each with the piece that leads on from it.
    private static func samples(_ trail: Trail) -> [(place: Coordinate, piece: Int)] {
        let step = max(Self.step, Course.length(trail.places) / Double(most))
        var samples: [(place: Coordinate, piece: Int)] = []
        for (number, piece) in trail.pieces.enumerated() {
            let (a, b) = (trail.places[number], trail.places[number + 1])
            let parts = max(1, (a.distance(to: b) / step).rounded(.up))
            for part in stride(from: 0, to: parts, by: 1) { samples.append((a + (b - a) * (part / parts), piece)) }
        }
        if let last = trail.places.last, let piece = trail.pieces.last { samples.append((last, piece)) }
        guard samples.count > 2 * most else { return samples }
        let nth = samples.count / most
        return samples.indices.filter { $0 % nth == 0 || $0 == samples.count - 1 }.map { samples[$0] }
    }

    /// Which place of one walk belongs to which of the other: both are gone along from the first to the last, on one or on both at a time, so
    /// that all distances together are least (dynamic time warping, Sakoe and Chiba 1978). So a line never runs back, and round a square it
    /// runs through the middle.
    ///
    /// Time and room: the product of their numbers.
    private static func pairs(_ p: [Coordinate], _ q: [Coordinate]) -> [(Int, Int)] {
        guard !p.isEmpty, !q.isEmpty else { return [] }
        enum Move: UInt8 { case both, first, second }
        var moves = [Move](repeating: .both, count: p.count * q.count)
        var row = [Double](repeating: .infinity, count: q.count)
        for i in p.indices {
            var both = Double.infinity
            for j in q.indices {
                let (first, second) = (row[j], j > 0 ? row[j - 1] : .infinity)
                let least = i == 0 && j == 0 ? 0 : min(both, first, second)
                moves[i * q.count + j] = both == least ? .both : first == least ? .first : .second
                both = row[j]
                row[j] = least + p[i].distance(to: q[j])
            }
        }
        var (i, j) = (p.count - 1, q.count - 1)
        var pairs = [(i, j)]
        while i > 0 || j > 0 {
            switch moves[i * q.count + j] {
            case .both: (i, j) = (i - 1, j - 1)
            case .first: i -= 1
            case .second: j -= 1
            }
            pairs.append((i, j))
        }
        return pairs.reversed()
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

    init(_ walk: StreetGraph.StreetWalk, on street: StreetGraph, isTurned: Bool = false) {
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

    /// At an open end a walk may cross to the carriageway that its traffic uses: that is no part of the street.
    mutating func dropGaps(atStart: Bool, atEnd: Bool, of street: StreetGraph) {
        let drawn = pieces.indices.filter { street.pieces[pieces[$0]].way != nil }
        guard let first = drawn.first, let last = drawn.last else { return }
        let kept = (atStart ? first : 0)..<((atEnd ? last : pieces.count - 1) + 1)
        (places, pieces) = (Array(places[kept.lowerBound...kept.upperBound]), Array(pieces[kept]))
    }
}
