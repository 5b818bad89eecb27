import Foundation
import Regulation
import Testing

@testable import PackMaking

@Suite("Coverage of the law")
struct ClauseCoverageTests {
    /// The clauses of rows and zones that the lists of a ruleset trace; none but E-Town has a network to trace.
    private static func traced(_ ruleset: Ruleset) throws -> [String] {
        guard ruleset.id == "beijing-etown-2025" else { return [] }
        let trace = try ETown.trace.get()
        return (trace.roads + trace.rails).compactMap { ruleset.rowClause($0.row) } + trace.zones.map(\.entry.source.clause)
    }

    @Test("every clause is named by a case, a traced row or zone, or a statement about the rule book", arguments: Ruleset.bundledIDs)
    func everyClause(id: String) throws {
        let ruleset = try Ruleset.bundled(id)
        let cases = CaseFile.all.filter { $0.rulesetID == id }.flatMap(\.clauses)
        let named = Set(cases + BookCase.all.filter { $0.rulesetID == id }.map(\.clause) + (try Self.traced(ruleset)))
        let missing = ruleset.clauses.map(\.id).filter { !named.contains($0) }
        #expect(missing == [])
        let unknown = named.filter { ruleset.clause($0) == nil }
        #expect(unknown == [], "a case names a clause that the rules do not have")
    }

    @Test("every ruleset with cases keeps an index of them", arguments: Ruleset.bundledIDs)
    func index(id: String) throws {
        let index = try CaseIndex.bundled(id)
        let cases = CaseFile.all.filter { $0.rulesetID == id }
        #expect(index.entries.map(\.name).sorted() == cases.map(\.name).sorted(), "run Tools/Rulesets/case-index \(id)")
        for entry in index.entries {
            let file = try #require(cases.first { $0.name == entry.name })
            #expect(entry.clauses == file.clauses && entry.readings == file.readings, "run Tools/Rulesets/case-index \(id)")
        }
    }

    @Test("what the rule book says holds", arguments: BookCase.all)
    func book(_ statement: BookCase) throws {
        #expect(statement.holds(try Ruleset.bundled(statement.rulesetID)))
    }

    @Test("every reading that decides about a place is named by a case", arguments: Ruleset.bundledIDs)
    func everyReading(id: String) throws {
        let ruleset = try Ruleset.bundled(id)
        let named = Set(CaseFile.all.filter { $0.rulesetID == id }.flatMap(\.readings))
        // Names are resolved by the tracer (N3–N5), rows are numbered by the file (N6); published areas, aircraft, hours and accuracy decide
        // about no place.
        let elsewhere: Set = ["N3", "N4", "N5", "N6", "Z8", "Z9", "T1", "A0", "A1"]
        let missing = ruleset.readings.map(\.id.rawValue).filter { !named.contains($0) && !elsewhere.contains($0) }
        #expect(missing == [])
        let unknown = named.filter { ruleset.reading(Interpretation.ID(rawValue: $0)) == nil }
        #expect(unknown == [], "a case names a reading that the rules do not have")
    }
}
