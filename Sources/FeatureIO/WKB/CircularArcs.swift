import Geometry
import SystemIO

/// Circular arcs as chains of chords (ISO 13249-3, 4.2.1: each arc by its start, a point on it, and its end).
///
/// No chord is farther from its arc than `tolerance`, in the unit of the coordinates. The given points stay as they are.
struct CircularArcs {
    let tolerance: Double

    /// An arc is drawn with no more chords than this: what needs more is as good as straight.
    private static let most = 10_000
    /// Chords that one geometry may still have: a few bytes must not fill the memory.
    private(set) var left = CircularArcs.mostInAll
    static let mostInAll = 1_000_000

    init(tolerance: Double) { self.tolerance = tolerance }

    /// In metres, and in degrees: about as much on the ground (reading W10).
    static func tolerance(isGeographic: Bool?) -> Double {
        isGeographic == true ? Tolerance.arc / Tolerance.metresPerDegree : Tolerance.arc
    }

    /// The chain through an odd number of points, two arcs sharing one; nil for a number of points that makes no arcs, and not whole
    /// where `left` is used up. Linear in the chords.
    mutating func straightened(_ points: [Coordinate]) -> [Coordinate]? {
        guard points.count != 1, points.count.isMultiple(of: 2) == false || points.isEmpty else { return nil }
        var line = Array(points.prefix(1))
        for start in stride(from: 0, to: points.count - 2, by: 2) { append(points[start], points[start + 1], points[start + 2], to: &line) }
        return line
    }

    private mutating func append(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, to line: inout [Coordinate]) {
        // About `a`, so that large coordinates cost no digits.
        let (bx, by, cx, cy) = (b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y)
        if cx == 0, cy == 0 {
            // A whole circle: the point on it lies across from the start.
            let centre = Coordinate(x: a.x + bx / 2, y: a.y + by / 2)
            turn(about: centre, from: a, by: .pi, to: b, &line)
            turn(about: centre, from: b, by: .pi, to: c, &line)
            return
        }
        let cross = 2 * (bx * cy - by * cx)
        let (b2, c2) = (bx * bx + by * by, cx * cx + cy * cy)
        let centre = Coordinate(x: a.x + (cy * b2 - by * c2) / cross, y: a.y + (bx * c2 - cx * b2) / cross)
        guard cross != 0, centre.x.isFinite, centre.y.isFinite else {
            line += [b, c]
            return
        }
        let isLeft = cross > 0
        for (from, to) in [(a, b), (b, c)] {
            var angle = atan2(to.y - centre.y, to.x - centre.x) - atan2(from.y - centre.y, from.x - centre.x)
            if isLeft, angle < 0 { angle += 2 * .pi }
            if !isLeft, angle > 0 { angle -= 2 * .pi }
            turn(about: centre, from: from, by: angle, to: to, &line)
        }
    }

    private mutating func turn(
        about centre: Coordinate, from start: Coordinate, by angle: Double, to end: Coordinate, _ line: inout [Coordinate]
    ) {
        let (dx, dy) = (start.x - centre.x, start.y - centre.y)
        let radius = (dx * dx + dy * dy).squareRoot()
        // The chord of an angle t lies radius · (1 − cos(t/2)) from its arc.
        let widest = radius > tolerance ? 2 * acos(1 - tolerance / radius) : .pi / 2
        let needed = (abs(angle) / widest).rounded(.up)
        let count = needed < Double(Self.most) ? max(1, Int(needed)) : Self.most
        left -= count
        guard left > 0 else { return }
        for number in 1..<max(count, 1) {
            let part = angle * Double(number) / Double(count)
            let (s, c) = (sin(part), cos(part))
            line.append(Coordinate(x: centre.x + dx * c - dy * s, y: centre.y + dx * s + dy * c))
        }
        line.append(end)
    }
}
