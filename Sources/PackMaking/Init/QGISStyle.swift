import Regulation
import Wording
import ZoningFiles
import ZoningModel

/// The style of one layer of a pack in QGIS's own XML: symbols, labels, and the form.
struct QGISStyle {
    let layer: PackManifest.Layer
    let form: QGISForm
    let ruleset: Ruleset
    let language: Language

    var qml: String {
        let root = XMLText(
            "qgis", ["version": "3.22", "styleCategories": "Symbology|Labeling|Fields|Forms", "labelsEnabled": label == nil ? "0" : "1"],
            [renderer] + (label.map { [labelling($0)] } ?? []) + form.parts)
        return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + root.text
    }

    private var renderer: XMLText {
        switch layer {
        case .zones:
            categories(by: "class", ruleset.baseClasses.map { ($0.id, "") }) { id, number in
                QGISSymbol.area(number, fill: colour(ZoneClass(id)))
            }
        case .roads, .rail, .waterways:
            categories(by: layer == .roads ? "grade" : "kind", sources) { id, number in
                QGISSymbol.line(number, colour(bandClass(id)), width: 0.7)
            }
        case .district: single(QGISSymbol.area("0", fill: nil, outline: (0, 0, 0), width: 0.6))
        case .railwayLand, .yards:
            single(QGISSymbol.area("0", fill: colour(ruleset.railways.flatMap { ruleset.bandClass(of: $0.kind) })))
        case .roadEdges: single(QGISSymbol.edge("0"))
        case .residential: single(QGISSymbol.area("0", fill: ruleset.limitOverrides.first.map { colour($0.limitsClass) }))
        default: single(QGISSymbol.area("0", fill: colour(nil)))
        }
    }

    private func colour(_ zoneClass: ZoneClass?) -> QGISSymbol.Colour { MapStyle.rgb(of: zoneClass, in: ruleset.palette) }

    /// The class of the bands of lines of a grade; nil where they make none.
    private func bandClass(_ grade: String) -> ZoneClass? { ruleset.sources.first { $0.selector.grades.contains(grade) }?.bandClass }

    private var sources: [(id: String, title: String)] {
        let column = form.columns.first { $0.name == (layer == .roads ? "grade" : "kind") }
        guard case .choices(let choices) = column?.constraint else { return [] }
        return choices.map { ($0.value, $0.title) }
    }

    private func single(_ symbol: XMLText) -> XMLText {
        XMLText(
            "renderer-v2", ["type": "singleSymbol", "enableorderby": "0", "forceraster": "0", "symbollevels": "0"],
            [XMLText("symbols", [:], [symbol])])
    }

    /// One symbol a value, named as in the form.
    private func categories(
        by column: String, _ values: [(id: String, title: String)], _ symbol: (String, String) -> XMLText
    ) -> XMLText {
        let titles: [String: String]
        if case .choices(let choices) = form.columns.first(where: { $0.name == column })?.constraint {
            titles = Dictionary(choices.map { ($0.value, $0.title) }) { first, _ in first }
        } else {
            titles = [:]
        }
        // Behind them what has no value yet.
        let all = values.map(\.id) + [""]
        return XMLText(
            "renderer-v2",
            ["type": "categorizedSymbol", "attr": column, "enableorderby": "0", "forceraster": "0", "symbollevels": "0"],
            [
                XMLText(
                    "categories", [:],
                    all.enumerated().map { number, id in
                        XMLText(
                            "category",
                            [
                                "render": "true", "symbol": String(number), "value": id, "label": id.isEmpty ? "?" : titles[id] ?? id,
                                "type": "string",
                            ])
                    }),
                XMLText("symbols", [:], all.enumerated().map { number, id in symbol(id, String(number)) }),
            ])
    }

    /// What is written at a feature: an expression.
    private var label: String? {
        switch layer {
        case .zones: "concat(\"id\", ' ', \"name\")"
        case .roads, .rail, .residential: "\"name\""
        default: nil
        }
    }

    private func labelling(_ expression: String) -> XMLText {
        // Along a line (3), level in an area (4).
        let placement = layer == .roads || layer == .rail ? "3" : "4"
        return XMLText(
            "labeling", ["type": "simple"],
            [
                XMLText(
                    "settings", [:],
                    [
                        XMLText(
                            "text-style",
                            [
                                "fieldName": expression, "isExpression": "1", "fontSize": "8", "fontSizeUnit": "Point",
                                "textColor": "40,40,40,255", "textOpacity": "1",
                            ],
                            [
                                XMLText(
                                    "text-buffer",
                                    [
                                        "bufferDraw": "1", "bufferSize": "0.8", "bufferSizeUnits": "MM", "bufferColor": "255,255,255,255",
                                        "bufferOpacity": "0.8",
                                    ])
                            ]),
                        XMLText("placement", ["placement": placement, "placementFlags": "10", "priority": "5"]),
                        XMLText("rendering", ["obstacle": "0", "drawLabels": "1"]),
                    ])
            ])
    }
}
