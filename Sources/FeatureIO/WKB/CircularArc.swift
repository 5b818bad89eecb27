import Geometry
import SystemIO

/// An arc through three places, as databases keep curves (ISO 19125, CircularString), made straight.
enum CircularArc {
    /// Radians that a chord spans at most, half a degree: a small circle is round to look at.
    private static let widest = Double.pi / 360
    /// A chord is off by no more, in metres: what drawn arcs may be off (reading W10).
    private static let chord = Tolerance.chord
    /// The same in degrees.
    private static let chordInDegrees = Tolerance.chord / 111_700
    /// Chords of one arc at most: more than a circle of the size of the earth takes.
    private static let mostChords = 100_000.0

    /// Places on an arc behind its first, which go through `middle` and end in `end`. Where both ends are one place it is a full circle,
    /// with `middle` opposite; where all three are in one line it is that line.
    static func places(from start: Coordinate, through middle: Coordinate, to end: Coordinate) -> [Coordinate] {
        // Seen from the start, so that large coordinates lose nothing.
        let (bx, by) = (middle.x - start.x, middle.y - start.y)
        let (cx, cy) = (end.x - start.x, end.y - start.y)
        var (x, y) = (bx / 2, by / 2)
        var isLeft = true
        if start != end {
            let cross = 2 * (bx * cy - by * cx)
            let (b, c) = (bx * bx + by * by, cx * cx + cy * cy)
            (x, y) = ((cy * b - by * c) / cross, (bx * c - cx * b) / cross)
            isLeft = cross > 0
        }
        let radius = (x * x + y * y).squareRoot()
        // Three places in one line have no circle, or one that nobody can tell from a line.
        guard radius.isFinite, radius > 0, radius < 1e9 * max(abs(bx) + abs(by), abs(cx) + abs(cy)) else { return [middle, end] }
        let centre = Coordinate(x: start.x + x, y: start.y + y)
        // The unit is not known here. What lies within the numbers of degrees and is not wider than one may be degrees; metres are fine then too.
        let isDegrees = abs(start.x) <= 360 && abs(start.y) <= 90 && radius <= 1
        // The height of a chord over an angle of 2a is r(1 - cos a), which is never more than ra²/2.
        let step = min(2 * (2 * (isDegrees ? chordInDegrees : chord) / radius).squareRoot(), widest)
        return chords(start, middle, centre, radius, isLeft, step) + chords(middle, end, centre, radius, isLeft, step)
    }

    private static func chords(
        _ start: Coordinate, _ end: Coordinate, _ centre: Coordinate, _ radius: Double, _ isLeft: Bool, _ step: Double
    ) -> [Coordinate] {
        let from = atan2(start.y - centre.y, start.x - centre.x)
        var turn = atan2(end.y - centre.y, end.x - centre.x) - from
        if isLeft, turn < 0 { turn += 2 * .pi }
        if !isLeft, turn > 0 { turn -= 2 * .pi }
        let count = max(Int(exactly: min((abs(turn) / step).rounded(.up), mostChords)) ?? 1, 1)
        return (1..<count).map { number in
            let angle = from + turn * Double(number) / Double(count)
            return Coordinate(x: centre.x + radius * cos(angle), y: centre.y + radius * sin(angle))
        } + [end]
    }
}
