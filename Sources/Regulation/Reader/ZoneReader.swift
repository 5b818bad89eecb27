import StrictJSON
import Wording

extension Section {
    /// The base zones; each list of boundaries must stand word for word in the text of its clause.
    mutating func zones(clauses: [Clause]) throws(JSONError) -> (direction: Text, zones: [ZoneEntry]) {
        let direction = try text("direction")
        let separators = try object.strings("separators")
        let confused = try object.strings("confused")
        _ = try reading()
        let count = try object.int("count")
        var zones: [ZoneEntry] = []
        for var entry in try sections("entries") {
            let id = try entry.string("id")
            if zones.contains(where: { $0.id == id }) { throw entry.error(at: "id", "zone \(id) stands twice") }
            let name = try entry.text("name")
            let zoneClass = try entry.zoneClass("class")
            let list = try entry.string("boundary")
            let area = try entry.positive("area_km2")
            let source = try entry.citation()
            let words = clauses.first { $0.id == source.clause }?.text.zh ?? ""
            if !Array(words.utf8).contains(Array((direction.zh + list).utf8)) {
                throw entry.error(at: "boundary", "the list does not stand so in the text of clause \(source.clause)")
            }
            try entry.finish()
            zones.append(
                ZoneEntry(
                    id: id, name: name, zoneClass: zoneClass, boundary: BoundaryList(raw: list, separators: separators, confused: confused),
                    area: area,
                    source: source))
        }
        if zones.count != count { throw error(at: "entries", "expected \(count) zones as \"count\" says, found \(zones.count)") }
        try finish()
        return (direction, zones)
    }
}
