import Geometry
import SystemIO

/// Looking square from one piece of a boundary line: a place along it, and the ray from there (reading B1).
///
/// Straight pieces look in parallel, arcs from their centre. A class: all that is seen from one piece holds one.
final class SquareLook: Sendable {
    private enum Kind {
        case straight(from: Coordinate, along: Coordinate, away: Coordinate)
        /// `middle` is the direction that angles are counted from, clockwise as one walks.
        case radial(centre: Coordinate, middle: Coordinate, half: Double, radius: Double)
    }

    private let kind: Kind
    /// The places along the piece run from 0 to here: metres, or radians on an arc.
    let extent: Double
    /// Metres of frontage for each unit along the piece.
    let scale: Double

    /// Nil for a piece that is no frontage.
    init?(_ piece: Stretch.BoundaryPiece) {
        switch piece {
        case .edge(let from, let to, let away):
            kind = .straight(from: from, along: (to - from).normalized, away: away)
            (extent, scale) = (from.distance(to: to), 1)
        case .arc(let centre, let from, let to, let radius):
            extent = Arc.angle(from: from, to: to)
            kind = .radial(centre: centre, middle: (from + to).normalized, half: extent / 2, radius: radius)
            scale = radius
        case .face: return nil
        }
        guard extent > 0 else { return nil }
    }

    /// Where along the piece `place` is seen square; it may lie before or beyond it. Nil behind an arc.
    func along(_ place: Coordinate) -> Double? {
        switch kind {
        case .straight(let from, let along, _): return Coordinate.dot(place - from, along)
        case .radial(let centre, let middle, let half, _):
            let ray = place - centre
            guard Coordinate.dot(ray, middle) > 0 else { return nil }
            return half - atan2(Coordinate.cross(middle, ray), Coordinate.dot(middle, ray))
        }
    }

    /// From where to where an edge is seen; of one that ends behind an arc, as much as lies before its centre.
    func span(_ a: Coordinate, _ b: Coordinate) -> (low: Double, high: Double)? {
        let ends: (Double?, Double?)
        if case .radial(let centre, let middle, _, _) = kind {
            let (p, q) = (Coordinate.dot(a - centre, middle), Coordinate.dot(b - centre, middle))
            let level = p == q ? a : a + (b - a) * (p / (p - q))
            ends = (p > 0 ? along(a) : side(level), q > 0 ? along(b) : side(level))
            guard max(p, q) > 0 else { return nil }
        } else {
            ends = (along(a), along(b))
        }
        guard let low = ends.0, let high = ends.1 else { return nil }
        return (min(low, high), max(low, high))
    }

    /// Where along an arc a place level with its centre is seen: a quarter turn to either side of the middle.
    private func side(_ place: Coordinate) -> Double? {
        guard case .radial(let centre, let middle, let half, _) = kind else { return nil }
        return half + (Coordinate.cross(middle, place - centre) > 0 ? -Double.pi / 2 : Double.pi / 2)
    }

    /// The ray from the place `at` along the piece; `away` has length 1.
    func ray(_ at: Double) -> (origin: Coordinate, away: Coordinate) {
        switch kind {
        case .straight(let from, let along, let away): return (from + along * at, away)
        case .radial(let centre, let middle, let half, let radius):
            let (s, c) = (sin(half - at), cos(half - at))
            let away = Coordinate(x: middle.x * c - middle.y * s, y: middle.x * s + middle.y * c)
            return (centre + away * radius, away)
        }
    }

    /// Where an edge is exactly `distance` metres away.
    func crossings(of a: Coordinate, _ b: Coordinate, distance: Double) -> [Coordinate] {
        switch kind {
        case .straight(let from, _, let away):
            let (start, end) = (Coordinate.dot(a - from, away) - distance, Coordinate.dot(b - from, away) - distance)
            return (start < 0) != (end < 0) ? [a + (b - a) * (start / (start - end))] : []
        case .radial(let centre, _, _, let radius):
            let (along, start) = (b - a, a - centre)
            let (p, q) = (Coordinate.dot(along, along), Coordinate.dot(along, start))
            let root = q * q - p * (Coordinate.dot(start, start) - (radius + distance) * (radius + distance))
            guard p > 0, root > 0 else { return [] }
            return [(-q - root.squareRoot()) / p, (-q + root.squareRoot()) / p].filter { $0 > 0 && $0 < 1 }.map { a + along * $0 }
        }
    }

    /// How far along its ray an edge is met; nil where it lies behind, or along the ray.
    static func distance(from origin: Coordinate, away: Coordinate, to a: Coordinate, _ b: Coordinate) -> Double? {
        signedDistance(from: origin, away: away, to: a, b).flatMap { $0 >= 0 ? $0 : nil }
    }

    /// The same, and less than 0 for what lies behind.
    static func signedDistance(from origin: Coordinate, away: Coordinate, to a: Coordinate, _ b: Coordinate) -> Double? {
        Crossing.shares(from: origin, along: away, and: a, along: b - a)?.first
    }
}

/// The land between a stretch of boundary line and the wall that is met first from it, looking square (reading B6).
struct RowFront: Sendable {
    let look: SquareLook
    /// From here to there along the look.
    let low: Double
    private(set) var high: Double
    let wall: (a: Coordinate, b: Coordinate)

    init(look: SquareLook, low: Double, high: Double, wall: (a: Coordinate, b: Coordinate)) {
        (self.look, self.low, self.high, self.wall) = (look, low, high, wall)
    }

    /// Whether a place that is seen square from `at`, which lies from `low` to `high`, lies before the wall.
    func holds(_ place: Coordinate, at: Double) -> Bool {
        guard let reach = reach(at) else { return false }
        let ray = look.ray(at)
        let distance = Coordinate.dot(place - ray.origin, ray.away)
        return distance >= 0 && distance <= reach
    }

    /// Its borders beside the wall and the boundary line: to a corner of the wall, else a hand beyond it, so that no gap is left where ends
    /// are rounded.
    var sides: [(a: Coordinate, b: Coordinate)] {
        [low, high].compactMap { at in
            guard let reach = reach(at) else { return nil }
            let ray = look.ray(at)
            let end = ray.origin + ray.away * reach
            let corner = [wall.a, wall.b].first { $0.distance(to: end) < Tolerance.overshoot / 5 }
            return (ray.origin - ray.away * Tolerance.overshoot, corner ?? end + ray.away * (10 * Tolerance.overshoot))
        }
    }

    /// Metres to the wall; at its very end the ray may miss it by rounding, and the nearer end of the wall tells.
    private func reach(_ at: Double) -> Double? {
        let ray = look.ray(at)
        if let distance = SquareLook.distance(from: ray.origin, away: ray.away, to: wall.a, wall.b) { return distance }
        let ends = [wall.a, wall.b].map { Coordinate.dot($0 - ray.origin, ray.away) }.filter { $0 >= 0 }
        return ends.min()
    }

    /// What lies before one wall, from end to end.
    static func joined(_ parts: [RowFront]) -> [RowFront] {
        var fronts: [RowFront] = []
        for front in parts {
            if let last = fronts.last, last.high == front.low, last.wall.a == front.wall.a, last.wall.b == front.wall.b {
                fronts[fronts.count - 1].high = front.high
            } else {
                fronts.append(front)
            }
        }
        return fronts
    }
}
