import StrictJSON
import Wording

extension Section {
    mutating func readingEntry() throws(JSONError) -> Interpretation {
        let id = Interpretation.ID(rawValue: try string("id"))
        let title = try text("title")
        let words = try text("text")
        let clauses = try clauses("clauses")
        var choice: Interpretation.Switch?
        if object.has("switch") {
            var entry = try section("switch")
            choice = try entry.readingSwitch()
            try entry.finish()
        }
        try finish()
        return Interpretation(id: id, title: title, text: words, clauses: clauses, switch: choice)
    }

    /// A switch must be one the program knows, with values it can follow, the standard first.
    private mutating func readingSwitch() throws(JSONError) -> Interpretation.Switch {
        let name = try object.string("name", oneOf: Interpretations.names)
        let values = try object.strings("values")
        for value in values where !Interpretations.canFollow(name, value, classes: known.classes) {
            throw error(at: "values", "the program cannot follow \"\(value)\"; see the values that other rulesets offer for \"\(name)\"")
        }
        if Set(values).count != values.count || values.count < 2 { throw error(at: "values", "expected two values or more, each once") }
        return Interpretation.Switch(name: name, values: values, defaultValue: try object.string("default", oneOf: values))
    }

    mutating func clause() throws(JSONError) -> Clause {
        let clause = Clause(id: try string("id"), text: try ownText())
        try finish()
        return clause
    }
}

extension Interpretations {
    /// The defaults of the readings' switches; no two readings offer the same switch.
    static func defaults(of readings: [Interpretation], _ section: Section) throws(JSONError) -> Interpretations {
        var switches = plain
        for name in names {
            let offers = readings.compactMap(\.switch).filter { $0.name == name }
            if offers.count > 1 {
                throw section.error(at: "readings", "\(offers.count) readings offer the switch \"\(name)\", expected one")
            }
            if let offer = offers.first { switches = switches.setting(name, to: offer.defaultValue) ?? switches }
        }
        return switches
    }
}

extension Ruleset {
    /// The switches with one set otherwise; nil if no reading offers it with that value. O(readings).
    package func setting(_ name: String, to value: String, in switches: Interpretations? = nil) -> Interpretations? {
        guard readings.contains(where: { $0.switch?.name == name && $0.switch?.values.contains(value) == true }) else { return nil }
        return (switches ?? self.switches).setting(name, to: value)
    }
}
