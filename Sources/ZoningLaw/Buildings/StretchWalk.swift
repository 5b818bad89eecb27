import Geometry

/// The boundary line and the band of one side of a line, piece by piece along the walk.
struct StretchWalk {
    private(set) var pieces: [Stretch.BoundaryPiece] = []
    private(set) var shapes: [BandPart] = []

    /// - Parameters:
    ///   - chain: straight pieces of the centre line, each with the metres to the boundary line on its left.
    ///   - neighbours: the directions in which the line comes to the chain and goes on from it, where it does.
    ///   - portals: where the line goes underground, with the offset of the arc (reading W8).
    init(
        chain: [(from: Coordinate, to: Coordinate, offset: Double)], neighbours: (before: Coordinate?, after: Coordinate?),
        portals: [Coordinate: Double]
    ) {
        guard let first = chain.first, let last = chain.last else { return }
        let isRing = first.from == last.to
        let (start, end) = ((first.to - first.from).normalized, (last.to - last.from).normalized)
        if let offset = portals[first.from] {
            portal(
                first.from, outward: start * -1, from: start.leftNormal, to: start * -1, edge: first.offset, offset: offset, isEnd: false)
        } else if !isRing, let before = neighbours.before {
            bend(at: first.from, from: before, to: start, offset: first.offset, half: .second)
        }
        for (number, piece) in chain.enumerated() {
            let along = (piece.to - piece.from).normalized
            let aside = along.leftNormal * piece.offset
            pieces.append(.edge(from: piece.from + aside, to: piece.to + aside, away: along.leftNormal))
            shapes.append(.side(from: piece.from, to: piece.to, offset: piece.offset))
            guard number + 1 < chain.count || isRing else { continue }
            let next = chain[(number + 1) % chain.count]
            bend(at: piece.to, from: along, to: (next.to - next.from).normalized, offset: max(piece.offset, next.offset), half: nil)
        }
        if let offset = portals[last.to] {
            portal(last.to, outward: end, from: end, to: end.leftNormal, edge: last.offset, offset: offset, isEnd: true)
        } else if !isRing, let after = neighbours.after {
            bend(at: last.to, from: end, to: after, offset: last.offset, half: .first)
        }
    }

    private enum BendHalf { case first, second }

    /// The outside of a bend to the right (W7); at a junction each of the two stretches has half of it.
    private mutating func bend(at centre: Coordinate, from: Coordinate, to: Coordinate, offset: Double, half: BendHalf?) {
        guard Coordinate.cross(from, to) < -Tolerance.angle else { return }
        var (first, last) = (to.leftNormal, from.leftNormal)
        let middle = (first + last).normalized
        switch half {
        case .first: first = middle
        case .second: last = middle
        case nil: break
        }
        shapes.append(.sector(centre: centre, from: first, to: last, fromOffset: offset, toOffset: offset))
        if offset > 0 { pieces.append(.arc(centre: centre, from: first, to: last, radius: offset)) }
    }

    /// A quarter of the disc beyond the end of the line, counter-clockwise from `from` to `to`.
    private mutating func portal(
        _ centre: Coordinate, outward: Coordinate, from: Coordinate, to: Coordinate, edge: Double, offset: Double, isEnd: Bool
    ) {
        shapes.append(.sector(centre: centre, from: from, to: to, fromOffset: offset, toOffset: offset))
        let corner = centre + (isEnd ? to : from) * edge
        if edge > 0 { pieces.append(isEnd ? .face(from: corner, to: centre) : .face(from: centre, to: corner)) }
    }
}
