import Geometry

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

    func contains(_ place: Coordinate) -> Bool {
        guard let at = look.along(place), at >= low, at <= high, let reach = reach(at) else { return false }
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
