import Geometry

/// What the first row of buildings leaves of a band where the rules look square from the boundary line, and no farther than the first
/// building: before a tall one the band ends at its wall; beside it, and behind a low one, it runs through.
struct SquareScreen: Sendable {
    /// Boundary line before which a building is met first that is tall, or may be.
    struct HidingRun: Sendable {
        let look: SquareLook
        /// From here to there along the look.
        let low: Double
        let high: Double
        /// The wall that is met; nil where the building stands on the boundary line itself.
        let wall: (a: Coordinate, b: Coordinate)?
        /// Whether it is known to be tall (B3).
        let isKnown: Bool

        /// Metres from the boundary line to the wall at a place along the look.
        func reach(_ at: Double) -> Double {
            guard let wall else { return 0 }
            let ray = look.ray(at)
            if let distance = SquareLook.distance(from: ray.origin, away: ray.away, to: wall.a, wall.b) { return distance }
            // At its very end the ray may miss it by rounding, and the nearer end of the wall tells.
            return [wall.a, wall.b].map { Coordinate.dot($0 - ray.origin, ray.away) }.filter { $0 >= 0 }.min() ?? 0
        }
    }

    private let looks: [(look: SquareLook, runs: [HidingRun])]
    private let widths: Band.Widths

    init(_ looks: [(look: SquareLook, runs: [HidingRun])], widths: Band.Widths) {
        (self.looks, self.widths) = (looks, widths)
    }

    var isEmpty: Bool { looks.allSatisfy(\.runs.isEmpty) }

    /// What is left at a place that the band reaches; open where one look from the boundary line, within the distance, meets no tall
    /// building before the place. Linear in the looks and their runs.
    func sight(from place: Coordinate, baseClass: Int?) -> BandSight {
        var best: BandSight?
        for (look, runs) in looks {
            guard let at = look.along(place), at >= -Tolerance.foot, at <= look.extent + Tolerance.foot else { continue }
            let ray = look.ray(at)
            let distance = Coordinate.dot(place - ray.origin, ray.away)
            guard distance >= -Tolerance.foot, widths.limit(in: baseClass, holding: distance) != nil else { continue }
            let hiding = runs.first { $0.low < at && at < $0.high && distance > $0.reach(at) }
            let sight: BandSight = hiding.map { $0.isKnown ? .hidden : .undecided } ?? .open
            best = max(best ?? .hidden, sight)
        }
        return best ?? .open
    }

    /// The borders of what is hidden: the walls, the rays along which runs end, and those at the ends of every look: beyond one a place may
    /// be seen from another.
    var lines: [(a: Coordinate, b: Coordinate)] {
        let far = widths.widest + Tolerance.overshoot
        func ray(_ look: SquareLook, _ at: Double) -> (a: Coordinate, b: Coordinate) {
            let ray = look.ray(at)
            return (ray.origin - ray.away * Tolerance.overshoot, ray.origin + ray.away * far)
        }
        return looks.flatMap { look, runs in
            [ray(look, 0), ray(look, look.extent)]
                + runs.flatMap { run in
                    [ray(run.look, run.low), ray(run.look, run.high)] + (run.wall.map { [($0.a, $0.b)] } ?? [])
                }
        }
    }
}
