import Geometry
import Regulation

extension PlaceQuery {
    public enum FacadeLevel: Sendable, Hashable {
        case storey(Int)
        /// Metres above the foot of the building.
        case height(Double)
    }

    /// Metres within which a façade is meant: beyond it the place is not before that building.
    public static let facadeReach = 50.0

    /// The answer for the façade nearest to a place, on one storey (reading B7); a height is that of the storey that it lies in.
    ///
    /// Time: linear in the façades of the map.
    public func finding(at place: Coordinate, onFacade level: FacadeLevel) throws(FacadeRefusal) -> Finding {
        guard let nearest = Self.nearest(map.facades, to: place) else { throw .noFacades }
        let distance = place.distance(toSegment: nearest.from, nearest.to)
        guard distance <= Self.facadeReach else { throw .tooFar(distance) }
        let pieces = map.facades.filter { $0.building == nearest.building }
        var (storey, height): (Int?, Double?) = (nil, nil)
        let count = pieces.compactMap { $0.storeys?.upperBound }.max()
        switch level {
        case .storey(let number):
            if let count, number < 1 || number > count { throw .noSuchStorey(number, building: nearest.building, storeys: count) }
            storey = number
        case .height(let metres):
            height = metres
            if let count, let storeyHeight = nearest.storeyHeight {
                let top = storeyHeight * Double(count)
                // A millimetre for heights that were rounded.
                guard metres <= top + 0.001 else { throw .tooHigh(metres, building: nearest.building, height: top) }
                storey = Int((metres / storeyHeight - 1e-9).rounded(.up), within: 1...max(1, count))
            }
        }
        let there = pieces.filter { piece in
            guard let storey, let storeys = piece.storeys else { return true }
            return storeys.contains(storey)
        }
        let facade = Self.nearest(there, to: place) ?? nearest
        return finding(
            FacadeAnswer(facade: facade, distance: place.distance(toSegment: facade.from, facade.to), storey: storey, height: height))
    }

    private static func nearest(_ facades: some Sequence<Facade>, to place: Coordinate) -> Facade? {
        // At equal distance the first in the order of the layer: building, wall, piece.
        facades.min { place.distance(toSegment: $0.from, $0.to) < place.distance(toSegment: $1.from, $1.to) - 1e-6 }
    }

    private func finding(_ answer: FacadeAnswer) -> Finding {
        let facade = answer.facade.answer
        let zone = facade.zoneID.flatMap { id in map.zones.first { $0.zoneID == id } }
        let classes = [facade.zoneClass?.id, facade.other?.zoneClass?.id].compactMap(\.self)
        var because = [Reason(reading: facade.reading, clause: clause(of: facade.reading), feature: name(of: facade))]
        if facade.other != nil { because.append(Reason(reading: "B3", clause: ruleset.clause(of: "B3"))) }
        if let zone, let id = facade.zoneID, facade.reading != "Z3" {
            let clause = zone.baseClass.flatMap { ruleset.zoneClause(id, zoneClass: $0) } ?? ""
            because.append(Reason(reading: "Z3", clause: clause, feature: "\(id) \(zone.zoneName ?? "")"))
        }
        var finding = Finding(
            status: facade.zoneClass == nil && facade.row == nil ? .unzoned : .inside, zoneClass: facade.zoneClass, limits: facade.limits,
            limitsClass: facade.limitsClass,
            zones: zone.map { [Finding.Zone(id: facade.zoneID ?? "", name: $0.zoneName ?? "", zoneClass: $0.baseClass)] } ?? [],
            isOnBoundary: false, isOnCarriageway: facade.reading == "R1", classesHere: classes, change: nil, because: because)
        finding.facade = answer
        return finding
    }

    private func clause(of reading: String) -> String {
        // 二(四)2: beside low buildings the band runs through.
        reading == "B1" ? ruleset.buildings.low.source.clause : ruleset.clause(of: reading)
    }

    private func name(of facade: Facade.Answer) -> String {
        if let row = facade.row {
            let name = ruleset.road(row)?.name ?? ruleset.rail(row)?.name ?? ""
            return name.isEmpty ? row : "\(row) \(name)"
        }
        guard facade.reading == "Z3", let id = facade.zoneID else { return "" }
        return "\(id) \(map.zones.first { $0.zoneID == id }?.zoneName ?? "")"
    }
}
