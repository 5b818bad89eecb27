import Geometry

/// What of a band's lines runs well inside its band, where its parts crowd: a track as a phone records it has a bend every half metre,
/// and the arcs of all of them cross each other, though a few make the border.
///
/// What runs inside one part at the same width has the band on both sides and is no border (`BandLines`). It is left out, so that the
/// arrangement grows with the border and not with the square of the parts. Where parts are few, nothing is touched.
struct BandCover {
    /// More parts than this near a line are a crowd; roads as they are drawn have a third of it.
    private static let crowd = 64
    /// Metres: lines are judged piece by piece.
    private static let piece = 2.0
    /// Metres: less than this is no way to go on.
    private static let step = 0.05
    /// Metres: side of a cell of the index.
    private static let cell = 50.0

    private let parts: [Convex]
    private let cells: CellIndex
    /// Made when a line crowds, as most never do.
    private lazy var cores = CoreIndex(parts.map(\.core))
    private let arcTolerance: Double
    /// Metres from what the parts lie about to the farthest boundary line.
    private let farthest: Double
    /// The part that covered the last piece: most often it covers the next.
    private var last = 0
    /// The part that the last piece was near to.
    private var lastNear = 0
    private lazy var course = makeCourse()
    private let makeCourse: () -> Course?

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

        /// A straight way, and the ends of the line that may be near it; nil where those are a crowd.
        fileprivate func way(_ a: Coordinate, _ b: Coordinate, reach: Double) -> Way? {
            let length = a.distance(to: b)
            guard length > 0 else { return nil }
            var near: Set<Int> = []
            _ = endIndex.first(near: (a + b) * 0.5, reach: length / 2 + reach) { end in
                near.insert(end)
                return near.count > BandCover.crowd
            }
            guard near.count <= BandCover.crowd else { return nil }
            return Way(start: a, along: (b - a) * (1 / length), length: length, reach: reach, ends: near.map { ends[$0] - a })
        }

        fileprivate struct Way {
            let start: Coordinate
            let along: Coordinate
            let length: Double
            /// Metres from the line within which a place is well inside the band.
            let reach: Double
            /// As seen from the start.
            let ends: [Coordinate]

            func place(_ at: Double) -> Coordinate { start + along * at }

            /// The part of the way about `at` that is near to the place of a core that is nearest there, and nearer to that than to any end.
            func range(near core: (a: Coordinate, b: Coordinate), at: Double) -> ClosedRange<Double>? {
                let foot = place(at).nearest(onSegment: core.a, core.b) - start
                let (middle, aside) = (Coordinate.dot(foot, along), Coordinate.cross(along, foot))
                let square = reach * reach - aside * aside
                guard square > 0 else { return nil }
                var (low, high) = (middle - square.squareRoot(), middle + square.squareRoot())
                for end in ends {
                    let between = end - foot
                    let slope = 2 * Coordinate.dot(along, between)
                    let room = Coordinate.dot(end, end) - Coordinate.dot(foot, foot) - 2 * Tolerance.offLattice * between.length
                    if slope > 0 {
                        high = min(high, room / slope)
                    } else if slope < 0 {
                        low = max(low, room / slope)
                    } else if room <= 0 {
                        return nil
                    }
                }
                return low <= at && at <= high ? low...high : nil
            }
        }
    }

    /// - Parameter parts: of one band, all with the same widths.
    init(_ parts: [BandPart], reach: Double, arcTolerance: Double, course: @autoclosure @escaping () -> Course? = nil) {
        self.parts = parts.map(Convex.init)
        self.arcTolerance = arcTolerance
        makeCourse = course
        let isFew = parts.count <= Self.crowd
        cells = CellIndex(isFew ? [] : parts.map { $0.envelope(width: reach) }, cell: Self.cell)
        farthest = self.parts.reduce(0) { max($0, $1.farthest) }
    }

    /// The line without what runs inside a part; as it is where there is no crowd.
    mutating func uncovered(_ line: [Coordinate], width: Double, _ body: ([Coordinate]) -> Void) {
        guard parts.count > Self.crowd, isCrowded(line) else { return body(line) }
        var run: [Coordinate] = []
        var endsInCut = false
        for (a, b) in zip(line, line.dropFirst()) {
            judge(a, b, width) { from, to, isCovered in
                if isCovered {
                    if run.count > 1 { body(run) }
                    run.removeAll(keepingCapacity: true)
                } else {
                    if run.isEmpty { run.append(from) } else if endsInCut { run.removeLast() }
                    run.append(to)
                    endsInCut = to != b
                }
            }
        }
        if run.count > 1 { body(run) }
    }

    /// Tells of the parts of a straight line, in order, whether they are covered.
    private mutating func judge(_ a: Coordinate, _ b: Coordinate, _ width: Double, _ body: (Coordinate, Coordinate, Bool) -> Void) {
        let reach = course.map { $0.offset + width - arcTolerance - Tolerance.offLattice } ?? 0
        let way = reach > 0 ? course?.way(a, b, reach: reach) : nil
        let length = a.distance(to: b)
        var at = 0.0
        func place(_ at: Double) -> Coordinate { at == length ? b : a + (b - a) * (at / length) }
        repeat {
            if let way, let near = covered(way, at: at) {
                let next = min(length, near.upperBound)
                body(place(at), place(next), true)
                at = next
                continue
            }
            var next = length - at <= Self.piece ? length : at + Self.piece
            if let way, let near = covered(way, at: next), near.lowerBound < next { next = max(near.lowerBound, min(next, at + Self.step)) }
            body(place(at), place(next), isCovered(place(at), place(next), width: width))
            at = next
        } while at < length
    }

    /// About how far the way is in the band from `at` on, and before it, since its line is near and no end of it as near; nil where it is not.
    private mutating func covered(_ way: Course.Way, at: Double) -> ClosedRange<Double>? {
        func range(_ number: Int) -> ClosedRange<Double>? {
            guard let core = parts[number].core, let range = way.range(near: core, at: at) else { return nil }
            return range.upperBound >= min(way.length, at + Self.step) ? range : nil
        }
        if let range = range(lastNear) { return range }
        var best: (number: Int, range: ClosedRange<Double>)?
        _ = cores.first(near: way.place(at), reach: way.reach) { number in
            guard let range = range(number), range.upperBound > best?.range.upperBound ?? -.infinity else { return false }
            best = (number, range)
            return range.upperBound >= min(way.length, at + 1)
        }
        guard let best else { return nil }
        lastNear = best.number
        return best.range
    }

    private func isCrowded(_ line: [Coordinate]) -> Bool { line.contains { cells.candidates(at: $0).count > Self.crowd } }

    /// Whether one part holds both ends, and so what is between: parts are convex.
    private mutating func isCovered(_ p: Coordinate, _ q: Coordinate, width: Double) -> Bool {
        // A chord lies up to the tolerance inside its arc: with more than that, nothing of the border is lost (W10).
        let margin = arcTolerance + Tolerance.offLattice
        if isHeld(p, q, by: last, width, margin) { return true }
        guard let found = cores.first(near: p, reach: farthest + width, where: { isHeld(p, q, by: $0, width, margin) }) else {
            return false
        }
        last = found
        return true
    }

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
        case .land, .carriageway, .cut:
            (kind, origin, first, left) = (.none, part.envelope(width: 0).centre, Coordinate(x: 0, y: 0), 0)
        }
    }

    /// What the part lies about, with all of its band no farther off than `farthest` and the width; nil for land.
    var core: (a: Coordinate, b: Coordinate)? { kind == .none ? nil : (origin, kind == .strip ? origin + first * length : origin) }

    var farthest: Double { max(left, right ?? 0) }

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
