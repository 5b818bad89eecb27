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
            writer.member("day_from", Hours.clock(hours.dayFrom))
            writer.member("night_from", Hours.clock(hours.nightFrom))
            writer.member("utc_offset_minutes", hours.utcOffset)
            writer.cited(hours.source, hours.reading)
        }
        list("classes", ruleset.classes) { writer, rule in
            writer.member("id", rule.id.id)
            writer.text("name", rule.name)
            writer.text("title", rule.title)
            writer.text("description", rule.description)
            writer.limits(rule.limits)
            writer.cited(rule.source)
        }
        member("strictness", ruleset.strictness.map(\.id))
        key("precedence")
        object { writer in
            writer.member("order", ruleset.precedence.order.map(\.id))
            writer.text("text", ruleset.precedence.text)
            writer.cited(ruleset.precedence.source, ruleset.precedence.reading)
        }
        list("source_kinds", ruleset.sources) { writer, rule in
            writer.member("key", rule.kind.id)
            writer.text("title", rule.title)
            writer.member("annex_word", rule.annexWord)
            writer.member("band_class", rule.bandClass?.id)
            writer.cited(rule.source, rule.reading)
        }
        distances(ruleset.distances)
        list("boundary_lines", ruleset.edges) { writer, rule in
            writer.member("edge_kind", rule.edgeKind)
            writer.member("applies_to", rule.appliesTo.map(\.id))
            writer.text("text", rule.text)
            writer.cited(rule.source, rule.reading)
        }
        key("portals")
        object { writer in
            writer.text("text", ruleset.portals.text)
            writer.member("applies_to", ruleset.portals.appliesTo.map(\.id))
            writer.cited(ruleset.portals.source, ruleset.portals.reading)
        }
        railways(ruleset)
        buildings(ruleset.buildings)
        if let housing = ruleset.housingRule {
            key("residential")
            object(inline: true) { writer in
                writer.member("zone_class", housing.insideClass.id)
                writer.member("limits_class", housing.limitsClass.id)
                writer.cited(housing.source, housing.reading)
            }
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
            $0.member("zh", text.zh)
            $0.member("en", text.en)
        }
    }

    /// Clause, document and reading of a rule.
    mutating func cited(_ source: Citation, _ reading: String? = nil) {
        member("clause", source.clause)
        member("document", source.document)
        if let reading { member("reading", reading) }
    }

    mutating func list<Element>(_ name: String, _ elements: [Element], inline: Bool = false, _ body: (inout JSONWriter, Element) -> Void) {
        key(name)
        array { writer in
            for element in elements { writer.object(inline: inline) { body(&$0, element) } }
        }
    }

    /// Dated limits in dB(A); null where they end.
    mutating func limits(_ timeline: Timeline<NoiseLimit>) {
        list("limits", timeline.entries, inline: true) { writer, entry in
            writer.member("from", entry.from.description)
            writer.key("day")
            if let limit = entry.value { writer.int(limit.day) } else { writer.null() }
            writer.key("night")
            if let limit = entry.value { writer.int(limit.night) } else { writer.null() }
            writer.cited(entry.source)
        }
    }

    private mutating func distances(_ table: DistanceTable) {
        key("distances")
        object { writer in
            writer.text("title", table.title)
            writer.cited(table.source)
            writer.list("blocks", table.blocks) { writer, block in
                writer.text("label", block.label)
                writer.member("sources", block.kinds.map(\.id))
                writer.list("rows", block.rows) { writer, row in
                    writer.member("adjoining", row.adjoining.id)
                    writer.list("metres", row.metres.entries, inline: true) { writer, entry in
                        writer.member("from", entry.from.description)
                        writer.key("value")
                        if let metres = entry.value { writer.double(metres) } else { writer.null() }
                        writer.cited(entry.source)
                    }
                }
            }
        }
    }
}
