/// The colours of the classes, and how QGIS is told of them.
package enum MapStyle {
    /// Red, green, blue by class: quiet to loud from green to red, 4b violet.
    package static let colours: [(id: String, rgb: (Int, Int, Int))] = [
        ("0", (217, 240, 163)), ("1", (120, 198, 121)), ("2", (255, 224, 138)), ("3", (244, 165, 130)), ("4a", (214, 96, 77)),
        ("4b", (128, 115, 172)),
    ]
    package static let unzoned = (224, 224, 224)

    /// `#rrggbb`
    package static func hex(_ rgb: (Int, Int, Int)) -> String {
        "#" + [rgb.0, rgb.1, rgb.2].map { String(256 + $0, radix: 16).dropFirst() }.joined()
    }

    /// A style of QGIS (QML, version 3): one category a class, the rest grey; the legend comes from the labels.
    static let qml: String = {
        var categories = ""
        var symbols = ""
        for (number, (id, label, rgb)) in (colours.map { ($0.id, "class \($0.id)", $0.rgb) } + [("", "unzoned", unzoned)]).enumerated() {
            categories += "<category render=\"true\" symbol=\"\(number)\" value=\"\(id)\" label=\"\(label)\" type=\"string\"/>"
            let options = [
                ("color", "\(rgb.0),\(rgb.1),\(rgb.2),255"), ("style", "solid"), ("outline_color", "85,85,85,255"),
                ("outline_style", "solid"), ("outline_width", "0.1"), ("outline_width_unit", "MM"), ("joinstyle", "bevel"),
            ].map { "<Option name=\"\($0.0)\" value=\"\($0.1)\" type=\"QString\"/>" }.joined()
            symbols +=
                "<symbol name=\"\(number)\" type=\"fill\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">"
                + "<layer class=\"SimpleFill\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">\(options)</Option></layer></symbol>"
        }
        return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22\" styleCategories=\"Symbology\">"
            + "<renderer-v2 type=\"categorizedSymbol\" attr=\"class\" enableorderby=\"0\" forceraster=\"0\" symbollevels=\"0\">"
            + "<categories>\(categories)</categories><symbols>\(symbols)</symbols></renderer-v2></qgis>"
    }()
}
