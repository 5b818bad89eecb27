import StrictJSON
import Wording

/// What a ruleset takes from each clause: the figures and rules that cite it, in words.
package struct ClauseFigures {
    /// One of them.
    package struct Figure: Sendable {
        /// What it is: `limits of class 1`.
        package let what: Text
        /// The value as the rules have it.
        package let value: String
        package let source: Citation
        package let reading: String?
    }

    private let figures: [Figure]

    /// Linear in the ruleset.
    package init(_ ruleset: Ruleset) {
        var figures: [Figure] = []
        func add(_ zh: String, _ en: String, _ value: String, _ source: Citation, _ reading: String? = nil) {
            figures.append(Figure(what: Text(zh: zh, en: en), value: value, source: source, reading: reading))
        }
        func metres(_ width: Width) -> String {
            let value = Self.metres(width.metres)
            guard let nominal = width.nominal, let tolerance = width.tolerance else { return value }
            return "\(value) (\(Self.metres(nominal)) ± \(Self.metres(tolerance)))"
        }
        add("施行日期", "in force from", ruleset.document.inForceFrom.description, ruleset.document.inForceSource)
        for period in ruleset.hours.periods {
            let span = ruleset.hours.span(of: period)
            add(
                "时段 \(period.name.own)", "period \(period.name.en)", "\(Hours.clock(span.from))–\(Hours.clock(span.to))",
                ruleset.hours.source, ruleset.hours.reading)
        }
        for rule in ruleset.classes {
            for set in ruleset.limitSets {
                for entry in rule.limits[set.id]?.entries ?? [] {
                    let value = entry.value?.written(ruleset.hours.periods.count) ?? "–"
                    add(
                        "\(rule.name.own) 限值", "limits of \(rule.name.en)\(ruleset.limitSets.count > 1 ? " (\(set.id))" : "")",
                        "\(value) dB(A)", entry.source)
                }
            }
        }
        for block in ruleset.distances.blocks {
            let names = block.kinds.map(\.id).joined(separator: ", ")
            for row in block.rows {
                let beside = (row.adjoining.map(\.id) + (row.isUnzoned ? ["unzoned"] : [])).joined(separator: ", ")
                let lanes = row.when.lanes.map { " (\($0.lowerBound)–\($0.upperBound) lanes)" } ?? ""
                for entry in row.metres.entries {
                    add(
                        "\(names) 相邻 \(beside)", "\(names) beside \(beside)\(lanes)", entry.value.map(metres) ?? "–", entry.source)
                }
            }
        }
        add("端点", "ends of lines", ruleset.distances.ends.value.rawValue, ruleset.distances.ends.source, ruleset.distances.ends.reading)
        for source in ruleset.sources {
            add(
                source.title.own, source.title.en, source.effect.map { "→ \($0.zoneClass)" } ?? "–", source.source, source.reading)
            for exception in source.effect?.exceptions ?? [] {
                add(
                    "\(source.title.own) 例外", "exception of \(source.title.en)", "\(exception.landUse) → \(exception.zoneClass)",
                    exception.source, exception.reading)
            }
        }
        for area in ruleset.areas {
            let buffer = area.buffer?.value(on: ruleset.document.inForceFrom).map { ", \(metres($0))" } ?? ""
            add(area.title.own, area.title.en, "→ \(area.effect.zoneClass)\(buffer)", area.source, area.reading)
        }
        for edge in ruleset.edges { add(edge.text.own, edge.text.en, edge.edgeKind, edge.source, edge.reading) }
        add(
            "优先次序", "precedence", ruleset.precedence.order.joined(separator: " > "), ruleset.precedence.source, ruleset.precedence.reading)
        if let portals = ruleset.portals { add(portals.text.own, portals.text.en, "", portals.source, portals.reading) }
        if let newFrom = ruleset.railways?.newFrom {
            add("新建铁路", "new railways", newFrom.value.description, newFrom.source, newFrom.reading)
        }
        if let yards = ruleset.railways?.yards { add(yards.value.own, yards.value.en, "", yards.source, yards.reading) }
        if let old = ruleset.existingRailway { add(old.label.own, old.label.en, old.limitsClass.id, old.source, old.reading) }
        if let buildings = ruleset.buildings {
            let storeys = buildings.tallFromStoreys
            add("高层自", "tall from", "≥ \(storeys.value)", storeys.source, storeys.reading)
        }
        for rule in ruleset.limitOverrides {
            add(
                "\(rule.insideClass) 内 \(rule.landUse)", "\(rule.landUse) in \(rule.insideClass)", "limits of \(rule.limitsClass)",
                rule.source, rule.reading)
        }
        for zone in ruleset.zones { add(zone.name.own, zone.name.en, "\(zone.id) → \(zone.zoneClass)", zone.source) }
        if let rest = ruleset.residual {
            add(rest.name.own, rest.name.en, "\(rest.id) → \(rest.zoneClass)", rest.source, rest.reading)
        }
        for provision in ruleset.supplementary { add(provision.value.own, provision.value.en, "", provision.source, provision.reading) }
        for row in ruleset.annexes.flatMap(\.rows) { add(row.name, row.name, "\(row.key) → \(row.kind)", row.source) }
        self.figures = figures
    }

    private static func metres(_ value: Double) -> String { "\(FixedDecimal.text(value, places: 4, trimmed: true)) m" }

    /// What cites a clause of the document itself.
    package func of(_ clause: Clause, in document: Document) -> [Figure] {
        figures.filter { $0.source.clause == clause.id && $0.source.document == document.number }
    }

    /// What cites other documents.
    package func elsewhere(than document: Document) -> [Figure] { figures.filter { $0.source.document != document.number } }
}
