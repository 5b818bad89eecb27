import Geometry
import Regulation

/// Pieces of the lattice turned into the zones of the map: names, limits, clauses, a fixed order.
struct MapMaking {
    let function: ZoningFunction
    let ruleset: Ruleset
    let date: CivilDate

    func zones(of pieces: [LatticePiece], labels: [PieceLabel]) -> [FunctionalZone] {
        let corridors = function.corridors.corridors
        let drawn = pieces.map { piece in (label: labels[piece.label], rings: canonical(piece)) }
        let sorted = drawn.map { (key: key(of: $0.label, rings: $0.rings), piece: $0) }.sorted { $0.key < $1.key }
        let digits = String(sorted.count).count
        return sorted.enumerated().map { number, entry in
            let (label, rings) = entry.piece
            let zone = label.zone.map { function.zones.zones[$0] }
            let limits = label.limitsClass.flatMap(limits)
            let written = String(number + 1)
            return FunctionalZone(
                id: "z" + String(repeating: "0", count: digits - written.count) + written, kind: label.kind, zoneClass: label.zoneClass,
                limitsClass: label.limitsClass, limits: limits, zoneID: zone?.id, zoneName: zone?.name, baseClass: zone?.zoneClass,
                rows: label.corridors.map { corridors[$0].row }, clauses: clauses(of: label),
                frontages: label.frontages.map { function.shielding.shielded[$0].frontage.id }, sight: label.sight, other: label.other,
                polygon: Polygon(exterior: rings[0].map(Lattice.coordinate), holes: rings.dropFirst().map { $0.map(Lattice.coordinate) }))
        }
    }

    /// The limits of a class; of one that the rules do not know (class 0), those of the standard that they refer to (二, GB 3096).
    private func limits(of zoneClass: ZoneClass) -> NoiseLimit? {
        if let limits = ruleset.limits(of: zoneClass, on: date) { return limits }
        guard let book = try? StandardsBook.bundled(), let day = try? book.limit("gb3096", zone: zoneClass, period: .day, on: date),
            let night = try? book.limit("gb3096", zone: zoneClass, period: .night, on: date)
        else { return nil }
        return NoiseLimit(day: day.value, night: night.value)
    }

    /// What makes the order of the zones: nothing but what they are and where.
    private struct Key: Comparable {
        let names: [String]
        let first: LatticePoint

        static func < (a: Key, b: Key) -> Bool {
            a.names != b.names ? a.names.lexicographicallyPrecedes(b.names) : a.first < b.first
        }
    }

    private func key(of label: PieceLabel, rings: [[LatticePoint]]) -> Key {
        let rows = label.corridors.map { function.corridors.corridors[$0].row }
        let names = [label.zone.map { function.zones.zones[$0].id } ?? "~", label.kind.rawValue, label.limitsClass?.id ?? "~"] + rows
        return Key(names: names, first: rings[0][0])
    }

    /// Every ring from its smallest corner on, the holes by theirs.
    private func canonical(_ piece: LatticePiece) -> [[LatticePoint]] {
        [rotated(piece.exterior)] + piece.holes.map(rotated).sorted { $0[0] != $1[0] ? $0[0] < $1[0] : $0[1] < $1[1] }
    }

    private func rotated(_ ring: [LatticePoint]) -> [LatticePoint] {
        let open = ring.dropLast()
        guard let smallest = open.indices.min(by: { open[$0] < open[$1] }) else { return ring }
        return Array(open[smallest...] + open[..<smallest]) + [open[smallest]]
    }

    /// The clauses that decide the piece, most telling first.
    func clauses(of label: PieceLabel) -> [String] {
        let zoneClause = label.zone.flatMap {
            ruleset.zoneClause(function.zones.zones[$0].id, zoneClass: function.zones.zones[$0].zoneClass)
        }
        let rows = label.corridors.compactMap { ruleset.rowClause(function.corridors.corridors[$0].row) }
        let decided: [String] =
            switch label.kind {
            case .base: label.zone == nil ? [ruleset.clause(of: "Z5")] : []
            case .residential: [ruleset.clause(of: "Z1")]
            case .band: [ruleset.clause(of: "W5")]
            case .carriageway: [ruleset.clause(of: "R1")]
            case .yard: [ruleset.clause(of: "R7")]
            }
        // 二(四)3: in sight of the boundary line or not.
        let shielding = label.sight.map { [ruleset.clause(of: $0 == .footprint ? "B9" : "B5")] } ?? []
        return (decided + shielding + rows + [zoneClause].compactMap { $0 }).filter { !$0.isEmpty }
    }
}
