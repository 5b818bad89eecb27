import StrictJSON
import Wording

/// What the parts of a ruleset may refer to; each reference is checked where it stands.
struct References {
    var document = ""
    var documents: Set<String> = []
    var clauses: Set<String> = []
    var readings: Set<String> = []
    var classes: Set<String> = []
    var kinds: Set<String> = []
}

/// An object being read together with what it may refer to.
struct Section {
    var object: StrictObject
    let known: References

    mutating func string(_ name: String) throws(JSONError) -> String {
        let value = try object.value(name)
        let text = try value.string()
        if text.isEmpty { throw value.error("the text is empty") }
        return text
    }

    mutating func optionalString(_ name: String) throws(JSONError) -> String? {
        guard let text = try object.optionalString(name) else { return nil }
        if text.isEmpty { throw object.error(at: name, "the text is empty") }
        return text
    }

    /// A text that must be in `set`.
    private mutating func reference(_ name: String, in set: Set<String>, _ kind: Phrase) throws(JSONError) -> String {
        let id = try string(name)
        guard set.contains(id) else { throw object.error(at: name, "there is no \(kind) \"\(id)\" in this ruleset") }
        return id
    }

    private mutating func references(_ name: String, in set: Set<String>, _ kind: Phrase) throws(JSONError) -> [String] {
        var ids: [String] = []
        for value in try object.array(name) {
            let id = try value.string()
            guard set.contains(id) else { throw value.error("there is no \(kind) \"\(id)\" in this ruleset") }
            if ids.contains(id) { throw value.error("\"\(id)\" stands twice in this list") }
            ids.append(id)
        }
        if ids.isEmpty { throw object.error(at: name, "the list is empty") }
        return ids
    }

    mutating func zoneClass(_ name: String) throws(JSONError) -> ZoneClass { ZoneClass(try reference(name, in: known.classes, "class")) }

    mutating func kind(_ name: String) throws(JSONError) -> SourceKind { SourceKind(try reference(name, in: known.kinds, "kind of line")) }

    mutating func zoneClasses(_ name: String) throws(JSONError) -> [ZoneClass] {
        try references(name, in: known.classes, "class").map { ZoneClass($0) }
    }

    mutating func kinds(_ name: String) throws(JSONError) -> [SourceKind] {
        try references(name, in: known.kinds, "kind of line").map { SourceKind($0) }
    }

    mutating func clauses(_ name: String) throws(JSONError) -> [String] { try references(name, in: known.clauses, "clause") }

    mutating func reading() throws(JSONError) -> String? {
        object.has("reading") ? try reference("reading", in: known.readings, "reading") : nil
    }

    /// `clause`, of this document unless `document` names another.
    mutating func citation() throws(JSONError) -> Citation {
        guard object.has("document") else {
            return Citation(clause: try reference("clause", in: known.clauses, "clause"), document: known.document)
        }
        return Citation(clause: try string("clause"), document: try reference("document", in: known.documents, "document"))
    }

    mutating func date(_ name: String) throws(JSONError) -> CivilDate {
        let value = try object.value(name)
        let text = try value.string()
        do { return try CivilDate(parsing: text) } catch { throw value.error(error.phrase) }
    }

    mutating func positive(_ name: String) throws(JSONError) -> Double {
        let value = try object.value(name)
        let number = try value.double()
        if number <= 0 { throw value.error("expected a number above 0, found \(number)") }
        return number
    }

    mutating func section(_ name: String) throws(JSONError) -> Section { Section(object: try object.object(name), known: known) }

    mutating func sections(_ name: String) throws(JSONError) -> [Section] {
        var sections: [Section] = []
        for value in try object.array(name) { sections.append(Section(object: try value.object(), known: known)) }
        return sections
    }

    mutating func text(_ name: String) throws(JSONError) -> Text {
        var section = try section(name)
        let text = Text(zh: try section.string("zh"), en: try section.string("en"))
        try section.finish()
        return text
    }

    /// `{"value": …, "clause": …, "reading"?: …}`
    mutating func provision<Value>(_ name: String, _ read: (inout Section) throws(JSONError) -> Value) throws(JSONError) -> Provision<Value>
    {
        var section = try section(name)
        let provision = Provision(value: try read(&section), source: try section.citation(), reading: try section.reading())
        try section.finish()
        return provision
    }

    /// An array of dated entries, days strictly ascending; `read` gives nil for an entry that ends the rule.
    mutating func timeline<Value>(
        _ name: String, _ read: (inout Section) throws(JSONError) -> Value?
    ) throws(JSONError) -> Timeline<Value> {
        var entries: [Timeline<Value>.Entry] = []
        for var section in try sections(name) {
            let from = try section.date("from")
            if let last = entries.last, last.from >= from { throw section.error(at: "from", "\(from) does not come after \(last.from)") }
            let value = try read(&section)
            entries.append(
                Timeline.Entry(from: from, value: value, source: try section.citation(), note: try section.optionalString("note")))
            try section.finish()
        }
        guard let timeline = Timeline(entries) else { throw error(at: name, "the list is empty") }
        return timeline
    }

    /// Limits in dB(A); both or none.
    mutating func limits(_ name: String) throws(JSONError) -> Timeline<NoiseLimit> {
        try timeline(name) { (section) throws(JSONError) in try section.limitPair() }
    }

    /// `day` and `night` of this object in dB(A); nil where there is neither.
    mutating func limitPair() throws(JSONError) -> NoiseLimit? {
        guard object.has("day") || object.has("night") else { return nil }
        let limit = NoiseLimit(day: try object.int("day"), night: try object.int("night"))
        if !(1...140).contains(limit.night) || !(limit.night...140).contains(limit.day) {
            throw error("limits in dB(A) must satisfy 1 ≤ night ≤ day ≤ 140, found \(limit.day)/\(limit.night)")
        }
        return limit
    }

    func error(_ what: Phrase) -> JSONError { object.error(what) }
    func error(at name: String, _ what: Phrase) -> JSONError { object.error(at: name, what) }
    func finish() throws(JSONError) { try object.finish() }
}
