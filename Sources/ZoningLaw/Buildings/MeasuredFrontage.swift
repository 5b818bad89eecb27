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
