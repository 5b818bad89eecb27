import Regulation
import Wording
import ZoningFiles
import ZoningModel

/// The classes of a sheet in words: what the rules call them, their limits in every period, and the hours of the periods.
struct SheetLegend {
    /// A set of limits: its title where there is more than one.
    struct LimitTable {
        let title: String?
        /// The periods, as the law calls them.
        let periods: [String]
        /// The limits by class, by period; nil for none.
        let rows: [(zoneClass: String, limits: [Int?])]
    }

    let map: ZoneMap
    let ruleset: Ruleset?
    let language: Language

    /// The classes that the map shows, in the order of the palette, with their places in it; what has no colour comes last.
    var classes: [(id: String, number: Int)] {
        let shown = Set(map.zones.compactMap { $0.zoneClass?.id })
        let palette = ruleset?.palette.map(\.zoneClass.id) ?? []
        let known = palette.enumerated().filter { shown.contains($0.element) }.map { (id: $0.element, number: $0.offset) }
        return known + shown.subtracting(palette).sorted().enumerated().map { (id: $0.element, number: palette.count + $0.offset) }
    }

    var hasUnzoned: Bool { map.zones.contains { $0.zoneClass == nil } }

    /// `class 4a`
    func name(_ id: String) -> String { MapFurniture.className(id, ruleset.map { LawWords($0, language) }, language) }

    var tables: [LimitTable] {
        guard let ruleset else {
            // Rules that this program does not have: what the pieces say.
            let rows = classes.map { zoneClass in
                let limits = map.zones.first { $0.limitsClass?.id == zoneClass.id }?.limits
                return (zoneClass: zoneClass.id, limits: map.meta.periods.indices.map { limits?[$0] })
            }
            return [LimitTable(title: nil, periods: map.meta.periods.map(\.rawValue), rows: rows)]
        }
        return ruleset.limitSets.map { set in
            let rows = classes.map { zoneClass in
                let limits = ruleset.limits(of: ZoneClass(zoneClass.id), on: map.meta.date, set: set.id)
                return (zoneClass: zoneClass.id, limits: ruleset.hours.periods.indices.map { limits?[$0] })
            }
            return LimitTable(
                title: ruleset.limitSets.count > 1 ? set.title(language) : nil, periods: ruleset.hours.periods.map { $0.name(language) },
                rows: rows)
        }
    }

    /// `day 06:00–22:00, night 22:00–06:00`; a line for the classes that keep other hours.
    var hours: [String] {
        guard let ruleset else { return [] }
        func words(_ zoneClass: ZoneClass) -> String {
            language(
                Phrase.list(
                    ruleset.hours.periods.map { period in
                        let (from, to) = ruleset.hours.span(of: period, in: zoneClass)
                        return "\(period.name(language)) \(Hours.clock(from))–\(Hours.clock(to))"
                    }))
        }
        var lines: [(words: String, classes: [String])] = []
        for (id, _) in classes {
            let text = words(ZoneClass(id))
            if let known = lines.firstIndex(where: { $0.words == text }) {
                lines[known].classes.append(name(id))
            } else {
                lines.append((text, [name(id)]))
            }
        }
        return lines.map { line in
            let names = language(Phrase.list(line.classes))
            return lines.count == 1 ? line.words : "\(names): \(line.words)"
        }
    }

    /// Every zone once: its number, its name, and what its own class says.
    var zones: [(id: String, name: String, outcome: String)] {
        var met: Set<String> = []
        return map.zones.filter { $0.kind == .base && $0.zoneID.map { met.insert($0).inserted } ?? false }
            .map { ($0.zoneID ?? "", $0.zoneName ?? "", outcome($0)) }.sorted { ($0.id.count, $0.id) < ($1.id.count, $1.id) }
    }

    /// What the rules call the zone of all that is in no other; its number is no number for people.
    var residual: String? { ruleset?.residual?.id }

    /// `201 West`
    static func title(_ id: String, _ name: String, residual: String?) -> String {
        if name.isEmpty || name == id { return id }
        return id == residual ? name : "\(id) \(name)"
    }

    /// `class 2  60/50`
    func outcome(_ zone: FunctionalZone) -> String {
        guard let id = zone.zoneClass?.id else { return "" }
        guard let limits = zone.limits, !limits.isEmpty else { return name(id) }
        return "\(name(id))  \(limits.written(map.meta.periods.count))"
    }
}
