import Geometry
import Regulation
import Scratch
import ZoningModel

/// The frontage of one stretch with what the ground rules need of it: the joining lines of the first row (reading B4).
struct MeasuredFrontage: Sendable {
    let frontage: Frontage
    let joinings: [JoiningLine]
    /// The land before the walls of the first row (reading B6).
    let fronts: [RowFront]
    /// What the first row leaves of the band, where nothing but it counts.
    let screen: SquareScreen?

    /// - Parameter near: the buildings with any part within the table distance (reading B2).
    init(_ stretch: Stretch, near: [Int], buildings: BuildingTable, zones: ZoneLocator, rules: BuildingRules) {
        let sweep = FrontageSweep(stretch: stretch, buildings: buildings, zones: zones, rules: rules)
        let edges = near.flatMap { building in
            buildings.edges(of: building).map { FrontageSweep.Edge(a: $0.a, b: $0.b, building: building) }
        }
        let looks = stretch.pieces.compactMap { SquareLook($0) }.map { (look: $0, runs: sweep.runs($0, edges: edges)) }
        let runs = looks.flatMap(\.runs)
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
        guard rules.isFirstRowAlone else {
            fronts = outcome == .open ? [] : RowFront.joined(runs.compactMap(\.front)).trimmed
            screen = nil
            return
        }
        func isTall(_ run: FrontageSweep.Run) -> Bool? { run.building.map { rules.isTall(buildings.storeys(of: $0)) } ?? false }
        fronts = RowFront.joined(runs.filter { isTall($0) != false }.compactMap(\.front)).trimmed
        screen = SquareScreen(
            looks.map { look, runs in
                let hiding = runs.filter { isTall($0) != false }.map { run in
                    SquareScreen.HidingRun(look: look, low: run.low, high: run.high, wall: run.front?.wall, isKnown: isTall(run) != nil)
                }
                return (look, hiding)
            }, widths: stretch.reach.parts.first?.widths ?? Band.Widths(byClass: [], unzoned: nil))
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
