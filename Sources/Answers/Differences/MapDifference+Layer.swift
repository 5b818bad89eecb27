import FeatureIO
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningFiles

extension MapDifference {
    /// Every changed area as a layer in the working plane, in the colours of what it is now.
    package func layer(_ ruleset: Ruleset?, _ language: Language) -> OutputLayer {
        let columns = FieldTitles(ruleset, language).titled(Self.columns(before.periods, after.periods))
        let look = MapLooks(ruleset, on: after.date, language).areas("changes", by: "to_class")
        let features = changes.indices.map { number in
            Feature(shape: .polygon(changes[number].polygon), properties: properties(of: changes[number], language), ordinal: number + 1)
        }
        return OutputLayer(
            name: "changes", title: language("changed areas"), kind: .polygon, columns: columns, features: LazyFeatures(features),
            look: { feature in
                func text(_ name: String) -> String { if case .string(let text)? = feature.property(name) { text } else { "–" } }
                return look.feature(feature, label: "\(text("from_class")) → \(text("to_class"))")
            }, style: look.style(columns))
    }

    /// The columns of the layer.
    package static func columns(_ before: [DayPeriod], _ after: [DayPeriod]) -> [GeoPackageColumn] {
        func side(_ prefix: String, _ periods: [DayPeriod]) -> [GeoPackageColumn] {
            ["status", "class", "limits_class"].map { .init("\(prefix)_\($0)", .text) }
                + periods.map { .init("\(prefix)_\($0)_db", .integer) }
        }
        return side("from", before) + side("to", after) + [
            .init("area_m2", .real), .init("on_carriageway", .boolean), .init("causes", .text), .init("rows", .text),
            .init("readings", .text),
            .init("why", .text),
        ]
    }
}
