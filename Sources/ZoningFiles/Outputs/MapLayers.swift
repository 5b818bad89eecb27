import FeatureIO
import Geometry
import Projection
import Regulation
import StrictJSON
import Wording
import ZoningModel

/// What of a map is united before it is written.
public enum Dissolve: String, Sendable, CaseIterable {
    /// All pieces of one class.
    case byClass = "class"
    /// All pieces of one class in one base zone.
    case byZone = "zone"
}

/// The layers of a map as any format takes them: in the working plane, with titles and looks in one language.
package struct MapLayers {
    private let map: ZoneMap
    private let titles: FieldTitles
    private let looks: MapLooks
    private let language: Language

    package init(_ map: ZoneMap, _ language: Language) {
        let ruleset = try? Ruleset.bundled(map.meta.ruleset)
        (self.map, self.language) = (map, language)
        titles = FieldTitles(ruleset, language)
        looks = MapLooks(ruleset, on: map.meta.date, language)
    }

    /// The pieces, or what they are united to.
    package func zones(_ dissolve: Dissolve?) -> OutputLayer {
        let periods = map.meta.periods
        switch dissolve {
        case nil:
            let hasShielding = map.zones.contains { !$0.frontages.isEmpty }
            let columns = titles.titledPieces(
                hasShielding ? MapLayer.zones.columns(in: .current, periods) : MapLayer.zoneColumns(.current, periods))
            let zones = map.zones
            return layer(
                MapName.zones, "pieces of the map", columns,
                LazyFeatures(count: zones.count) { number in
                    let zone = zones[number]
                    if number % FunctionalZone.breath == 0 { zone.rest() }
                    return Feature(id: zone.id, shape: .polygon(zone.polygon), properties: zone.properties(periods))
                })
        case .byClass:
            return layer(
                MapName.classes, "areas by class", titles.titled(MapLayer.classColumns(periods)),
                LazyFeatures(ClassArea.areas(of: map.zones).map { $0.feature(periods) }))
        case .byZone:
            return layer(
                MapName.zoneClasses, "areas by zone and class", titles.titled(ZoneClassArea.columns(periods)),
                LazyFeatures(ZoneClassArea.areas(of: map.zones).map { $0.feature(periods) }))
        }
    }

    private func layer(_ name: String, _ title: Phrase, _ columns: [GeoPackageColumn], _ features: LazyFeatures) -> OutputLayer {
        let look = looks.areas(name, by: "class")
        let periods = map.meta.periods
        return OutputLayer(
            name: name, title: language(title), kind: .polygon, columns: columns, features: features,
            look: { look.feature($0, label: Self.label($0, periods)) }, style: look.style(columns))
    }

    /// What a drawing writes in an area: the zone, its class and limits.
    private static func label(_ feature: Feature, _ periods: [DayPeriod]) -> String {
        func text(_ name: String) -> String? { if case .string(let text)? = feature.property(name) { text } else { nil } }
        let limits = periods.map { period in
            if case .number(let number)? = feature.property("\(period)_db") { number.literal } else { "–" }
        }
        let zoneClass = text("class").map { "\($0) \(limits.joined(separator: "/"))" }
        return [text("zone_id"), zoneClass].compactMap { $0 }.joined(separator: " ")
    }

    /// The listed lines with their boundary lines. Throws `.geometry` where GEOS cannot draw one.
    package func lines() throws(BuildError) -> OutputLayer {
        let look = looks.listedLines
        let columns = titles.titled(
            MapLayer.lineColumns + (map.hasRuleColumns ? MapLayer.ruleColumns : []) + (map.hasNeighbours ? MapLayer.neighbourColumns : []))
        return OutputLayer(
            name: MapName.lines, title: language("listed lines"), kind: .line, columns: columns,
            features: LazyFeatures(try map.lineFeatures()),
            look: { look.feature($0) }, style: look.style(columns))
    }

    /// Land that counts as a whole.
    package func railwayAreas() -> OutputLayer {
        let look = looks.railwayAreas
        let columns = titles.titled(MapLayer.areaColumns + (map.hasNeighbours ? MapLayer.neighbourColumns : []))
        return OutputLayer(
            name: MapName.railwayAreas, title: language("land that counts as a whole"), kind: .polygon, columns: columns,
            features: LazyFeatures(map.railwayFeatures), look: { look.feature($0) }, style: look.style(columns))
    }

    /// The walls of buildings.
    package func facades() -> OutputLayer {
        let look = looks.lines(MapName.facades, by: "class")
        let columns = titles.titled(MapLayer.facades.columns(in: .current, map.meta.periods))
        let (facades, periods) = (map.facades, map.meta.periods)
        return OutputLayer(
            name: MapName.facades, title: language("walls of buildings"), kind: .line, columns: columns,
            features: LazyFeatures(count: facades.count) { number in
                if number % FacadeList.breath == 0 { facades.rest() }
                let facade = facades[number]
                return Feature(shape: .lineString(LineString([facade.from, facade.to])), properties: facade.properties(periods))
            }, look: { look.feature($0) }, style: look.style(columns))
    }

    /// What the map says of itself, for files that are no maps: members of GeoJSON.
    package var members: [JSONMember] { [JSONMember(name: "noisezone", value: map.meta.json)] }
}
