extension Ruleset {
    /// Whether the document is in force on a day, its first and last day included (T2). O(1).
    public func isInForce(on date: CivilDate) -> Bool {
        date >= document.inForceFrom && document.inForceUntil.map { date <= $0 } ?? true
    }

    /// The limits of a class on a day, in dB(A); nil for an unknown class or a day without limits. Also answers for the class of
    /// ``existingRailway``, with its background limits (R5). O(classes).
    public func limits(of zoneClass: ZoneClass, on date: CivilDate) -> NoiseLimit? {
        guard isInForce(on: date) else { return nil }
        if zoneClass == existingRailway.limitsClass { return existingRailway.limits.value(on: date) }
        return rule(of: zoneClass)?.limits.value(on: date)
    }

    /// The width of a band in metres: from the boundary line of a source into land of a class. Nil where the table has no such row. O(table).
    public func distance(from source: SourceKind, adjoining: ZoneClass, on date: CivilDate) -> Double? {
        guard isInForce(on: date) else { return nil }
        return distances.blocks.first { $0.kinds.contains(source) }?.rows.first { $0.adjoining == adjoining }?.metres.value(on: date)
    }

    /// The class of the bands of a kind of line; nil if it makes none or is unknown.
    public func bandClass(of source: SourceKind) -> ZoneClass? { sources.first { $0.kind == source }?.bandClass }

    /// Whether class `a` is stricter than `b`: it stands before it in ``strictness`` (Z2). False if either is unknown.
    public func isStricter(_ a: ZoneClass, than b: ZoneClass) -> Bool {
        guard let first = strictness.firstIndex(of: a), let second = strictness.firstIndex(of: b) else { return false }
        return first < second
    }

    /// Which of two outcomes leads where both may be true: the first, unless the second is stricter or alone has limits (Z2, B3).
    package func leads(_ a: ZoneClass?, over b: ZoneClass?) -> Bool {
        guard let a, let b else { return a != nil }
        return !isStricter(b, than: a)
    }

    /// Whether `a` wins where it overlaps `b`: earlier in ``precedence``, or a class of bands over one of base zones.
    package func outranks(_ a: ZoneClass, _ b: ZoneClass) -> Bool {
        guard let first = precedence.order.firstIndex(of: a) else { return false }
        return first < precedence.order.firstIndex(of: b) ?? .max
    }

    /// The rule of a class; nil for an unknown one. O(classes).
    package func rule(of zoneClass: ZoneClass) -> ClassRule? { classes.first { $0.id == zoneClass } }

    /// The reading of that identifier; nil for an unknown one. O(readings).
    public func reading(_ id: Interpretation.ID) -> Interpretation? { readings.first { $0.id == id } }

    /// The clause to cite for a reading; empty for an unknown one.
    package func clause(of reading: Interpretation.ID) -> String { self.reading(reading)?.clauses.first ?? "" }

    /// The clause of that identifier.
    public func clause(_ id: String) -> Clause? { clauses.first { $0.id == id } }

    /// The zone of that number; nil for an unknown one. O(zones).
    public func zone(_ id: String) -> ZoneEntry? { zones.first { $0.id == id } }

    /// The row of the annex of roads by its key, `annex1-16`.
    public func road(_ key: String) -> AnnexRoad? { roads.first { $0.key == key } }

    /// The row of the annex of rail lines by its key, `annex2-1`.
    public func rail(_ key: String) -> AnnexRail? { rails.first { $0.key == key } }

    /// The clause of a row of either annex; nil for an unknown key.
    package func rowClause(_ key: String) -> String? { road(key)?.source.clause ?? rail(key)?.source.clause }

    /// The clause that lays down a zone; for a zone that the document does not list, that of its class.
    package func zoneClause(_ id: String, zoneClass: ZoneClass) -> String? { zone(id)?.source.clause ?? rule(of: zoneClass)?.source.clause }

    /// The classes of base zones: those that are no band's, in the order of the document.
    public var baseClasses: [ZoneClass] { classes.map(\.id).filter { !precedence.order.contains($0) } }

    /// The kinds of road: those the table lists, without urban rail and railways.
    package var roadGrades: [SourceKind] {
        sources.filter { $0.bandClass != nil && !portals.appliesTo.contains($0.kind) && $0.kind != railways.kind }.map(\.kind)
    }

    /// The name the program uses for a name as it may be written. O(aliases).
    package func canonicalName(_ written: String) -> String {
        let name = NameForm.normalised(written)
        return aliases.first { $0.aliases.contains(name) }?.name ?? name
    }
}
