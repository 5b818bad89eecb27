/// The tree of options that QGIS keeps settings in (its XML since version 3.18).
enum QGISOption {
    static func text(_ name: String, _ value: String) -> XMLText { XMLText("Option", ["name": name, "value": value, "type": "QString"]) }

    static func number(_ name: String, _ value: Double) -> XMLText {
        XMLText("Option", ["name": name, "value": value.description, "type": "double"])
    }

    static func flag(_ name: String, _ value: Bool) -> XMLText {
        XMLText("Option", ["name": name, "value": value ? "true" : "false", "type": "bool"])
    }

    static func map(_ options: [XMLText]) -> XMLText { XMLText("Option", ["type": "Map"], options) }

    static func map(_ name: String, _ options: [XMLText]) -> XMLText { XMLText("Option", ["name": name, "type": "Map"], options) }

    static func list(_ name: String, _ options: [XMLText]) -> XMLText { XMLText("Option", ["name": name, "type": "List"], options) }
}
