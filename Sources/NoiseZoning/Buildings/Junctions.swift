import Geometry

/// Where listed lines meet other listed lines: there a frontage ends and the next begins (reading B1).
struct Junctions {
    /// One straight piece of one row.
    struct Piece {
        let row: Int
        let from: Coordinate
        let to: Coordinate
    }

    /// Metres by which two centre lines may miss each other and still meet: vertices are rounded to the lattice.
    private static let tolerance = 0.01
    /// Sine of the angle below which two lines run along each other, which is no junction.
    private static let parallel = 1e-3

    private let pieces: [Piece]
    private let cells: CellIndex

    init(_ pieces: [Piece]) {
        self.pieces = pieces
        cells = CellIndex(pieces.map { Envelope($0.from, $0.to).grown(by: Self.tolerance) }, cell: 200)
    }

    /// The places on piece `number` where another row meets it, in order from its beginning; near an end, that end itself.
    func cuts(of number: Int) -> [Coordinate] {
        let piece = pieces[number]
        let along = piece.to - piece.from
        let length = along.length
        var found: [(at: Double, place: Coordinate)] = []
        for other in cells.candidates(in: Envelope(piece.from, piece.to).grown(by: Self.tolerance)) {
            let other = pieces[Int(other)]
            guard other.row != piece.row else { continue }
            let across = other.to - other.from
            let sine = Coordinate.cross(along, across) / (length * across.length)
            guard abs(sine) > Self.parallel else { continue }
            let at = Coordinate.cross(other.from - piece.from, across) / Coordinate.cross(along, across)
            let meeting = piece.from + along * at
            guard meeting.distance(toSegment: piece.from, piece.to) <= Self.tolerance,
                meeting.distance(toSegment: other.from, other.to) <= Self.tolerance
            else { continue }
            if at * length <= Self.tolerance {
                found.append((0, piece.from))
            } else if (1 - at) * length <= Self.tolerance {
                found.append((1, piece.to))
            } else {
                found.append((at, meeting))
            }
        }
        found.sort { $0.at < $1.at }
        var cuts: [Coordinate] = []
        for cut in found where cuts.last.map({ $0.distance(to: cut.place) > Self.tolerance }) ?? true { cuts.append(cut.place) }
        return cuts
    }
}
