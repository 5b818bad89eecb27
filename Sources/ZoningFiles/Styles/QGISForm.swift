import FeatureIO

/// The form that QGIS asks the properties of a feature with: names, lists of values, and what is taken unless something else is given.
package struct QGISForm {
    package let columns: [GeoPackageColumn]
    /// By column, the value that a new feature gets.
    package let defaults: [String: String]
    /// Columns that must be filled in.
    package let needed: Set<String>

    package init(columns: [GeoPackageColumn], defaults: [String: String] = [:], needed: Set<String> = []) {
        (self.columns, self.defaults, self.needed) = (columns, defaults, needed)
    }

    /// The parts of a style, in the order of QGIS.
    package var parts: [XMLText] {
        [
            XMLText(
                "fieldConfiguration", [:],
                [field("fid", "Hidden", [])] + columns.map { field($0.name, Self.widget($0).0, Self.widget($0).1) }),
            XMLText(
                "aliases", [:],
                columns.enumerated().map { XMLText("alias", ["field": $1.name, "index": String($0 + 1), "name": $1.title ?? $1.name]) }),
            XMLText(
                "defaults", [:],
                columns.compactMap { column in
                    defaults[column.name].map { XMLText("default", ["field": column.name, "expression": "'\($0)'", "applyOnUpdate": "0"]) }
                }),
            XMLText(
                "constraints", [:],
                columns.filter { needed.contains($0.name) }.map {
                    // 1: not null; a strength of 2 warns and lets it be.
                    XMLText(
                        "constraint",
                        ["field": $0.name, "constraints": "1", "notnull_strength": "2", "unique_strength": "0", "exp_strength": "0"])
                }),
        ]
    }

    private func field(_ name: String, _ widget: String, _ options: [XMLText]) -> XMLText {
        XMLText(
            "field", ["name": name, "configurationFlags": "None"],
            [XMLText("editWidget", ["type": widget], [XMLText("config", [:], [QGISOption.map(options)])])])
    }

    private static func widget(_ column: GeoPackageColumn) -> (String, [XMLText]) {
        switch (column.constraint, column.kind) {
        case (.choices(let choices), _):
            ("ValueMap", [QGISOption.list("map", choices.map { QGISOption.map([QGISOption.text($0.title, $0.value)]) })])
        case (.range(let low, let high), .integer): ("Range", range(low, high, step: 1, places: 0))
        case (.range(let low, let high), _): ("Range", range(low, high, step: 0.5, places: 2))
        case (nil, .date):
            (
                "DateTime",
                [
                    QGISOption.flag("allow_null", true), QGISOption.flag("calendar_popup", true),
                    QGISOption.text("display_format", "yyyy-MM-dd"), QGISOption.text("field_format", "yyyy-MM-dd"),
                    QGISOption.flag("field_iso_format", false),
                ]
            )
        default: ("TextEdit", [QGISOption.flag("IsMultiline", false), QGISOption.flag("UseHtml", false)])
        }
    }

    private static func range(_ low: Double, _ high: Double, step: Double, places: Int) -> [XMLText] {
        [
            QGISOption.flag("AllowNull", true), QGISOption.number("Min", low), QGISOption.number("Max", high),
            QGISOption.number("Step", step),
            XMLText("Option", ["name": "Precision", "value": String(places), "type": "int"]), QGISOption.text("Style", "SpinBox"),
        ]
    }
}
