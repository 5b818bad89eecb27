import Geometry
import Regulation
import ZoningModel

/// What one piece of the map says: the value of the zoning function there. Equal labels are one area.
package struct PieceLabel: Sendable, Hashable {
    package var kind: FunctionalZone.Kind
    /// Nil for land in no zone (reading Z5), and for the carriageway under the switch `unassigned` (reading R1).
    package var zoneClass: ZoneClass?
    package var limitsClass: ZoneClass?
    /// Index in the list of zones; nil for land in no zone.
    package var zone: Int?
    /// Indices of the bands that make it, ascending.
    package var bands: [Int] = []
    /// Indices of the frontages of rule 3 that decide here, ascending; empty where buildings change nothing.
    package var frontages: [Int] = []
    /// What those frontages say; nil where there are none.
    package var sight: FunctionalZone.Sight?
    /// The answer under the other rule, where storeys that decide between rule 2 and 3 are not known (reading B3).
    package var other: FunctionalZone.OtherRule?

    /// The rest follows from these, but for few labels: they are asked for by the hundred thousand.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(zone)
        hasher.combine(bands)
        hasher.combine(frontages)
        hasher.combine(kind)
    }
}

/// The law as a function: given a place in the working plane, which class and whose limits. Exact, without polygons of arcs.
///
/// The map is a picture of it. A question costs the zones and parts that lie near.
package struct ZoningFunction: Sendable {
    package let ruleset: Ruleset
    package let zones: ZoneLocator
    package let bands: BandIndex
    package let shielding: Shielding
    private let district: AreaLocator
    private let housing: [AreaLocator]
    private let housingIndex: CellIndex

    package init(input: ZoningInput, bands: [Band], zones: ZoneLocator, ruleset: Ruleset, shielding: Shielding = .none) {
        self.ruleset = ruleset
        self.zones = zones
        self.shielding = shielding
        self.bands = BandIndex(bands, ruleset: ruleset)
        district = AreaLocator(Lattice.onLattice(input.district))
        housing = input.residential.map { AreaLocator(Lattice.onLattice($0.polygons)) }
        housingIndex = CellIndex(housing.map(\.envelope), cell: 100)
    }

    func isInDistrict(_ place: Coordinate) -> Bool { district.contains(place) }

    /// The label at `place`; nil outside the district (reading Z6).
    package func label(at place: Coordinate) -> PieceLabel? {
        guard isInDistrict(place) else { return nil }
        let zone = zones.zone(at: place)
        let ordinal = zone.flatMap { zones.ordinals[$0] }
        let hits = bands.hits(at: place, baseClass: ordinal)
        if shielding.shielded.isEmpty { return label(hits, zone: zone, at: place) }
        return shieldedLabel(hits.map { ($0, shielding.verdict($0, at: place, baseClass: ordinal)) }, zone: zone, at: place)
    }

    private func isHousing(_ place: Coordinate) -> Bool {
        housingIndex.candidates(at: place).contains { housing[Int($0)].contains(place) }
    }

    /// The label that `hits` make together with the zone.
    func label(_ hits: [BandHit], zone: Int?, at place: Coordinate) -> PieceLabel {
        if let band = bandLabel(hits, zone: zone) { return band }
        guard let zone else { return PieceLabel(kind: .base) }  // Z5
        let zoneClass = zones.zones[zone].zoneClass
        // 四.1, Z1: housing in class 3 keeps the class and takes the limits of class 1; a band wins inside it.
        if let rule = ruleset.housingRule, rule.insideClass == zoneClass, isHousing(place) {
            return PieceLabel(kind: .residential, zoneClass: zoneClass, limitsClass: rule.limitsClass, zone: zone)
        }
        return PieceLabel(kind: .base, zoneClass: zoneClass, limitsClass: zoneClass, zone: zone)
    }

    /// The label where buildings may cut bands back (clause 二(四)3).
    func shieldedLabel(_ hits: [(hit: BandHit, verdict: Shielding.Verdict)], zone: Int?, at place: Coordinate) -> PieceLabel {
        func frontages(_ hits: [(hit: BandHit, verdict: Shielding.Verdict)]) -> [Int] { Set(hits.flatMap(\.verdict.frontages)).sorted() }
        var sure = label(hits.filter { $0.verdict.sight == .open }.map(\.hit), zone: zone, at: place)
        if sure.kind == .band {
            sure.frontages = frontages(hits.filter { sure.bands.contains($0.hit.band) && $0.verdict.sight == .open })
            if !sure.frontages.isEmpty { sure.sight = shielding.isInFront(place, of: sure.frontages) ? .front : .direct }  // B6, B5
            return sure
        }
        let cutBack = hits.filter { $0.verdict.sight < .open }
        guard !cutBack.isEmpty, !sure.kind.isMadeByLine else { return sure }
        sure.frontages = frontages(cutBack)
        sure.sight = shielding.buildings.contains(place) ? .footprint : .shielded  // B9, B5
        guard cutBack.contains(where: { $0.verdict.sight == .undecided }) else { return sure }
        // B3: both outcomes; the stricter one leads, as on a line between two zones (Z2).
        var full = label(hits.filter { $0.verdict.sight >= .undecided }.map(\.hit), zone: zone, at: place)
        (full.frontages, full.sight) = (sure.frontages, sure.sight)
        let isSureLeading = ruleset.leads(sure.limitsClass, over: full.limitsClass)
        (sure.other, full.other) = (
            FunctionalZone.OtherRule(zoneClass: full.zoneClass, limitsClass: full.limitsClass),
            FunctionalZone.OtherRule(zoneClass: sure.zoneClass, limitsClass: sure.limitsClass)
        )
        return isSureLeading ? sure : full
    }

    private func bandLabel(_ hits: [BandHit], zone: Int?) -> PieceLabel? {
        let ranks = bands.ranks
        guard let leading = hits.min(by: { ranks[$0.band] < ranks[$1.band] }) else { return nil }
        let winners = hits.filter { ranks[$0.band] == ranks[leading.band] }
        let band = bands[leading.band]
        let onLine = winners.filter(\.isCarriageway)
        if !onLine.isEmpty {
            let isAssigned = ruleset.switches.carriageway == .class4a  // R1
            return PieceLabel(
                kind: .carriageway, zoneClass: isAssigned ? band.bandClass : nil, limitsClass: isAssigned ? band.limitsClass : nil,
                zone: zone, bands: onLine.map(\.band))
        }
        let yards = winners.filter { bands[$0.band].isYard }
        return PieceLabel(
            kind: yards.isEmpty ? .band : .yard, zoneClass: band.bandClass, limitsClass: band.limitsClass, zone: zone,
            bands: (yards.isEmpty ? winners : yards).map(\.band))
    }
}
