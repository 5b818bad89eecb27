import Geometry
import ZoningModel

/// The centre line of one row, asked which piece of it a place lies beside: nearest is what belongs to a piece (reading W1a).
///
/// Outside a bend, where the bend itself is nearest, its bisector parts the two pieces. Beyond an end, square to it, nothing belongs to the line
/// (reading W6).
package struct CentreLines: Sendable {
    package struct CentrePiece: Sendable {
        package let from: Coordinate
        package let to: Coordinate
        /// The number of the course that it is of.
        package let owner: Int
        /// Metres from the start of its course.
        let before: Double
        let along: Coordinate
        let length: Double
    }

    package struct Beside: Sendable {
        package let piece: Int
        package let owner: Int
        package let isLeft: Bool
        /// The place of the centre line that is nearest.
        package let foot: Coordinate
        /// Metres from it.
        package let metres: Double
        /// Metres from the start of the course to the foot.
        package let at: Double
        /// Metres that the place lies beyond the ends of the piece, along it; 0 beside it.
        let beyond: Double
        /// Whether the line ends there.
        package let isBeyondEnd: Bool
    }

    package let pieces: [CentrePiece]
    /// Metres from the centre line beyond which no place belongs to it.
    private let reach: Double
    private let cells: CellIndex
    /// Where the line ends.
    private let ends: Set<LatticePoint>

    /// Metres between places of a line that are asked what they belong to.
    private static let step = 4.0

    package init(_ courses: [[Coordinate]], reach: Double = HalfWidths.most) {
        var pieces: [CentrePiece] = []
        var neighbours: [LatticePoint: Set<LatticePoint>] = [:]
        for (owner, course) in courses.enumerated() {
            var before = 0.0
            let course = Lattice.chain(course).map(Lattice.coordinate)
            for (a, b) in zip(course, course.dropFirst()) {
                let length = a.distance(to: b)
                pieces.append(CentrePiece(from: a, to: b, owner: owner, before: before, along: (b - a) * (1 / length), length: length))
                before += length
                neighbours[Lattice.point(a), default: []].insert(Lattice.point(b))
                neighbours[Lattice.point(b), default: []].insert(Lattice.point(a))
            }
        }
        self.pieces = pieces
        self.reach = reach
        ends = Set(neighbours.lazy.filter { $0.value.count == 1 }.map(\.key))
        cells = CellIndex(pieces.map { Envelope($0.from, $0.to).grown(by: reach) }, cell: 50)
    }

    /// Nil where no piece is near enough. Time: the pieces near the place.
    package func beside(_ place: Coordinate) -> Beside? {
        var best: (number: Int, metres: Double, beyond: Double, at: Double)?
        for number in cells.candidates(at: place) {
            let piece = pieces[Int(number)]
            let at = Coordinate.dot(place - piece.from, piece.along)
            let inside = max(0, min(at, piece.length))
            let (metres, beyond) = (place.distance(to: piece.from + piece.along * inside), abs(at - inside))
            guard metres <= reach else { continue }
            if let best {
                if metres > best.metres + Tolerance.rounding { continue }
                // Outside a bend both are as near: the bisector parts them.
                if metres > best.metres - Tolerance.rounding, beyond >= best.beyond - Tolerance.share { continue }
            }
            best = (Int(number), metres, beyond, inside)
        }
        guard let best else { return nil }
        let piece = pieces[best.number]
        let end = best.at == 0 ? piece.from : piece.to
        return Beside(
            piece: best.number, owner: piece.owner, isLeft: Coordinate.cross(piece.along, place - piece.from) >= 0,
            foot: piece.from + piece.along * best.at, metres: best.metres, at: piece.before + best.at, beyond: best.beyond,
            isBeyondEnd: best.beyond > Tolerance.rounding && ends.contains(Lattice.point(end)))
    }

    /// Whether a place lies on the square of an end of the line, as drawings have it: degrees of seven decimals are off by a centimetre.
    func isAtEnd(_ place: Coordinate) -> Bool {
        guard let beside = beside(place) else { return false }
        let piece = pieces[beside.piece]
        return [piece.from, piece.to].contains { end in
            ends.contains(Lattice.point(end)) && abs(Coordinate.dot(place - end, piece.along)) < 2 * Tolerance.meeting
        }
    }

    /// Which way leads square from the centre line at a place beside it (length 1).
    func square(at place: Coordinate) -> Coordinate? {
        guard let beside = beside(place) else { return nil }
        // Outside a bend, from the bend.
        if beside.beyond > Tolerance.offLattice, !beside.isBeyondEnd { return (place - beside.foot).normalized }
        return pieces[beside.piece].along.leftNormal * (beside.isLeft ? 1 : -1)
    }

    /// A line cut wherever what it belongs to changes; the parts in order, those that belong to nothing among them.
    ///
    /// Asked at both ends, every few metres and at every piece, so a part shorter than that may be passed over. What would be left before the
    /// first change or after the last, of a centimetre or less, belongs to its neighbour: the line was cut there before.
    package func split<Owner: Equatable>(_ line: [Coordinate], by key: (Coordinate) -> Owner?) -> [(key: Owner?, places: [Coordinate])] {
        guard let start = line.first, let end = line.last, line.contains(where: { $0 != start }) else { return [] }
        var last = (place: start, key: key(start))
        var parts: [(key: Owner?, places: [Coordinate])] = [(last.key, [start])]
        for (a, b) in zip(line, line.dropFirst()) where a != b {
            let length = a.distance(to: b)
            let count = max(1, (length / Self.step).rounded(.up))
            for number in stride(from: 0, to: count, by: 1) {
                let place = a + (b - a) * ((number + 0.5) / count)
                let found = key(place)
                // The way from the place before to here, round the vertex between.
                let isRound = number == 0 && last.place != a
                if found == last.key {
                    if isRound { parts[parts.count - 1].places.append(a) }
                } else {
                    let way = isRound ? [last.place, a, place] : [last.place, place]
                    let (cut, isAfterVertex) = Self.change(along: way, from: last.key, key)
                    if isRound, isAfterVertex { parts[parts.count - 1].places.append(a) }
                    if parts.count == 1, parts[0].places.count == 1, start.distance(to: cut) < Tolerance.meeting {
                        parts[0].key = found
                    } else {
                        parts[parts.count - 1].places.append(cut)
                        parts.append((found, isRound && !isAfterVertex ? [cut, a] : [cut]))
                    }
                }
                last = (place, found)
            }
        }
        let found = key(end)
        if found != last.key {
            let cut = Self.change(along: [last.place, end], from: last.key, key).place
            if cut.distance(to: end) >= Tolerance.meeting {
                parts[parts.count - 1].places.append(cut)
                parts.append((found, [cut]))
            }
        }
        parts[parts.count - 1].places.append(end)
        return parts
    }

    /// Where on a way of one or two legs the key is no more the first, by halving.
    private static func change<Owner: Equatable>(
        along way: [Coordinate], from first: Owner?, _ key: (Coordinate) -> Owner?
    ) -> (place: Coordinate, isAfterVertex: Bool) {
        let legs = zip(way, way.dropFirst()).map { $0.distance(to: $1) }
        let turn = legs.count == 2 ? legs[0] : 0
        func place(_ at: Double) -> Coordinate {
            if legs.count == 1 { return way[0] + (way[1] - way[0]).normalized * at }
            return at <= turn ? way[0] + (way[1] - way[0]).normalized * at : way[1] + (way[2] - way[1]).normalized * (at - turn)
        }
        var (low, high) = (0.0, legs.reduce(0, +))
        while high - low > Tolerance.changeOver {
            let middle = (low + high) / 2
            if key(place(middle)) == first { low = middle } else { high = middle }
        }
        let at = (low + high) / 2
        if legs.count == 2, abs(at - turn) < 10 * Tolerance.changeOver { return (way[1], true) }
        return (place(at), legs.count == 2 && at > turn)
    }
}
