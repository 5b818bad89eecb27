import StrictJSON
import Wording

extension Ruleset {
    static let schema = "noisezone.ruleset/1"

    /// The whole file, in the order in which its parts need one another.
    static func read(_ object: inout StrictObject) throws(JSONError) -> Ruleset {
        _ = try object.string("schema", oneOf: [schema])
        var root = Section(object: object, known: try References.collect(object))
        let (id, title) = (try root.string("id"), try root.text("title"))
        var part = try root.section("document")
        let document = try part.document()
        part = try root.section("hours")
        let hours = try part.hours()
        let classes = try root.list("classes") { (entry) throws(JSONError) in try entry.classRule() }
        part = try root.section("strictness")
        let strictness = try part.zoneClasses("order")
        let strictnessReading = try part.reading()
        try part.finish()
        part = try root.section("precedence")
        let precedence = try part.precedence()
        let sources = try root.list("source_kinds") { (entry) throws(JSONError) in try entry.sourceRule() }
        part = try root.section("distances")
        let distances = try part.distanceTable()
        let edges = try root.list("boundary_lines") { (entry) throws(JSONError) in try entry.edgeRule() }
        part = try root.section("portals")
        let portals = try part.portalRule()
        part = try root.section("railways")
        let (railways, existing) = try part.railways()
        part = try root.section("buildings")
        let buildings = try part.buildings()
        var housing: HousingRule?
        if root.object.has("residential") {
            part = try root.section("residential")
            housing = try part.housing()
        }
        let supplementary = try root.list("supplementary") { (entry) throws(JSONError) in try entry.supplementary() }
        let written = try root.list("clauses") { (entry) throws(JSONError) in try entry.clause() }
        part = try root.section("zones")
        let (direction, zones) = try part.zones(clauses: written)
        part = try root.section("names")
        let (aliases, endNotes) = try part.names()
        let annexes = AnnexReader(aliases: aliases, endNotes: endNotes, sources: sources, document: document.number)
        part = try root.section("roads")
        let (roadsTitle, roads) = try annexes.roads(&part)
        part = try root.section("rails")
        let (railsTitle, rails) = try annexes.rails(&part)
        part = try root.section("tolerances")
        let tolerances = try part.tolerances()
        let readings = try root.list("readings") { (entry) throws(JSONError) in try entry.readingEntry() }
        let switches = try Interpretations.defaults(of: readings, root)
        try root.finish(besides: "schema")
        let ruleset = Ruleset(
            id: id, title: title, document: document, hours: hours, classes: classes, strictness: strictness,
            strictnessReading: strictnessReading, precedence: precedence,
            sources: sources, distances: distances, edges: edges, portals: portals, railways: railways, existingRailway: existing,
            buildings: buildings, housingRule: housing, supplementary: supplementary, zones: zones, boundaryDirection: direction,
            roadsTitle: roadsTitle, roads: roads, railsTitle: railsTitle, rails: rails, aliases: aliases, endNotes: endNotes,
            tolerances: tolerances, readings: readings, switches: switches,
            clauses: written + Clause.rows(roads: roads, rails: rails, sources: sources))
        try ruleset.check(root)
        return ruleset
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

    fileprivate mutating func finish(besides name: String) throws(JSONError) {
        _ = object.optionalValue(name)
        try finish()
    }
}

extension Clause {
    /// The rows of the annexes, each a clause of its own.
    fileprivate static func rows(roads: [AnnexRoad], rails: [AnnexRail], sources: [SourceRule]) -> [Clause] {
        func printed(_ end: LineEnd) -> String { end.raw ?? end.written }
        return roads.map { road in
            let grade = sources.first { $0.kind == road.grade }?.title.en ?? road.grade.id
            return Clause(
                id: road.source.clause,
                text: Text(
                    zh: "\(road.number) \(road.raw ?? road.written) \(printed(road.from)) \(printed(road.to)) \(road.gradeWord)",
                    en: "\(road.number) \(road.written), from \(road.from.written) to \(road.to.written): \(grade)"))
        }
            + rails.map { rail in
                Clause(
                    id: rail.source.clause,
                    text: Text(
                        zh: "\(rail.number) \(rail.raw ?? rail.written) \(printed(rail.from)) \(printed(rail.to))",
                        en: "\(rail.number) \(rail.written), from \(rail.from.written) to \(rail.to.written)"))
            }
    }
}
