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

    /// A switch must be one the program knows, with exactly the values it can follow.
    private mutating func readingSwitch() throws(JSONError) -> Interpretation.Switch {
        let name = try object.string("name", oneOf: Interpretations.possible.map(\.name))
        let possible = Interpretations.possible.first { $0.name == name }?.values ?? []
        let values = try object.strings("values")
        if values != possible { throw error(at: "values", "the program can follow \(Phrase.list(possible)), in this order") }
        return Interpretation.Switch(name: name, values: values, defaultValue: try object.string("default", oneOf: values))
    }

    mutating func clause() throws(JSONError) -> Clause {
        let clause = Clause(id: try string("id"), text: Text(zh: try string("zh"), en: try string("en")))
        try finish()
        return clause
    }
}

extension Interpretations {
    /// The defaults of the readings' switches; each switch must be offered by exactly one reading.
    static func defaults(of readings: [Interpretation], _ section: Section) throws(JSONError) -> Interpretations {
        var switches = Interpretations(widthBy: .containing, radiusFrom: .centre, carriageway: .class4a)
        for (name, _) in possible {
            let offers = readings.compactMap(\.switch).filter { $0.name == name }
            guard offers.count == 1 else {
                throw section.error(at: "readings", "\(offers.count) readings offer the switch \"\(name)\", expected one")
            }
            switches = switches.setting(name, to: offers[0].defaultValue) ?? switches
        }
        return switches
    }
}
