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
            known.documents.insert(try title.string("zh"))
        }
        known.clauses = try ids(&object, "clauses", "id")
        known.readings = try ids(&object, "readings", "id")
        known.classes = try ids(&object, "classes", "id")
        known.kinds = try ids(&object, "source_kinds", "key")
        for annex in ["roads", "rails"] {
            var section = try object.object(annex)
            let prefix = try section.string("clause_prefix")
            for value in try section.array("entries") {
                var row = try value.object()
                let id = prefix + String(try row.int("number"))
                guard known.clauses.insert(id).inserted else { throw row.error(at: "number", "\"\(id)\" stands twice") }
            }
        }
        return known
    }

    private static func ids(_ object: inout StrictObject, _ name: String, _ key: String) throws(JSONError) -> Set<String> {
        var ids: Set<String> = []
        for value in try object.array(name) {
            var entry = try value.object()
            try insert(&ids, &entry, key)
        }
        return ids
    }

    private static func insert(_ ids: inout Set<String>, _ entry: inout StrictObject, _ key: String) throws(JSONError) {
        let id = try entry.string(key)
        guard ids.insert(id).inserted else { throw entry.error(at: key, "\"\(id)\" stands twice") }
    }
}
