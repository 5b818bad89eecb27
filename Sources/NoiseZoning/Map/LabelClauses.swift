import Regulation

/// The clauses that decide a piece: found once for every zone, row and reading, and put together for every label.
struct LabelClauses {
    let zones: [PlanningZone]
    let corridors: [Corridor]
    private let ofZones: [String]
    private let ofRows: [String]
    private let ofKinds: [FunctionalZone.Kind: String]
    private let ofSights: [FunctionalZone.Sight: String]
    private let unzoned: String

    init(_ function: ZoningFunction, _ ruleset: Ruleset) {
        zones = function.zones.zones
        corridors = function.corridors.corridors
        ofZones = zones.map { ruleset.zoneClause($0.id, zoneClass: $0.zoneClass) ?? "" }
        ofRows = corridors.map { ruleset.rowClause($0.row) ?? "" }
        unzoned = ruleset.clause(of: "Z5")
        let readings: [(FunctionalZone.Kind, String)] = [(.residential, "Z1"), (.band, "W5"), (.carriageway, "R1"), (.yard, "R7")]
        ofKinds = Dictionary(uniqueKeysWithValues: readings.map { ($0, ruleset.clause(of: $1)) })
        // 二(四)3: in sight of the boundary line or not.
        ofSights = Dictionary(uniqueKeysWithValues: FunctionalZone.Sight.allCases.map { ($0, ruleset.clause(of: $0.reading)) })
    }

    /// Most telling first: the kind, what buildings do, the rows, the zone.
    func clauses(of label: PieceLabel) -> [String] {
        var clauses: [String] = []
        func add(_ clause: String?) { if let clause, !clause.isEmpty { clauses.append(clause) } }
        add(label.kind == .base && label.zone == nil ? unzoned : ofKinds[label.kind])
        add(label.sight.flatMap { ofSights[$0] })
        for corridor in label.corridors { add(ofRows[corridor]) }
        if let zone = label.zone { add(ofZones[zone]) }
        return clauses
    }
}
