import StrictJSON
import Wording

/// What only the whole can show: orders that contradict the limits, tables with holes, outcomes that nothing ranks, names that lead nowhere.
extension Ruleset {
    func check(_ root: Section) throws(JSONError) {
        try checkLimits(root)
        try checkStrictness(root)
        try checkPalette(root)
        try checkPrecedence(root)
        try checkSources(root)
        try checkDistances(root)
        try checkZones(root)
        try checkNames(root)
        try checkReadings(root)
    }

    private func checkLimits(_ root: Section) throws(JSONError) {
        let day = document.inForceFrom
        for rule in classes where !limitSets.contains(where: { rule.limits[$0.id]?.value(on: day) != nil }) {
            throw root.error(
                at: "classes",
                "class \(rule.id) (\(rule.source.clause)) has no limits on \(day), when the document comes into force; give it some from that day on"
            )
        }
        if document.statute.value(on: day) == nil {
            throw root.error(
                at: "document", "no statute is named for \(day), when the document comes into force; name one from that day on")
        }
        if let existing = existingRailway, existing.limits[limitSets[0].id]?.value(on: day) == nil {
            throw root.error(
                at: "railways", "existing railways (\(existing.source.clause)) have no limits on \(day); give them some from that day on")
        }
    }

    /// Z2: stricter means lower limits, in every set and on every day on which some limit changes.
    private func checkStrictness(_ root: Section) throws(JSONError) {
        if let missing = classes.first(where: { !strictness.contains($0.id) }) {
            throw root.error(
                at: "strictness", "class \(missing.id) (\(missing.source.clause)) is missing in the order; add it where its limits belong")
        }
        for date in Set(classes.flatMap(\.limits.days)).sorted() {
            for set in limitSets {
                let ordered = strictness.compactMap { zoneClass in
                    limits(of: zoneClass, on: date, set: set.id).map { (zoneClass, $0) }
                }
                for ((a, stricter), (b, looser)) in zip(ordered, ordered.dropFirst())
                where !stricter.isWithin(looser) || (stricter == looser && limitSets.count == 1) {
                    let clause = rule(of: a)?.source.clause ?? ""
                    throw root.error(
                        at: "strictness",
                        "class \(a) (\(clause)) stands before \(b), but its limits on \(date) are not lower; the strictest comes first")
                }
            }
        }
    }

    private func checkPalette(_ root: Section) throws(JSONError) {
        for rule in classes {
            let count = palette.count { $0.zoneClass == rule.id }
            if count != 1 {
                throw root.error(at: "palette", "class \(rule.id) (\(rule.source.clause)) has \(count) colours; give it one")
            }
        }
        for (number, colour) in palette.enumerated() {
            let twin = palette[..<number].first { ($0.red, $0.green, $0.blue) == (colour.red, colour.green, colour.blue) }
            guard let twin else { continue }
            throw root.error(
                at: "palette", "classes \(twin.zoneClass) and \(colour.zoneClass) have the same colour; nobody could tell them apart")
        }
    }

    /// Every claim has one place in the order, and the order names nothing else.
    private func checkPrecedence(_ root: Section) throws(JSONError) {
        for claim in claims where precedence.rank(of: claim) == nil {
            throw root.error(
                at: "precedence",
                "the order misses class \(claim.zoneClass) of \(claim.names[0]) (\(clause(of: claim))); name the class, or \"\(claim.names[0])\""
            )
        }
        guard precedence.order.contains(PrecedenceRule.zones) else {
            throw root.error(at: "precedence", "the order misses the base zones; name them as \"\(PrecedenceRule.zones)\"")
        }
        let names = Set(claims.flatMap(\.names) + [PrecedenceRule.zones])
        if let unknown = precedence.order.first(where: { !names.contains($0) }) {
            throw root.error(at: "precedence", "\"\(unknown)\" is no class, line or area that a band or an area gives; take it out")
        }
    }

    /// Who lays claim to land, base zones aside.
    package var claims: [PrecedenceRule.Claim] {
        var claims: [PrecedenceRule.Claim] = []
        for source in sources {
            if let effect = source.effect { claims.append(.init(key: source.kind.id, zoneClass: effect.zoneClass)) }
            if case .zoneClass(let own) = source.ownLand {
                claims.append(.init(key: source.kind.id, zoneClass: own, isOwnLand: true))
            }
        }
        return claims + areas.map { .init(key: $0.key, zoneClass: $0.effect.zoneClass) }
    }

    private func clause(of claim: PrecedenceRule.Claim) -> String {
        (source(SourceKind(claim.key))?.source ?? area(claim.key)?.source)?.clause ?? ""
    }

    private func checkSources(_ root: Section) throws(JSONError) {
        let words = sources.compactMap(\.annexWord)
        if Set(words).count != words.count {
            throw root.error(at: "source_kinds", "an annex_word stands for two kinds of line; give each a word of its own")
        }
        for source in sources {
            if source.geometry == .land, source.layer == .waterways {
                throw root.error(
                    at: "source_kinds", "\(source.kind) (\(source.source.clause)): no layer holds the land of waterways; draw them as lines"
                )
            }
            if source.geometry == .land, source.selector.lanes != nil || source.selector.width != nil {
                throw root.error(
                    at: "source_kinds",
                    "\(source.kind) (\(source.source.clause)): land has no lanes and no width that a layer could give; draw it as lines")
            }
            if source.layer != .roads, source.selector.lanes != nil {
                throw root.error(
                    at: "source_kinds", "\(source.kind) (\(source.source.clause)): only roads have lanes; take them out of its selector")
            }
            if source.selector.grades.isEmpty {
                throw root.error(
                    at: "source_kinds",
                    "\(source.kind) (\(source.source.clause)): its selector names no grade, so no feature can be of it; give \"grade\" a value"
                )
            }
            if case .zoneClass = source.ownLand, source.effect == nil {
                throw root.error(
                    at: "source_kinds",
                    "\(source.kind) (\(source.source.clause)) makes no band, and its land has a class; give it a class or leave \"land\" out"
                )
            }
        }
        for (number, source) in sources.enumerated() {
            for earlier in sources[..<number] where earlier.layer == source.layer && earlier.selector == source.selector {
                throw root.error(
                    at: "source_kinds",
                    "\(source.kind) (\(source.source.clause)) can never be: every line that it fits is of \(earlier.kind); let their selectors differ"
                )
            }
        }
        for (name, kinds) in [("portals", portals?.appliesTo ?? []), ("buildings", buildings?.appliesTo ?? [])] {
            for kind in kinds where bandClass(of: kind) == nil {
                throw root.error(at: name, "\(kind) makes no band; take it out of \"applies_to\"")
            }
        }
        for edge in edges where edge.appliesTo.isEmpty && !areas.contains(where: { $0.edgeKind == edge.edgeKind }) {
            throw root.error(
                at: "boundary_lines", "\(edge.edgeKind) (\(edge.source.clause)) is the edge of no line and no area; give it \"applies_to\"")
        }
        if let railways, source(railways.kind)?.layer != .rail {
            throw root.error(at: "railways", "\(railways.kind) is no kind of rail line; name one of a mode of rail")
        }
    }

    private func checkDistances(_ root: Section) throws(JSONError) {
        let day = document.inForceFrom
        for source in sources {
            let blocks = distances.blocks.filter { $0.kinds.contains(source.kind) }
            let expected = source.effect == nil ? 0 : 1
            if blocks.count != expected {
                throw root.error(
                    at: "distances",
                    "\(source.kind) (\(source.source.clause)) stands in \(blocks.count) blocks of the table, expected \(expected)")
            }
            guard let effect = source.effect else { continue }
            for base in baseClasses where effect.zoneClass(in: base) != nil {
                let rows = blocks[0].rows.filter { $0.adjoining.contains(base) && $0.metres.value(on: day) != nil }
                if rows.isEmpty {
                    throw root.error(
                        at: "distances",
                        "no distance for \(source.kind) (\(source.source.clause)) beside class \(base) on \(day); add a row, or keep_base")
                }
                if let lanes = Self.gap(rows.map(\.when), in: source.selector) {
                    throw root.error(
                        at: "distances",
                        "no distance for \(source.kind) (\(source.source.clause)) beside class \(base) where a road has this many lanes: \(lanes); add a row for it"
                    )
                }
            }
            if source.layer != .roads, blocks[0].rows.contains(where: { $0.when.lanes != nil }) {
                throw root.error(at: "distances", "\(source.kind) has a distance by lanes, and roads alone have lanes; take \"when\" out")
            }
        }
    }

    /// A number of lanes that lines of this kind may have and no row is for; nil where every number has one.
    private static func gap(_ rows: [LineSelector], in kind: LineSelector) -> Int? {
        (1...100).first { lanes in
            (kind.lanes?.contains(lanes) ?? true) && !rows.contains { $0.lanes?.contains(lanes) ?? true }
        }
    }

    private func checkZones(_ root: Section) throws(JSONError) {
        for zone in zones where !baseClasses.contains(zone.zoneClass) {
            throw root.error(
                at: "zones",
                "zone \(zone.id) has class \(zone.zoneClass), which is no class of base zones (\(zone.source.clause)); see \"classes\" of \"zones\""
            )
        }
        if let residual, !baseClasses.contains(residual.zoneClass) {
            throw root.error(
                at: "zones",
                "the residual zone has class \(residual.zoneClass), which is no class of base zones (\(residual.source.clause)); see \"classes\" of \"zones\""
            )
        }
        if let residual, zone(residual.id) != nil {
            throw root.error(at: "zones", "the residual zone has the number of another, \(residual.id); give it one of its own")
        }
        if let zone = zones.first(where: { clause($0.source.clause) == nil }) {
            throw root.error(at: "zones", "zone \(zone.id) has no clause")
        }
    }

    private func checkNames(_ root: Section) throws(JSONError) {
        let rows = annexes.flatMap(\.rows)
        let used = Set(rows.flatMap { [$0.written] + [$0.from, $0.to].compactMap { $0?.written } })
        for group in aliases where !([group.name] + group.aliases).contains(where: used.contains) {
            throw root.error(at: "names", "\"\(group.name)\" is in no row of the annexes under any of its names; take the group out")
        }
        for fault in document.copyFaults {
            for id in fault.zones {
                guard let zone = zone(id) else {
                    throw root.error(at: "document", "a fault of the copy names zone \(id), which does not exist")
                }
                if zone.boundary?.raw.contains(fault.printed) != true {
                    throw root.error(at: "document", "\"\(fault.printed)\" is not printed in the list of zone \(id)")
                }
            }
        }
    }

    private func checkReadings(_ root: Section) throws(JSONError) {
        let missing = neededReadings.filter { reading($0) == nil }
        if !missing.isEmpty {
            throw root.error(
                at: "readings",
                "these readings are missing, and the rules can come to a place that they decide: \(Phrase.list(missing.map(\.rawValue))); add each with the clause that is open"
            )
        }
    }
}
