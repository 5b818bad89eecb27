extension Ruleset {
    /// The clause that gives a band its class and width in a zone: of the row of the table of distances, or of the use of the land that the
    /// rules except. Nil where no kind of line makes that class there. O(kinds).
    package func bandClause(of zoneClass: ZoneClass?, in base: ZoneClass?, on date: CivilDate) -> String? {
        for source in sources where source.effect?.zoneClass(in: base) == zoneClass {
            let row = distances.blocks.first { $0.kinds.contains(source.kind) }?.rows.first { row in
                base.map(row.adjoining.contains) ?? row.isUnzoned
            }
            if let entry = row?.metres.entry(on: date) { return entry.source.clause }
        }
        return exceptionClause(of: zoneClass, among: sources.compactMap(\.effect))
    }

    /// The clause that gives areas of some kind that class in a zone; nil where none does. O(kinds).
    package func areaClause(of zoneClass: ZoneClass?, in base: ZoneClass?) -> String? {
        areas.first { $0.effect.zoneClass(in: base) == zoneClass }?.source.clause
            ?? exceptionClause(of: zoneClass, among: areas.map(\.effect))
    }

    private func exceptionClause(of zoneClass: ZoneClass?, among effects: [Effect]) -> String? {
        effects.lazy.flatMap(\.exceptions).first { $0.zoneClass == zoneClass }?.source.clause
    }
}
