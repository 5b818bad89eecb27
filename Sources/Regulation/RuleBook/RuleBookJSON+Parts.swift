import StrictJSON

extension JSONWriter {
    mutating func document(_ document: Document) {
        key("document")
        object { writer in
            writer.member("number", document.number)
            writer.text("title", document.title)
            writer.text("issuer", document.issuer)
            writer.member("signed", document.signed.description)
            if let gazette = document.gazette {
                writer.key("gazette")
                writer.object { writer in
                    writer.text("title", gazette.title)
                    writer.member("year", gazette.year)
                    writer.member("issue", gazette.issue)
                    writer.member("total_issue", gazette.totalIssue)
                    writer.member("published", gazette.published.description)
                }
            }
            writer.member("in_force_from", document.inForceFrom.description)
            writer.member("in_force_until", document.inForceUntil?.description)
            if let replacedBy = document.replacedBy { writer.member("replaced_by", replacedBy) }
            if let interpreter = document.interpreter { writer.text("interpreter", interpreter.value) }
            for (name, list) in [("repeals", document.repeals), ("legal_bases", document.legalBases), ("plans", document.plans)] {
                writer.list(name, list) { writer, cited in
                    writer.member("id", cited.id)
                    writer.text("title", cited.title)
                    writer.cited(cited.source)
                }
            }
            writer.list("statute", document.statute.entries) { writer, entry in
                writer.member("from", entry.from.description)
                guard let statute = entry.value else { return }
                writer.text("title", statute.title)
                if !statute.articles.isEmpty {
                    writer.key("articles")
                    writer.array(inline: true) { writer in
                        for article in statute.articles { writer.int(article) }
                    }
                }
                writer.cited(entry.source)
            }
            writer.key("scope")
            writer.object { writer in
                writer.text("text", document.scope.text)
                if let area = document.scope.area {
                    writer.member("area_km2", area)
                    writer.member("area_is_approximate", document.scope.areaIsApproximate)
                }
                if let excluded = document.scope.excluded { writer.text("excluded", excluded) }
                writer.cited(document.scope.source, document.scope.reading)
            }
            writer.list("copy_faults", document.copyFaults) { writer, fault in
                writer.member("zones", fault.zones)
                writer.member("printed", fault.printed)
                writer.member("meant", fault.meant)
                writer.text("note", fault.note)
            }
        }
    }

    mutating func railways(_ rule: RailwayRule, of ruleset: Ruleset) {
        key("railways")
        object { writer in
            writer.member("kind", rule.kind.id)
            writer.member("excluded_kinds", rule.excludedKinds.map(\.id))
            if let newFrom = rule.newFrom { writer.provision("new_from", newFrom) { $0.member("value", $1.description) } }
            if let yards = rule.yards { writer.provision("yards", yards) { $0.text("text", $1) } }
            guard let old = rule.existing else { return }
            writer.key("existing")
            writer.object { writer in
                writer.member("outcome", old.limitsClass.id)
                writer.member("approved_before", old.approvedBefore.description)
                writer.member("reported_class", old.reportedClass.id)
                writer.text("label", old.label)
                writer.text("text", old.text)
                writer.limits(old.limits, of: ruleset)
                writer.cited(old.source, old.reading)
            }
        }
    }

    mutating func buildings(_ rule: BuildingRule) {
        key("buildings")
        object { writer in
            writer.provision("tall_from_storeys", rule.tallFromStoreys) { $0.member("value", $1) }
            switch rule {
            case .mainlyTall(let rule):
                for (name, provision) in [
                    ("joined_gap_m", rule.joinedGap), ("mainly_share", rule.mainlyShare), ("doubtful_from_share", rule.doubtfulFromShare),
                    ("doubtful_to_share", rule.doubtfulToShare), ("source_height_m", rule.sourceHeight),
                ] {
                    writer.provision(name, provision) { $0.member("value", $1) }
                }
                writer.provision("low", rule.low) { $0.text("text", $1) }
                writer.provision("tall", rule.tall) { $0.text("text", $1) }
            case .firstRow(let rule):
                writer.provision("text", rule.text) { $0.text("text", $1) }
            }
        }
    }

    mutating func areas(_ ruleset: Ruleset) {
        list(nonEmpty: "areas", ruleset.areas) { writer, rule in
            writer.member("key", rule.key)
            writer.text("title", rule.title)
            writer.effect(rule.effect)
            if let buffer = rule.buffer { writer.widths("buffer_m", buffer) }
            writer.member("edge_kind", rule.edgeKind)
            writer.cited(rule.source, rule.reading)
        }
    }

    /// What a kind of line has beyond its class, where it has it.
    mutating func particulars(of rule: SourceRule) {
        if let effect = rule.effect { self.effect(effect, besides: true) }
        if rule.selector != LineSelector(grades: [rule.kind.id], lanes: nil, width: nil) { conditions("selector", rule.selector) }
        switch rule.ownLand {
        case .band: break
        case .zoneClass(let zoneClass): member("land", zoneClass.id)
        case .base: member("land", "base")
        case .unassigned: member("land", "unassigned")
        }
        switch rule.listing {
        case .required: break
        case .optional(nil): member("listed", "optional")
        case .optional(let from?): member("listed_optional_from", from.description)
        }
    }

    private mutating func effect(_ effect: Effect, besides isNamed: Bool = false) {
        if !isNamed { member("class", effect.zoneClass.id) }
        if !effect.byBase.isEmpty {
            key("class_by_base")
            object(inline: true) { writer in
                for (base, zoneClass) in effect.byBase.sorted(by: { $0.key.id < $1.key.id }) { writer.member(base.id, zoneClass.id) }
            }
        }
        if !effect.keeps.isEmpty { member("keep_base", effect.keeps.map(\.id)) }
        list(nonEmpty: "except", effect.exceptions) { writer, exception in
            writer.member("land_use", exception.landUse)
            writer.member("class", exception.zoneClass.id)
            writer.cited(exception.source, exception.reading)
        }
    }

    /// What a selector asks for; nothing where it asks for nothing.
    mutating func conditions(_ name: String, _ selector: LineSelector) {
        guard selector != .any else { return }
        key(name)
        object(inline: true) { writer in
            if !selector.grades.isEmpty { writer.member("grade", selector.grades) }
            if let lanes = selector.lanes {
                writer.member("lanes_from", lanes.lowerBound)
                writer.member("lanes_to", lanes.upperBound)
            }
            if let width = selector.width {
                writer.member("width_from_m", width.lowerBound)
                if width.upperBound.isFinite { writer.member("width_below_m", width.upperBound) }
            }
        }
    }

    /// Dated widths in metres; null where they end.
    mutating func widths(_ name: String, _ timeline: Timeline<Width>) {
        list(name, timeline.entries, inline: true) { writer, entry in
            writer.member("from", entry.from.description)
            writer.key("value")
            if let width = entry.value { writer.double(width.metres) } else { writer.null() }
            if let nominal = entry.value?.nominal, let tolerance = entry.value?.tolerance {
                writer.member("nominal", nominal)
                writer.member("tolerance", tolerance)
            }
            writer.cited(entry.source)
        }
    }

    func hasOwnHours(_ ruleset: Ruleset) -> Bool { ruleset.hours.periods.contains { !$0.fromByClass.isEmpty } }

    /// The hours of the classes that keep other ones.
    mutating func hoursByClass(_ ruleset: Ruleset) {
        key("hours_by_class")
        object { writer in
            for rule in ruleset.classes where ruleset.hours.periods.contains(where: { $0.fromByClass[rule.id] != nil }) {
                writer.key(rule.id.id)
                writer.object(inline: true) { writer in
                    for period in ruleset.hours.periods { writer.member("\(period.id)_from", Hours.clock(period.from(in: rule.id))) }
                }
            }
        }
    }

    /// A list that is left out where it is empty.
    mutating func list<Element>(nonEmpty name: String, _ elements: [Element], _ body: (inout JSONWriter, Element) -> Void) {
        if !elements.isEmpty { list(name, elements, inline: true, body) }
    }

    private mutating func provision<Value>(_ name: String, _ provision: Provision<Value>, _ value: (inout JSONWriter, Value) -> Void) {
        key(name)
        object(inline: true) { writer in
            value(&writer, provision.value)
            writer.cited(provision.source, provision.reading)
        }
    }

    /// Zones, annexes, names, tolerances, readings and clauses.
    mutating func lists(_ ruleset: Ruleset) {
        if let direction = ruleset.boundaryDirection { text("boundary_direction", direction) }
        list("zones", ruleset.zones) { writer, zone in
            writer.member("id", zone.id)
            writer.text("name", zone.name)
            writer.member("class", zone.zoneClass.id)
            writer.member("boundary", zone.boundary?.raw)
            if let area = zone.area { writer.member("area_km2", area) }
            writer.cited(zone.source)
        }
        if let residual = ruleset.residual {
            key("residual")
            object { writer in
                writer.member("id", residual.id)
                writer.text("name", residual.name)
                writer.member("class", residual.zoneClass.id)
                writer.cited(residual.source, residual.reading)
            }
        }
        for (member, layer) in SourceRule.Layer.annexes {
            let rows = ruleset.annexes(of: layer).flatMap(\.rows)
            if rows.isEmpty && layer == .waterways { continue }
            list(member, rows, inline: true) { writer, row in
                writer.line(row)
                if let word = row.gradeWord {
                    writer.member("grade", word)
                    writer.member("grade_key", row.kind.id)
                } else {
                    writer.member("kind", row.kind.id)
                }
                writer.member("clause", row.source.clause)
            }
        }
        list("aliases", ruleset.aliases, inline: true) { writer, group in
            writer.member("name", group.name)
            writer.member("aliases", group.aliases)
            writer.cited(group.source, group.reading)
        }
        key("tolerances")
        object { writer in
            writer.provision("arc_m", ruleset.tolerances.arc) { $0.member("value", $1) }
            writer.provision("line_m", ruleset.tolerances.line) { $0.member("value", $1) }
            writer.provision("opening_m", ruleset.tolerances.opening) { $0.member("value", $1) }
        }
        list("readings", ruleset.readings) { writer, reading in
            writer.member("id", reading.id.rawValue)
            writer.text("title", reading.title)
            writer.text("text", reading.text)
            writer.member("clauses", reading.clauses)
            guard let choice = reading.switch else { return }
            writer.key("switch")
            writer.object(inline: true) { writer in
                writer.member("name", choice.name)
                writer.member("values", choice.values)
                writer.member("default", choice.defaultValue)
            }
        }
        list("clauses", ruleset.clauses) { writer, clause in
            writer.member("id", clause.id)
            writer.text("text", clause.text)
        }
    }

    private mutating func line(_ row: AnnexRow) {
        member("key", row.key)
        member("number", row.number)
        member("name", row.name)
        member("written", row.written)
        member("aliases", row.aliases)
        for case (let name, let end?) in [("from", row.from), ("to", row.to)] {
            member(name, end.name)
            if end.kind != .junction { member("\(name)_end", end.kind.rawValue) }
        }
    }
}
