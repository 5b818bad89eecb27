import Geometry
import Regulation
import ZoningLaw
import ZoningModel

extension PlaceQuery {
    /// Every answer that the place may have because the data, or the place itself, may lie elsewhere (readings A0, A1); the nearest first.
    ///
    /// A line counts where it is no farther than the error of the place and its own together: the sum, since the two may add up. A line
    /// between two pieces brings the answers of both; a line between two zones, the answer that the place would have in the other one:
    /// its band where a listed line reaches so far with the width that holds there, its class where none does.
    ///
    /// Time: the lines within the largest error.
    /// - Parameter ofPlace: metres; nil where nothing was said.
    func possibilities(at place: Coordinate, home: FunctionalZone?, ofPlace: Double?) -> [Designation] {
        let error = ofPlace ?? 0
        let reach = error + accuracy.largest
        var found: [Designation: Double] = [:]
        func add(_ answers: [Designation], _ distance: Double) {
            for answer in answers { found[answer] = min(found[answer] ?? .infinity, distance) }
        }
        func piece(_ number: Int) -> FunctionalZone? { number < 0 ? nil : map.zones[number] }
        if reach > 0 {
            var zones: [String: (piece: FunctionalZone, distance: Double)] = [:]
            for line in index.lines(within: reach, of: place) {
                let (left, right) = (piece(line.left), piece(line.right))
                let isZoneLine = left?.zoneID != right?.zoneID && left != nil && right != nil
                guard isZoneLine || left.map({ l in right.map { !l.isToldLike($0) } ?? true }) ?? true,
                    line.distance <= error + accuracy.ofLine(between: left, and: right, at: place)
                else { continue }
                // A map without lines has no bands to measure: there the pieces tell them.
                if !isZoneLine || (map.lines.isEmpty && home?.kind != .carriageway) {
                    for side in [left, right] { add(side.map(possibilities(of:)) ?? [.outside], line.distance) }
                }
                guard isZoneLine else { continue }
                for side in [left, right].compactMap(\.self) where side.zoneID != home?.zoneID {
                    // Land in no zone has one answer.
                    guard let id = side.zoneID else {
                        add([Designation(side).leading], line.distance)
                        continue
                    }
                    if zones[id].map({ line.distance < $0.distance }) ?? true { zones[id] = (side, line.distance) }
                    if side.kind == .residential { add(possibilities(of: side), line.distance) }
                }
            }
            for (zone, distance) in zones.values { add(answers(at: place, inZoneOf: zone, home: home, error: error), distance) }
        }
        if let ofPlace {
            let tolerance = max(ofPlace, ruleset.tolerances.lineMetres)
            let there = index.zones(at: place, tolerance: tolerance)
            for number in there.zones { add(possibilities(of: map.zones[number]), tolerance) }
            if there.isOnDistrictLine || there.zones.isEmpty { add([.outside], tolerance) }
        }
        return found.sorted { a, b in
            (a.value, a.key.name, a.key.limitsClass?.id ?? "") < (b.value, b.key.name, b.key.limitsClass?.id ?? "")
        }.map(\.key)
    }

    /// What the place would have if the line between its zone and the one of `zone` lay on its other side (reading W5).
    private func answers(at place: Coordinate, inZoneOf zone: FunctionalZone, home: FunctionalZone?, error: Double) -> [Designation] {
        guard let zoneClass = zone.baseClass else { return [] }
        // Between the boundary lines a place is whatever the zone.
        if home?.kind == .carriageway { return [] }
        let base = possibility(zoneClass, limitsOf: zoneClass)
        // Where buildings keep the sound away they do so in either zone.
        if home?.sight == .shielded || home?.sight == .footprint { return [base] }
        let bands = explainer.bands(at: place, zoneClass: zoneClass, home: home, within: error + accuracy.largest) {
            error + accuracy.row($0, at: place)
        }
        return bands.answers.map { possibility($0.zoneClass, limitsOf: $0.limitsClass) } + (bands.isSure ? [] : [base])
    }
}

extension Explainer {
    /// The bands that may hold the place if its zone is of a class, and whether one does for sure; `error` are metres by row, up to `farthest`.
    func bands(
        at place: Coordinate, zoneClass: ZoneClass, home: FunctionalZone?, within farthest: Double, error: (String) -> Double
    ) -> (answers: [(zoneClass: ZoneClass, limitsClass: ZoneClass)], isSure: Bool) {
        let hits = bands.hits(at: place, baseClass: ordinals[zoneClass], tolerance: farthest, isFar: true).filter {
            $0.measured <= $0.limit + error(bands[$0.band].row)
        }
        var answers: [(zoneClass: ZoneClass, limitsClass: ZoneClass)] = []
        for hit in hits {
            let taken = bands[hit.band].taken(in: zoneClass, like: home)
            if answers.contains(where: { $0.zoneClass == taken.zoneClass && $0.limitsClass == taken.limitsClass }) { continue }
            answers.append(taken)
        }
        let isSure = hits.contains { hit in
            let band = bands[hit.band]
            // On the land itself the way to its edge is what keeps the place in it.
            let depth = hit.measured == 0 ? band.depth(of: place) : 0
            return hit.measured - depth + error(band.row) <= hit.limit
        }
        return (answers, isSure)
    }
}

extension Band {
    /// Metres from a place on its land to the edge of that; 0 for what is no land.
    fileprivate func depth(of place: Coordinate) -> Double {
        parts.reduce(0) { depth, part in
            guard case .land(let area) = part.shape, area.contains(place) else { return depth }
            return max(depth, area.distanceToBoundary(from: place))
        }
    }

    /// The class and whose limits in a zone of a class. A use of the land that the rules except is that of the piece at hand: no other is
    /// known of.
    func taken(in base: ZoneClass?, like home: FunctionalZone?) -> (zoneClass: ZoneClass, limitsClass: ZoneClass) {
        if let home, home.kind == .band, home.zoneClass != effect.zoneClass(in: home.baseClass),
            let exception = effect.exceptions.first(where: { $0.zoneClass == home.zoneClass })
        {
            return (exception.zoneClass, exception.zoneClass)
        }
        guard let zoneClass = effect.zoneClass(in: base) else { return (bandClass, limitsClass) }
        return (zoneClass, limitsClass == bandClass ? zoneClass : limitsClass)
    }
}

extension PlaceQuery {
    /// A class with its limits on the day of the map.
    package func possibility(_ zoneClass: ZoneClass?, limitsOf limitsClass: ZoneClass?) -> Designation {
        Designation(
            status: .inside, zoneClass: zoneClass, limitsClass: limitsClass,
            limits: limitsClass.flatMap { ruleset.limits(of: $0, on: map.meta.date) })
    }

    /// What a piece says, and under the other rule, where storeys are not known (reading B3).
    package func possibilities(of piece: FunctionalZone) -> [Designation] {
        [Designation(piece).leading] + (piece.other.map { [possibility($0.zoneClass, limitsOf: $0.limitsClass)] } ?? [])
    }
}

extension PlaceQuery {
    /// Every answer that the disc of `accuracy` metres about the place meets, with its share of the disc.
    ///
    /// Time: the pieces that the disc meets, with all their vertices.
    func uncertainty(at place: Coordinate, accuracy: Double) -> Uncertainty {
        let disc = Disc(centre: place, radius: accuracy)
        let tolerance = max(accuracy, ruleset.tolerances.lineMetres)
        let found = index.zones(at: place, tolerance: tolerance)
        var areas: [Designation: Double] = [:]
        var inside = 0.0
        for number in found.zones {
            let area = disc.sharedArea(with: map.zones[number].polygon)
            areas[Designation(map.zones[number]), default: 0] += area
            // In the order of the pieces: the sum of the areas in the order of a dictionary is another one every time.
            inside += area
        }
        if found.isOnDistrictLine || found.zones.isEmpty { areas[.outside] = max(0, disc.area - inside) }
        let shares = areas.map { Uncertainty.Share(answer: $0.key, share: disc.area > 0 ? min(1, $0.value / disc.area) : 1) }
        return Uncertainty(accuracy: accuracy, shares: shares.sorted { ($1.share, $0.answer.words) < ($0.share, $1.answer.words) })
    }
}
