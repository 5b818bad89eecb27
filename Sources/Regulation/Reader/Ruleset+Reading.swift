import StrictJSON
import Wording

extension Ruleset {
    static let schema = "noisezone.ruleset/2"
    static let olderSchema = "noisezone.ruleset/1"

    /// The whole file, in the order in which its parts need one another.
    static func read(_ object: inout StrictObject) throws(JSONError) -> Ruleset {
        if try object.string("schema") == olderSchema {
            throw object.error(
                at: "schema", "\(olderSchema) is read no longer; `Tools/Rulesets/from-version-1 FILE` makes a file of \(schema) of it")
        }
        _ = try object.string("schema", oneOf: [schema])
        var root = Section(object: object, known: try References.collect(object))
        let (id, title) = (try root.string("id"), try root.text("title"))
        guard id.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }) else {
            throw root.error(at: "id", "\"\(id)\" is no identifier; write it with a to z, 0 to 9 and -")
        }
        var part = try root.section("document")
        let document = try part.document()
        part = try root.section("hours")
        let hours = try part.hours()
        var limitSets = [LimitSet.ofDocument(document)]
        if root.object.has("limit_sets") { limitSets = try root.list("limit_sets") { (entry) throws(JSONError) in try entry.limitSet() } }
        let classes = try root.list("classes") { (entry) throws(JSONError) in try entry.classRule() }
        let palette = try root.list("palette") { (entry) throws(JSONError) in try entry.classColour() }
        part = try root.section("strictness")
        let strictness = try part.strictness()
        part = try root.section("precedence")
        let precedence = try part.precedence()
        let sources = try root.list("source_kinds") { (entry) throws(JSONError) in try entry.sourceRule() }
        part = try root.section("distances")
        let distances = try part.distanceTable()
        let edges = try root.list("boundary_lines") { (entry) throws(JSONError) in try entry.edgeRule() }
        let portals = try root.optional("portals") { (part) throws(JSONError) in try part.portalRule() }
        let railways = try root.optional("railways") { (part) throws(JSONError) in try part.railways() }
        let areas = try root.optionalList("areas") { (entry) throws(JSONError) in try entry.areaRule() }
        let buildings = try root.optional("buildings") { (part) throws(JSONError) in try part.buildings() }
        let overrides = try root.optionalList("limit_overrides") { (entry) throws(JSONError) in try entry.limitOverride() }
        let supplementary = try root.optionalList("supplementary") { (entry) throws(JSONError) in try entry.supplementary() }
        let written = try root.list("clauses") { (entry) throws(JSONError) in try entry.clause() }
        part = try root.section("zones")
        let zones = try part.zones(clauses: written)
        var (aliases, endNotes): ([AliasGroup], [EndNote]) = ([], [])
        if var names = try root.optionalSection("names") { (aliases, endNotes) = try names.names() }
        let reader = AnnexReader(aliases: aliases, endNotes: endNotes, sources: sources, document: document.number)
        var annexes: [Annex] = []
        for (member, layer) in SourceRule.Layer.annexes {
            if var annex = try root.optionalSection(member) { annexes.append(try reader.annex(&annex, layer: layer)) }
        }
        part = try root.section("tolerances")
        let tolerances = try part.tolerances()
        let readings = try root.list("readings") { (entry) throws(JSONError) in try entry.readingEntry() }
        let standards = try root.object.optionalStrings("standards") ?? []
        if let unknown = standards.first(where: { !StandardsBook.bundledKeys.contains($0) }) {
            throw root.error(at: "standards", "\"\(unknown)\" is no standard at hand; there are \(Phrase.list(StandardsBook.bundledKeys))")
        }
        let switches = try Interpretations.defaults(of: readings, root)
        try root.finish(besides: "schema")
        func rows(_ layer: SourceRule.Layer) -> [AnnexRow] { annexes.filter { $0.layer == layer }.flatMap(\.rows) }
        let ruleset = Ruleset(
            id: id, title: title, document: document, hours: hours, limitSets: limitSets, classes: classes, palette: palette,
            baseClasses: zones.classes, strictness: strictness.order, strictnessReading: strictness.reading, precedence: precedence,
            sources: sources, distances: distances, edges: edges, portals: portals, railways: railways, areas: areas,
            buildings: buildings, limitOverrides: overrides, supplementary: supplementary, zones: zones.entries,
            residual: zones.residual, boundaryDirection: zones.direction, annexes: annexes, roads: rows(.roads), rails: rows(.rail),
            aliases: aliases, endNotes: endNotes, tolerances: tolerances, standards: standards, readings: readings, switches: switches,
            clauses: written + annexes.flatMap(\.rows).map { Clause(row: $0, sources: sources, tag: title.tag) })
        try ruleset.check(root)
        return ruleset
    }
}

extension LimitSet {
    /// The set of a ruleset that names none: what its document lays down.
    fileprivate static func ofDocument(_ document: Document) -> LimitSet {
        LimitSet(id: standard, title: document.title, source: document.inForceSource, reading: nil)
    }
}

extension Section {
    /// A list of at least one entry.
    fileprivate mutating func list<Value>(_ name: String, _ read: (inout Section) throws(JSONError) -> Value) throws(JSONError) -> [Value] {
        var values: [Value] = []
        for var entry in try sections(name) { values.append(try read(&entry)) }
        if values.isEmpty { throw error(at: name, "the list is empty") }
        return values
    }

    /// The same; none where there is no such member.
    fileprivate mutating func optionalList<Value>(
        _ name: String, _ read: (inout Section) throws(JSONError) -> Value
    ) throws(JSONError) -> [Value] { object.has(name) ? try list(name, read) : [] }

    fileprivate mutating func optional<Value>(
        _ name: String, _ read: (inout Section) throws(JSONError) -> Value
    ) throws(JSONError) -> Value? {
        guard var part = try optionalSection(name) else { return nil }
        return try read(&part)
    }

    fileprivate mutating func strictness() throws(JSONError) -> (order: [ZoneClass], reading: String?) {
        let value = (order: try zoneClasses("order"), reading: try reading())
        try finish()
        return value
    }

    fileprivate mutating func finish(besides name: String) throws(JSONError) {
        _ = object.optionalValue(name)
        try finish()
    }
}

extension Clause {
    /// A row of an annex is a clause of its own.
    fileprivate init(row: AnnexRow, sources: [SourceRule], tag: String) {
        func printed(_ end: LineEnd?) -> [String] { end.map { [$0.raw ?? $0.written] } ?? [] }
        let own = [String(row.number), row.raw ?? row.written] + printed(row.from) + printed(row.to) + (row.gradeWord.map { [$0] } ?? [])
        var en = "\(row.number) \(row.written)"
        if let from = row.from, let to = row.to { en += ", from \(from.written) to \(to.written)" }
        if row.gradeWord != nil { en += ": \(sources.first { $0.kind == row.kind }?.title.en ?? row.kind.id)" }
        self.init(id: row.source.clause, text: Text(own: own.joined(separator: " "), en: en, tag: tag))
    }
}
