import Testing

@testable import Regulation

@Suite("Readings and switches")
struct ReadingTests {
    let rules = try! Ruleset.bundled("beijing-etown-2025")

    @Test("every identifier of the design is there, and no other")
    func identifiers() {
        let expected =
            ["W1", "W1a"] + (2...10).map { "W\($0)" } + (1...7).map { "R\($0)" } + [
                "Z1", "Z2", "Z3", "Z5", "Z6", "Z7", "Z8", "Z9", "T1", "T2", "A0", "A1",
            ]
            + (1...9).map { "B\($0)" } + (1...5).map { "N\($0)" }
        #expect(rules.readings.map(\.id.rawValue) == expected)
        for reading in rules.readings {
            #expect(rules.reading(reading.id) == reading && rules.clause(of: reading.id) == reading.clauses[0])
            #expect(rules.clause(reading.clauses[0]) != nil)
        }
        #expect(rules.reading(Interpretation.ID(rawValue: "Z4")) == nil && rules.clause(of: Interpretation.ID(rawValue: "Z4")).isEmpty)
    }

    @Test(
        "a reading cites the clause that leaves the point open",
        arguments: [
            ("W5", "二(四)1 表1"), ("W1", "二(四)4"), ("R3", "二(四)5"), ("Z1", "四.1"), ("R4", "四.2"), ("B1", "二(四)2"), ("T1", "一"),
            ("N1", "附件1-4"),
        ])
    func clauses(reading: String, clause: String) {
        #expect(rules.clause(of: Interpretation.ID(rawValue: reading)) == clause)
    }

    @Test("every interpretation by which its rules are decided is in every ruleset", arguments: Ruleset.bundledIDs)
    func decisive(ruleset: String) throws {
        let rules = try Ruleset.bundled(ruleset)
        for id in rules.neededReadings { #expect(rules.reading(id) != nil, "\(id)") }
    }

    @Test("three readings have switches, with the defaults of the design")
    func switches() throws {
        #expect(rules.readings.compactMap { $0.switch == nil ? nil : $0.id.rawValue } == ["W5", "W8", "R1"])
        #expect(rules.switches == Interpretations(widthBy: .containing, radiusFrom: .centre, carriageway: .init(rawValue: "4a")))
        var switches = rules.switches
        for reading in rules.readings {
            guard let choice = reading.switch else { continue }
            for value in choice.values {
                switches = try #require(switches.setting(choice.name, to: value))
                #expect(switches.named.contains { $0 == (choice.name, value) })
            }
            #expect(rules.setting(choice.name, to: "otherwise") == nil)
        }
        #expect(switches == Interpretations(widthBy: .stricter, radiusFrom: .edge, carriageway: .unassigned))
        #expect(switches.setting("height_by", to: "edge") == nil)
    }

    @Test("tolerances: arcs 5 mm (W10), lines 1 mm (Z2)")
    func tolerances() {
        #expect(rules.tolerances.arcMetres == 0.005 && rules.tolerances.lineMetres == 0.001)
        #expect(rules.tolerances.arc.reading == "W10" && rules.tolerances.line.reading == "Z2")
    }
}
