import StrictJSON
import Wording

extension JSONWriter {
    /// The members of `noisezone.rules/1`.
    mutating func ruleset(_ ruleset: Ruleset) {
        member("schema", "noisezone.rules/1")
        member("ruleset", ruleset.id)
        text("title", ruleset.title)
        document(ruleset.document)
        key("hours")
        object(inline: true) { writer in
            let hours = ruleset.hours
            // Named by the period, which may be any; hours by class go with the whole list below.
            for period in hours.periods { writer.member("\(period.id)_from", Hours.clock(period.from)) }
            writer.member("utc_offset_minutes", hours.utcOffset)
            writer.cited(hours.source, hours.reading)
        }
        if hasOwnHours(ruleset) { hoursByClass(ruleset) }
        if ruleset.limitSets.count > 1 {
            list("limit_sets", ruleset.limitSets) { writer, set in
                writer.member("id", set.id)
                writer.text("title", set.title)
                writer.cited(set.source, set.reading)
            }
        }
        list("classes", ruleset.classes) { writer, rule in
            writer.member("id", rule.id.id)
            writer.text("name", rule.name)
            writer.text("title", rule.title)
            writer.text("description", rule.description)
            writer.limits(rule.limits, of: ruleset)
            writer.cited(rule.source)
        }
        member("strictness", ruleset.strictness.map(\.id))
        key("precedence")
        object { writer in
            writer.member("order", ruleset.precedence.order)
            writer.text("text", ruleset.precedence.text)
            writer.cited(ruleset.precedence.source, ruleset.precedence.reading)
        }
        list("source_kinds", ruleset.sources) { writer, rule in
            writer.member("key", rule.kind.id)
            writer.text("title", rule.title)
            writer.member("annex_word", rule.annexWord)
            writer.member("band_class", rule.bandClass?.id)
            writer.particulars(of: rule)
            writer.cited(rule.source, rule.reading)
        }
        distances(ruleset.distances)
        list("boundary_lines", ruleset.edges) { writer, rule in
            writer.member("edge_kind", rule.edgeKind)
            writer.member("applies_to", rule.appliesTo.map(\.id))
            writer.text("text", rule.text)
            writer.cited(rule.source, rule.reading)
        }
        if let portals = ruleset.portals {
            key("portals")
            object { writer in
                writer.text("text", portals.text)
                writer.member("applies_to", portals.appliesTo.map(\.id))
                writer.cited(portals.source, portals.reading)
            }
        }
        if let railways = ruleset.railways { self.railways(railways, of: ruleset) }
        areas(ruleset)
        if let buildings = ruleset.buildings { self.buildings(buildings) }
        list(nonEmpty: "limit_overrides", ruleset.limitOverrides) { writer, rule in
            writer.member("zone_class", rule.insideClass.id)
            writer.member("land_use", rule.landUse)
            writer.member("limits_class", rule.limitsClass.id)
            writer.cited(rule.source, rule.reading)
        }
        list("supplementary", ruleset.supplementary) { writer, provision in
            writer.text("text", provision.value)
            writer.cited(provision.source, provision.reading)
        }
        lists(ruleset)
    }

    mutating func text(_ name: String, _ text: Text) {
        key(name)
        object(inline: true) {
            $0.member(text.tag, text.own)
            $0.member("en", text.en)
        }
    }

    /// Clause, document and reading of a rule.
    mutating func cited(_ source: Citation, _ reading: String? = nil) {
        member("clause", source.clause)
        member("document", source.document)
        if !source.isVerified {
            member("verified", false)
            member("mark", source.mark.rawValue)
        }
        if let reading { member("reading", reading) }
    }

    mutating func list<Element>(_ name: String, _ elements: [Element], inline: Bool = false, _ body: (inout JSONWriter, Element) -> Void) {
        key(name)
        array { writer in
            for element in elements { writer.object(inline: inline) { body(&$0, element) } }
        }
    }

    /// Dated limits in dB(A), set by set; null where they end, and for a period without one.
    mutating func limits(_ table: LimitTable, of ruleset: Ruleset) {
        key("limits")
        array { writer in
            for set in ruleset.limitSets {
                for entry in table[set.id]?.entries ?? [] {
                    writer.object(inline: true) { writer in
                        if ruleset.limitSets.count > 1 { writer.member("set", set.id) }
                        writer.member("from", entry.from.description)
                        for (number, period) in ruleset.hours.periods.enumerated() {
                            writer.key(period.id.rawValue)
                            if let level = entry.value?[number] { writer.int(level) } else { writer.null() }
                        }
                        writer.cited(entry.source)
                    }
                }
            }
        }
    }

    private mutating func distances(_ table: DistanceTable) {
        key("distances")
        object { writer in
            writer.text("title", table.title)
            writer.cited(table.source)
            if table.ends.value != .flat { writer.member("ends", table.ends.value.rawValue) }
            writer.list("blocks", table.blocks) { writer, block in
                writer.text("label", block.label)
                writer.member("sources", block.kinds.map(\.id))
                writer.list("rows", block.rows) { writer, row in
                    let beside = row.adjoining.map(\.id) + (row.isUnzoned ? ["unzoned"] : [])
                    if beside.count == 1 { writer.member("adjoining", beside[0]) } else { writer.member("adjoining", beside) }
                    writer.conditions("when", row.when)
                    writer.widths("metres", row.metres)
                }
            }
        }
    }
}
