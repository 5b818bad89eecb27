import Geometry
import Regulation

/// What stands along one side of a listed line between two junctions, and which rule follows from it (clause 二(四)2 and 3, reading B1).
public struct Frontage: Sendable, Hashable {
    public enum Outcome: String, Sendable, CaseIterable {
        /// Rule 2: mainly low buildings and open land; the band runs through.
        case open
        /// Rule 3: mainly three storeys and more; buildings cut the band back.
        case shielded
        /// Storeys are missing that would decide (reading B3): both outcomes are told.
        case undecided
    }

    /// `annex1-16/3`: the row, and a number along it.
    public let id: String
    public let row: String
    public let name: String
    /// The side of the line by the compass: `N`, `NE` …
    public let side: String
    /// Metres of boundary line.
    public let length: Double
    /// The share of it with a first building of three storeys or more: if all buildings of unknown storeys are low, and if they are not.
    public let share: ClosedRange<Double>
    public let outcome: Outcome
    /// Whether the share is so near to the half that a survey may turn it (45–55 %).
    public let isDoubtful: Bool
}

/// The frontage of one stretch with what the ground rules need of it: the joining lines of the first row (reading B4).
struct MeasuredFrontage: Sendable {
    let frontage: Frontage
    let joinings: [Joining]

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
    }
}

/// A straight line between the road-side corners of two neighbours of the first row (reading B4).
struct Joining: Sendable {
    let a: Coordinate
    let b: Coordinate
    /// The buildings that it joins, by number.
    let between: (Int, Int)
}

/// The buildings met first, in the order of the boundary line (reading B4).
struct FirstRow {
    /// Neighbours, each with the corners of its walls that face the road.
    private var members: [(building: Int, corners: [Coordinate])] = []

    init(_ runs: [FrontageSweep.Run]) {
        for run in runs {
            guard let building = run.building else { continue }
            if members.last?.building == building {
                members[members.count - 1].corners += run.corners
            } else {
                members.append((building, run.corners))
            }
        }
    }

    /// B4: neighbours whose nearest road-side corners are no farther apart than `gap` are joined by a straight line between those corners.
    func joinings(within gap: Double) -> [Joining] {
        var joinings: [Joining] = []
        for (one, other) in zip(members, members.dropFirst()) {
            var nearest: (distance: Double, a: Coordinate, b: Coordinate)?
            for a in one.corners {
                for b in other.corners where a.distance(to: b) < nearest?.distance ?? .infinity { nearest = (a.distance(to: b), a, b) }
            }
            if let nearest, nearest.distance <= gap, nearest.distance > 0 {
                joinings.append(Joining(a: nearest.a, b: nearest.b, between: (one.building, other.building)))
            }
        }
        return joinings
    }
}
