extension Ruleset {
    /// Whether the document is in force on a day, its first and last day included (T2). O(1).
    public func isInForce(on date: CivilDate) -> Bool {
        date >= document.inForceFrom && document.inForceUntil.map { date <= $0 } ?? true
    }

    /// The limits of a class on a day, in dB(A); nil for an unknown class or a day without limits. Also answers for the outcome of
    /// ``ExistingRailwayRule``, with its background limits (R5). O(classes).
    ///
    /// - Parameter set: one of ``limitSets``; the leading one unless another is named.
    public func limits(of zoneClass: ZoneClass, on date: CivilDate, set: String? = nil) -> NoiseLimit? {
        guard isInForce(on: date) else { return nil }
        let set = set ?? limitSets[0].id
        let table = existingRailway.flatMap { zoneClass == $0.limitsClass ? $0.limits : nil } ?? rule(of: zoneClass)?.limits
        // Limits of no period are none.
        return table?[set]?.value(on: date).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether the limits of a class on a day were read in the text itself; true where there are none. O(classes).
    public func isVerified(limitsOf zoneClass: ZoneClass, on date: CivilDate) -> Bool {
        let table = existingRailway.flatMap { $0.limitsClass == zoneClass ? $0.limits : nil } ?? rule(of: zoneClass)?.limits
        return table?[limitSets[0].id]?.entry(on: date)?.source.isVerified ?? true
    }

    /// The limits of a class in a period of the day, in dB(A); nil where there are none. O(classes).
    public func limit(of zoneClass: ZoneClass, in period: DayPeriod, on date: CivilDate) -> Int? {
        guard let number = hours.index(of: period) else { return nil }
        return limits(of: zoneClass, on: date)?[number]
    }

    /// What holds for the railways that are not new (R5); nil where the law makes no difference.
    package var existingRailway: ExistingRailwayRule? { railways?.existing }

    /// The width of a band in metres: from the boundary line of a source into land of a class, or into land in no zone. Nil where the table
    /// has no such row, and in zones that keep their class. O(table).
    ///
    /// - Parameters:
    ///   - lanes: of the road, where the table asks for them.
    ///   - roadWidth: metres between its boundary lines, where the table asks for them.
    public func distance(
        from source: SourceKind, adjoining: ZoneClass?, on date: CivilDate, lanes: Int? = nil, roadWidth: Double? = nil
    ) -> Double? {
        guard isInForce(on: date), let block = distances.blocks.first(where: { $0.kinds.contains(source) }) else { return nil }
        if let adjoining, self.source(source)?.effect?.zoneClass(in: adjoining) == nil { return nil }
        let row = block.rows.first { row in
            (adjoining.map(row.adjoining.contains) ?? row.isUnzoned)
                && row.when.fits(grade: nil, lanes: lanes, width: roadWidth) == true
        }
        return row?.metres.value(on: date)?.metres
    }

    /// What the ruleset says of a kind of line; nil for an unknown one. O(kinds).
    package func source(_ kind: SourceKind) -> SourceRule? { sources.first { $0.kind == kind } }

    /// What the ruleset says of a kind of area; nil for an unknown one. O(kinds).
    package func area(_ key: String) -> AreaRule? { areas.first { $0.key == key } }

    /// The class of the bands of a kind of line; nil if it makes none or is unknown.
    public func bandClass(of source: SourceKind) -> ZoneClass? { self.source(source)?.bandClass }

    /// The clause that says what a frontage comes to: where the band runs through, or where buildings cut it back; nil where no rule weighs
    /// frontages.
    package func frontageClause(isOpen: Bool) -> String? {
        guard case .mainlyTall(let rule)? = buildings else { return nil }
        return isOpen ? rule.low.source.clause : rule.tall.source.clause
    }

    /// Metres above the road at which its sound arises, for façades; nil where no rule asks for it.
    package var sourceHeight: Double? {
        if case .mainlyTall(let rule)? = buildings { rule.sourceHeight.value } else { nil }
    }

    /// Whether buildings may cut back the bands of a kind of line.
    package func cutsBack(_ source: SourceKind) -> Bool { buildings?.appliesTo.contains(source) ?? false }

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

    /// The row of an annex by its key, `annex1-16`; nil for an unknown one. O(rows).
    public func row(_ key: String) -> AnnexRow? {
        for annex in annexes where key.hasPrefix(annex.keyPrefix) {
            if let row = annex.rows.first(where: { $0.key == key }) { return row }
        }
        return nil
    }

    /// The row of an annex of roads by its key.
    public func road(_ key: String) -> AnnexRow? { roads.first { $0.key == key } }

    /// The row of an annex of rail lines by its key.
    public func rail(_ key: String) -> AnnexRow? { rails.first { $0.key == key } }

    /// The annexes that list lines of a layer.
    package func annexes(of layer: SourceRule.Layer) -> [Annex] { annexes.filter { $0.layer == layer } }

    /// The clause of a row of an annex; nil for an unknown key.
    package func rowClause(_ key: String) -> String? { row(key)?.source.clause }

    /// The clause that lays down a zone; for a zone that the document does not list, that of its class.
    package func zoneClause(_ id: String, zoneClass: ZoneClass) -> String? {
        if let residual, residual.id == id { return residual.source.clause }
        return zone(id)?.source.clause ?? rule(of: zoneClass)?.source.clause
    }

    /// The kinds of line whose features come from a layer, in the order of the document.
    package func kinds(of layer: SourceRule.Layer) -> [SourceRule] { sources.filter { $0.layer == layer } }

    /// The values that `grade` or `kind` may have in a layer of lines, in the order of the document, each once.
    package func grades(of layer: SourceRule.Layer) -> [String] {
        var grades: [String] = []
        for grade in kinds(of: layer).flatMap(\.selector.grades) where !grades.contains(grade) { grades.append(grade) }
        return grades
    }

    /// The kinds of boundary line that lines of a layer may have, in the order of the document, each once.
    package func edgeKinds(of layer: SourceRule.Layer) -> [String] {
        let kinds = Set(kinds(of: layer).map(\.kind))
        var names: [String] = []
        for edge in edges where !names.contains(edge.edgeKind) && edge.appliesTo.contains(where: kinds.contains) {
            names.append(edge.edgeKind)
        }
        return names
    }

    /// The grades of roads whose land is drawn, where the rules measure from it; empty where roads are lines.
    package var gradesOfRoadLand: [String] {
        kinds(of: .roads).filter { $0.geometry == .land }.flatMap(\.selector.grades)
    }

    /// Whether every line of a layer that makes a band must be a row of an annex.
    package func needsRows(_ layer: SourceRule.Layer) -> Bool {
        kinds(of: layer).contains { $0.effect != nil && $0.geometry == .line && $0.listing == .required }
    }

    /// Whether whatever is drawn in a layer of lines must be a row of an annex.
    package func needsEveryRow(_ layer: SourceRule.Layer) -> Bool {
        !annexes(of: layer).isEmpty && kinds(of: layer).allSatisfy { $0.effect != nil && $0.geometry == .line && $0.listing == .required }
    }

    /// Whether some rule asks for the lanes of roads.
    package var asksForLanes: Bool {
        sources.contains { $0.selector.lanes != nil } || distances.blocks.flatMap(\.rows).contains { $0.when.lanes != nil }
    }

    /// Whether the day of approval decides about rail lines themselves, and not only about their land (R5).
    package var hasDatedLines: Bool { existingRailway != nil && railways.flatMap { source($0.kind) }?.geometry == .line }

    /// Which kind a feature of a layer of lines is of.
    package enum KindOfLine: Sendable, Hashable {
        case kind(SourceKind)
        /// It hangs on a property that is not known.
        case needs(String)
        /// No rule is about it.
        case none
    }

    /// The first kind that fits; a width or a number of lanes that a distance hangs on must be known as well. O(kinds).
    package func kindOfLine(_ layer: SourceRule.Layer, grade: String, lanes: Int?, width: Double?) -> KindOfLine {
        for source in kinds(of: layer) {
            switch source.selector.fits(grade: grade, lanes: lanes, width: width) {
            case false?: continue
            case nil: return .needs(source.selector.lanes != nil && lanes == nil ? "lanes" : "left_m")
            case true?:
                let rows = distances.blocks.first { $0.kinds.contains(source.kind) }?.rows ?? []
                if lanes == nil, rows.contains(where: { $0.when.lanes != nil }) { return .needs("lanes") }
                if width == nil, rows.contains(where: { $0.when.width != nil }) { return .needs("left_m") }
                return .kind(source.kind)
            }
        }
        return .none
    }

    /// The layers of land uses that some rule asks for.
    package var landUses: [String] {
        var uses: [String] = []
        let exceptions = (sources.compactMap(\.effect) + areas.map(\.effect)).flatMap(\.exceptions)
        for use in limitOverrides.map(\.landUse) + exceptions.map(\.landUse) where !uses.contains(use) { uses.append(use) }
        return uses
    }

    /// The name the program uses for a name as it may be written. O(aliases).
    package func canonicalName(_ written: String) -> String {
        let name = NameForm.normalised(written)
        return aliases.first { $0.aliases.contains(name) }?.name ?? name
    }
}
