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
    var areas: Set<String> = []
    var edges: Set<String> = []
    /// The classes that base zones may have.
    var baseClasses: [ZoneClass] = []
    /// The periods of the day, in order.
    var periods: [String] = [DayPeriod.day.rawValue, DayPeriod.night.rawValue]
    /// The sets of limits; the first is the one of entries that name none.
    var limitSets: [String] = [LimitSet.standard]
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
        guard set.contains(id) else {
            throw object.error(at: name, "there is no \(kind) \"\(id)\" in this ruleset; add it, or name one that it has")
        }
        return id
    }

    private mutating func references(_ name: String, in set: Set<String>, _ kind: Phrase) throws(JSONError) -> [String] {
        var ids: [String] = []
        for value in try object.array(name) {
            let id = try value.string()
            guard set.contains(id) else {
                throw value.error("there is no \(kind) \"\(id)\" in this ruleset; add it, or name one that it has")
            }
            if ids.contains(id) { throw value.error("\"\(id)\" stands twice in this list; name it once") }
            ids.append(id)
        }
        if ids.isEmpty { throw object.error(at: name, "the list is empty") }
        return ids
    }

    mutating func zoneClass(_ name: String) throws(JSONError) -> ZoneClass { ZoneClass(try reference(name, in: known.classes, "class")) }

    mutating func kind(_ name: String) throws(JSONError) -> SourceKind { SourceKind(try reference(name, in: known.kinds, "kind of line")) }

    mutating func optionalClass(_ name: String) throws(JSONError) -> ZoneClass? { object.has(name) ? try zoneClass(name) : nil }

    mutating func zoneClasses(_ name: String) throws(JSONError) -> [ZoneClass] {
        try references(name, in: known.classes, "class").map { ZoneClass($0) }
    }

    mutating func kinds(_ name: String) throws(JSONError) -> [SourceKind] {
        try references(name, in: known.kinds, "kind of line").map { SourceKind($0) }
    }

    mutating func edgeKind(_ name: String) throws(JSONError) -> String { try reference(name, in: known.edges, "kind of boundary line") }

    mutating func clauses(_ name: String) throws(JSONError) -> [String] { try references(name, in: known.clauses, "clause") }

    mutating func reading() throws(JSONError) -> String? {
        object.has("reading") ? try reference("reading", in: known.readings, "reading") : nil
    }

    /// `clause`, of this document unless `document` names another, and how the figure was read there: `verified`, and `mark` where it was not.
    mutating func citation() throws(JSONError) -> Citation {
        let mark = try citedMark()
        guard object.has("document") else {
            return Citation(clause: try reference("clause", in: known.clauses, "clause"), document: known.document, mark: mark)
        }
        return Citation(clause: try string("clause"), document: try reference("document", in: known.documents, "document"), mark: mark)
    }

    /// The clause as it is written, for messages before it is looked up.
    var writtenClause: String {
        var copy = object
        return (try? copy.string("clause")) ?? ""
    }

    /// T where nothing is said; a figure that was not read in the text says so twice, by its mark and for those who look for `verified` alone.
    mutating func citedMark() throws(JSONError) -> Citation.Mark {
        let isVerified = try object.optionalBool("verified")
        guard object.has("mark") else { return isVerified == false ? .restated : .text }
        let mark = Citation.Mark(rawValue: try object.string("mark", oneOf: Citation.Mark.allCases.map(\.rawValue))) ?? .text
        if (isVerified ?? true) != (mark == .text) {
            throw error(at: "mark", "a figure of mark \(mark.rawValue) must have \"verified\": \(String(mark == .text))")
        }
        return mark
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
        let text = try section.ownText()
        try section.finish()
        return text
    }

    /// The members `en` and one of ``Text/tags`` of this object.
    mutating func ownText() throws(JSONError) -> Text {
        let text = try object.ownText()
        if text.own.isEmpty { throw object.error(at: text.tag, "the text is empty") }
        if text.en.isEmpty { throw object.error(at: "en", "the text is empty") }
        return text
    }

    mutating func optionalText(_ name: String) throws(JSONError) -> Text? { object.has(name) ? try text(name) : nil }

    /// Asked for, it is among the names that are known here, there or not.
    mutating func optionalSection(_ name: String) throws(JSONError) -> Section? {
        object.optionalValue(name) == nil ? nil : try section(name)
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
            if let last = entries.last, last.from >= from {
                throw section.error(at: "from", "\(from) does not come after \(last.from); put the entries in the order of their days")
            }
            let value = try read(&section)
            entries.append(
                Timeline.Entry(from: from, value: value, source: try section.citation(), note: try section.optionalString("note")))
            try section.finish()
        }
        guard let timeline = Timeline(entries) else { throw error(at: name, "the list is empty") }
        return timeline
    }

    /// Dated limits in dB(A), set by set: each entry names its set, or is of the leading one.
    mutating func limitTable(_ name: String) throws(JSONError) -> LimitTable {
        var entries: [String: [Timeline<NoiseLimit>.Entry]] = [:]
        var count = 0
        for var section in try sections(name) {
            count += 1
            let from = try section.date("from")
            var set = known.limitSets[0]
            if section.object.has("set") { set = try section.object.string("set", oneOf: known.limitSets) }
            if let last = entries[set]?.last, last.from >= from {
                throw section.error(at: "from", "\(from) does not come after \(last.from); put the entries in the order of their days")
            }
            let value = try section.levels()
            entries[set, default: []].append(
                Timeline.Entry(from: from, value: value, source: try section.citation(), note: try section.optionalString("note")))
            try section.finish()
        }
        if count == 0 { throw error(at: name, "the list is empty") }
        return LimitTable(sets: entries.compactMapValues { Timeline($0) })
    }

    /// `values` by period, in dB(A); nil where there are none. Every period must be there; null says that it has no limit.
    private mutating func levels() throws(JSONError) -> NoiseLimit? {
        guard var values = try optionalSection("values") else { return nil }
        var levels: [Int?] = []
        for period in known.periods {
            let value = try values.object.value(period)
            let level = value.isNull ? nil : try value.int()
            if let level, !(1...140).contains(level) { throw value.error("expected 1 to 140 dB(A) or null, found \(level)") }
            levels.append(level)
        }
        try values.finish()
        let limit = NoiseLimit(levels)
        let given = levels.compactMap(\.self)
        if given != given.sorted(by: >) {
            throw values.error("limits must not rise from \(known.periods[0]) on, found \(limit.written(levels.count)); check their order")
        }
        return limit
    }

    /// `day` and `night` of this object in dB(A), as the standards have them; nil where there is neither.
    mutating func limitPair() throws(JSONError) -> NoiseLimit? {
        guard object.has("day") || object.has("night") else { return nil }
        let (day, night) = (try object.int("day"), try object.int("night"))
        if !(1...140).contains(night) || !(night...140).contains(day) {
            throw error("limits in dB(A) must satisfy 1 ≤ night ≤ day ≤ 140, found \(day)/\(night)")
        }
        return NoiseLimit(day: day, night: night)
    }

    func error(_ what: Phrase) -> JSONError { object.error(what) }
    func error(at name: String, _ what: Phrase) -> JSONError { object.error(at: name, what) }
    func finish() throws(JSONError) { try object.finish() }
}
