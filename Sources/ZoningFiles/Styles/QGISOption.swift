/// The tree of options that QGIS keeps settings in (its XML since version 3.18).
package enum QGISOption {
    package static func text(_ name: String, _ value: String) -> XMLText {
        XMLText("Option", ["name": name, "value": value, "type": "QString"])
    }

    package static func number(_ name: String, _ value: Double) -> XMLText {
        XMLText("Option", ["name": name, "value": value.description, "type": "double"])
    }

    package static func flag(_ name: String, _ value: Bool) -> XMLText {
        XMLText("Option", ["name": name, "value": value ? "true" : "false", "type": "bool"])
    }

    package static func map(_ options: [XMLText]) -> XMLText { XMLText("Option", ["type": "Map"], options) }

    package static func map(_ name: String, _ options: [XMLText]) -> XMLText { XMLText("Option", ["name": name, "type": "Map"], options) }

    package static func list(_ name: String, _ options: [XMLText]) -> XMLText {
        XMLText("Option", ["name": name, "type": "List"], options)
    }
}
