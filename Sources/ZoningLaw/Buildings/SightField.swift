import Geometry

/// What can be seen of a boundary line past walls: the boundary line of one stretch as straight targets, and all walls and joining lines that
/// stand in the way (readings B4, B5).
///
/// A wall hides of each target the stretch behind it, as seen from a place: it is cut to the triangle of the place and the target, and
/// thrown on the target. What no wall hides is seen. Nearest walls come first, so that a place behind the first row is done after a few.
/// To touch a wall or a corner hides nothing; to see between two walls that touch takes more than nothing.
///
/// A place above the ground looks over what is low: a wall may hide only from a share of the way to the line on (``Eye``).
/// A class, since every place of a façade holds one; nothing of it changes.
final class SightField: Sendable {
    /// A part of a target, as shares of its length.
    struct Span: Hashable {
        let target: Int
        let low: Double
        let high: Double
    }

    /// Who looks: a place on the ground, or one of a façade above it (reading B7).
    struct Eye {
        let place: Coordinate
        /// What lies behind is not seen: the way square out of the façade; nil for a place on the ground, which sees all round.
        var facing: Coordinate?
        /// From which share of the way to the line on a wall hides what is behind it, by the number of the wall: at or below 0 all along,
        /// from 1 on nothing. Nil where every wall hides all along.
        var hidesFrom: ((Int) -> Double)?
    }

    let targets: [(a: Coordinate, b: Coordinate)]
    /// Walls and joining lines.
    let walls: [(a: Coordinate, b: Coordinate)]
    private let cells: CellIndex
    private let extent: Envelope

    /// A part of a target that no wall has hidden yet, as shares of its length.
    private struct OpenPart {
        let target: Int
        let low: Double
        let high: Double
        /// About the triangle of the place and the part, and a little more: what lies beside it hides nothing of the part.
        let box: Envelope

        init(target: Int, low: Double, high: Double, of line: (a: Coordinate, b: Coordinate), from place: Coordinate) {
            (self.target, self.low, self.high) = (target, low, high)
            let along = line.b - line.a
            var box = Envelope(line.a + along * low, line.a + along * high)
            box.add(place)
            self.box = box.grown(by: Tolerance.lattice)
        }
    }

    /// Metres: the side of a cell, and of the first window about a place.
    private static let cell = 25.0

    init(targets: [(a: Coordinate, b: Coordinate)], walls: [(a: Coordinate, b: Coordinate)]) {
        self.targets = targets
        self.walls = walls
        cells = CellIndex(walls.map { Envelope($0.a, $0.b) }, cell: Self.cell)
        extent = walls.reduce(into: Envelope()) { box, wall in
            box.add(wall.a)
            box.add(wall.b)
        }
    }

    /// Other targets behind the same walls, which both then share.
    init(targets: [(a: Coordinate, b: Coordinate)], behind other: SightField) {
        self.targets = targets
        (walls, cells, extent) = (other.walls, other.cells, other.extent)
    }

    /// The target that is nearest to a place; nil where there are none. Linear in the targets.
    func nearestTarget(to place: Coordinate) -> Int? {
        var nearest: (distance: Double, target: Int)?
        for (number, target) in targets.enumerated() {
            let distance = place.distance(toSegment: target.a, target.b)
            if distance < nearest?.distance ?? .infinity { nearest = (distance, number) }
        }
        return nearest?.target
    }

    /// Whether some part of the boundary line is seen from `place` (reading B5).
    func sees(from place: Coordinate) -> Bool { sees(Eye(place: place), nearest: nearestTarget(to: place)) }

    /// The nearest target is asked first: most ground in sight sees that one. Time: the walls between the place and the targets, the
    /// nearest first, until all is hidden or a part is sure to be seen.
    func sees(_ eye: Eye, nearest: Int?) -> Bool {
        if let nearest, isSeen(nearest, eye) { return true }
        return !spans(eye, stopsWhenSeen: true).isEmpty
    }

    /// Asked about the piece of the target round the foot of the place: what is seen there is seen.
    private func isSeen(_ number: Int, _ eye: Eye) -> Bool {
        let target = targets[number]
        let along = target.b - target.a
        let length = along.length
        let foot = Coordinate.dot(eye.place - target.a, along) / (length * length)
        let (low, high) = (max(0, min(1, foot) - Self.cell / length / 2), min(1, max(0, foot) + Self.cell / length / 2))
        return isSeen(piece: (a: target.a + along * low, b: target.a + along * high), eye)
    }

    /// Whether any of a short piece of boundary line is seen. Time: the walls about the way to it.
    private func isSeen(piece: (a: Coordinate, b: Coordinate), _ eye: Eye) -> Bool {
        let place = eye.place
        guard Self.isBroad(piece, from: place), let before = Self.before(eye, piece) else { return false }
        var gaps = [OpenPart(target: 0, low: before.low, high: before.high, of: piece, from: place)]
        let steps = max(1, Int(max(place.distance(to: piece.a), place.distance(to: piece.b)) / (4 * Self.cell)))
        for step in 0..<steps {
            let (near, far) = (Double(step) / Double(steps), Double(step + 1) / Double(steps))
            var window = Envelope(place + (piece.a - place) * near, place + (piece.b - place) * near)
            window.add(place + (piece.a - place) * far)
            window.add(place + (piece.b - place) * far)
            cells.forEach(in: window) { number in
                let wall = walls[number]
                guard window.intersects(Envelope(wall.a, wall.b)),
                    let shadow = Self.shadow(of: wall, from: place, on: piece, beyond: eye.hidesFrom?(number) ?? 0),
                    place.distance(toSegment: wall.a, wall.b) > Tolerance.rounding
                else { return true }
                for entry in gaps.indices.reversed() { Self.hide(shadow, in: &gaps, entry, of: piece, from: place) }
                return !gaps.isEmpty
            }
            if gaps.isEmpty { return false }
        }
        return true
    }

    /// Seen edge-on, a line shows nothing of itself.
    private static func isBroad(_ target: (a: Coordinate, b: Coordinate), from place: Coordinate) -> Bool {
        abs(Coordinate.cross(target.a - place, target.b - place)) > Tolerance.triangle
    }

    /// The part of a target that lies before the eye and not behind it.
    private static func before(_ eye: Eye, _ target: (a: Coordinate, b: Coordinate)) -> (low: Double, high: Double)? {
        guard let facing = eye.facing else { return (0, 1) }
        let (p, q) = (Coordinate.dot(facing, target.a - eye.place), Coordinate.dot(facing, target.b - eye.place))
        // In line with the façade is not before it.
        guard max(p, q) > Tolerance.rounding else { return nil }
        return (p < 0 ? p / (p - q) : 0, q < 0 ? p / (p - q) : 1)
    }

    /// All that is seen from `place`, target by target.
    func spans(from place: Coordinate) -> [Span] { spans(Eye(place: place), stopsWhenSeen: false) }

    /// - Parameter stopsWhenSeen: whether some of what may be seen is enough, as soon as any part is sure.
    private func spans(_ eye: Eye, stopsWhenSeen: Bool) -> [Span] {
        let place = eye.place
        var gaps: [OpenPart] = []
        for number in targets.indices where Self.isBroad(targets[number], from: place) {
            guard let before = Self.before(eye, targets[number]) else { continue }
            gaps.append(OpenPart(target: number, low: before.low, high: before.high, of: targets[number], from: place))
        }
        var radius = Self.cell
        var seen: Envelope?
        while !gaps.isEmpty, !extent.isEmpty {
            let window = Envelope(place, place).grown(by: radius)
            cells.forEach(in: window, beside: seen) { number in
                let wall = walls[number]
                let box = Envelope(wall.a, wall.b)
                var known: Double?
                for entry in gaps.indices.reversed() where gaps[entry].box.intersects(box) {
                    let target = targets[gaps[entry].target]
                    let beyond = known ?? eye.hidesFrom?(number) ?? 0
                    if beyond >= 1 { return true }
                    known = beyond
                    guard let shadow = Self.shadow(of: wall, from: place, on: target, beyond: beyond) else { continue }
                    // Most walls hide nothing, and nobody need know how far off they are.
                    guard place.distance(toSegment: wall.a, wall.b) > Tolerance.rounding else { return true }
                    Self.hide(shadow, in: &gaps, entry, of: target, from: place)
                }
                return !gaps.isEmpty
            }
            if window.minX <= extent.minX, window.minY <= extent.minY, window.maxX >= extent.maxX, window.maxY >= extent.maxY { break }
            if stopsWhenSeen, isWidestSeen(gaps, eye) { break }
            seen = window
            radius *= 2
        }
        return gaps.map { Span(target: $0.target, low: $0.low, high: $0.high) }.sorted { ($0.target, $0.low) < ($1.target, $1.low) }
    }

    /// Whether the middle of the widest gap is seen past all walls on the way to it, those far away included.
    private func isWidestSeen(_ gaps: [OpenPart], _ eye: Eye) -> Bool {
        var widest: (length: Double, gap: OpenPart)?
        for gap in gaps {
            let length = (gap.high - gap.low) * targets[gap.target].a.distance(to: targets[gap.target].b)
            if length > widest?.length ?? 0 { widest = (length, gap) }
        }
        guard let (length, gap) = widest else { return false }
        let (a, b) = targets[gap.target]
        let (middle, half) = ((gap.low + gap.high) / 2, (gap.high - gap.low) * min(0.25, 0.25 / length))
        return isSeen(piece: (a: a + (b - a) * (middle - half), b: a + (b - a) * (middle + half)), eye)
    }

    /// The shares of the target that lie behind a wall, as seen from `place`; with `beyond` behind that part of the wall which stands
    /// farther along the way to the target than this share.
    static func shadow(
        of wall: (a: Coordinate, b: Coordinate), from place: Coordinate, on target: (a: Coordinate, b: Coordinate), beyond: Double = 0
    ) -> (low: Double, high: Double)? {
        let (u, v) = (target.a - place, target.b - place)
        let area = Coordinate.cross(u, v)
        // Both ends beyond one side of the triangle: most walls, told by their signs alone.
        let (p, q) = (wall.a - place, wall.b - place)
        let (pa, pb, qa, qb) = (Coordinate.cross(p, v), Coordinate.cross(u, p), Coordinate.cross(q, v), Coordinate.cross(u, q))
        if area > 0 ? (pa < 0 && qa < 0) || (pb < 0 && qb < 0) : (pa > 0 && qa > 0) || (pb > 0 && qb > 0) { return nil }
        return shadow((pa / area, pb / area), (qa / area, qb / area), beyond: beyond)
    }

    /// The same from the weights of the target's ends at both ends of the wall; a place of the triangle has weights of 0 and more that sum up
    /// to 1 at most.
    private static func shadow(
        _ p: (a: Double, b: Double), _ q: (a: Double, b: Double), beyond: Double
    ) -> (low: Double, high: Double)? {
        var (low, high) = (0.0, 1.0)
        // Cut where a weight of one end becomes 0: there the shadow ends with the target.
        func cut(_ start: Double, _ end: Double) -> Bool {
            if start < 0 && end < 0 { return false }
            if start < 0 {
                low = max(low, start / (start - end))
            } else if end < 0 {
                high = min(high, start / (start - end))
            }
            return low < high
        }
        guard cut(p.a, q.a), cut(p.b, q.b), cut(1 - p.a - p.b, 1 - q.a - q.b) else { return nil }
        // To touch the edge of a roof hides nothing.
        if beyond > 0, !cut(p.a + p.b - beyond - Tolerance.share, q.a + q.b - beyond - Tolerance.share) { return nil }
        func share(_ at: Double) -> Double {
            if at == 0 && p.a >= 0 && p.b >= 0 { return p.b / (p.a + p.b) }
            if at == 1 && q.a >= 0 && q.b >= 0 { return q.b / (q.a + q.b) }
            let (a, b) = (p.a + (q.a - p.a) * at, p.b + (q.b - p.b) * at)
            return min(1, max(0, b / (a + b)))
        }
        let (first, last) = (share(low), share(high))
        return first < last ? (first, last) : first > last ? (last, first) : nil
    }

    /// Takes what is hidden off a gap: it ends, is shortened, or is cut in two; of two the second comes last.
    private static func hide(
        _ shadow: (low: Double, high: Double), in gaps: inout [OpenPart], _ entry: Int, of line: (a: Coordinate, b: Coordinate),
        from place: Coordinate
    ) {
        let gap = gaps[entry]
        guard shadow.low < gap.high, gap.low < shadow.high else { return }
        let length = line.a.distance(to: line.b)
        func open(_ low: Double, _ high: Double) -> OpenPart { OpenPart(target: gap.target, low: low, high: high, of: line, from: place) }
        let leavesBefore = (shadow.low - gap.low) * length > Tolerance.rounding
        if (gap.high - shadow.high) * length > Tolerance.rounding {
            if leavesBefore { gaps.append(open(gap.low, shadow.low)) }
            gaps[entry] = open(shadow.high, gap.high)
        } else if leavesBefore {
            gaps[entry] = open(gap.low, shadow.low)
        } else {
            gaps.swapAt(entry, gaps.count - 1)
            gaps.removeLast()
        }
    }

    /// The first wall that a ray crosses, in metres along it, up to `length`, and on until it is `beyond` metres behind that wall; walls that
    /// it only touches are passed.
    func firstCrossing(from place: Coordinate, along: Coordinate, length: Double, beyond: Double) -> Double {
        var start = 0.0
        var more = 0.0
        while start < length {
            let end = min(length, start + 2 * Self.cell)
            var nearest = Double.infinity
            for number in cells.candidates(in: Envelope(place + along * start, place + along * end)) {
                let wall = walls[Int(number)]
                let (p, q) = (Coordinate.cross(along, wall.a - place), Coordinate.cross(along, wall.b - place))
                guard min(p, q) < -Tolerance.rounding, max(p, q) > Tolerance.rounding else { continue }
                let at = Coordinate.dot(wall.a - place, along) * (q / (q - p)) + Coordinate.dot(wall.b - place, along) * (p / (p - q))
                guard at > Tolerance.rounding, at < nearest else { continue }
                // Along a wall that it meets at a sharp angle, a ray takes long to get behind it.
                (nearest, more) = (at, min(1, beyond * wall.a.distance(to: wall.b) / abs(q - p)))
            }
            if nearest <= end { return nearest + more }
            start = end
        }
        return length
    }
}
