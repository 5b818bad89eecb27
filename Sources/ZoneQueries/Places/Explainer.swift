import Geometry
import Regulation
import ZoningLaw
import ZoningModel

/// Says why: measures again, on the listed lines themselves, what the map has decided.
package struct Explainer: Sendable {
    private let ruleset: Ruleset
    private let date: CivilDate
    let bands: BandIndex
    let ordinals: [ZoneClass: Int]
    private let edgeKinds: [String: EdgeKind]
    private let accuracy: DataAccuracy
    private let frontages: [String: Frontage]
    /// The sections of the rows that are drawn by neighbours as well, or by them alone.
    private let shared: [String: [TransportLine]]
    /// Of land that neighbours drew, whose it is.
    private let neighbourLand: [String: String]

    /// - Parameter box: where it will be asked, in metres of the working plane: no bands are made that end before it.
    init(map: ZoneMap, ruleset: Ruleset, accuracy: DataAccuracy, within box: Envelope? = nil) {
        self.ruleset = ruleset
        date = map.meta.date
        self.accuracy = accuracy
        // What stands in the map was in force when it was built: it is not asked again.
        let making = BandMaking(
            ruleset: ruleset, date: map.meta.date, asBuilt: true, zones: ZoneLocator(Self.zones(of: map), ruleset: ruleset))
        let lines = box.map { making.lines(map.lines, reaching: $0) } ?? map.lines
        bands = BandIndex(
            making.bands(lines: lines, railwayLand: map.railwayLand, yards: map.yards, areas: map.areas), ruleset: ruleset)
        ordinals = Dictionary(uniqueKeysWithValues: ruleset.baseClasses.enumerated().map { ($1, $0) })
        edgeKinds = Dictionary(map.lines.compactMap { line in line.edgeKind.map { (line.row, $0) } }, uniquingKeysWith: { a, _ in a })
        let crossing = Set(map.lines.lazy.filter { $0.neighbour != nil }.map(\.row))
        shared = crossing.isEmpty ? [:] : Dictionary(grouping: map.lines.filter { crossing.contains($0.row) }, by: \.row)
        neighbourLand = Dictionary(
            (map.railwayLand + map.yards + map.areas).compactMap { area in area.neighbour.map { (area.name, $0) } },
            uniquingKeysWith: { a, _ in a })
        frontages = Dictionary(map.meta.frontages.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    }

    /// The base zones, put together again from their pieces.
    private static func zones(of map: ZoneMap) -> [PlanningZone] {
        let pieces = Dictionary(grouping: map.zones.filter { $0.baseClass != nil }) { $0.zoneID ?? "" }
        return pieces.sorted { $0.key < $1.key }.map { id, pieces in
            PlanningZone(
                id: id, name: pieces[0].zoneName ?? id, zoneClass: pieces[0].baseClass ?? ZoneClass(""), publishedArea: nil,
                polygons: pieces.map(\.polygon))
        }
    }

    func reasons(at place: Coordinate, leading: FunctionalZone, found: [FunctionalZone]) -> [Reason] {
        let ordinal = leading.baseClass.flatMap { ordinals[$0] }
        let hits = bands.hits(at: place, baseClass: ordinal, tolerance: tolerance)
        return openingReasons(at: place, leading: leading, hits: hits) + closingReasons(leading: leading, found: found)
    }

    /// Metres beyond its limit within which a band is still a reason: what the arcs of the map may be off.
    var tolerance: Double { ruleset.tolerances.arcMetres }

    /// What makes the leading piece, and what that outranks, by the bands that hold the place.
    func openingReasons(at place: Coordinate, leading: FunctionalZone, hits: [BandHit]) -> [Reason] {
        switch leading.kind {
        case .band, .carriageway, .yard, .area: bandReasons(leading, hits: hits, at: place)
        case .residential: [Reason(reading: .z1, clause: ruleset.clause(of: .z1), feature: feature(of: leading))]
        case .base: leading.zoneID == nil ? [Reason(reading: .z5, clause: ruleset.clause(of: .z5))] : []
        }
    }

    /// What buildings do, and the zone: the same all over a piece.
    func closingReasons(leading: FunctionalZone, found: [FunctionalZone]) -> [Reason] {
        var reasons = shieldingReasons(leading)
        // The zone itself: what the land was put into, and what sets the width of a band.
        let bases = leading.kind.isMadeByLine ? [leading] : found
        var named: Set<String> = []
        for zone in bases {
            guard let id = zone.zoneID, named.insert(id).inserted else { continue }
            let isOne = Set(found.compactMap(\.zoneID)).count == 1
            reasons.append(
                Reason(
                    // What is in no other zone has no line of its own.
                    reading: isOne ? ownReading(ofZone: id) ?? .z3 : .z2,
                    clause: zone.baseClass.flatMap { ruleset.zoneClause(id, zoneClass: $0) } ?? "",
                    feature: feature(of: zone)))
        }
        return reasons
    }

    /// The readings and clauses that decide for a piece as a whole: what ``reasons(at:leading:found:)`` says of it at every place, without
    /// features and measures.
    func grounds(of piece: FunctionalZone) -> [Reason] {
        var reasons: [Reason] = []
        func add(_ reading: Interpretation.ID, _ clause: String?) {
            let reason = Reason(reading: reading, clause: clause ?? ruleset.clause(of: reading))
            if !reasons.contains(reason) { reasons.append(reason) }
        }
        switch piece.kind {
        case .band, .carriageway, .yard, .area:
            let reading = reading(of: piece)
            add(reading, clause(reading, piece))
        case .residential: add(.z1, nil)
        case .base: if piece.zoneID == nil { add(.z5, nil) }
        }
        if let sight = piece.sight { add(sight.reading, nil) }
        if let id = piece.zoneID {
            add(ownReading(ofZone: id) ?? .z3, piece.baseClass.flatMap { ruleset.zoneClause(id, zoneClass: $0) } ?? "")
        }
        return reasons
    }

    /// The reading by which the zone of no zone's land is one; nil for a zone with lines of its own.
    private func ownReading(ofZone id: String) -> Interpretation.ID? {
        ruleset.residual.flatMap { $0.id == id ? $0.reading.map(Interpretation.ID.init) : nil }
    }

    /// The reading that decides for what a line makes.
    private func reading(of piece: FunctionalZone) -> Interpretation.ID {
        switch piece.kind {
        case .carriageway: .r1
        case .yard, .area: .r7
        default: piece.limitsClass == piece.zoneClass ? .w5 : .r5
        }
    }

    /// 二(四)3: which frontage decides, by what share, and what follows on the ground.
    private func shieldingReasons(_ leading: FunctionalZone) -> [Reason] {
        guard let sight = leading.sight else { return [] }
        // Where nothing is weighed, the share of a frontage says nothing.
        let weighed = ruleset.frontageClause(isOpen: true) == nil ? [] : leading.frontages
        let deciding = weighed.map { id -> Reason in
            guard let frontage = frontages[id] else { return Reason(reading: .b1, clause: ruleset.clause(of: .b1), feature: id) }
            // B3: undecided between the two rules.
            let reading: Interpretation.ID = frontage.outcome == .undecided ? .b3 : .b1
            let clause = ruleset.frontageClause(isOpen: frontage.outcome == .open) ?? ruleset.clause(of: .b1)
            return Reason(reading: reading, clause: clause, feature: "\(frontage.id) \(frontage.name)", frontage: frontage)
        }
        return deciding + [Reason(reading: sight.reading, clause: ruleset.clause(of: sight.reading), feature: "", sight: sight)]
    }

    private func bandReasons(_ leading: FunctionalZone, hits: [BandHit], at place: Coordinate) -> [Reason] {
        let reading = reading(of: leading)
        let byRow = Dictionary(grouping: hits) { bands[$0.band].row }
        var reasons = leading.rows.map { row in
            reason(reading, row: row, hit: byRow[row]?.min { $0.measured < $1.measured }, at: place, clause: clause(reading, leading))
        }
        // Z1: land of a use that the rules except from the band's class.
        if leading.kind == .band, let band = leading.rows.lazy.compactMap({ byRow[$0]?.first }).first.map({ bands[$0.band] }),
            band.bandClass != leading.zoneClass, let exception = band.effect.exceptions.first(where: { $0.zoneClass == leading.zoneClass })
        {
            reasons.append(Reason(reading: .z1, clause: exception.source.clause, feature: exception.landUse))
        }
        // 二(四)5, R3: what the winner lies over is said as well.
        let winner = hits.filter { leading.rows.contains(bands[$0.band].row) }.min { bands.gives($1, wayTo: $0) }
        for hit in hits where !leading.rows.contains(bands[hit.band].row) {
            guard leading.zoneClass != nil, let winner, bands.gives(hit, wayTo: winner) else { continue }
            reasons.append(outranked(hit, at: place))
        }
        return reasons
    }

    /// R3: a band that gives way to what makes the place.
    func outranked(_ hit: BandHit, at place: Coordinate) -> Reason { reason(.r3, row: bands[hit.band].row, hit: hit, at: place) }

    /// The clause that decides: of the distance or the area where it has one of its own, else the one that the reading is about.
    private func clause(_ reading: Interpretation.ID, _ leading: FunctionalZone) -> String? {
        switch (reading, leading.kind) {
        case (.w5, _): ruleset.bandClause(of: leading.zoneClass, in: leading.baseClass, on: date)
        case (_, .area): ruleset.areaClause(of: leading.zoneClass, in: leading.baseClass)
        default: nil
        }
    }

    private func reason(
        _ reading: Interpretation.ID, row: String, hit: BandHit?, at place: Coordinate, clause: String? = nil
    ) -> Reason {
        let band = hit.map { bands[$0.band] }
        let name = band?.name ?? ruleset.row(row)?.name ?? ""
        return Reason(
            reading: reading, clause: clause ?? ruleset.clause(of: reading), feature: name.isEmpty || name == row ? row : "\(row) \(name)",
            row: row, measured: hit?.measured, limit: hit?.limit, edgeKind: edgeKinds[row], accuracy: accuracy.told(row, at: place),
            neighbour: neighbour(row, at: place))
    }

    /// Who drew the section of a row that is nearest to a place; nil where that is ours. Linear in its vertices.
    private func neighbour(_ row: String, at place: Coordinate) -> String? {
        guard let sections = shared[row] else { return neighbourLand[row] }
        var best: (metres: Double, line: TransportLine)?
        for line in sections {
            var metres = Double.infinity
            for (a, b) in zip(line.course, line.course.dropFirst()) { metres = min(metres, place.distance(toSegment: a, b)) }
            // At the common end it is ours.
            if let best, best.metres < metres || (best.metres == metres && line.neighbour != nil) { continue }
            best = (metres, line)
        }
        return best?.line.neighbour
    }

    /// The place of a piece in the order of what wins; the smaller number does (R3).
    func rank(of zone: FunctionalZone) -> Int {
        guard zone.kind.isMadeByLine else { return bands.rankOfZones }
        if let rank = zone.rows.compactMap({ bands.rank(ofRow: $0, isOwnLand: zone.kind == .carriageway) }).min() { return rank }
        // A map without its lines: by the class alone.
        return zone.zoneClass.flatMap { ruleset.precedence.order.firstIndex(of: $0.id) }.map { 2 * $0 } ?? 0
    }

    private func feature(of zone: FunctionalZone) -> String {
        guard let id = zone.zoneID else { return "" }
        guard let name = zone.zoneName, name != id else { return id }
        return "\(id) \(name)"
    }
}

extension BandPart {
    /// The place of the boundary line that `distance(to:)` is measured to; nil where the part has no foot for `place`, and between the
    /// boundary lines, where nothing is measured.
    func foot(of place: Coordinate) -> Coordinate? {
        guard let distance = distance(to: place), distance > 0 else { return nil }
        switch self {
        case .strip(let a, let b, let left, let right):
            let along = (b - a).normalized
            let aside = Coordinate.cross(along, place - a)
            let foot = a + along * Coordinate.dot(place - a, along)
            return foot + along.leftNormal * (aside >= 0 ? left : -right)
        case .side(let a, let b, let offset):
            let along = (b - a).normalized
            return a + along * Coordinate.dot(place - a, along) + along.leftNormal * offset
        case .sector(let centre, _, _, let fromOffset, let toOffset):
            let offset = max(fromOffset, toOffset)
            return centre + (place - centre).normalized * offset
        case .portal(let centre, _, let offset):
            return centre + (place - centre).normalized * offset
        case .cut(let part, _, _): return part.foot(of: place)
        case .land, .carriageway: return nil
        }
    }
}

extension Explainer {
    /// Where the distance of a reason is measured to, in metres of the working plane; nil where it measured none.
    ///
    /// Linear in the parts of the row.
    package func foot(of place: Coordinate, for reason: Reason) -> Coordinate? {
        guard let measured = reason.measured, measured > 0 else { return nil }
        let rows = bands.all.filter { $0.row == reason.row }
        let feet = rows.flatMap { $0.parts.compactMap { $0.shape.foot(of: place) } }
        return feet.min { place.distance(to: $0) < place.distance(to: $1) }
    }
}
