import Geometry
import ZoningLaw

/// What is asked where `Float` does not suffice.
extension SightGrid {
    private enum Meeting { case clear, blocked, touches }

    @inline(never)
    func isClearExactly(from start: Coordinate, to end: Coordinate) -> Bool {
        // Of such walls the grid holds no exact copy.
        guard reach - Float(frame.side) < WallBlock.exact else { return isClearBetweenTouches(start, end) }
        switch meeting(frame.place(start), end - start) {
        case .blocked: return false
        case .clear: return !buildings.contains(start)
        case .touches: return isClearBetweenTouches(start, end)
        }
    }

    /// From cell to cell along the segment.
    private func meeting(_ place: SIMD2<Double>, _ along: Coordinate) -> Meeting {
        guard var walk = SightWalk(from: place, along: SIMD2(along.x, along.y) * 1000, in: frame) else { return .clear }
        var touches = false
        repeat {
            let seen = SIMD2(walk.seenX, walk.seenY)
            for block in blocks[Int(starts[walk.cell])..<Int(starts[walk.cell + 1])] {
                for case let wall? in (0..<WallBlock.count).lazy.map(block.wall) {
                    switch Self.meeting(along, (wall.a - seen) * 0.001, (wall.b - seen) * 0.001) {
                    case .clear: continue
                    case .blocked: return .blocked
                    case .touches: touches = true
                    }
                }
            }
        } while walk.advance()
        return touches ? .touches : .clear
    }

    /// One wall, seen from the start of the segment.
    private static func meeting(_ along: Coordinate, _ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Meeting {
        // The sides of the segment that the ends of the wall lie on, and the sides of the wall that the ends of the segment lie on.
        let (p, q) = (along.x * a.y - along.y * a.x, along.x * b.y - along.y * b.x)
        let most = Tolerance.sight
        if p * q > 0, min(abs(p), abs(q)) > most { return .clear }
        let r = a.x * b.y - a.y * b.x
        let s = r + p - q
        if r * s > 0, min(abs(r), abs(s)) > most { return .clear }
        return min(abs(p), abs(q), abs(r), abs(s)) > most ? .blocked : .touches
    }

    /// The slow way, for a segment that touches a wall within rounding: between each two meetings it must not be inside a building.
    private func isClearBetweenTouches(_ start: Coordinate, _ end: Coordinate) -> Bool {
        let along = end - start
        let square = Coordinate.dot(along, along)
        guard square > 0 else { return !isWellInside(start) }
        var cuts = [0.0, 1.0]
        for number in buildings.candidates(in: Envelope(start, end)) {
            buildings.forEachEdge(of: number) { a, b in
                if let place = Crossing.of(start, end, a, b) { cuts.append(Coordinate.dot(place - start, along) / square) }
                for corner in [a, b] { cuts.append(Coordinate.dot(corner - start, along) / square) }
            }
        }
        cuts = cuts.filter { $0 >= 0 && $0 <= 1 }.sorted()
        return zip(cuts, cuts.dropFirst()).allSatisfy { low, high in
            (high - low) * square.squareRoot() < Tolerance.sightCut || !isWellInside(start + along * ((low + high) / 2))
        }
    }

    /// Inside a building and not on a wall of it.
    private func isWellInside(_ place: Coordinate) -> Bool {
        buildings.candidates(in: Envelope([place])).contains { number in
            var isOnWall = false
            buildings.forEachEdge(of: number) { a, b in isOnWall = isOnWall || place.distance(toSegment: a, b) < Tolerance.sightCut }
            return !isOnWall && buildings.isInside(number, place)
        }
    }
}
