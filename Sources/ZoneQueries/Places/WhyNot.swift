import Geometry
import Regulation
import ZoningLaw
import ZoningModel

/// Why a class does not hold at a place: the nearest place where it does, and what would have to be otherwise for it to hold here.
public struct WhyNot: Sendable {
    /// The nearest land of the class.
    public struct Nearest: Sendable {
        /// Metres in the working plane. Whoever goes so far that way stands on its edge.
        public let distance: Double
        /// The place on that edge, in metres of the working plane.
        package let place: Coordinate
        /// The way there by the compass: `N`, `NE` … Empty where the place lies on the edge.
        public let direction: String
        /// What makes the land there: band, base zone …
        public let kind: FunctionalZone.Kind
        /// `annex1-16 荣华南路` of a band, `203 核心区` of a zone; empty for land in no zone.
        public let feature: String
    }

    /// One thing that would have to be otherwise.
    public enum Way: Sendable, Hashable {
        /// If the boundary line of a row lay so many metres nearer to the place; `buildings` stand between.
        case lineNearer(feature: String, metres: Double, buildings: [String])
        /// If the boundary lines of these rows lay more than so many metres farther away.
        case lineFarther(features: [String], metres: Double)
        /// If nothing stood between the place and the boundary line of a row, whose band reaches it; `buildings` are on the shortest way.
        case buildings(feature: String, buildings: [String])
        /// On this storey of the nearest building, and the ones above it where `isUpward`.
        case storey(Int, building: String, isUpward: Bool)
        /// If storeys that are not known come out so (reading B3).
        case unknownStoreys
        /// If what outranks it were not there: the band of `feature` reaches the place and gives way to `winner` (reading R3).
        case givesWay(feature: String, winner: String)
    }

    /// The class that was asked about.
    public let zoneClass: ZoneClass
    /// Whether it holds after all.
    public let holds: Bool
    /// Nil where no land of the map has the class.
    public let nearest: Nearest?
    /// Empty where it holds, and where moving is all that helps.
    public let ways: [Way]
}

extension PlaceQuery {
    /// Why a class does not hold at a place, in metres of the working plane.
    ///
    /// Time: linear in the edges and the façades of the map.
    public func whyNot(_ zoneClass: ZoneClass, at place: Coordinate) -> WhyNot {
        let home = leadingPiece(at: place)
        if home?.zoneClass == zoneClass { return WhyNot(zoneClass: zoneClass, holds: true, nearest: nil, ways: []) }
        let nearest = index.nearest(to: place) { map.zones[$0].zoneClass == zoneClass }.map { found in
            let piece = map.zones[found.zone]
            return WhyNot.Nearest(
                distance: found.distance, place: found.place, direction: Compass.direction(from: place, to: found.place),
                kind: piece.kind, feature: feature(of: piece))
        }
        return WhyNot(zoneClass: zoneClass, holds: false, nearest: nearest, ways: home.map { ways(zoneClass, at: place, home: $0) } ?? [])
    }

    private func ways(_ zoneClass: ZoneClass, at place: Coordinate, home: FunctionalZone) -> [WhyNot.Way] {
        var ways: [WhyNot.Way] = []
        let bands = explainer.bands
        if home.other?.zoneClass == zoneClass { ways.append(.unknownStoreys) }
        let hits = bands.hits(
            at: place, baseClass: home.baseClass.flatMap { explainer.ordinals[$0] }, tolerance: Self.lookedAt, isFar: true)
        let giving = hits.filter { bands[$0.band].taken(in: home.baseClass, like: home).zoneClass == zoneClass }
        let rank = explainer.rank(of: home)
        let reaching = giving.filter { $0.measured <= $0.limit + Tolerance.limit }
        if let nearest = reaching.min(by: { $0.measured < $1.measured }) {
            let band = bands[nearest.band]
            if home.sight == .shielded || home.sight == .footprint {
                ways.append(.buildings(feature: band.named, buildings: buildings(between: place, and: band)))
            } else if bands.rank(of: nearest) > rank {
                ways.append(.givesWay(feature: band.named, winner: feature(of: home)))
            }
        } else if let nearest = giving.filter({ bands.rank(of: $0) <= rank }).min(by: { $0.measured - $0.limit < $1.measured - $1.limit }) {
            let band = bands[nearest.band]
            ways.append(
                .lineNearer(
                    feature: band.named, metres: nearest.measured - nearest.limit, buildings: buildings(between: place, and: band)))
        }
        // The class of the zone itself, under a band: every line that reaches here would have to lie farther away.
        if home.kind == .band, home.baseClass == zoneClass {
            let here = hits.filter { $0.measured <= $0.limit + Tolerance.limit && bands.rank(of: $0) <= bands.rankOfZones }
            if let metres = here.map({ $0.limit - $0.measured }).max(), here.allSatisfy({ $0.measured > 0 }) {
                ways.append(.lineFarther(features: here.map { bands[$0.band].named }, metres: max(0, metres)))
            }
        }
        return ways + storey(zoneClass, at: place)
    }

    /// The lowest storey of the nearest building that has the class (reading B7).
    private func storey(_ zoneClass: ZoneClass, at place: Coordinate) -> [WhyNot.Way] {
        guard !map.facades.isEmpty else { return [] }
        var building: String?
        var classes: [ZoneClass?] = []
        for storey in 1...Self.mostStoreys {
            // Higher up another building may be the nearest that has the storey; where storeys are not known every one has it.
            guard let found = try? finding(at: place, onFacade: .storey(storey)), let facade = found.facade?.facade,
                facade.storeys != nil, building == nil || building == facade.building
            else { break }
            building = facade.building
            classes.append(found.zoneClass)
        }
        guard let building, let lowest = classes.firstIndex(of: zoneClass) else { return [] }
        let above = classes[lowest...]
        return [.storey(lowest + 1, building: building, isUpward: above.count > 1 && above.allSatisfy { $0 == zoneClass })]
    }

    /// The buildings whose walls stand on the shortest way from a place to the boundary line of a band.
    private func buildings(between place: Coordinate, and band: Band) -> [String] {
        guard let foot = band.foot(of: place) else { return [] }
        var found: [String] = []
        for wall in map.facades where Crossing.isCrossed(place, foot, by: wall.from, wall.to) && !found.contains(wall.building) {
            found.append(wall.building)
        }
        return found
    }

    private func feature(of piece: FunctionalZone) -> String {
        if piece.kind.isMadeByLine {
            return piece.rows.map { row in
                let name = explainer.bands.all.first { $0.row == row }?.name ?? ruleset.row(row)?.name ?? row
                return name == row || name.isEmpty ? row : "\(row) \(name)"
            }.joined(separator: ", ")
        }
        guard let id = piece.zoneID else { return "" }
        guard let name = piece.zoneName, name != id else { return id }
        return "\(id) \(name)"
    }

    /// Metres: no boundary line farther than this is worth a word.
    private static let lookedAt = 2000.0
    private static let mostStoreys = 200
}

extension Band {
    /// `annex1-16 荣华南路`
    fileprivate var named: String { name == row || name.isEmpty ? row : "\(row) \(name)" }

    /// Where its distance from a place is measured to.
    fileprivate func foot(of place: Coordinate) -> Coordinate? {
        parts.compactMap { $0.shape.foot(of: place) }.min { place.distance(to: $0) < place.distance(to: $1) }
    }
}
