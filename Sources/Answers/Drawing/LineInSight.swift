import Geometry

extension Envelope {
    /// The part of a straight piece inside the rectangle; nil if there is none.
    func cut(_ a: Coordinate, _ b: Coordinate) -> (Coordinate, Coordinate)? {
        var (low, high) = (0.0, 1.0)
        for (start, step, least, most) in [(a.x, b.x - a.x, minX, maxX), (a.y, b.y - a.y, minY, maxY)] {
            if step == 0 {
                if start < least || start > most { return nil }
                continue
            }
            let (s, t) = ((least - start) / step, (most - start) / step)
            (low, high) = (max(low, min(s, t)), min(high, max(s, t)))
        }
        return low < high ? (a + (b - a) * low, a + (b - a) * high) : nil
    }
}
