import Geometry
import Regulation
import ZoningModel

/// The frontage of one stretch with what the ground rules need of it: the joining lines of the first row (reading B4).
struct MeasuredFrontage: Sendable {
    let frontage: Frontage
    let joinings: [JoiningLine]
    /// The land before the walls of the first row (reading B6).
    let fronts: [RowFront]

    /// - Parameter near: the buildings with any part within the table distance (reading B2).
    init(_ stretch: Stretch, near: [Int], buildings: BuildingTable, zones: ZoneLocator, rules: BuildingRules) {
        let sweep = FrontageSweep(stretch: stretch, buildings: buildings, zones: zones, rules: rules)
        let edges = near.flatMap { building in
            buildings.edges(of: building).map { FrontageSweep.Edge(a: $0.a, b: $0.b, building: building) }
        }
        let runs = stretch.pieces.compactMap { SquareLook($0) }.flatMap { sweep.runs($0, edges: edges) }
        var (length, tall, unknown) = (0.0, 0.0, 0.0)
        for run in runs {
            length += run.length
            guard let building = run.building else { continue }
            switch rules.isTall(buildings.storeys(of: building)) {
            case true?: tall += run.length
            case nil: unknown += run.length
            case false?: break
            }
        }
        let share = length > 0 ? tall / length...max(tall / length, min(1, (tall + unknown) / length)) : 0...0
        let outcome = rules.outcome(of: share)
        frontage = Frontage(
            id: stretch.id, row: stretch.row, name: stretch.name, side: stretch.side, length: length, share: share, outcome: outcome,
            isDoubtful: rules.isDoubtful(share))
        joinings = outcome == .open ? [] : FirstRow(runs).joinings(within: rules.joinedGap)
        fronts = outcome == .open ? [] : RowFront.joined(runs.compactMap(\.front))
    }
}

/// Clause 二(四)2 and 3 as this run applies them; every figure comes from the ruleset.
struct BuildingRules: Sendable {
    private let rule: BuildingRule

    init(_ ruleset: Ruleset) { rule = ruleset.buildings }

    /// Whether a building counts as one of three storeys or more; nil where its storeys are not known (reading B3).
    func isTall(_ storeys: Int?) -> Bool? {
        storeys.map { $0 >= rule.tallFromStoreys.value }  // 二(四)3: 三层以上(含三层)
    }

    /// Metres: neighbours of the first row this far apart are joined, the distance itself included.
    var joinedGap: Double { rule.joinedGap.value + Tolerance.limit }

    /// Which rule holds for a share of tall frontage; nil where it may be either.
    func outcome(of share: ClosedRange<Double>) -> Frontage.Outcome {
        // B1: "mainly" is more than the half. A share worked out from rounded lengths counts as the half.
        let half = rule.mainlyShare.value + Tolerance.share
        if share.lowerBound > half { return .shielded }
        return share.upperBound > half ? .undecided : .open
    }

    /// B1: shares this near to the half are told.
    func isDoubtful(_ share: ClosedRange<Double>) -> Bool {
        share.upperBound >= rule.doubtfulFromShare.value - Tolerance.share
            && share.lowerBound <= rule.doubtfulToShare.value + Tolerance.share
    }
}

/// A straight line between the road-side corners of two neighbours of the first row (reading B4).
struct JoiningLine: Sendable {
    let a: Coordinate
    let b: Coordinate
    /// The buildings that it joins, by number.
    let between: (Int, Int)
}

/// The buildings met first, in the order of the boundary line (reading B4).
struct FirstRow {
    /// A building is there as often as one comes to it anew, past others or open land in front of it.
    private var members: [Int] = []
    /// The corners of all its walls that are met, wherever along the stretch: what faces the road is of the building, not of one look at it.
    private var corners: [Int: [Coordinate]] = [:]

    init(_ runs: [FrontageSweep.Run]) {
        for run in runs {
            guard let building = run.building else { continue }
            if members.last != building { members.append(building) }
            for corner in run.corners where corners[building]?.contains(corner) != true { corners[building, default: []].append(corner) }
        }
    }

    /// B4: neighbours whose nearest road-side corners are no farther apart than `gap` are joined by a straight line between those corners.
    func joinings(within gap: Double) -> [JoiningLine] {
        var joinings: [JoiningLine] = []
        for (one, other) in zip(members, members.dropFirst()) {
            var nearest: (distance: Double, a: Coordinate, b: Coordinate)?
            for a in corners[one] ?? [] {
                for b in corners[other] ?? [] where a.distance(to: b) < nearest?.distance ?? .infinity {
                    nearest = (a.distance(to: b), a, b)
                }
            }
            let isKnown = joinings.contains { $0.between == (one, other) || $0.between == (other, one) }
            if let nearest, nearest.distance <= gap, nearest.distance > 0, !isKnown {
                joinings.append(JoiningLine(a: nearest.a, b: nearest.b, between: (one, other)))
            }
        }
        return joinings
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
