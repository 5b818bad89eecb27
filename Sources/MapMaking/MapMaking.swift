import Geometry
import PlanarArrangement
import Regulation
import ZoningLaw
import ZoningModel

/// Pieces of the lattice turned into the zones of the map: names, limits, clauses, a fixed order.
package struct MapMaking {
    package let function: ZoningFunction
    package let ruleset: Ruleset
    package let date: CivilDate

    package init(function: ZoningFunction, ruleset: Ruleset, date: CivilDate) {
        self.function = function
        self.ruleset = ruleset
        self.date = date
    }

    /// The pieces with what the map says of them: what is left to do needs the function no longer.
    package func drawn(_ pieces: PieceList, labels: [PieceLabel]) -> DrawnPieces {
        let clauses = LabelClauses(function, ruleset, on: date)
        // Labels by the thousand name the same rows and clauses: each list is held once.
        var lists: Set<[String]> = []
        func once(_ list: [String]) -> [String] { lists.insert(list).memberAfterInsert }
        return DrawnPieces(
            pieces,
            said: labels.map { label in
                let zone = label.zone.map { clauses.zones[$0] }
                // A row whose sections have several widths has several bands.
                let rows = label.bands.map { clauses.bands[$0].row }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
                return SaidOfPieces(
                    kind: label.kind, zoneClass: label.zoneClass, limitsClass: label.limitsClass,
                    limits: label.limitsClass.flatMap { ruleset.limits(of: $0, on: date) }, zoneID: zone?.id, zoneName: zone?.name,
                    baseClass: zone?.zoneClass, rows: once(rows), clauses: once(clauses.clauses(of: label)),
                    frontages: once(label.frontages.map { function.shielding.shielded[$0].frontage.id }), sight: label.sight,
                    other: label.other)
            })
    }
}

/// The clauses that decide a piece: found once for every zone, row and reading, and put together for every label.
package struct LabelClauses {
    let zones: [PlanningZone]
    let bands: [Band]
    private let ofZones: [String]
    private let ofRows: [String]
    private let ruleset: Ruleset
    private let date: CivilDate
    private let ofSights: [FunctionalZone.Sight: String]
    private let unzoned: String

    init(_ function: ZoningFunction, _ ruleset: Ruleset, on date: CivilDate) {
        (self.ruleset, self.date) = (ruleset, date)
        zones = function.zones.zones
        bands = function.bands.all
        ofZones = zones.map { ruleset.zoneClause($0.id, zoneClass: $0.zoneClass) ?? "" }
        ofRows = bands.map { ruleset.rowClause($0.row) ?? "" }
        unzoned = ruleset.clause(of: .z5)
        // 二(四)3: in sight of the boundary line or not.
        ofSights = Dictionary(uniqueKeysWithValues: FunctionalZone.Sight.allCases.map { ($0, ruleset.clause(of: $0.reading)) })
    }

    /// The clause that makes a piece of a kind, of a class in a zone of a class; nil for the zones themselves.
    package static func clause(
        of kind: FunctionalZone.Kind, _ zoneClass: ZoneClass?, in base: ZoneClass?, by ruleset: Ruleset, on date: CivilDate
    ) -> String? {
        switch kind {
        case .base: nil
        case .residential: ruleset.clause(of: .z1)
        case .band: ruleset.bandClause(of: zoneClass, in: base, on: date) ?? ruleset.clause(of: .w5)
        case .carriageway: ruleset.clause(of: .r1)
        case .yard: ruleset.clause(of: .r7)
        case .area: ruleset.areaClause(of: zoneClass, in: base) ?? ruleset.clause(of: .r7)
        }
    }

    /// Most telling first: the kind, what buildings do, the rows, the zone.
    func clauses(of label: PieceLabel) -> [String] {
        var clauses: [String] = []
        func add(_ clause: String?) { if let clause, !clause.isEmpty { clauses.append(clause) } }
        let base = label.zone.map { zones[$0].zoneClass }
        add(
            label.kind == .base && label.zone == nil
                ? unzoned : Self.clause(of: label.kind, label.zoneClass, in: base, by: ruleset, on: date))
        add(label.sight.flatMap { ofSights[$0] })
        var told: Set<String> = []
        for band in label.bands where told.insert(bands[band].row).inserted { add(ofRows[band]) }
        if let zone = label.zone { add(ofZones[zone]) }
        return clauses
    }
}
