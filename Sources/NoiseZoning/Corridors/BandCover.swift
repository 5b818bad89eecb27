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
    /// Metres that rounding to the lattice may take from either of two lines, and as much again.
    private static let rounding = 0.002
    /// How many of the parts near a piece are tried before all of them.
    private static let samples = 32
    /// Metres: side of a cell of the index.
    private static let cell = 50.0

    private let parts: [BandPart]
    private let cells: CellIndex
    private let arcTolerance: Double
    /// The part that covered the last piece: most often it covers the next.
    private var last = 0

    /// - Parameter parts: of one corridor, all with the same widths.
    init(_ parts: [BandPart], reach: Double, arcTolerance: Double) {
        self.parts = parts
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
        let margin = arcTolerance + Self.rounding
        if isHeld(p, q, by: last, width, margin) { return true }
        let near = cells.candidates(at: p)
        // Neighbours along the line stand together and most often all miss: a few from here and there first.
        let step = max(1, near.count / Self.samples)
        for start in [step / 2, step / 3] where near.count > Self.samples {
            for place in stride(from: near.startIndex + start, to: near.endIndex, by: step)
            where isHeld(p, q, by: Int(near[place]), width, margin) {
                last = Int(near[place])
                return true
            }
        }
        for number in near where isHeld(p, q, by: Int(number), width, margin) {
            last = Int(number)
            return true
        }
        return false
    }

    private func isHeld(_ p: Coordinate, _ q: Coordinate, by part: Int, _ width: Double, _ margin: Double) -> Bool {
        parts[part].holds(p, width: width, margin: margin) && parts[part].holds(q, width: width, margin: margin)
    }
}

extension BandPart {
    /// Whether a place lies in the part out to `width` metres beyond the boundary line, no nearer to its outline than `margin`.
    fileprivate func holds(_ place: Coordinate, width: Double, margin: Double) -> Bool {
        switch self {
        case .strip(let a, let b, let left, let right):
            let (along, aside, length) = Self.seen(place, from: a, to: b)
            return along >= margin && along <= length - margin && aside <= left + width - margin && aside >= margin - right - width
        case .side(let a, let b, let offset):
            let (along, aside, length) = Self.seen(place, from: a, to: b)
            return along >= margin && along <= length - margin && aside <= offset + width - margin && aside >= margin
        case .sector(let centre, let from, let to, let fromOffset, let toOffset):
            let ray = place - centre
            return Coordinate.cross(from, ray) >= margin && Coordinate.cross(ray, to) >= margin
                && ray.length <= max(fromOffset, toOffset) + width - margin
        case .portal(let centre, let outward, let offset):
            let ray = place - centre
            // At width 0, the carriageway, there is none of it.
            return width > 0 && Coordinate.dot(ray, outward) >= margin && ray.length <= offset + width - margin
        case .land: return false
        }
    }

    private static func seen(_ place: Coordinate, from a: Coordinate, to b: Coordinate) -> (along: Double, aside: Double, length: Double) {
        let length = a.distance(to: b)
        let direction = (b - a) * (1 / length)
        return (Coordinate.dot(place - a, direction), Coordinate.cross(direction, place - a), length)
    }
}
