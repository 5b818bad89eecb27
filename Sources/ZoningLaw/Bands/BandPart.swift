import Geometry
import SystemIO

/// One simple shape of a band, known exactly: where a place has a foot on the line, and how far the place is from the boundary line.
///
/// A band is made of these and not of GEOS buffers, whose flat caps and simplified inner sides can be decimetres off.
package enum BandPart: Sendable {
    /// Both sides of a straight piece of the centre line, ended square to it (readings W6, W9).
    case strip(from: Coordinate, to: Coordinate, left: Double, right: Double)
    /// The left side of a straight piece alone, looking from `from` to `to`.
    case side(from: Coordinate, to: Coordinate, offset: Double)
    /// The outside of a bend, counter-clockwise from the unit vector `from` to `to`, at most 180° (reading W7).
    ///
    /// `fromOffset` and `toOffset` are those of the pieces on either hand; the larger one counts.
    case sector(centre: Coordinate, from: Coordinate, to: Coordinate, fromOffset: Double, toOffset: Double)
    /// The half-disc beyond the point where a rail line goes underground; `outward` has length 1 (reading W8).
    case portal(centre: Coordinate, outward: Coordinate, offset: Double)
    /// Land that counts as a whole: a railway's own (reading W3) or a yard (reading R7).
    case land(AreaLocator)
    /// Land between surveyed boundary lines (readings W1a, R1).
    case carriageway(AreaLocator)
    /// What of a part does not lie beyond the end of a line: `toward` has length 1 and leads from the place `at` out of it (reading W6).
    indirect case cut(BandPart, at: Coordinate, toward: Coordinate)

    /// Distance from `place` sideways to the boundary line in metres, 0 between the boundary lines; nil where the part has no foot for it.
    package func distance(to place: Coordinate) -> Double? {
        switch self {
        case .strip(let a, let b, let left, let right):
            guard let aside = Self.aside(of: place, from: a, to: b) else { return nil }
            return aside >= 0 ? max(0, aside - left) : max(0, -aside - right)
        case .side(let a, let b, let offset):
            guard let aside = Self.aside(of: place, from: a, to: b), aside >= 0 else { return nil }
            return max(0, aside - offset)
        case .sector(let centre, let from, let to, let fromOffset, let toOffset):
            let ray = place - centre
            guard Coordinate.cross(from, ray) >= -Tolerance.foot, Coordinate.cross(ray, to) >= -Tolerance.foot else { return nil }
            return max(0, ray.length - max(fromOffset, toOffset))
        case .portal(let centre, let outward, let offset):
            let ray = place - centre
            guard Coordinate.dot(ray, outward) >= -Tolerance.foot else { return nil }
            return max(0, ray.length - offset)
        case .land(let area), .carriageway(let area):
            return area.contains(place) ? 0 : nil
        case .cut(let part, let end, let toward):
            return Coordinate.dot(place - end, toward) <= Tolerance.foot ? part.distance(to: place) : nil
        }
    }

    /// Metres to the left of the segment (negative: to the right); nil where `place` has no foot on it.
    private static func aside(of place: Coordinate, from a: Coordinate, to b: Coordinate) -> Double? {
        let length = a.distance(to: b)
        let along = (b - a) * (1 / length)
        let foot = Coordinate.dot(place - a, along)
        guard foot >= -Tolerance.foot, foot <= length + Tolerance.foot else { return nil }
        return Coordinate.cross(along, place - a)
    }

    /// Whether `place` lies between the boundary lines of the line itself (reading R1); a portal's arc is beside it, not on it.
    func isCarriageway(at place: Coordinate) -> Bool {
        switch self {
        case .strip, .side, .sector, .carriageway, .cut: distance(to: place) == 0
        case .portal, .land: false
        }
    }

    /// The part out to `width` metres beyond the boundary line, as a closed ring; nil where that is nothing (or for land, which has its own rings).
    func outline(width: Double, arcTolerance: Double) -> [Coordinate]? {
        switch self {
        case .strip(let a, let b, let left, let right):
            guard left + right + 2 * width > 0 else { return nil }
            let aside = (b - a).normalized.leftNormal
            let (toLeft, toRight) = (aside * (left + width), aside * -(right + width))
            // Through the ends of the centre line, which the neighbours share: rounded alike, they leave no crack.
            return [a, a + toRight, b + toRight, b, b + toLeft, a + toLeft, a]
        case .side(let a, let b, let offset):
            guard offset + width > 0 else { return nil }
            let toLeft = (b - a).normalized.leftNormal * (offset + width)
            return [a, b, b + toLeft, a + toLeft, a]
        case .sector(let centre, let from, let to, let fromOffset, let toOffset):
            let radius = max(fromOffset, toOffset) + width
            guard radius > 0 else { return nil }
            let arc = Arc.points(centre: centre, radius: radius, from: from, to: to, tolerance: arcTolerance)
            // With the corners of the pieces on either hand as vertices: rounded alike, they leave no crack.
            return [centre, centre + from * (fromOffset + width)] + arc + [centre + to * (toOffset + width), centre]
        case .portal(let centre, let outward, let offset):
            // The part is all band: at width 0, the carriageway, there is none of it.
            guard width > 0 else { return nil }
            let (right, left) = (outward.leftNormal * -1, outward.leftNormal)
            let radius = offset + width
            let arc =
                Arc.points(centre: centre, radius: radius, from: right, to: outward, tolerance: arcTolerance)
                + Arc.points(centre: centre, radius: radius, from: outward, to: left, tolerance: arcTolerance).dropFirst()
            return arc + [arc[0]]
        case .cut(let part, let end, let toward):
            return part.outline(width: width, arcTolerance: arcTolerance).flatMap { Self.cut($0, at: end, toward: toward) }
        case .land, .carriageway:
            return nil
        }
    }

    /// A convex ring without what lies beyond a line; nil where nothing is left.
    private static func cut(_ ring: [Coordinate], at end: Coordinate, toward: Coordinate) -> [Coordinate]? {
        func beyond(_ place: Coordinate) -> Double { Coordinate.dot(place - end, toward) }
        var kept: [Coordinate] = []
        for (a, b) in zip(ring, ring.dropFirst()) {
            let (p, q) = (beyond(a), beyond(b))
            if p <= 0 { kept.append(a) }
            if (p <= 0) != (q <= 0) { kept.append(a + (b - a) * (p / (p - q))) }
        }
        guard kept.count > 2 else { return nil }
        return kept + [kept[0]]
    }

    /// The upright box about everything up to `width` metres from the boundary line.
    package func envelope(width: Double) -> Envelope {
        switch self {
        case .strip(let a, let b, let left, let right): Envelope(a, b).grown(by: max(left, right) + width)
        case .side(let a, let b, let offset): Envelope(a, b).grown(by: offset + width)
        case .sector(let centre, _, _, let from, let to): Envelope(centre, centre).grown(by: max(from, to) + width)
        case .portal(let centre, _, let offset): Envelope(centre, centre).grown(by: offset + width)
        case .land(let area), .carriageway(let area): area.envelope
        case .cut(let part, _, _): part.envelope(width: width)
        }
    }
}

/// Arcs as chains of chords (reading W10).
enum Arc {
    /// Places on the circle, counter-clockwise from direction `from` to direction `to` (unit vectors, at most 180° apart), both ends included.
    ///
    /// The chords lie inside the circle and no more than `tolerance` metres from it: a chord over the angle t keeps
    /// radius · (1 − cos(t/2)) from its arc.
    static func points(centre: Coordinate, radius: Double, from: Coordinate, to: Coordinate, tolerance: Double) -> [Coordinate] {
        let angle = self.angle(from: from, to: to)
        let step = 2 * acos(max(0, 1 - tolerance / radius))
        let count = max(1, Int((angle / step).rounded(.up)))
        var points = [centre + from * radius]
        for number in 1..<max(count, 1) {
            let turn = angle * Double(number) / Double(count)
            let (s, c) = (sin(turn), cos(turn))
            points.append(centre + Coordinate(x: from.x * c - from.y * s, y: from.x * s + from.y * c) * radius)
        }
        points.append(centre + to * radius)
        return points
    }

    /// Radians counter-clockwise from one direction to the other, 0 up to 2π.
    static func angle(from: Coordinate, to: Coordinate) -> Double {
        let angle = atan2(Coordinate.cross(from, to), Coordinate.dot(from, to))
        return angle >= 0 ? angle : angle > -Tolerance.angle ? 0 : angle + 2 * Double.pi
    }
}
