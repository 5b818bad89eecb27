import Geometry
import SystemIO

/// An arc through three places, as databases keep curves (ISO 19125, CircularString), made straight.
enum CircularArc {
    /// Degrees a chord: of a circle of 500 m it is off by 5 mm.
    private static let step = 0.5

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
        return chords(start, middle, centre, radius, isLeft) + chords(middle, end, centre, radius, isLeft)
    }

    private static func chords(
        _ start: Coordinate, _ end: Coordinate, _ centre: Coordinate, _ radius: Double, _ isLeft: Bool
    ) -> [Coordinate] {
        let from = atan2(start.y - centre.y, start.x - centre.x)
        var turn = atan2(end.y - centre.y, end.x - centre.x) - from
        if isLeft, turn < 0 { turn += 2 * .pi }
        if !isLeft, turn > 0 { turn -= 2 * .pi }
        let count = max(Int(exactly: (abs(turn) * 180 / .pi / step).rounded(.up)) ?? 1, 1)
        return (1..<max(count, 1)).map { number in
            let angle = from + turn * Double(number) / Double(count)
            return Coordinate(x: centre.x + radius * cos(angle), y: centre.y + radius * sin(angle))
        } + [end]
    }
}
