import Regulation
import StrictJSON
import Testing
import Wording

@Suite("The rule book")
struct RuleBookTests {
    let rules = try! Ruleset.bundled("beijing-etown-2025")

    @Test("tells everything in both languages", arguments: Language.allCases)
    func complete(language: Language) {
        let text = RuleBook.text(rules, language: language).string
        let words =
            [
                rules.document.number, "2025-04-29", "京技管〔2013〕102号", "GB/T 15190—2014", "2026-08-15", "06:00", "22:00", "width_by",
                "radius_from", "carriageway",
            ]
            + rules.zones.flatMap { [$0.id, $0.name(language)] } + rules.roads.flatMap { [$0.key, $0.written, $0.source.clause] }
            + rules.rails.flatMap { [$0.key, $0.written] } + rules.readings.map(\.id.rawValue) + rules.edges.map(\.edgeKind)
        for word in words { #expect(text.contains(word), "\(word)") }
        // Lists and sentences are wrapped: compare them without the breaks.
        let flat = text.filter { !$0.isWhitespace }
        let sentences =
            rules.zones.compactMap(\.boundary?.raw) + rules.readings.map { $0.text(language) }
            + rules.supplementary.map { $0.value(language) }
            + rules.classes.map { $0.description(language) } + rules.edges.map { $0.text(language) }
        for sentence in sentences { #expect(flat.contains(sentence.filter { !$0.isWhitespace }), "\(sentence)") }
        #expect(text.hasSuffix("\n") && !text.contains(" \n") && !text.contains("Optional("))
    }

    @Test("every ruleset that ships is told whole", arguments: Ruleset.bundledIDs, Language.allCases)
    func shipped(id: String, language: Language) throws {
        let rules = try Ruleset.bundled(id)
        let text = RuleBook.text(rules, language: language).string
        let flat = text.filter { !$0.isWhitespace }
        var sentences = rules.readings.map { $0.text(language) } + rules.supplementary.map { $0.value(language) }
        sentences += rules.classes.flatMap { [$0.name(language), $0.description(language)] } + rules.areas.map { $0.title(language) }
        sentences += rules.edges.flatMap { [$0.edgeKind, $0.text(language)] } + [rules.precedence.text(language)]
        sentences +=
            rules.document.legalBases.map(\.id) + [rules.document.scope.text(language)]
            + rules.limitSets.map { $0.title(language) }
            .filter { _ in rules.limitSets.count > 1 }
        for source in rules.sources where source.listing == .optional(from: nil) && source.effect != nil {
            sentences.append(source.title(language))
        }
        for exception in rules.sources.compactMap(\.effect).flatMap(\.exceptions) { sentences.append(exception.source.clause) }
        for area in rules.areas {
            sentences.append(area.key)
            for (base, outcome) in area.effect.byBase { sentences.append("\(base) → \(outcome)") }
            if let buffer = area.buffer?.value(on: rules.document.inForceFrom) {
                sentences.append("\(FixedDecimal.text(buffer.metres, places: 0))")
            }
        }
        for entry in rules.distances.blocks.flatMap(\.rows).flatMap(\.metres.entries) {
            guard let width = entry.value else { continue }
            sentences.append(FixedDecimal.text(width.metres, places: 4, trimmed: true))
            if let tolerance = width.tolerance { sentences.append("± \(FixedDecimal.text(tolerance, places: 4, trimmed: true))") }
        }
        for sentence in sentences { #expect(flat.contains(sentence.filter { !$0.isWhitespace }), "\(sentence)") }
        for set in rules.limitSets {
            for rule in rules.classes {
                guard let limit = rules.limits(of: rule.id, on: rules.document.inForceFrom, set: set.id) else { continue }
                let cells = limit.written(rules.hours.periods.count).split(separator: "/")
                let name = rule.name(language).filter { !$0.isWhitespace }
                #expect(flat.contains(name + cells.joined() + "\(rules.document.inForceFrom)"), "\(rule.id) \(set.id)")
            }
        }
        let marked = rules.supplementary.contains { !$0.source.isVerified } || !rules.distances.source.isVerified
        if marked { #expect(text.contains(language == .zh ? "未核实" : "not verified")) }
        #expect(try JSONDocument(RuleBook.json(rules)).root["ruleset"] == .string(id))
    }

    @Test("columns line up whatever the script")
    func aligned() {
        let lines = RuleBook.text(rules, language: .zh).string.split(separator: "\n").filter {
            $0.contains("  annex1-") || $0.contains(" annex1-")
        }
        #expect(lines.count == 77)
        let starts = lines.map { line in DisplayWidth.of(String(line[..<line.firstRange(of: "附件1-")!.lowerBound])) }
        #expect(Set(starts).count == 1)
        let keys = lines.map { line in DisplayWidth.of(String(line[..<line.firstRange(of: "annex1-")!.lowerBound])) }
        #expect(Set(keys) == [4])
    }

    @Test("prose keeps to 100 columns")
    func narrow() {
        for language in Language.allCases {
            let lines = RuleBook.text(rules, language: language).string.split(separator: "\n").dropFirst(2)
            for line in lines where !line.contains("annex1-") && !line.contains(" key ") {
                #expect(DisplayWidth.of(String(line)) <= 102, "\(line)")
            }
        }
    }

    @Test("as JSON it is whole, and the same every time")
    func json() throws {
        let bytes = RuleBook.json(rules)
        #expect(bytes == RuleBook.json(rules))
        let root = try JSONDocument(bytes).root
        #expect(root["schema"] == .string("noisezone.rules/1") && root["ruleset"] == .string("beijing-etown-2025"))
        for (name, count) in [
            ("classes", 5), ("source_kinds", 9), ("zones", 9), ("roads", 77), ("rails", 2), ("readings", 44), ("clauses", 109),
            ("supplementary", 3),
        ] {
            guard case .array(let elements) = root[name] else {
                Issue.record("\(name) is missing")
                continue
            }
            #expect(elements.count == count, "\(name)")
        }
        guard case .array(let roads) = root["roads"] else { return }
        #expect(roads[15]["name"] == .string("荣华南路") && roads[15]["grade_key"] == .string("arterial"))
    }

    @Test("widths: Chinese two columns, Latin one, combining marks none")
    func widths() {
        #expect(
            DisplayWidth.of("荣华路") == 6 && DisplayWidth.of("4a") == 2 && DisplayWidth.of("〔2025〕") == 8 && DisplayWidth.of("e\u{301}") == 1)
        #expect(
            DisplayWidth.of("\u{FF08}\u{FF09}—≤") == 6 && DisplayWidth.padded("路", to: 4) == "路  "
                && DisplayWidth.padded("路路路", to: 4) == "路路路")
        #expect(DisplayWidth.wrapped("aa bb cc", width: 5) == ["aa bb", "cc"] && DisplayWidth.wrapped("一二三,四", width: 6) == ["一二", "三,四"])
        #expect(DisplayWidth.wrapped("一二[三]", width: 5) == ["一二", "[三]"] && DisplayWidth.wrapped("", width: 5) == [""])
    }
}
