import Geometry
import Regulation
import StrictJSON
import ZoningLaw
import ZoningModel

/// Says what made a piece of land another one. What reaches the place is measured on both maps; where one thing alone is switched from one
/// map to the other, it is measured once more with that alone.
struct CauseFinder {
    private let before: PlaceQuery
    private let after: PlaceQuery
    private let sections: (before: RowSections, after: RowSections)
    /// Of every switch that differs, the bands of the first map with that switched alone.
    private let switched: [(name: String, from: String, to: String, explainer: Explainer)]

    init(from before: PlaceQuery, to after: PlaceQuery) {
        (self.before, self.after) = (before, after)
        sections = (RowSections(before.map), RowSections(after.map))
        let (old, new) = (before.map.meta.switches.named, after.map.meta.switches.named)
        let isSame = before.map.meta.ruleset == after.map.meta.ruleset
        switched = zip(old, new).filter { isSame && $0.value != $1.value }.map { old, new in
            var ruleset = before.ruleset
            ruleset.switches = ruleset.switches.setting(new.name, to: new.value) ?? ruleset.switches
            return (new.name, old.value, new.value, Explainer(map: before.map, ruleset: ruleset, accuracy: before.accuracy))
        }
    }

    /// At least one; the time is that of a few questions at the place.
    func causes(from a: FunctionalZone?, to b: FunctionalZone?, at place: Coordinate) -> [DifferenceCause] {
        var causes: [DifferenceCause] = []
        let (old, new) = (before.map.meta, after.map.meta)
        if old.ruleset != new.ruleset { causes.append(DifferenceCause(kind: .ruleset, from: old.ruleset, to: new.ruleset)) }
        guard let a, let b else {
            causes.append(DifferenceCause(kind: .district, reading: .z6, isGone: b == nil))
            return causes
        }
        causes += rows(a, b, place)
        causes += zone(a, b)
        causes += shielding(a, b, place)
        if (a.kind == .residential) != (b.kind == .residential), a.baseClass == b.baseClass {
            let piece = a.kind == .residential ? a : b
            causes.append(DifferenceCause(kind: .housing, feature: piece.named, reading: .z1, isGone: a.kind == .residential))
        }
        if let limits = a.limitsClass, limits == b.limitsClass, a.limits != b.limits, old.ruleset == new.ruleset {
            causes.append(
                DifferenceCause(kind: .limits, feature: limits.id, from: a.limits?.written ?? "–", to: b.limits?.written ?? "–"))
        }
        return causes.isEmpty ? [data] : causes.map(named)
    }

    /// Without a reading that the rules do not have.
    private func named(_ cause: DifferenceCause) -> DifferenceCause {
        guard let reading = cause.reading, ![before, after].contains(where: { $0.ruleset.reading(reading) != nil }) else { return cause }
        var cause = cause
        cause.reading = nil
        return cause
    }

    // MARK: - Lines

    /// The lines that make the piece on one map and do not reach it on the other.
    private func rows(_ a: FunctionalZone, _ b: FunctionalZone, _ place: Coordinate) -> [DifferenceCause] {
        let (reachingA, reachingB) = (before.reaching(place, a), after.reaching(place, b))
        let made = (a.kind.isMadeByLine ? a.rows : [], b.kind.isMadeByLine ? b.rows : [])
        let gone = made.0.filter { !made.1.contains($0) && reachingB[$0] == nil }
        let come = made.1.filter { !made.0.contains($0) && reachingA[$0] == nil }
        var causes = come.map { row in section(row, at: place, isGone: false) ?? unexplained(row, a, b, place, isGone: false) }
        causes += gone.map { row in section(row, at: place, isGone: true) ?? unexplained(row, a, b, place, isGone: true) }
        // R1: the land between the boundary lines.
        if a.kind == .carriageway || b.kind == .carriageway {
            for other in switched where other.name == "carriageway" {
                for row in a.kind == .carriageway ? a.rows : b.rows {
                    causes.append(
                        DifferenceCause(
                            kind: .reading, row: row, feature: "\(other.name) · \(label(row, isGone: a.kind == .carriageway))",
                            reading: .r1,
                            from: other.from, to: other.to))
                }
            }
        }
        // On both maps in reach, and made otherwise there: its land, an approval, a class of its own.
        for row in made.1 where made.0.contains(row) || reachingA[row] != nil {
            guard causes.isEmpty, a.rows != b.rows || a.kind != b.kind || a.zoneClass != b.zoneClass else { continue }
            if let changed = section(row, at: place, isGone: false) { causes.append(changed) }
        }
        // A switch that alone brings or takes one of the rows.
        let bearing = Set(gone + come)
        if !bearing.isEmpty {
            let measured = switched.filter { $0.name != "carriageway" }.filter { other in
                let rows = other.explainer.reaching(place, a, Tolerance.limit)
                return bearing.contains { (rows[$0] == nil) != (reachingA[$0] == nil) }
            }
            for other in measured {
                let reading = before.ruleset.readings.first { $0.switch?.name == other.name }?.id
                causes.append(
                    DifferenceCause(kind: .reading, feature: other.name, reading: reading, from: other.from, to: other.to))
            }
        }
        return causes
    }

    /// Why a row has come or gone by the data and the day; nil where its sections are the same on both maps.
    private func section(_ row: String, at place: Coordinate, isGone: Bool) -> DifferenceCause? {
        guard before.map.meta.ruleset == after.map.meta.ruleset, sections.before.isKnown, sections.after.isKnown else { return nil }
        let (with, without) = isGone ? (before.map.meta, after.map.meta) : (after.map.meta, before.map.meta)
        let (has, lacks) = isGone ? (sections.before, sections.after) : (sections.after, sections.before)
        var cause = DifferenceCause(kind: .rowChanged, row: row, feature: label(row, isGone: isGone), isGone: isGone)
        let own = has.lines(of: row, notIn: lacks).min { place.distance(to: $0) < place.distance(to: $1) }
        if let own {
            // 四.2, R4: what is planned makes no band before it opens.
            if with.isAsBuilt, !without.isAsBuilt, !own.isInForce(on: with.date, asBuilt: false) {
                cause = cause.of(.asBuilt, reading: Interpretation.ID(rawValue: "R4"))
                cause.day = own.openedOn
                return cause
            }
            if let opened = own.openedOn, !without.isAsBuilt, without.date < opened {
                cause = cause.of(.opening, reading: Interpretation.ID(rawValue: "R4"))
                cause.day = opened
                return cause
            }
        }
        if !lacks.has(row), has.has(row) { return cause.of(isGone ? .rowRemoved : .rowAdded) }
        return own != nil || !lacks.lines(of: row, notIn: has).isEmpty || !has.hasSameLand(row, as: lacks) ? cause : nil
    }

    /// The line is the same: the width of its band there may be another.
    private func unexplained(
        _ row: String, _ a: FunctionalZone, _ b: FunctionalZone, _ place: Coordinate, isGone: Bool
    ) -> DifferenceCause {
        var cause = DifferenceCause(kind: .band, row: row, feature: label(row, isGone: isGone), isGone: isGone)
        guard before.map.meta.ruleset == after.map.meta.ruleset else { return cause }
        let (old, new) = (before.width(of: row, at: place, a), after.width(of: row, at: place, b))
        guard let old, let new, old != new else { return cause }
        cause = cause.of(.width, reading: .w5)
        (cause.from, cause.to) = (
            FixedDecimal.text(old, places: 2, trimmed: true), FixedDecimal.text(new, places: 2, trimmed: true)
        )
        return cause
    }

    private func label(_ row: String, isGone: Bool) -> String {
        let (first, second) = isGone ? (sections.before, sections.after) : (sections.after, sections.before)
        let name = first.name(of: row) ?? second.name(of: row) ?? (isGone ? before : after).ruleset.row(row)?.name ?? row
        return name == row ? row : "\(row) \(name)"
    }

    // MARK: - Zones and buildings

    private func zone(_ a: FunctionalZone, _ b: FunctionalZone) -> [DifferenceCause] {
        guard a.baseClass != b.baseClass else { return [] }
        if a.zoneID == b.zoneID, a.zoneID != nil {
            return [
                DifferenceCause(
                    kind: .zoneClass, feature: b.named, reading: .z3, from: a.baseClass?.id ?? "–", to: b.baseClass?.id ?? "–")
            ]
        }
        return [DifferenceCause(kind: .zoneLine, reading: .z3, from: a.placed, to: b.placed)]
    }

    /// 二(四)3: the same line in reach, and in sight on one map alone; and storeys that hang on what is not known.
    private func shielding(_ a: FunctionalZone, _ b: FunctionalZone, _ place: Coordinate) -> [DifferenceCause] {
        var causes: [DifferenceCause] = []
        let isHidden = (a.sight?.isHidden ?? false, b.sight?.isHidden ?? false)
        if isHidden.0 != isHidden.1 {
            let (reachingA, reachingB) = (before.reaching(place, a), after.reaching(place, b))
            let hidden = isHidden.0 ? a : b
            for row in frontages(of: hidden, isGone: isHidden.0) where reachingA[row] != nil && reachingB[row] != nil {
                // Where the band ran through, the share of tall frontage is another (B1); else it is what stands there.
                let isShare = (isHidden.0 ? b : a).sight == nil
                causes.append(
                    DifferenceCause(
                        kind: isShare ? .frontage : .buildings, row: row, feature: label(row, isGone: isHidden.0),
                        reading: isShare ? .b1 : hidden.sight?.reading, isGone: isHidden.0))
            }
        }
        if a.other != b.other {
            let isGone = b.other == nil
            let rows = frontages(of: isGone ? a : b, isGone: isGone)
            for row in rows {
                causes.append(DifferenceCause(kind: .storeys, row: row, feature: label(row, isGone: isGone), reading: .b3, isGone: isGone))
            }
            if rows.isEmpty { causes.append(DifferenceCause(kind: .storeys, reading: .b3, isGone: isGone)) }
        }
        return causes
    }

    /// The rows whose frontages decide on a piece, each once.
    private func frontages(of piece: FunctionalZone, isGone: Bool) -> [String] {
        var rows: [String] = []
        for frontage in (isGone ? before : after).map.meta.frontages
        where piece.frontages.contains(frontage.id) && !rows.contains(frontage.row) {
            rows.append(frontage.row)
        }
        return rows
    }

    /// The layers that are not the same.
    private var data: DifferenceCause {
        let old = Set(before.map.meta.sources)
        let other = after.map.meta.sources.filter { !old.contains($0) }.map(\.file)
        return DifferenceCause(kind: .data, feature: other.joined(separator: ", "))
    }
}

extension PlaceQuery {
    /// Metres that the rules allow by row, for what reaches a place of a piece; of a map without its lines, what makes the piece.
    fileprivate func reaching(_ place: Coordinate, _ piece: FunctionalZone) -> [String: Double] {
        guard RowSections.isKnown(map) else { return Dictionary(piece.rows.map { ($0, 0) }, uniquingKeysWith: { a, _ in a }) }
        return explainer.reaching(place, piece, Tolerance.limit)
    }

    /// Metres of the band of a row there, however far it is.
    fileprivate func width(of row: String, at place: Coordinate, _ piece: FunctionalZone) -> Double? {
        explainer.reaching(place, piece, 500)[row]
    }
}

extension Explainer {
    fileprivate func reaching(_ place: Coordinate, _ piece: FunctionalZone, _ tolerance: Double) -> [String: Double] {
        let hits = bands.hits(at: place, baseClass: piece.baseClass.flatMap { ordinals[$0] }, tolerance: tolerance, isFar: tolerance > 1)
        return Dictionary(hits.map { (bands[$0.band].row, $0.limit) }, uniquingKeysWith: max)
    }
}

extension DifferenceCause {
    fileprivate func of(_ kind: Ground, reading: Interpretation.ID? = nil) -> DifferenceCause {
        DifferenceCause(
            kind: kind, row: row, feature: feature, reading: reading, from: from, to: to, day: day, isGone: isGone)
    }
}

extension FunctionalZone {
    /// `201 核心区`
    fileprivate var named: String { [zoneID, zoneName == zoneID ? nil : zoneName].compactMap(\.self).joined(separator: " ") }
    /// `201 (2)`; a dash for land in no zone.
    fileprivate var placed: String { zoneID.map { "\($0) (\(baseClass?.id ?? "–"))" } ?? "–" }
}

extension FunctionalZone.Sight {
    fileprivate var isHidden: Bool { self == .shielded || self == .footprint }
}
