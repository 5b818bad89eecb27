import Geometry
import Regulation
import ZoningModel

/// Class and limits of façades: the zoning function with a height (clause 二(四)3, reading B7).
///
/// A class, since every wall holds it; nothing of it changes.
package final class FacadeFunction: Sendable {
    let function: ZoningFunction
    private let sights: [FacadeSight]
    /// Whether the answer hangs on nothing but the zone, the bands and what is seen: no land has a use, and nothing asks for the land before the
    /// first row.
    private let isOfGroundAlone: Bool

    package init(_ function: ZoningFunction, heights: BuildingHeights, source: Double) {
        self.function = function
        let shielding = function.shielding
        isOfGroundAlone = !function.hasUsedLand && !shielding.isFirstRowAlone
        sights = shielding.shielded.map { stretch in
            shielding.buildings.rest()
            return FacadeSight(stretch, buildings: shielding.buildings, heights: heights, source: source)
        }
    }

    /// Nil outside the district (reading Z6).
    package func site(at place: Coordinate, facing: Coordinate, building: Int) -> FacadeSite? {
        let before = place + facing * Tolerance.lattice
        guard function.isInDistrict(before) else { return nil }
        let zone = function.zones.zone(at: before)
        let ordinal = zone.flatMap { function.zones.ordinals[$0] }
        let hits = function.bands.hits(at: place, baseClass: ordinal)
        let reaching = hits.map { function.shielding.reaching($0, at: place, baseClass: ordinal) }
        var looks: [FacadeSite.Look] = []
        for case let stretch? in reaching.joined() where !looks.contains(where: { $0.stretch == stretch }) {
            let sight = sights[stretch]
            looks.append(.init(stretch: stretch, nearest: sight.nearest(to: place), own: sight.place(of: building)))
        }
        return FacadeSite(
            place: place, facing: facing, building: building, zone: zone, ordinal: ordinal, hits: hits, reaching: reaching, looks: looks)
    }

    /// What a site sees at a height above the road, in metres: of each of its looks.
    ///
    /// - Parameters:
    ///   - low: what it sees from below that height, where that is known; `high`: from above. On the way up a place sees more and more, never
    ///     less, so what is open below is open here, and what is hidden above is hidden here.
    package func sights(
        _ site: FacadeSite, height: Double, low: [Shielding.Sight]? = nil, high: [Shielding.Sight]? = nil
    ) -> [Shielding.Sight] {
        site.looks.indices.map { number in
            let (least, most) = (low?[number] ?? .hidden, high?[number] ?? .open)
            if least == most { return least }
            let look = site.looks[number]
            return sights[look.stretch].sight(from: site.place, facing: site.facing, look: look, height: height)
        }
    }

    /// Whether two sites that see the same have the same answer for certain: it does not hang on where in their ground they stand.
    package func areAlike(_ a: FacadeSite, _ b: FacadeSite) -> Bool { isOfGroundAlone && a.isIn(theGroundOf: b) }

    /// The answer of a site that sees this.
    package func label(_ site: FacadeSite, seeing sights: [Shielding.Sight]) -> FacadeLabel {
        let verdicts = zip(site.hits, site.reaching).map { hit, reaching in
            let verdict = function.shielding.verdict(reaching) { stretch in
                zip(site.looks, sights).first { $0.0.stretch == stretch }?.1 ?? .hidden
            }
            return (hit: hit, verdict: verdict)
        }
        let before = site.place + site.facing * Tolerance.lattice
        let label = function.shieldedLabel(verdicts, zone: site.zone, at: before)
        let band = label.bands.first.map { function.bands[$0] }
        return FacadeLabel(
            zoneClass: label.zoneClass, limitsClass: label.limitsClass, zone: site.zone, row: band?.row,
            reading: reading(of: label, band), other: label.other)
    }

    private func reading(of label: PieceLabel, _ band: Band?) -> Interpretation.ID {
        switch label.kind {
        case .carriageway: .r1
        case .yard: .b8
        case .area: .r7
        // 二(四)3 where a stretch of rule 3 is seen, 二(四)2 where the band runs through.
        case .band: band.map { !function.ruleset.cutsBack($0.source) } ?? false ? .b8 : label.frontages.isEmpty ? .b1 : .b7
        case .residential: label.frontages.isEmpty ? .z1 : .b7
        case .base: !label.frontages.isEmpty ? .b7 : label.zone == nil ? .z5 : .z3
        }
    }

    /// One label for two that may both be true (B3): the stricter one leads, as on a line between two zones (Z2).
    package func either(_ a: FacadeLabel, _ b: FacadeLabel) -> FacadeLabel {
        guard a != b else { return a }
        var (leading, second) = function.ruleset.leads(a.limitsClass, over: b.limitsClass) ? (a, b) : (b, a)
        if (leading.zoneClass, leading.limitsClass) != (second.zoneClass, second.limitsClass) {
            leading.other = FunctionalZone.OtherRule(zoneClass: second.zoneClass, limitsClass: second.limitsClass)
        } else if leading.other == nil {
            leading.other = second.other
        }
        return leading
    }
}
