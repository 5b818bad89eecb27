import Foundation
import Regulation
import Testing

@testable import PackMaking

/// Clauses that no place can show, each with what the program must say for it.
private let bookCases: [(clause: String, holds: @Sendable (Ruleset) -> Bool)] = [
    ("前言", { $0.document.number == "京技管发〔2025〕8号" }),
    ("一", { $0.hours.dayFrom == 6 * 60 && $0.hours.nightFrom == 22 * 60 && $0.hours.period(hour: 6, minute: 0) == .day }),
    ("二", { $0.classes.map(\.id.id).sorted() == ["1", "2", "3", "4a", "4b"] }),
    ("二(四)", { $0.precedence.order.map(\.id) == ["4b", "4a"] }),
    ("二(四)3", { $0.buildings.tallFromStoreys.value == 3 && $0.buildings.joinedGap.value == 20 && $0.buildings.mainlyShare.value == 0.5 }),
    ("三(四)", { $0.roads.count == 77 && $0.rails.count == 2 }),
    ("四.3", { $0.supplementary.contains { $0.source.clause == "四.3" } }),
    ("五", { $0.document.inForceFrom.description == "2025-04-29" }),
    ("附件3", { $0.clause("附件3") != nil }),
]

@Suite("Coverage of the law")
struct ClauseCoverageTests {
    let ruleset: Ruleset

    init() throws { ruleset = try Ruleset.bundled("beijing-etown-2025") }

    @Test("every clause is named by a case, a traced row or zone, or a statement about the rule book")
    func everyClause() throws {
        let trace = try ETown.trace.get()
        var named = Set(CaseFile.all.flatMap(\.clauses) + bookCases.map(\.clause))
        for row in trace.roads + trace.rails { ruleset.rowClause(row.row).map { _ = named.insert($0) } }
        for zone in trace.zones { named.insert(zone.entry.source.clause) }
        let missing = ruleset.clauses.map(\.id).filter { !named.contains($0) }
        #expect(missing == [])
        let unknown = named.filter { ruleset.clause($0) == nil }
        #expect(unknown == [], "a case names a clause that the rules do not have")
    }

    @Test("what the rule book says holds", arguments: bookCases.map(\.clause))
    func book(clause: String) throws {
        #expect(try #require(bookCases.first { $0.clause == clause }).holds(ruleset))
    }

    @Test("every reading that decides about a place is named by a case")
    func everyReading() {
        let named = Set(CaseFile.all.flatMap(\.readings))
        // Names are resolved by the tracer (N3–N5); published areas, aircraft, hours and accuracy decide about no place.
        let elsewhere: Set = ["N3", "N4", "N5", "Z8", "Z9", "T1", "A0", "A1"]
        let missing = ruleset.readings.map(\.id.rawValue).filter { !named.contains($0) && !elsewhere.contains($0) }
        #expect(missing == [])
    }
}
