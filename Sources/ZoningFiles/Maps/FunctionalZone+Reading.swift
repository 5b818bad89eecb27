import FeatureIO
import Geometry
import Regulation
import ZoningModel

extension FunctionalZone {
    /// The zones of one feature of the layer `zones`, whose shape is in the working plane already.
    ///
    /// - Parameters:
    ///   - schema: the version of the map: its names count, and one of another version is a fault.
    ///   - check: the rules of the map; nil where this program does not have them.
    static func read(
        _ feature: Feature, in schema: MapSchema, file: String, _ check: inout PieceCheck?, into diagnostics: inout [Diagnostic]
    ) -> [FunctionalZone] {
        var reader = PropertyReader(feature, file: file)
        let (id, kind) = (reader.text("id"), reader.choice("kind", Kind.self))
        let (zoneClass, limitsClass) = (reader.optionalText("class"), reader.optionalText("limits_class"))
        let (day, night) = (reader.optionalWhole("day_db"), reader.optionalWhole("night_db"))
        let (zoneID, zoneName, base) = (
            reader.optionalText("zone_id"), reader.optionalText("zone_name"), reader.optionalText(schema.baseClass)
        )
        let (rows, clauses) = (reader.texts("rows"), reader.texts("clauses"))
        let frontages = reader.texts("frontages")
        let sight = frontages.isEmpty ? nil : reader.choice("sight", Sight.self)
        let (otherClass, otherLimits) = (reader.optionalText("other_class"), reader.optionalText("other_limits_class"))
        let other = otherClass.map { Outcome(zoneClass: ZoneClass($0), limitsClass: otherLimits.map { ZoneClass($0) }) }
        for other in MapSchema.allCases where other.baseClass != schema.baseClass && feature.property(other.baseClass) != nil {
            reader.fault(
                "map-value", "\(other.baseClass) is a name of \(other.name), and the map is \(schema.name)",
                fix: "Build the map again; its pieces are not to be edited")
        }
        guard let id, let kind, reader.diagnostics.isEmpty else {
            diagnostics.append(contentsOf: reader.diagnostics)
            return []
        }
        let limits: NoiseLimit? = if let day, let night { NoiseLimit(day: day, night: night) } else { nil }
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
