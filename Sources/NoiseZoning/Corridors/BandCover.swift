import Geometry

/// What of a corridor's lines runs well inside its band, where its parts crowd: a track as a phone records it has a bend every half metre,
/// and the arcs of all of them cross each other, though a few make the border.
///
/// What runs inside one part at the same width has the band on both sides and is no border (`CorridorLines`). It is left out, so that the
/// arrangement grows with the border and not with the square of the parts. Where parts are few, nothing is touched.
struct BandCover {
    /// More parts than this near a line are a crowd; roads as they are drawn have a third of it.
    private static let crowd = 64
    /// Metres: lines are judged piece by piece, and those that are not covered by halves, down to the finest.
    private static let piece = 2.0
    private static let finest = 0.25
    /// Metres that rounding to the lattice may take from either of two lines, and as much again.
    private static let rounding = 0.002
    /// Metres: side of a cell of the index.
    private static let cell = 50.0

    private let parts: [Convex]
    private let cells: CellIndex
    private let cores: CoreIndex
    private let arcTolerance: Double
    /// Metres from what the parts lie about to the farthest boundary line.
    private let farthest: Double
    /// The part that covered the last piece: most often it covers the next.
    private var last = 0
    /// The part that the last piece was near to.
    private var lastNear = 0
    private let course: Course?

    /// What is known where the parts are all that lies about a line: then every place whose nearest place of the line is no end of it is in
    /// the band, if it is near enough. It lies beside a straight piece or outside a bend (W6, W7).
    struct Course {
        /// Metres from the line to the nearest of its boundary lines.
        let offset: Double
        /// Where the line ends.
        let ends: [Coordinate]
        fileprivate let endIndex: CoreIndex

        init?(_ graphs: [SectionGraph]) {
            guard !graphs.isEmpty else { return nil }
            offset = graphs.lazy.flatMap(\.pieces).reduce(.infinity) { min($0, $1.left, $1.right) }
            ends = graphs.flatMap { $0.nodes.filter { $0.rays.count == 1 }.map(\.place) }
            endIndex = CoreIndex(ends.map { ($0, $0) })
        }
    }

    /// - Parameter parts: of one corridor, all with the same widths.
    init(_ parts: [BandPart], reach: Double, arcTolerance: Double, course: Course? = nil) {
        self.parts = parts.map(Convex.init)
        self.arcTolerance = arcTolerance
        self.course = course
        let isFew = parts.count <= Self.crowd
        cells = CellIndex(isFew ? [] : parts.map { $0.envelope(width: reach) }, cell: Self.cell)
        cores = CoreIndex(isFew ? [] : self.parts.map(\.core))
        farthest = self.parts.reduce(0) { max($0, $1.farthest) }
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
                judge(from, to, width) { from, to, isCovered in
                    if isCovered {
                        if run.count > 1 { body(run) }
                        run.removeAll(keepingCapacity: true)
                    } else {
                        if run.isEmpty { run.append(from) } else if endsInCut { run.removeLast() }
                        run.append(to)
                        endsInCut = to != b
                    }
                }
                from = to
            }
        }
        if run.count > 1 { body(run) }
    }

    /// Tells of a piece, or of its halves in order, whether they are covered.
    private mutating func judge(_ p: Coordinate, _ q: Coordinate, _ width: Double, _ body: (Coordinate, Coordinate, Bool) -> Void) {
        let length = p.distance(to: q)
        if isNearLine(p, q, length, width) || isCovered(p, q, width: width) {
            body(p, q, true)
        } else if course == nil || length <= Self.finest {
            body(p, q, false)
        } else {
            let middle = (p + q) * 0.5
            judge(p, middle, width, body)
            judge(middle, q, width, body)
        }
    }

    /// Whether all of a piece lies in the band because its line is so near, and no end of it as near.
    private mutating func isNearLine(_ p: Coordinate, _ q: Coordinate, _ length: Double, _ width: Double) -> Bool {
        guard let course else { return false }
        let middle = (p + q) * 0.5
        var reach = course.offset + width - arcTolerance - Self.rounding - length / 2
        guard reach > 0 else { return false }
        _ = course.endIndex.first(near: middle, reach: reach + length) { end in
            reach = min(reach, middle.distance(to: course.ends[end]) - length)
            return reach <= 0
        }
        guard reach > 0 else { return false }
        if parts[lastNear].isNear(middle, reach) { return true }
        guard let near = cores.first(near: middle, reach: reach, where: { parts[$0].isNear(middle, reach) }) else { return false }
        lastNear = near
        return true
    }

    private func isCrowded(_ line: [Coordinate]) -> Bool { line.contains { cells.candidates(at: $0).count > Self.crowd } }

    /// Whether one part holds both ends, and so what is between: parts are convex.
    private mutating func isCovered(_ p: Coordinate, _ q: Coordinate, width: Double) -> Bool {
        // A chord lies up to the tolerance inside its arc: with more than that, nothing of the border is lost (W10).
        let margin = arcTolerance + Self.rounding
        if isHeld(p, q, by: last, width, margin) { return true }
        guard let found = cores.first(near: p, reach: farthest + width, where: { isHeld(p, q, by: $0, width, margin) }) else { return false }
        last = found
        return true
    }

    private func isHeld(_ p: Coordinate, _ q: Coordinate, by part: Int, _ width: Double, _ margin: Double) -> Bool {
        parts[part].holds(p, width: width, margin: margin) && parts[part].holds(q, width: width, margin: margin)
    }
}

/// A part as numbers alone, so that a million questions copy nothing.
private struct Convex {
    private enum Kind { case strip, sector, portal, none }

    private let kind: Kind
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

    /// What the part lies about, with all of its band no farther off than `farthest` and the width; nil for land.
    var core: (a: Coordinate, b: Coordinate)? { kind == .none ? nil : (origin, kind == .strip ? origin + first * length : origin) }

    var farthest: Double { max(left, right ?? 0) }

    /// Whether a place lies within `reach` of that.
    func isNear(_ place: Coordinate, _ reach: Double) -> Bool { core.map { place.distance(toSegment: $0.a, $0.b) <= reach } ?? false }

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
