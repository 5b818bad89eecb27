import Testing

@testable import Regulation

/// GB/T 15190 gives ranges; nothing here is taken from the ruleset file.
@Suite("GB/T 15190 with its ranges")
struct NominalWidthTests {
    let rules = try! Ruleset.bundled("gbt-15190-2014")
    static let day = CivilDate(year: 2015, month: 1, day: 1)!

    @Test("50 ± 5, 35 ± 5, 20 ± 5 metres, the nominal value taken, none of it verified", arguments: [("1", 50.0), ("2", 35), ("3", 20)])
    func widths(adjoining: String, metres: Double) {
        for kind in rules.sources.map(\.kind) {
            #expect(rules.distance(from: kind, adjoining: ZoneClass(adjoining), on: Self.day) == metres)
            #expect(rules.distance(from: kind, adjoining: ZoneClass("0"), on: Self.day) == nil)
        }
        let widths = rules.distances.blocks.flatMap(\.rows).filter { $0.adjoining == [ZoneClass(adjoining)] }.flatMap(\.metres.entries)
        #expect(widths.count == 2)
        for entry in widths { #expect(entry.value == Width(metres: metres, nominal: metres, tolerance: 5) && !entry.source.isVerified) }
    }

    @Test("the limits of GB 3096, none of them verified")
    func limits() {
        let levels = ["0": "50/40", "1": "55/45", "2": "60/50", "3": "65/55", "4a": "70/55", "4b": "70/60"]
        #expect(rules.classes.count == 6)
        for rule in rules.classes {
            #expect(rules.limits(of: rule.id, on: Self.day)?.written == levels[rule.id.id] && !rule.source.isVerified)
        }
    }

    @Test("a width may be chosen to the ends of the range", arguments: [("45", true), ("55", true), ("44.9", false), ("55.1", false)])
    func chosen(width: String, isInside: Bool) {
        let text = String(decoding: PackageResources.gbt_15190_2014_json, as: UTF8.self)
            .replacing("\"value\": 50, \"nominal\": 50", with: "\"value\": \(width), \"nominal\": 50")
        let rules = try? Ruleset(json: Array(text.utf8), file: "chosen.json")
        #expect((rules != nil) == isInside)
        #expect(rules?.distance(from: SourceKind("arterial"), adjoining: ZoneClass("1"), on: Self.day) == (isInside ? Double(width) : nil))
    }
}
