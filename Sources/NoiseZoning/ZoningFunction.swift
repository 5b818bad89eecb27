import Geometry
import Regulation

/// What one piece of the map says: the value of the zoning function there. Equal labels are one area.
struct PieceLabel: Sendable, Hashable {
    var kind: FunctionalZone.Kind
    /// Nil for land in no zone (reading Z5), and for the carriageway under the switch `unassigned` (reading R1).
    var zoneClass: ZoneClass?
    var limitsClass: ZoneClass?
    /// Index in the list of zones; nil for land in no zone.
    var zone: Int?
    /// Indices of the corridors that make it, ascending.
    var corridors: [Int] = []
}

/// The law as a function: given a place in the working plane, which class and whose limits. Exact, without polygons of arcs.
///
/// The map is a picture of it. A question costs the zones and parts that lie near.
struct ZoningFunction: Sendable {
    let ruleset: Ruleset
    let zones: ZoneLocator
    let corridors: CorridorIndex
    private let district: AreaLocator
    private let housing: [AreaLocator]

    init(input: ZoningInput, corridors: [Corridor], zones: ZoneLocator, ruleset: Ruleset) {
        self.ruleset = ruleset
        self.zones = zones
        self.corridors = CorridorIndex(corridors, ruleset: ruleset)
        district = AreaLocator(Lattice.onLattice(input.district))
        housing = input.residential.map { AreaLocator(Lattice.onLattice($0.polygons)) }
    }

    func isInDistrict(_ place: Coordinate) -> Bool { district.contains(place) }

    /// The label at `place`; nil outside the district (reading Z6).
    func label(at place: Coordinate) -> PieceLabel? {
        guard isInDistrict(place) else { return nil }
        let zone = zones.zone(at: place)
        let hits = corridors.hits(at: place, baseClass: zone.flatMap { zones.ordinals[$0] })
        if let band = bandLabel(hits, zone: zone) { return band }
        guard let zone else { return PieceLabel(kind: .base) }  // Z5
        let zoneClass = zones.zones[zone].zoneClass
        // 四.1, Z1: housing in class 3 keeps the class and takes the limits of class 1; a band wins inside it.
        if let rule = ruleset.housingRule, rule.insideClass == zoneClass, housing.contains(where: { $0.contains(place) }) {
            return PieceLabel(kind: .residential, zoneClass: zoneClass, limitsClass: rule.limitsClass, zone: zone)
        }
        return PieceLabel(kind: .base, zoneClass: zoneClass, limitsClass: zoneClass, zone: zone)
    }

    private func bandLabel(_ hits: [BandHit], zone: Int?) -> PieceLabel? {
        let ranks = corridors.ranks
        guard let leading = hits.min(by: { ranks[$0.corridor] < ranks[$1.corridor] }) else { return nil }
        let winners = hits.filter { ranks[$0.corridor] == ranks[leading.corridor] }
        let corridor = corridors.corridors[leading.corridor]
        let onLine = winners.filter(\.isCarriageway)
        if !onLine.isEmpty {
            let isAssigned = ruleset.switches.carriageway == .class4a  // R1
            return PieceLabel(
                kind: .carriageway, zoneClass: isAssigned ? corridor.bandClass : nil, limitsClass: isAssigned ? corridor.limitsClass : nil,
                zone: zone, corridors: onLine.map(\.corridor))
        }
        let yards = winners.filter { corridors.corridors[$0.corridor].isYard }
        return PieceLabel(
            kind: yards.isEmpty ? .band : .yard, zoneClass: corridor.bandClass, limitsClass: corridor.limitsClass, zone: zone,
            corridors: (yards.isEmpty ? winners : yards).map(\.corridor))
    }
}
