import StrictJSON

extension References {
    /// Collects every identifier of a ruleset before its parts are read, and refuses one that stands twice.
    static func collect(_ object: StrictObject) throws(JSONError) -> References {
        var object = object
        var known = References()
        var document = try object.object("document")
        known.document = try document.string("number")
        known.documents = [known.document]
        for value in try document.array("legal_bases") {
            var base = try value.object()
            try insert(&known.documents, &base, "id")
        }
        for value in try document.array("statute") {
            var entry = try value.object()
            guard var title = try entry.optionalObject("title") else { continue }
            known.documents.insert(try title.ownText().own)
        }
        known.clauses = try ids(&object, "clauses", "id").all
        known.readings = try ids(&object, "readings", "id").all
        known.classes = try ids(&object, "classes", "id").all
        known.kinds = try ids(&object, "source_kinds", "key").all
        if object.has("areas") { known.areas = try ids(&object, "areas", "key").all }
        for value in try object.array("boundary_lines") {
            var edge = try value.object()
            known.edges.insert(try edge.string("edge_kind"))
        }
        var hours = try object.object("hours")
        known.periods = try ids(&hours, "periods", "id").inOrder
        if object.has("limit_sets") { known.limitSets = try ids(&object, "limit_sets", "id").inOrder }
        if known.limitSets.isEmpty { throw object.error(at: "limit_sets", "the list is empty") }
        var zones = try object.object("zones")
        known.baseClasses = try zones.strings("classes").map { ZoneClass($0) }
        for annex in SourceRule.Layer.annexes.map(\.member) {
            guard var section = try object.optionalObject(annex) else { continue }
            let prefix = try section.string("clause_prefix")
            for value in try section.array("entries") {
                var row = try value.object()
                let id = prefix + String(try row.int("number"))
                guard known.clauses.insert(id).inserted else {
                    throw row.error(at: "number", "\"\(id)\" stands twice; give each a name of its own")
                }
            }
        }
        return known
    }

    private static func ids(
        _ object: inout StrictObject, _ name: String, _ key: String
    ) throws(JSONError) -> (all: Set<String>, inOrder: [String]) {
        var ids: Set<String> = []
        var inOrder: [String] = []
        for value in try object.array(name) {
            var entry = try value.object()
            try insert(&ids, &entry, key)
            inOrder.append(try entry.string(key))
        }
        return (ids, inOrder)
    }

    private static func insert(_ ids: inout Set<String>, _ entry: inout StrictObject, _ key: String) throws(JSONError) {
        let id = try entry.string(key)
        if id.isEmpty { throw entry.error(at: key, "the text is empty") }
        guard ids.insert(id).inserted else { throw entry.error(at: key, "\"\(id)\" stands twice; give each a name of its own") }
    }
}
