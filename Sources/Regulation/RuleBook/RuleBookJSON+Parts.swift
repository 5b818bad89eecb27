import StrictJSON

extension JSONWriter {
    mutating func document(_ document: Document) {
        key("document")
        object { writer in
            writer.member("number", document.number)
            writer.text("title", document.title)
            writer.text("issuer", document.issuer)
            writer.member("signed", document.signed.description)
            writer.key("gazette")
            writer.object { writer in
                writer.text("title", document.gazette.title)
                writer.member("year", document.gazette.year)
                writer.member("issue", document.gazette.issue)
                writer.member("total_issue", document.gazette.totalIssue)
                writer.member("published", document.gazette.published.description)
            }
            writer.member("in_force_from", document.inForceFrom.description)
            writer.member("in_force_until", document.inForceUntil?.description)
            writer.text("interpreter", document.interpreter.value)
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
                writer.key("articles")
                writer.array(inline: true) { writer in
                    for article in statute.articles { writer.int(article) }
                }
                writer.cited(entry.source)
            }
            writer.key("scope")
            writer.object { writer in
                writer.text("text", document.scope.text)
                writer.member("area_km2", document.scope.area)
                writer.member("area_is_approximate", document.scope.areaIsApproximate)
                writer.text("excluded", document.scope.excluded)
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

    mutating func railways(_ ruleset: Ruleset) {
        key("railways")
        object { writer in
            let rule = ruleset.railways
            writer.member("kind", rule.kind.id)
            writer.member("excluded_kind", rule.excludedKind.id)
            writer.provision("new_from", rule.newFrom) { $0.member("value", $1.description) }
            writer.provision("yards", rule.yards) { $0.text("text", $1) }
            writer.key("existing")
            writer.object { writer in
                let old = ruleset.existingRailway
                writer.member("outcome", old.limitsClass.id)
                writer.member("approved_before", old.approvedBefore.description)
                writer.member("reported_class", old.reportedClass.id)
                writer.text("label", old.label)
                writer.text("text", old.text)
                writer.limits(old.limits)
                writer.cited(old.source, old.reading)
            }
        }
    }

    mutating func buildings(_ rule: BuildingRule) {
        key("buildings")
        object { writer in
            writer.provision("tall_from_storeys", rule.tallFromStoreys) { $0.member("value", $1) }
            for (name, provision) in [
                ("joined_gap_m", rule.joinedGap), ("mainly_share", rule.mainlyShare), ("doubtful_from_share", rule.doubtfulFromShare),
                ("doubtful_to_share", rule.doubtfulToShare), ("source_height_m", rule.sourceHeight),
            ] {
                writer.provision(name, provision) { $0.member("value", $1) }
            }
            writer.provision("low", rule.low) { $0.text("text", $1) }
            writer.provision("tall", rule.tall) { $0.text("text", $1) }
        }
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
        text("boundary_direction", ruleset.boundaryDirection)
        list("zones", ruleset.zones) { writer, zone in
            writer.member("id", zone.id)
            writer.text("name", zone.name)
            writer.member("class", zone.zoneClass.id)
            writer.member("boundary", zone.boundary.raw)
            writer.member("area_km2", zone.area)
            writer.cited(zone.source)
        }
        list("roads", ruleset.roads, inline: true) { writer, road in
            writer.line(key: road.key, number: road.number, names: road.allNames, written: road.written, from: road.from, to: road.to)
            writer.member("grade", road.gradeWord)
            writer.member("grade_key", road.grade.id)
            writer.member("clause", road.source.clause)
        }
        list("rails", ruleset.rails, inline: true) { writer, rail in
            writer.line(key: rail.key, number: rail.number, names: rail.allNames, written: rail.written, from: rail.from, to: rail.to)
            writer.member("kind", rail.kind.id)
            writer.member("clause", rail.source.clause)
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

    private mutating func line(key: String, number: Int, names: [String], written: String, from: LineEnd, to: LineEnd) {
        member("key", key)
        member("number", number)
        member("name", names[0])
        member("written", written)
        member("aliases", Array(names.dropFirst()))
        for (name, end) in [("from", from), ("to", to)] {
            member(name, end.name)
            if end.kind != .junction { member("\(name)_end", end.kind.rawValue) }
        }
    }
}
