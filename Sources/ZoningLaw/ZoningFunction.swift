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
    /// Whether the land between the boundary lines of a road is of no class (reading R1).
    private let leavesCarriageways: Bool

    package init(input: ZoningInput, bands: [Band], zones: ZoneLocator, ruleset: Ruleset, shielding: Shielding = .none) {
        self.ruleset = ruleset
        self.zones = zones
        self.shielding = shielding
        self.bands = BandIndex(bands, ruleset: ruleset)
        district = AreaLocator(Lattice.onLattice(input.district))
        housing = input.residential.map { AreaLocator(Lattice.onLattice($0.polygons)) }
        housingIndex = CellIndex(housing.map(\.envelope), cell: 100)
        leavesCarriageways = ruleset.switches.carriageway == .unassigned
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

    /// Whether any land has a use.
    var hasUsedLand: Bool { !housing.isEmpty }

    /// Whether `place` is land of a use.
    private func isUsed(_ landUse: String, _ place: Coordinate) -> Bool {
        guard landUse == LandUse.residential else { return false }
        return housingIndex.candidates(at: place).contains { housing[Int($0)].contains(place) }
    }

    /// The label that `hits` make together with the zone.
    func label(_ hits: [BandHit], zone: Int?, at place: Coordinate) -> PieceLabel {
        if let band = bandLabel(hits, zone: zone, at: place) { return band }
        guard let zone else { return PieceLabel(kind: .base) }  // Z5
        let zoneClass = zones.zones[zone].zoneClass
        // 四.1, Z1: housing in a class keeps the class and takes the limits of another; a band wins inside it.
        for rule in ruleset.limitOverrides where rule.insideClass == zoneClass && isUsed(rule.landUse, place) {
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
            if sure.sight == .direct, shielding.isFirstRowAlone { (sure.sight, sure.frontages) = (nil, []) }
            let open = hits.filter { $0.verdict.sight == .undecided }
            guard !open.isEmpty else { return sure }
            // B3, R3: a band that may be there, and outranks the one that is.
            var full = label(hits.filter { $0.verdict.sight >= .undecided }.map(\.hit), zone: zone, at: place)
            if (full.zoneClass, full.limitsClass) == (sure.zoneClass, sure.limitsClass) { return sure }
            (sure.frontages, sure.sight) = (frontages(open), shielding.buildings.contains(place) ? .footprint : .shielded)
            (full.frontages, full.sight) = (sure.frontages, sure.sight)
            return both(sure, full)
        }
        let cutBack = hits.filter { $0.verdict.sight < .open }
        guard !cutBack.isEmpty, !sure.kind.isMadeByLine else { return sure }
        sure.frontages = frontages(cutBack)
        sure.sight = shielding.buildings.contains(place) ? .footprint : .shielded  // B9, B5
        guard cutBack.contains(where: { $0.verdict.sight == .undecided }) else { return sure }
        var full = label(hits.filter { $0.verdict.sight >= .undecided }.map(\.hit), zone: zone, at: place)
        (full.frontages, full.sight) = (sure.frontages, sure.sight)
        return both(sure, full)
    }

    /// B3: both outcomes; the stricter one leads, as on a line between two zones (Z2).
    private func both(_ sure: PieceLabel, _ full: PieceLabel) -> PieceLabel {
        var (sure, full) = (sure, full)
        (sure.other, full.other) = (
            FunctionalZone.OtherRule(zoneClass: full.zoneClass, limitsClass: full.limitsClass),
            FunctionalZone.OtherRule(zoneClass: sure.zoneClass, limitsClass: sure.limitsClass)
        )
        return ruleset.leads(sure.limitsClass, over: full.limitsClass) ? sure : full
    }

    private func bandLabel(_ hits: [BandHit], zone: Int?, at place: Coordinate) -> PieceLabel? {
        if hits.isEmpty { return nil }
        // What the rules say of a line's own land comes first: it may be as if the line were not there (R1).
        func isNoLine(_ hit: BandHit) -> Bool { hit.isCarriageway && bands.all[hit.band].ownLand == .base }
        let hits = hits.contains(where: isNoLine) ? hits.filter { !isNoLine($0) } : hits
        guard let leading = hits.min(by: { bands.rank(of: $0) < bands.rank(of: $1) }) else { return nil }
        let rank = bands.rank(of: leading)
        if zone != nil, rank > bands.rankOfZones { return nil }  // R3: the order may put base zones first
        let winners = hits.count == 1 ? hits : hits.filter { bands.rank(of: $0) == rank }
        let band = bands[leading.band]
        let base = zone.map { zones.zones[$0].zoneClass }
        let onLine = winners.filter(\.isCarriageway)
        if !onLine.isEmpty {
            let own = classOfOwnLand(bands[onLine[0].band], base: base, at: place)
            return PieceLabel(
                kind: .carriageway, zoneClass: own.zoneClass, limitsClass: own.limitsClass, zone: zone, bands: onLine.map(\.band))
        }
        let taken = classInBand(band, base: base, at: place)
        let (yards, areas) = (winners.filter { bands.all[$0.band].maker == .yard }, winners.filter { bands.all[$0.band].maker == .area })
        let kind: FunctionalZone.Kind = !yards.isEmpty ? .yard : areas.isEmpty ? .band : .area
        return PieceLabel(
            kind: kind, zoneClass: taken.zoneClass, limitsClass: taken.limitsClass, zone: zone,
            bands: (!yards.isEmpty ? yards : !areas.isEmpty ? areas : winners).map(\.band))
    }

    private typealias Taken = (zoneClass: ZoneClass?, limitsClass: ZoneClass?)

    /// The class of land in a band: the band's, that of the land's use where the rules except it, or one that hangs on the zone beneath.
    private func classInBand(_ band: Band, base: ZoneClass?, at place: Coordinate) -> Taken {
        for exception in band.effect.exceptions where isUsed(exception.landUse, place) {
            return (exception.zoneClass, exception.zoneClass)
        }
        guard let zoneClass = band.effect.zoneClass(in: base) else { return (band.bandClass, band.limitsClass) }
        return (zoneClass, band.outcome ?? zoneClass)
    }

    /// The class of the land between the boundary lines (R1).
    private func classOfOwnLand(_ band: Band, base: ZoneClass?, at place: Coordinate) -> Taken {
        switch band.ownLand {
        case .zoneClass(let own): return (own, own)
        case .unassigned: return (nil, nil)
        case .band, .base: return leavesCarriageways ? (nil, nil) : classInBand(band, base: base, at: place)
        }
    }
}
