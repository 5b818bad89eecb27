import Geometry
import Projection
import Regulation
import Wording
import ZoningModel

/// Asks a map about places of its working plane. Make it once, ask it often; it is `Sendable`, never changes and holds no C handle. A class,
/// so that a question copies one reference and not the map.
public final class PlaceQuery: Sendable {
    /// The map that is asked; its coordinates are metres of `meta.workingCRS`.
    public let map: ZoneMap
    /// The rules that explain the answers, with the switches of the map instead of their own.
    public let ruleset: Ruleset
    let index: ZoneIndex
    package let explainer: Explainer
    package let accuracy: DataAccuracy

    /// Indexes the map. Time: n log n in its vertices. `ruleset` is the one that `map.meta.ruleset` names.
    public convenience init(map: ZoneMap, ruleset: Ruleset) { self.init(map: map, ruleset: ruleset, within: nil) }

    /// The same for places in a rectangle, in metres of the working plane, with the errors that they are asked with.
    package init(map: ZoneMap, ruleset: Ruleset, within box: Envelope?) {
        // The map was drawn with its own choice among the readings: it is explained with the same.
        var ruleset = ruleset
        ruleset.switches = map.meta.switches
        self.map = map
        self.ruleset = ruleset
        index = ZoneIndex(map)
        accuracy = DataAccuracy(map, residual: ruleset.residual?.id)
        explainer = Explainer(map: map, ruleset: ruleset, accuracy: accuracy, within: box)
    }

    /// The class and limits alone: no reasons, no nearest line. For many places.
    public func brief(at place: Coordinate) -> Finding { finding(at: place, explaining: false) }

    /// - Parameters:
    ///   - place: metres in the working plane of the map.
    ///   - accuracy: how well the place is known (reading A1); nil where nothing was said. The error of the data counts for certainty in any
    ///     case (A0), and for a decision where this is given.
    public func finding(at place: Coordinate, accuracy: PlaceAccuracy? = nil) -> Finding {
        finding(at: place, explaining: true, accuracy: accuracy)
    }

    private func finding(at place: Coordinate, explaining: Bool, accuracy: PlaceAccuracy? = nil) -> Finding {
        // Z2: on a line means no farther from it than the tolerance.
        let answer = index.zones(at: place, tolerance: ruleset.tolerances.lineMetres)
        let found = answer.zones.map { map.zones[$0] }.sorted(by: leads)
        let brief = brief(in: found, isOnDistrictLine: answer.isOnDistrictLine)
        guard explaining else { return brief }
        var finding = brief
        if let leading = found.first {
            finding = brief.explained(
                change: change(from: place, home: leading), because: explainer.reasons(at: place, leading: leading, found: found))
        }
        finding.accuracy = accuracy
        finding.uncertainty = accuracy.map {
            uncertainty(at: place, accuracy: $0.disc(ofData: finding.change?.accuracy ?? map.meta.positionalAccuracy))
        }
        finding.dataError = self.accuracy.largest
        finding.answersNear = possibilities(at: place, home: found.first, ofPlace: accuracy?.ofPlace)
        return finding
    }

    /// What the map says where these pieces meet, the leading one first; outside where there is none.
    func brief(in found: [FunctionalZone], isOnDistrictLine: Bool) -> Finding {
        guard let leading = found.first else { return outside }
        let isOnLine = isOnDistrictLine || found.contains { differs($0, from: leading) }
        let status: Finding.Status = leading.kind == .base && leading.zoneClass == nil ? .unzoned : .inside
        return Finding(
            status: status, zoneClass: leading.zoneClass, limits: leading.limits, limitsClass: leading.limitsClass,
            zones: zones(of: found), isOnBoundary: isOnLine, isOnCarriageway: found.contains { $0.kind == .carriageway },
            answersHere: answers(of: found, status: status), hangsOnHeights: hangsOnHeights(found), change: nil, because: [])
    }

    private var outside: Finding {
        // Z6: the rules of another district are not ours to apply.
        Finding(
            status: .outside, zoneClass: nil, limits: nil, limitsClass: nil, zones: [], isOnBoundary: false, isOnCarriageway: false,
            answersHere: [], hangsOnHeights: false, change: nil, because: [Reason(reading: .z6, clause: ruleset.clause(of: .z6))])
    }

    /// A band before what it lies on (W4: the limit distance is inside), by the order of the rules (R3), the stricter zone first (Z2).
    func leads(_ a: FunctionalZone, _ b: FunctionalZone) -> Bool {
        let (ra, rb) = (explainer.rank(of: a), explainer.rank(of: b))
        if ra != rb { return ra < rb }
        guard let ca = a.zoneClass, let cb = b.zoneClass else {
            return (a.zoneClass != nil ? 0 : 1, a.id) < (b.zoneClass != nil ? 0 : 1, b.id)
        }
        if let la = a.limitsClass, let lb = b.limitsClass, la != lb {
            // Of two railways the one that the limits of its class are for (R5).
            if a.kind.isMadeByLine, ca == cb { return la == ca }
            // Lower limits are stricter: so a class that only the standard knows finds its place as well.
            if let a = a.limits, let b = b.limits, a != b { return a.isLower(than: b) }
            return ruleset.isStricter(la, than: lb)
        }
        return (a.zoneID ?? "~", a.id) < (b.zoneID ?? "~", b.id)
    }

    private func differs(_ a: FunctionalZone, from b: FunctionalZone) -> Bool {
        a.zoneClass != b.zoneClass || a.limitsClass != b.limitsClass || a.zoneID != b.zoneID || a.other != b.other
    }

    private func zones(of found: [FunctionalZone]) -> [Finding.Zone] {
        var zones: [Finding.Zone] = []
        for zone in found {
            guard let id = zone.zoneID, !zones.contains(where: { $0.id == id }) else { continue }
            zones.append(Finding.Zone(id: id, name: zone.zoneName ?? id, zoneClass: zone.baseClass))
        }
        return zones
    }

    /// Z2: on the line between two zones both count; on the edge of a band W4 has decided.
    private func answers(of found: [FunctionalZone], status: Finding.Status) -> [Designation] {
        guard status == .inside else { return [] }
        var answers: [Designation] = []
        for zone in counting(found) {
            // B3: where storeys are not known the other outcome counts as well.
            for answer in possibilities(of: zone) where !answers.contains(where: { $0.isTold(like: answer) }) { answers.append(answer) }
        }
        return answers
    }

    private func counting(_ found: [FunctionalZone]) -> [FunctionalZone] {
        found.first?.kind.isMadeByLine == true ? [found[0]] : found
    }

    private func hangsOnHeights(_ found: [FunctionalZone]) -> Bool { counting(found).first?.other != nil }

    private func change(from place: Coordinate, home: FunctionalZone) -> Finding.Change? {
        guard let (distance, beyond) = index.nearestChange(from: place, isSame: { map.zones[$0].isToldLike(home) }) else { return nil }
        let zone = beyond.map { map.zones[$0] }
        let known = accuracy.isByFeature ? accuracy.ofLine(between: home, and: zone, at: place) : nil
        guard let zone else {
            return Finding.Change(distance: distance, zoneClass: nil, limitsClass: nil, status: .outside, accuracy: known)
        }
        let status: Finding.Status = zone.kind == .base && zone.zoneClass == nil ? .unzoned : .inside
        return Finding.Change(distance: distance, zoneClass: zone.zoneClass, limitsClass: zone.limitsClass, status: status, accuracy: known)
    }
}

/// Why a place may have come out outside the district: the usual cause is a reference system taken for another.
package struct OutsideHint: Sendable {
    /// The system in which the same numbers would lie inside; nil where none does.
    package let likely: CoordinateReferenceSystem?
    /// Metres from the place to the map.
    package let distance: Double

    /// Metres beyond which a place is worth a word even where no other system explains it.
    private static let far = 20_000.0

    /// - Parameters:
    ///   - written: the numbers as typed, longitude or easting first.
    ///   - place: the same in the working plane of the map.
    package init(written: Coordinate, crs: CoordinateReferenceSystem, place: Coordinate, query: PlaceQuery) {
        distance = query.index.distance(from: place)
        likely = [.gcj02, .bd09, .wgs84].first { (other: CoordinateReferenceSystem) in
            guard crs.isGeographic, other != crs, !(other == .wgs84 && crs == .cgcs2000) else { return false }
            guard let moved = try? Mover(from: other, to: query.map.meta.workingCRS).moved(written) else { return false }
            return query.brief(at: moved).status != .outside
        }
    }

    /// One line for a person; nil where there is nothing to say.
    package var words: Phrase? {
        if let likely = likely?.identifier {
            return "read as \(likely) the same numbers lie inside the map; if they come from such a map, ask with --crs \(likely)"
        }
        guard distance > Self.far else { return nil }
        let kilometres = Int((distance / 1000).rounded(), within: 0...40_000_000)
        return "the place lies about \(kilometres) km from the map; check the numbers and --crs"
    }
}
