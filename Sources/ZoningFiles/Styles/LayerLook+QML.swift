import FeatureIO

extension LayerLook {
    /// The style in QGIS's own XML (version 3.22).
    func qml(_ form: QGISForm, _ name: (String) -> String) -> String {
        let root = XMLText("qgis", ["version": "3.22", "styleCategories": "Symbology|Fields|Forms"], [renderer(name)] + form.parts)
        return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + root.text
    }

    private func renderer(_ name: (String) -> String) -> XMLText {
        let symbols = XMLText("symbols", [:], categories.enumerated().map { Self.symbol(String($0), $1.symbol) })
        let plain: KeyValuePairs = ["type": "singleSymbol", "enableorderby": "0", "forceraster": "0", "symbollevels": "0"]
        guard let column else { return XMLText("renderer-v2", plain, [symbols]) }
        return XMLText(
            "renderer-v2",
            ["type": "categorizedSymbol", "attr": name(column), "enableorderby": "0", "forceraster": "0", "symbollevels": "0"],
            [
                XMLText(
                    "categories", [:],
                    categories.enumerated().map { number, category in
                        // QGIS takes an empty value for all others.
                        XMLText(
                            "category",
                            [
                                "render": "true", "symbol": String(number), "value": category.value ?? "", "label": category.label,
                                "type": "string",
                            ])
                    }), symbols,
            ])
    }

    private static func symbol(_ name: String, _ symbol: Symbol) -> XMLText {
        func wrapped(_ type: String, _ layers: [XMLText]) -> XMLText {
            XMLText("symbol", ["name": name, "type": type, "alpha": "1", "clip_to_extent": "1", "force_rhr": "0"], layers)
        }
        switch symbol {
        case .area(let fill, let outline, let width):
            return wrapped(
                "fill",
                [
                    layer(
                        "SimpleFill",
                        [
                            ("color", rgba(fill ?? (255, 255, 255))), ("style", fill == nil ? "no" : "solid"),
                            ("outline_color", rgba(outline)), ("outline_style", "solid"), ("outline_width", "\(width)"),
                            ("outline_width_unit", "MM"), ("joinstyle", "bevel"),
                        ])
                ])
        case .line(let strokes):
            return wrapped(
                "line",
                strokes.map { stroke in
                    layer(
                        "SimpleLine",
                        [
                            ("line_color", rgba(stroke.colour)), ("line_style", "solid"), ("line_width", "\(stroke.width)"),
                            ("line_width_unit", "MM"), ("capstyle", "flat"), ("joinstyle", "round"),
                            ("use_custom_dash", stroke.dash.isEmpty ? "0" : "1"),
                            ("customdash", (stroke.dash.isEmpty ? [5, 2] : stroke.dash).map { "\($0)" }.joined(separator: ";")),
                            ("customdash_unit", "MM"),
                        ])
                })
        case .place(let colour, let size):
            return wrapped(
                "marker",
                [
                    layer(
                        "SimpleMarker",
                        [
                            ("name", "circle"), ("color", rgba(colour)), ("size", "\(size)"), ("size_unit", "MM"),
                            ("outline_color", rgba(MapStyle.ink)), ("outline_style", "solid"), ("outline_width", "0.2"),
                            ("outline_width_unit", "MM"),
                        ])
                ])
        }
    }

    private static func layer(_ kind: String, _ options: [(String, String)]) -> XMLText {
        XMLText(
            "layer", ["class": kind, "enabled": "1", "locked": "0", "pass": "0"],
            [QGISOption.map(options.map { QGISOption.text($0.0, $0.1) })])
    }

    private static func rgba(_ colour: MapStyle.RGB) -> String { "\(colour.0),\(colour.1),\(colour.2),255" }
}
