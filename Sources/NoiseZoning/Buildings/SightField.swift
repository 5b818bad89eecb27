import Geometry

/// What can be seen of a boundary line past walls: the boundary line of one stretch as straight targets, and all walls and joining lines that
/// stand in the way (readings B4, B5).
///
/// A wall hides of each target the stretch behind it, as seen from a place: it is cut to the triangle of the place and the target, and
/// thrown on the target. What no wall hides is seen. Nearest walls come first, so that a place behind the first row is done after a few.
/// To touch a wall or a corner hides nothing; to see between two walls that touch takes more than nothing.
///
/// A place above the ground looks over what is low: a wall may hide only from a share of the way to the line on (``Eye``).
struct SightField: Sendable {
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

    /// Metres of boundary line that must be seen: more than rounding makes, less than anybody can draw.
    static let least = 1e-6
    /// Metres about a place within which a wall touches it.
    private static let touching = 1e-6
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

    /// Whether some part of the boundary line is seen from `place` (reading B5).
    ///
    /// The nearest target is asked first: most ground in sight sees that one. Time: the walls between the place and the targets, the
    /// nearest first, until all is hidden.
    func sees(from place: Coordinate) -> Bool { sees(Eye(place: place)) }

    func sees(_ eye: Eye) -> Bool {
        var nearest: (distance: Double, target: Int)?
        for (number, target) in targets.enumerated() {
            let distance = eye.place.distance(toSegment: target.a, target.b)
            if distance < nearest?.distance ?? .infinity { nearest = (distance, number) }
        }
        if let nearest, isSeen(nearest.target, eye) { return true }
        return !spans(eye).isEmpty
    }

    private func isSeen(_ number: Int, _ eye: Eye) -> Bool {
        let place = eye.place
        let target = targets[number]
        guard Self.isBroad(target, from: place) else { return false }
        // A piece of the target about the foot of the place: what is seen there is seen.
        let along = target.b - target.a
        let length = along.length
        let foot = Coordinate.dot(place - target.a, along) / (length * length)
        let (low, high) = (max(0, min(1, foot) - Self.cell / length / 2), min(1, max(0, foot) + Self.cell / length / 2))
        let piece = (a: target.a + along * low, b: target.a + along * high)
        guard let before = Self.before(eye, piece) else { return false }
        var gaps = [before]
        var window = Envelope(piece.a, piece.b)
        window.add(place)
        cells.forEach(in: window) { number in
            let wall = walls[number]
            guard window.meets(Envelope(wall.a, wall.b)), place.distance(toSegment: wall.a, wall.b) > Self.touching,
                let shadow = Self.shadow(of: wall, from: place, on: piece, beyond: eye.hidesFrom?(number) ?? 0)
            else { return true }
            Self.hide(shadow, in: &gaps, length: piece.a.distance(to: piece.b))
            return !gaps.isEmpty
        }
        return !gaps.isEmpty
    }

    /// Seen edge-on, a line shows nothing of itself.
    private static func isBroad(_ target: (a: Coordinate, b: Coordinate), from place: Coordinate) -> Bool {
        abs(Coordinate.cross(target.a - place, target.b - place)) > 1e-9
    }

    /// The part of a target that lies before the eye and not behind it.
    private static func before(_ eye: Eye, _ target: (a: Coordinate, b: Coordinate)) -> (low: Double, high: Double)? {
        guard let facing = eye.facing else { return (0, 1) }
        let (p, q) = (Coordinate.dot(facing, target.a - eye.place), Coordinate.dot(facing, target.b - eye.place))
        // In line with the façade is not before it.
        guard max(p, q) > touching else { return nil }
        return (p < 0 ? p / (p - q) : 0, q < 0 ? p / (p - q) : 1)
    }

    /// All that is seen from `place`, target by target.
    func spans(from place: Coordinate) -> [Span] { spans(Eye(place: place)) }

    func spans(_ eye: Eye) -> [Span] {
        let place = eye.place
        var open: [(target: Int, gaps: [(low: Double, high: Double)])] = targets.indices.compactMap { number in
            guard Self.isBroad(targets[number], from: place), let before = Self.before(eye, targets[number]) else { return nil }
            return (number, [before])
        }
        var radius = Self.cell
        var seen: Envelope?
        while !open.isEmpty {
            let window = Envelope(place, place).grown(by: radius)
            cells.forEach(in: window, beside: seen) { number in
                let wall = walls[number]
                let box = Envelope(wall.a, wall.b)
                guard place.distance(toSegment: wall.a, wall.b) > Self.touching else { return true }
                let beyond = eye.hidesFrom?(number) ?? 0
                if beyond >= 1 { return true }
                for entry in open.indices.reversed() {
                    let target = targets[open[entry].target]
                    // Beside the box of the triangle nothing is hidden.
                    guard max(place.x, target.a.x, target.b.x) >= box.minX, min(place.x, target.a.x, target.b.x) <= box.maxX,
                        max(place.y, target.a.y, target.b.y) >= box.minY, min(place.y, target.a.y, target.b.y) <= box.maxY
                    else { continue }
                    guard let shadow = Self.shadow(of: wall, from: place, on: target, beyond: beyond) else { continue }
                    Self.hide(shadow, in: &open[entry].gaps, length: target.a.distance(to: target.b))
                    if open[entry].gaps.isEmpty { open.remove(at: entry) }
                }
                return !open.isEmpty
            }
            if window.minX <= extent.minX, window.minY <= extent.minY, window.maxX >= extent.maxX, window.maxY >= extent.maxY { break }
            if extent.isEmpty { break }
            seen = window
            radius *= 2
        }
        return open.flatMap { entry in entry.gaps.map { Span(target: entry.target, low: $0.low, high: $0.high) } }
    }

    /// The shares of the target that lie behind a wall, as seen from `place`; with `beyond` behind that part of the wall which stands
    /// farther along the way to the target than this share.
    static func shadow(
        of wall: (a: Coordinate, b: Coordinate), from place: Coordinate, on target: (a: Coordinate, b: Coordinate), beyond: Double = 0
    ) -> (low: Double, high: Double)? {
        let (u, v) = (target.a - place, target.b - place)
        let area = Coordinate.cross(u, v)
        // Weights of the target's ends at both ends of the wall; a place of the triangle has weights of 0 and more that sum up to 1 at most.
        func weights(_ at: Coordinate) -> (a: Double, b: Double) {
            (Coordinate.cross(at - place, v) / area, Coordinate.cross(u, at - place) / area)
        }
        let (p, q) = (weights(wall.a), weights(wall.b))
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
        if beyond > 0, !cut(p.a + p.b - beyond - 1e-9, q.a + q.b - beyond - 1e-9) { return nil }
        func share(_ at: Double) -> Double {
            if at == 0 && p.a >= 0 && p.b >= 0 { return p.b / (p.a + p.b) }
            if at == 1 && q.a >= 0 && q.b >= 0 { return q.b / (q.a + q.b) }
            let (a, b) = (p.a + (q.a - p.a) * at, p.b + (q.b - p.b) * at)
            return min(1, max(0, b / (a + b)))
        }
        let (first, last) = (share(low), share(high))
        return first < last ? (first, last) : first > last ? (last, first) : nil
    }

    private static func hide(_ shadow: (low: Double, high: Double), in gaps: inout [(low: Double, high: Double)], length: Double) {
        var number = 0
        while number < gaps.count {
            let gap = gaps[number]
            guard shadow.low < gap.high, gap.low < shadow.high else {
                number += 1
                continue
            }
            let leavesBefore = (shadow.low - gap.low) * length > least
            if (gap.high - shadow.high) * length > least {
                gaps[number].low = shadow.high
                if leavesBefore {
                    gaps.insert((gap.low, shadow.low), at: number)
                    number += 1
                }
                number += 1
            } else if leavesBefore {
                gaps[number].high = shadow.low
                number += 1
            } else {
                gaps.remove(at: number)
            }
        }
    }

    /// The first wall that a ray crosses, in metres along it, up to `length`; walls that it only touches are passed.
    func firstCrossing(from place: Coordinate, along: Coordinate, length: Double) -> Double {
        var start = 0.0
        while start < length {
            let end = min(length, start + 2 * Self.cell)
            var nearest = Double.infinity
            for number in cells.candidates(in: Envelope(place + along * start, place + along * end)) {
                let wall = walls[Int(number)]
                let (p, q) = (Coordinate.cross(along, wall.a - place), Coordinate.cross(along, wall.b - place))
                guard min(p, q) < -Self.touching, max(p, q) > Self.touching else { continue }
                let at = Coordinate.dot(wall.a - place, along) * (q / (q - p)) + Coordinate.dot(wall.b - place, along) * (p / (p - q))
                if at > Self.touching { nearest = min(nearest, at) }
            }
            if nearest <= end { return nearest }
            start = end
        }
        return length
    }
}
