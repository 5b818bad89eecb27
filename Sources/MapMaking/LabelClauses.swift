import Regulation
import ZoningLaw
import ZoningModel

/// The clauses that decide a piece: found once for every zone, row and reading, and put together for every label.
package struct LabelClauses {
    let zones: [PlanningZone]
    let bands: [Band]
    private let ofZones: [String]
    private let ofRows: [String]
    private let ofKinds: [FunctionalZone.Kind: String]
    private let ofSights: [FunctionalZone.Sight: String]
    private let unzoned: String

    init(_ function: ZoningFunction, _ ruleset: Ruleset) {
        zones = function.zones.zones
        bands = function.bands.all
        ofZones = zones.map { ruleset.zoneClause($0.id, zoneClass: $0.zoneClass) ?? "" }
        ofRows = bands.map { ruleset.rowClause($0.row) ?? "" }
        unzoned = ruleset.clause(of: .z5)
        ofKinds = Dictionary(
            uniqueKeysWithValues: FunctionalZone.Kind.allCases.compactMap { kind in
                Self.reading(of: kind).map { (kind, ruleset.clause(of: $0)) }
            })
        // 二(四)3: in sight of the boundary line or not.
        ofSights = Dictionary(uniqueKeysWithValues: FunctionalZone.Sight.allCases.map { ($0, ruleset.clause(of: $0.reading)) })
    }

    /// The reading that makes a piece of a kind; nil for the zones themselves.
    package static func reading(of kind: FunctionalZone.Kind) -> Interpretation.ID? {
        switch kind {
        case .base: nil
        case .residential: .z1
        case .band: .w5
        case .carriageway: .r1
        case .yard: .r7
        }
    }

    /// Most telling first: the kind, what buildings do, the rows, the zone.
    func clauses(of label: PieceLabel) -> [String] {
        var clauses: [String] = []
        func add(_ clause: String?) { if let clause, !clause.isEmpty { clauses.append(clause) } }
        add(label.kind == .base && label.zone == nil ? unzoned : ofKinds[label.kind])
        add(label.sight.flatMap { ofSights[$0] })
        for band in label.bands { add(ofRows[band]) }
        if let zone = label.zone { add(ofZones[zone]) }
        return clauses
    }
}
