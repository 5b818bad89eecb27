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

    /// The pieces are let go one by one as their zones are made.
    package func zones(of pieces: consuming [LatticePiece], labels: [PieceLabel]) -> [FunctionalZone] {
        let clauses = LabelClauses(function, ruleset, on: date)
        let words = labels.map { self.words(of: $0, clauses) }
        let ranks = ranks(of: words)
        var drawn = (consume pieces).map { piece in (rank: ranks[piece.label], label: piece.label, rings: rings(of: piece)) }
        // Nothing but what they are and where makes the order of the zones.
        let order = drawn.indices.sorted {
            drawn[$0].rank != drawn[$1].rank ? drawn[$0].rank < drawn[$1].rank : drawn[$0].rings[0][0] < drawn[$1].rings[0][0]
        }
        let digits = String(order.count).count
        return order.enumerated().map { number, piece in
            let (label, words) = (labels[drawn[piece].label], words[drawn[piece].label])
            let rings = drawn[piece].rings.map { $0.map(Lattice.coordinate) }
            drawn[piece].rings = []
            let written = String(number + 1)
            return FunctionalZone(
                id: "z" + String(repeating: "0", count: digits - written.count) + written, kind: label.kind, zoneClass: label.zoneClass,
                limitsClass: label.limitsClass, limits: words.limits, zoneID: words.zone?.id, zoneName: words.zone?.name,
                baseClass: words.zone?.zoneClass, rows: words.rows, clauses: words.clauses,
                frontages: words.frontages, sight: label.sight, other: label.other,
                polygon: Polygon(exterior: rings[0], holes: Array(rings.dropFirst())))
        }
    }

    /// The holes by their first corners.
    private func rings(of piece: LatticePiece) -> [[LatticePoint]] {
        [piece.exterior] + piece.holes.sorted { $0[0] != $1[0] ? $0[0] < $1[0] : $0[1] < $1[1] }
    }

    /// What the map writes of a label, found once for all its pieces.
    private struct Words {
        let zone: PlanningZone?
        let limits: NoiseLimit?
        let rows: [String]
        let clauses: [String]
        let frontages: [String]
        /// Zone, kind, limits and rows: what the zones are sorted by.
        let names: [String]
    }

    private func words(of label: PieceLabel, _ clauses: LabelClauses) -> Words {
        let zone = label.zone.map { clauses.zones[$0] }
        // A row whose sections have several widths has several bands.
        let rows = label.bands.map { clauses.bands[$0].row }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return Words(
            zone: zone, limits: label.limitsClass.flatMap { ruleset.limits(of: $0, on: date) }, rows: rows,
            clauses: clauses.clauses(of: label),
            frontages: label.frontages.isEmpty ? [] : label.frontages.map { function.shielding.shielded[$0].frontage.id },
            names: [zone?.id ?? "~", label.kind.rawValue, label.limitsClass?.id ?? "~"] + rows)
    }

    /// The place of each label in the order of the names; labels with the same names share one.
    private func ranks(of words: [Words]) -> [Int] {
        var ranks = [Int](repeating: 0, count: words.count)
        var last: (label: Int, rank: Int)?
        for label in words.indices.sorted(by: { words[$0].names.lexicographicallyPrecedes(words[$1].names) }) {
            if let previous = last {
                last = (label, previous.rank + (words[previous.label].names == words[label].names ? 0 : 1))
            } else {
                last = (label, 0)
            }
            ranks[label] = last?.rank ?? 0
        }
        return ranks
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
