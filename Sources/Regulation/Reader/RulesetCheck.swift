import StrictJSON

extension Ruleset {
    /// What only the whole can show: orders that contradict the limits, tables with holes, names that lead nowhere.
    func check(_ root: Section) throws(JSONError) {
        try checkLimits(root)
        try checkOrders(root)
        try checkDistances(root)
        try checkNames(root)
    }

    private func checkLimits(_ root: Section) throws(JSONError) {
        for rule in classes where limits(of: rule.id, on: document.inForceFrom) == nil {
            throw root.error(at: "classes", "class \(rule.id) has no limits on \(document.inForceFrom), when the document comes into force")
        }
        if document.statute.value(on: document.inForceFrom) == nil {
            throw root.error(at: "document", "no statute is named for \(document.inForceFrom), when the document comes into force")
        }
        guard existingRailway.limits.value(on: document.inForceFrom) != nil else {
            throw root.error(at: "railways", "existing railways have no limits on \(document.inForceFrom)")
        }
    }

    /// Z2: stricter means lower limits, on every day on which some limit changes.
    private func checkOrders(_ root: Section) throws(JSONError) {
        if let missing = classes.first(where: { !strictness.contains($0.id) }) {
            throw root.error(at: "strictness", "class \(missing.id) is missing in the order")
        }
        for date in Set(classes.flatMap { $0.limits.entries.map(\.from) }).sorted() {
            let ordered = strictness.compactMap { zoneClass in limits(of: zoneClass, on: date).map { (zoneClass, $0) } }
            for ((a, stricter), (b, looser)) in zip(ordered, ordered.dropFirst())
            where stricter.day > looser.day || stricter.night > looser.night || stricter == looser {
                throw root.error(at: "strictness", "class \(a) stands before \(b), but its limits on \(date) are not lower")
            }
        }
        let made = Set(sources.compactMap(\.bandClass))
        if made != Set(precedence.order) { throw root.error(at: "precedence", "the order must hold just the classes that bands have") }
    }

    private func checkDistances(_ root: Section) throws(JSONError) {
        for source in sources {
            let blocks = distances.blocks.filter { $0.kinds.contains(source.kind) }
            let expected = source.bandClass == nil ? 0 : 1
            if blocks.count != expected {
                throw root.error(at: "distances", "\(source.kind) stands in \(blocks.count) blocks of the table, expected \(expected)")
            }
            for base in baseClasses where expected == 1 && distance(from: source.kind, adjoining: base, on: document.inForceFrom) == nil {
                throw root.error(at: "distances", "no distance for \(source.kind) beside class \(base) on \(document.inForceFrom)")
            }
        }
        for row in distances.blocks.flatMap(\.rows) where !baseClasses.contains(row.adjoining) {
            throw root.error(at: "distances", "class \(row.adjoining) is no class of base zones")
        }
        let words = sources.compactMap(\.annexWord)
        if Set(words).count != words.count { throw root.error(at: "source_kinds", "an annex_word stands for two kinds of line") }
        for zone in zones where !baseClasses.contains(zone.zoneClass) {
            throw root.error(at: "zones", "zone \(zone.id) has class \(zone.zoneClass), which is no class of base zones")
        }
    }

    private func checkNames(_ root: Section) throws(JSONError) {
        let used = Set(
            roads.flatMap { [$0.written, $0.from.written, $0.to.written] } + rails.flatMap { [$0.written, $0.from.written, $0.to.written] })
        for group in aliases where !([group.name] + group.aliases).contains(where: used.contains) {
            throw root.error(at: "names", "\"\(group.name)\" is in no row of the annexes under any of its names")
        }
        for fault in document.copyFaults {
            for id in fault.zones {
                guard let zone = zone(id) else {
                    throw root.error(at: "document", "a fault of the copy names zone \(id), which does not exist")
                }
                if !zone.boundary.raw.contains(fault.printed) {
                    throw root.error(at: "document", "\"\(fault.printed)\" is not printed in the list of zone \(id)")
                }
            }
        }
        if let zone = zones.first(where: { clause($0.source.clause) == nil }) {
            throw root.error(at: "zones", "zone \(zone.id) has no clause")
        }
    }
}
