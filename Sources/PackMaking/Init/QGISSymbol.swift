import ZoningFiles

/// How QGIS draws the features of a layer that is to be filled.
enum QGISSymbol {
    typealias Colour = (Int, Int, Int)

    static let ink: Colour = (85, 85, 85)

    /// An area: filled, or its outline alone.
    static func area(_ name: String, fill: Colour?, outline: Colour = ink, width: Double = 0.2) -> XMLText {
        symbol(
            name, "fill",
            [
                layer(
                    "SimpleFill",
                    [
                        ("color", rgba(fill ?? (255, 255, 255), alpha: 150)), ("style", fill == nil ? "no" : "solid"),
                        ("outline_color", rgba(outline)), ("outline_style", "solid"), ("outline_width", width.description),
                        ("outline_width_unit", "MM"), ("joinstyle", "miter"),
                    ])
            ])
    }

    /// A centre line with its two boundary lines: `left_m` and `right_m` of the ground to either side, looking along the line.
    static func line(_ name: String, _ colour: Colour, width: Double) -> XMLText {
        let sides = [("left_m", "-"), ("right_m", "")].map { column, sign in
            layer(
                "SimpleLine",
                [
                    ("line_color", rgba(ink)), ("line_style", "solid"), ("line_width", "0.15"), ("line_width_unit", "MM"), ("offset", "0"),
                    ("offset_unit", "RenderMetersInMapUnits"), ("capstyle", "flat"), ("joinstyle", "round"),
                ], defined: [("offset", "\(sign)coalesce(\"\(column)\", 0)")])
        }
        let centre = layer(
            "SimpleLine",
            [
                ("line_color", rgba(colour)), ("line_style", "solid"), ("line_width", width.description), ("line_width_unit", "MM"),
                ("capstyle", "flat"), ("joinstyle", "round"),
            ])
        return symbol(name, "line", sides + [centre])
    }

    /// A boundary line as surveyed.
    static func edge(_ name: String) -> XMLText {
        symbol(
            name, "line",
            [
                layer(
                    "SimpleLine",
                    [
                        ("line_color", rgba(ink)), ("line_style", "solid"), ("line_width", "0.3"), ("line_width_unit", "MM"),
                        ("capstyle", "flat"), ("joinstyle", "round"),
                    ])
            ])
    }

    private static func symbol(_ name: String, _ type: String, _ layers: [XMLText]) -> XMLText {
        XMLText("symbol", ["name": name, "type": type, "alpha": "1", "clip_to_extent": "1", "force_rhr": "0"], layers)
    }

    private static func layer(_ kind: String, _ options: [(String, String)], defined: [(String, String)] = []) -> XMLText {
        var children = [QGISOption.map(options.map { QGISOption.text($0.0, $0.1) })]
        if !defined.isEmpty {
            let properties = defined.map { name, expression in
                // 3: an expression.
                QGISOption.map(
                    name,
                    [
                        QGISOption.flag("active", true), QGISOption.text("expression", expression),
                        XMLText("Option", ["name": "type", "value": "3", "type": "int"]),
                    ])
            }
            children.append(
                XMLText(
                    "data_defined_properties", [:],
                    [
                        QGISOption.map([
                            QGISOption.text("name", ""), QGISOption.map("properties", properties), QGISOption.text("type", "collection"),
                        ])
                    ]))
        }
        return XMLText("layer", ["class": kind, "enabled": "1", "locked": "0", "pass": "0"], children)
    }

    private static func rgba(_ colour: Colour, alpha: Int = 255) -> String { "\(colour.0),\(colour.1),\(colour.2),\(alpha)" }

    /// The colour of a class on maps; grey for one that has none.
}
