import FeatureIO
import Regulation
import Wording
import ZoningModel

/// How the layers of a map look: the colours of the rules, as in the picture of the map.
package struct MapLooks: Sendable {
    private let ruleset: Ruleset?
    private let date: CivilDate
    private let language: Language

    package init(_ ruleset: Ruleset?, on date: CivilDate, _ language: Language) {
        (self.ruleset, self.date, self.language) = (ruleset, date, language)
    }

    /// The title of a class with its limits.
    private func label(_ id: String) -> String {
        guard let ruleset, let rule = ruleset.classes.first(where: { $0.id.id == id }) else { return id }
        let name = rule.name(language)
        return ruleset.limits(of: rule.id, on: date).map { "\(name) \($0.written(ruleset.hours.periods.count)) dB(A)" } ?? name
    }

    private func classes(_ symbol: (MapStyle.RGB) -> LayerLook.Symbol) -> [LayerLook.Category] {
        // A colour of a class that the rules do not have is for maps of before.
        let colours = MapStyle.colours(ruleset?.palette ?? []).filter { colour in
            ruleset?.classes.contains { $0.id.id == colour.id } == true
        }
        let known = colours.map { id, rgb in
            LayerLook.Category(id, label(id), name: ruleset?.classes.first { $0.id.id == id }?.name(language), symbol(rgb))
        }
        return known + [LayerLook.Category(nil, language("without a class"), symbol(MapStyle.unzoned))]
    }

    /// Areas by class.
    package func areas(_ name: String, by column: String) -> LayerLook {
        LayerLook(name, by: column, classes { .area(fill: $0, outline: MapStyle.ink, width: 0.1) })
    }

    /// Lines by class, with an edge that tells them from the areas below.
    package func lines(_ name: String, by column: String) -> LayerLook {
        LayerLook(name, by: column, classes { .line([.init(Self.wall, 1.2), .init($0, 0.8)]) })
    }

    /// Places by class.
    package func places(_ name: String, by column: String) -> LayerLook {
        LayerLook(name, by: column, classes { .place($0, size: 2.6) })
    }

    /// Outlines alone.
    package func outlines(_ name: String, _ label: Phrase) -> LayerLook {
        LayerLook(name, [.init(nil, language(label), .area(fill: nil, outline: (0, 0, 0), width: 0.5))])
    }

    /// Places alone.
    package func marks(_ name: String, _ label: Phrase) -> LayerLook {
        LayerLook(name, [.init(nil, language(label), .place(Self.wall, size: 1.6))])
    }

    /// Lines alone.
    package func strokes(_ name: String, _ label: Phrase) -> LayerLook {
        LayerLook(name, [.init(nil, language(label), .line([.init(Self.wall, 0.4)]))])
    }

    /// The listed lines by their part.
    var listedLines: LayerLook {
        func category(_ value: String?, _ title: Phrase, _ stroke: LayerLook.Stroke) -> LayerLook.Category {
            .init(value, language(title), .line([stroke]))
        }
        return LayerLook(
            MapName.lines, by: "part",
            [
                category("centre", "centre line", .init((40, 40, 40), 0.4)),
                category("boundary", "boundary lines", .init(MapStyle.ink, 0.25, dash: [3, 1.5])),
                category("left", "surveyed left boundary line", .init((40, 40, 40), 0.25)),
                category("right", "surveyed right boundary line", .init((40, 40, 40), 0.25)),
                category(nil, "opening in a boundary line", .init(MapStyle.ink, 0.25, dash: [0.5, 1])),
            ])
    }

    var railwayAreas: LayerLook {
        LayerLook(
            MapName.railwayAreas,
            [.init(nil, language("land that counts as a whole"), .area(fill: nil, outline: (90, 60, 120), width: 0.4))])
    }

    /// Verdicts on measured levels.
    package var verdicts: LayerLook {
        func category(_ value: String?, _ title: Phrase, _ colour: MapStyle.RGB) -> LayerLook.Category {
            .init(value, language(title), .place(colour, size: 2.6))
        }
        return LayerLook(
            "levels", by: "nz_verdict",
            [
                category("pass", "within the limit", (70, 150, 90)), category("exceeds", "above the limit", (165, 0, 38)),
                category("undecided", "not decidable", (240, 200, 80)), category(nil, "not read", MapStyle.unzoned),
            ])
    }

    /// The wall of a building, as in the picture.
    private static let wall = (51, 51, 51)
}

/// The names of the layers of a map.
package enum MapName {
    package static let zones = "zones"
    package static let classes = "classes"
    package static let zoneClasses = "zone_classes"
    package static let lines = "lines"
    package static let railwayAreas = "railway_areas"
    package static let facades = "facades"
}
