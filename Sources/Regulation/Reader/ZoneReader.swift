import StrictJSON
import Wording

extension Section {
    /// The base zones: their classes, those that the document lists, and what holds the rest. A list of boundaries must stand word for word in
    /// the text of its clause.
    mutating func zones(clauses: [Clause]) throws(JSONError) -> BaseZones {
        let classes = try zoneClasses("classes")
        let direction = try optionalText("direction")
        let separators = try object.optionalStrings("separators") ?? []
        let confused = try object.optionalStrings("confused") ?? []
        _ = try reading()
        let count = try object.optionalInt("count") ?? 0
        var zones: [ZoneEntry] = []
        for var entry in object.has("entries") ? try sections("entries") : [] {
            let id = try entry.string("id")
            if zones.contains(where: { $0.id == id }) { throw entry.error(at: "id", "zone \(id) stands twice") }
            let name = try entry.text("name")
            let zoneClass = try entry.zoneClass("class")
            let list = try entry.optionalString("boundary")
            let area = entry.object.has("area_km2") ? try entry.positive("area_km2") : nil
            let source = try entry.citation()
            if let list {
                guard let direction else {
                    throw error(at: "direction", "a zone has a list of boundaries: say in which order such lists run")
                }
                let words = clauses.first { $0.id == source.clause }?.text.own ?? ""
                if !Array(words.utf8).contains(Array((direction.own + list).utf8)) {
                    throw entry.error(at: "boundary", "the list does not stand so in the text of clause \(source.clause)")
                }
            }
            try entry.finish()
            zones.append(
                ZoneEntry(
                    id: id, name: name, zoneClass: zoneClass,
                    boundary: list.map { BoundaryList(raw: $0, separators: separators, confused: confused) }, area: area, source: source))
        }
        if zones.count != count { throw error(at: "entries", "expected \(count) zones as \"count\" says, found \(zones.count)") }
        var residual: ResidualZone?
        if var rest = try optionalSection("residual") {
            residual = ResidualZone(
                id: try rest.string("id"), name: try rest.text("name"), zoneClass: try rest.zoneClass("class"), source: try rest.citation(),
                reading: try rest.reading())
            try rest.finish()
        }
        try finish()
        return BaseZones(classes: classes, direction: direction, entries: zones, residual: residual)
    }
}

/// What a ruleset says of base zones.
struct BaseZones {
    let classes: [ZoneClass]
    let direction: Text?
    let entries: [ZoneEntry]
    let residual: ResidualZone?
}
