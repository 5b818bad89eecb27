import Geometry

/// What of a corridor's lines runs well inside its band, where its parts crowd: a track as a phone records it has a bend every half metre,
/// and the arcs of all of them cross each other, though a few make the border.
///
/// What runs inside one part at the same width has the band on both sides and is no border (`CorridorLines`). It is left out, so that the
/// arrangement grows with the border and not with the square of the parts. Where parts are few, nothing is touched.
struct BandCover {
    /// More parts than this near a line are a crowd; roads as they are drawn have a third of it.
    private static let crowd = 64
    /// Metres: lines are judged piece by piece.
    private static let piece = 2.0
    /// Metres: side of a cell of the index.
    private static let cell = 50.0

    private let parts: [Convex]
    private let cells: CellIndex
    private let arcTolerance: Double
    /// The part that covered the last piece: most often it covers the next.
    private var last = 0

    /// - Parameter parts: of one corridor, all with the same widths.
    init(_ parts: [BandPart], reach: Double, arcTolerance: Double) {
        self.parts = parts.map(Convex.init)
        self.arcTolerance = arcTolerance
        cells = CellIndex(parts.count > Self.crowd ? parts.map { $0.envelope(width: reach) } : [], cell: Self.cell)
    }

    /// The line without what runs inside a part; as it is where there is no crowd.
    mutating func uncovered(_ line: [Coordinate], width: Double, _ body: ([Coordinate]) -> Void) {
        guard parts.count > Self.crowd, isCrowded(line) else { return body(line) }
        var run: [Coordinate] = []
        var endsInCut = false
        for (a, b) in zip(line, line.dropFirst()) {
            let count = max(1, (a.distance(to: b) / Self.piece).rounded(.up))
            var from = a
            for number in stride(from: 1.0, through: count, by: 1) {
                let to = number == count ? b : a + (b - a) * (number / count)
                if isCovered(from, to, width: width) {
                    if run.count > 1 { body(run) }
                    run.removeAll(keepingCapacity: true)
                } else {
                    if run.isEmpty { run.append(from) } else if endsInCut { run.removeLast() }
                    run.append(to)
                    endsInCut = number < count
                }
                from = to
            }
        }
        if run.count > 1 { body(run) }
    }

    private func isCrowded(_ line: [Coordinate]) -> Bool { line.contains { cells.candidates(at: $0).count > Self.crowd } }

    /// Whether one part holds both ends, and so what is between: parts are convex.
    private mutating func isCovered(_ p: Coordinate, _ q: Coordinate, width: Double) -> Bool {
        // A chord lies up to the tolerance inside its arc: with more than that, nothing of the border is lost (W10).
        let margin = arcTolerance + Tolerance.offLattice
        if isHeld(p, q, by: last, width, margin) { return true }
        let near = cells.candidates(at: p)
        guard !near.isEmpty else { return false }
        // Neighbours along the line stand together and most often all miss: so from here to there and back, each once.
        var step = max(1, near.count * 618 / 1000)
        while Self.greatestDivisor(step, near.count) > 1 { step += 1 }
        var place = 0
        for _ in 0..<near.count {
            let number = Int(near[near.startIndex + place])
            if isHeld(p, q, by: number, width, margin) {
                last = number
                return true
            }
            place = (place + step) % near.count
        }
        return false
    }

    private static func greatestDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : greatestDivisor(b, a % b) }

    private func isHeld(_ p: Coordinate, _ q: Coordinate, by part: Int, _ width: Double, _ margin: Double) -> Bool {
        parts[part].holds(p, width: width, margin: margin) && parts[part].holds(q, width: width, margin: margin)
    }
}

/// A part as numbers alone, so that a million questions copy nothing.
private struct Convex {
    private enum Form { case strip, sector, portal, none }

    private let kind: Form
    private let origin: Coordinate
    /// Along a strip; else the direction that a sector begins in, or that a portal looks in.
    private let first: Coordinate
    /// The direction that a sector ends in.
    private var second = Coordinate(x: 0, y: 0)
    /// Metres along a strip.
    private var length = 0.0
    /// Metres to the boundary line, to the left and to the right; nil where a strip has no right side.
    private let left: Double
    private var right: Double?

    init(_ part: BandPart) {
        switch part {
        case .strip(let a, let b, let left, let right):
            (kind, origin, first, self.left) = (.strip, a, (b - a).normalized, left)
            (length, self.right) = (a.distance(to: b), right)
        case .side(let a, let b, let offset):
            (kind, origin, first, left) = (.strip, a, (b - a).normalized, offset)
            length = a.distance(to: b)
        case .sector(let centre, let from, let to, let fromOffset, let toOffset):
            (kind, origin, first, left) = (.sector, centre, from, max(fromOffset, toOffset))
            second = to
        case .portal(let centre, let outward, let offset):
            (kind, origin, first, left) = (.portal, centre, outward, offset)
        case .land(let area):
            (kind, origin, first, left) = (.none, area.envelope.centre, Coordinate(x: 0, y: 0), 0)
        }
    }

    /// Whether a place lies in the part out to `width` metres beyond the boundary line, no nearer to its outline than `margin`.
    @inline(__always) func holds(_ place: Coordinate, width: Double, margin: Double) -> Bool {
        let ray = place - origin
        switch kind {
        case .strip:
            let (along, aside) = (Coordinate.dot(ray, first), Coordinate.cross(first, ray))
            return along >= margin && along <= length - margin && aside <= left + width - margin
                && aside >= margin - (right.map { $0 + width } ?? 0)
        case .sector: return Coordinate.cross(first, ray) >= margin && Coordinate.cross(ray, second) >= margin && isNear(ray, width, margin)
        // At width 0, the carriageway, there is none of it.
        case .portal: return width > 0 && Coordinate.dot(ray, first) >= margin && isNear(ray, width, margin)
        case .none: return false
        }
    }

    @inline(__always) private func isNear(_ ray: Coordinate, _ width: Double, _ margin: Double) -> Bool {
        let radius = left + width - margin
        return radius >= 0 && Coordinate.dot(ray, ray) <= radius * radius
    }
}
