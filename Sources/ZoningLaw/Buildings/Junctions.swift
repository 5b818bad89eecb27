import Geometry

/// Where listed lines meet other listed lines: there a frontage ends and the next begins (reading B1).
///
/// A junction is a place of a line from which another listed line leads away: one that crosses it, ends at it, or parts from it after they
/// ran together. Where another line runs along it there is none, nor where that line ends while it runs along.
struct Junctions {
    /// One straight piece of one row.
    struct RowPiece {
        let row: Int
        let from: Coordinate
        let to: Coordinate
        /// Metres to the boundary lines, looking from `from` to `to`.
        var left = 0.0
        var right = 0.0

        /// Metres from the centre line within which a line that ends there ends at this one.
        func reach(to place: Coordinate) -> Double {
            max(Tolerance.ending, (Coordinate.cross(to - from, place - from) >= 0 ? left : right) + Tolerance.kerb)
        }

        func joins(_ a: Coordinate, _ b: Coordinate) -> Bool { (from == a && to == b) || (from == b && to == a) }

        func touches(_ place: Coordinate) -> Bool { place.distance(toSegment: from, to) <= Tolerance.meeting }

        var farthest: Double { max(Tolerance.ending, max(left, right) + Tolerance.kerb) }
    }

    private struct Meeting {
        let at: Double
        let place: Coordinate
        let row: Int
    }

    private let pieces: [RowPiece]
    private let cells: CellIndex

    init(_ pieces: [RowPiece]) {
        self.pieces = pieces
        cells = CellIndex(pieces.map { Envelope($0.from, $0.to).grown(by: $0.farthest) }, cell: 200)
    }

    /// The places on piece `number` where another row meets it, in order from its beginning; near an end, that end itself. Linear in the
    /// pieces near it.
    func cuts(of number: Int) -> [Coordinate] {
        let piece = pieces[number]
        let length = piece.from.distance(to: piece.to)
        let others = cells.candidates(in: Envelope(piece.from, piece.to).grown(by: piece.farthest)).filter {
            pieces[Int($0)].row != piece.row
        }.map { pieces[Int($0)] }
        let crossings = others.compactMap { crossing(piece, $0) }
        let ends = others.flatMap { other in
            [(other.from, other.to), (other.to, other.from)].compactMap { nearEnd($0.0, to: $0.1, row: other.row, on: number) }
        }.filter { end in
            // A line that goes on a little beyond the crossing has one junction.
            !crossings.contains { $0.row == end.row && $0.place.distance(to: end.place) < 4 * Tolerance.ending }
        }
        var cuts: [Coordinate] = []
        for meeting in (crossings + ends).sorted(by: { $0.at < $1.at }) {
            let isAtEnd = (start: meeting.at * length <= Tolerance.meeting, end: (1 - meeting.at) * length <= Tolerance.meeting)
            let place = isAtEnd.start ? piece.from : isAtEnd.end ? piece.to : meeting.place
            if cuts.last.map({ $0.distance(to: place) > Tolerance.meeting }) ?? true { cuts.append(place) }
        }
        return cuts
    }

    private func crossing(_ piece: RowPiece, _ other: RowPiece) -> Meeting? {
        let (along, across) = (piece.to - piece.from, other.to - other.from)
        guard abs(Coordinate.cross(along, across)) > Tolerance.parallel * along.length * across.length,
            let at = Crossing.shares(from: piece.from, along: along, and: other.from, along: across)?.first
        else { return nil }
        let place = piece.from + along * at
        guard place.distance(toSegment: piece.from, piece.to) <= Tolerance.meeting,
            place.distance(toSegment: other.from, other.to) <= Tolerance.meeting,
            [other.from, other.to].contains(where: { leadsAway(from: place, to: $0, row: piece.row) })
        else { return nil }
        return Meeting(at: at, place: place, row: other.row)
    }

    /// `end` of a piece of another row that comes from `far`, where nothing else of that row leads on from there but along this one.
    private func nearEnd(_ end: Coordinate, to far: Coordinate, row: Int, on number: Int) -> Meeting? {
        let piece = pieces[number]
        let distance = end.distance(toSegment: piece.from, piece.to)
        guard distance <= piece.reach(to: end) else { return nil }
        let near = cells.candidates(at: end).map { (number: Int($0), piece: pieces[Int($0)]) }
        // B1a: a line may end at the kerb; where it only passes beside this one, a vertex of it must lie on it.
        let goesOn = near.contains { $0.piece.row == row && !$0.piece.joins(end, far) && $0.piece.touches(end) }
        let reach = goesOn ? Tolerance.ending : piece.reach(to: end)
        guard distance <= reach, leadsAway(from: end, to: far, row: piece.row, within: reach) else { return nil }
        for near in near {
            if near.piece.row == piece.row {
                // The nearest piece has it, of two equally near the first.
                let other = end.distance(toSegment: near.piece.from, near.piece.to)
                if other < distance || (other == distance && near.number < number) { return nil }
            } else if near.piece.row == row {
                let onward = near.piece.from == end ? near.piece.to : near.piece.to == end ? near.piece.from : nil
                if let onward, onward != far, leadsAway(from: end, to: onward, row: piece.row, within: reach) { return nil }
            }
        }
        // A line that crosses and ends between the boundary lines has its junction at the crossing.
        if distance > Tolerance.ending {
            let own = near.filter { $0.piece.row == piece.row }
            for other in near where other.piece.row == row {
                if own.contains(where: { crossing($0.piece, other.piece).map { $0.place.distance(to: end) <= 2 * reach } ?? false }) {
                    return nil
                }
            }
        }
        let along = piece.to - piece.from
        let at = min(1, max(0, Coordinate.dot(end - piece.from, along) / Coordinate.dot(along, along)))
        return Meeting(at: at, place: piece.from + along * at, row: row)
    }

    /// Whether a straight line from `place` to `far` is not accompanied by the line of `row` from there on, no farther off than `reach`.
    private func leadsAway(from place: Coordinate, to far: Coordinate, row: Int, within reach: Double = Tolerance.ending) -> Bool {
        let rest = place.distance(to: far)
        guard rest > Tolerance.meeting else { return false }
        let along = (far - place).normalized
        return !cells.candidates(at: place).contains { number in
            let own = pieces[Int(number)]
            guard own.row == row, place.distance(toSegment: own.from, own.to) <= reach,
                abs(Coordinate.cross((own.to - own.from).normalized, along)) <= Tolerance.parallel
            else { return false }
            let ahead = max(Coordinate.dot(own.from - place, along), Coordinate.dot(own.to - place, along))
            return ahead >= min(rest, Tolerance.ending) / 2
        }
    }
}
