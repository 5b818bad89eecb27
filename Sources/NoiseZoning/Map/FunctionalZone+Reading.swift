import FeatureIO
import Regulation

extension FunctionalZone {
    /// The zones of one feature of the layer `zones`, whose shape is in the working plane already.
    static func read(_ feature: Feature, file: String, into diagnostics: inout [Diagnostic]) -> [FunctionalZone] {
        var reader = PropertyReader(feature, file: file)
        let (id, kind) = (reader.text("id"), reader.choice("kind", Kind.self))
        let (zoneClass, limitsClass) = (reader.optionalText("class"), reader.optionalText("limits_class"))
        let (day, night) = (reader.optionalDecibels("day_db"), reader.optionalDecibels("night_db"))
        let (zoneID, zoneName, base) = (reader.optionalText("zone_id"), reader.optionalText("zone_name"), reader.optionalText("zone_class"))
        let (rows, clauses) = (reader.texts("rows"), reader.texts("clauses"))
        let frontages = reader.texts("frontages")
        let sight = frontages.isEmpty ? nil : reader.choice("sight", Sight.self)
        let (otherClass, otherLimits) = (reader.optionalText("other_class"), reader.optionalText("other_limits_class"))
        let other = otherClass.map { Outcome(zoneClass: ZoneClass($0), limitsClass: otherLimits.map { ZoneClass($0) }) }
        diagnostics.append(contentsOf: reader.diagnostics)
        guard let id, let kind else { return [] }
        let limits: NoiseLimit? = if let day, let night { NoiseLimit(day: day, night: night) } else { nil }
        return (feature.shape?.polygons ?? []).map { polygon in
            FunctionalZone(
                id: id, kind: kind, zoneClass: zoneClass.map { ZoneClass($0) }, limitsClass: limitsClass.map { ZoneClass($0) },
                limits: limits, zoneID: zoneID, zoneName: zoneName, baseClass: base.map { ZoneClass($0) }, rows: rows, clauses: clauses,
                frontages: frontages, sight: sight, other: other, polygon: polygon)
        }
    }
}

extension PropertyReader {
    /// Whole decibels, as every limit is.
    fileprivate mutating func optionalDecibels(_ name: String) -> Int? {
        guard let number = optionalNumber(name) else { return nil }
        if number >= 0, number <= 200, let whole = Int(exactly: number) { return whole }
        fault("property-value", "\(name) is no whole number of decibels from 0 to 200", fix: "Build the map again")
        return nil
    }
}
