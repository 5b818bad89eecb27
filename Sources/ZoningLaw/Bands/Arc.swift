import Geometry
import SystemIO

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
