import FeatureIO
import Geometry
import MapMaking
import Regulation
import Wording
import ZoningModel

/// Holds what a map file says of a piece against the rules that the map names: a map is data from outside like any other.
struct PieceCheck {
    private let ruleset: Ruleset
    private let date: CivilDate
    private let schema: MapSchema
    private let periods: [DayPeriod]
    /// Found once for each row and zone.
    private var ofRows: [String: String] = [:]
    private var ofZones: [String: String] = [:]
    private var limits: [ZoneClass: NoiseLimit?] = [:]

    /// Nil for a map by rules that this program does not have.
    init?(_ meta: MapMeta, _ schema: MapSchema) {
        guard let ruleset = try? Ruleset.bundled(meta.ruleset) else { return nil }
        self.ruleset = ruleset
        date = meta.date
        self.schema = schema
        periods = ruleset.hours.periods.map(\.id)
    }

    mutating func check(_ zone: FunctionalZone, _ reader: inout PropertyReader) {
        let fix: Phrase = "Build the map again; its pieces are not to be edited"
        for zoneClass in [zone.zoneClass, zone.limitsClass, zone.baseClass, zone.other?.zoneClass, zone.other?.limitsClass] {
            guard let zoneClass, limits(of: zoneClass) == nil, ruleset.rule(of: zoneClass) == nil else { continue }
            reader.fault(MapFault.mapValue, "the rules of the map have no class \(zoneClass.id)", fix: fix)
            return
        }
        let right = zone.limitsClass.flatMap { limits(of: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        if zone.limits != right {
            let stated = zone.limits?.written(periods.count) ?? "–"
            let wanted = right?.written(periods.count) ?? "–"
            let columns = periods.map { "\($0)_db" }
            reader.fault(MapFault.mapValue, "\(Phrase.list(columns)) are \(stated), and by limits_class they are \(wanted)", fix: fix)
        }
        if zone.kind == .base, zone.zoneClass != zone.baseClass {
            reader.fault(
                MapFault.mapValue, "class is \(zone.zoneClass?.id ?? "–"), and by \(schema.baseClass) it is \(zone.baseClass?.id ?? "–")",
                fix: fix)
        }
        if zone.clauses != clauses(of: zone) {
            reader.fault(MapFault.mapValue, "clauses does not fit to kind, rows and zone_id", fix: fix)
        }
    }

    private mutating func limits(of zoneClass: ZoneClass) -> NoiseLimit? {
        if let known = limits[zoneClass] { return known }
        let found = ruleset.limits(of: zoneClass, on: date)
        limits[zoneClass] = .some(found)
        return found
    }

    /// As `LabelClauses` puts them together.
    private mutating func clauses(of zone: FunctionalZone) -> [String] {
        var clauses: [String] = []
        func add(_ clause: String?) { if let clause, !clause.isEmpty { clauses.append(clause) } }
        add(
            zone.kind == .base && zone.zoneID == nil
                ? ruleset.clause(of: .z5)
                : LabelClauses.clause(of: zone.kind, zone.zoneClass, in: zone.baseClass, by: ruleset, on: date))
        add(zone.sight.map { ruleset.clause(of: $0.reading) })
        for row in zone.rows {
            let clause = ofRows[row] ?? ruleset.rowClause(row) ?? ""
            ofRows[row] = clause
            add(clause)
        }
        if let id = zone.zoneID, let base = zone.baseClass {
            let key = "\(id) \(base.id)"
            let clause = ofZones[key] ?? ruleset.zoneClause(id, zoneClass: base) ?? ""
            ofZones[key] = clause
            add(clause)
        }
        return clauses
    }
}

extension FunctionalZone {
    /// The zones of one feature of the layer `zones`, whose shape is in the working plane already.
    ///
    /// - Parameters:
    ///   - schema: the version of the map: its names count, and one of another version is a fault.
    ///   - periods: those of the day that the map's limits are for.
    ///   - check: the rules of the map; nil where this program does not have them.
    static func read(
        _ feature: Feature, in schema: MapSchema, _ periods: [DayPeriod], file: String, _ check: inout PieceCheck?,
        into diagnostics: inout [Diagnostic]
    ) -> [FunctionalZone] {
        var reader = PropertyReader(feature, file: file)
        let (id, kind) = (reader.text("id"), reader.choice("kind", Kind.self))
        let (zoneClass, limitsClass) = (reader.optionalText("class"), reader.optionalText("limits_class"))
        let levels = NoiseLimit(periods.map { reader.optionalWhole("\($0)_db") })
        let (zoneID, zoneName, base) = (
            reader.optionalText("zone_id"), reader.optionalText("zone_name"), reader.optionalText(schema.baseClass)
        )
        let (rows, clauses) = (reader.texts("rows"), reader.texts("clauses"))
        let frontages = reader.texts("frontages")
        let sight = frontages.isEmpty ? nil : reader.choice("sight", Sight.self)
        let (otherClass, otherLimits) = (reader.optionalText("other_class"), reader.optionalText("other_limits_class"))
        let other = otherClass.map { OtherRule(zoneClass: ZoneClass($0), limitsClass: otherLimits.map { ZoneClass($0) }) }
        for other in MapSchema.allCases where other.baseClass != schema.baseClass && feature.property(other.baseClass) != nil {
            reader.fault(
                MapFault.mapValue, "\(other.baseClass) is a name of \(other.name), and the map is \(schema.name)",
                fix: "Build the map again; its pieces are not to be edited")
        }
        guard let id, let kind, reader.diagnostics.isEmpty else {
            diagnostics.append(contentsOf: reader.diagnostics)
            return []
        }
        let limits = levels.isEmpty ? nil : levels
        let zones = (feature.shape?.polygons ?? []).map { polygon in
            FunctionalZone(
                id: id, kind: kind, zoneClass: zoneClass.map { ZoneClass($0) }, limitsClass: limitsClass.map { ZoneClass($0) },
                limits: limits, zoneID: zoneID, zoneName: zoneName, baseClass: base.map { ZoneClass($0) }, rows: rows, clauses: clauses,
                frontages: frontages, sight: sight, other: other, polygon: polygon)
        }
        if let first = zones.first { check?.check(first, &reader) }
        diagnostics.append(contentsOf: reader.diagnostics)
        return zones
    }
}
