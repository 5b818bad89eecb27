import Geometry
import Regulation
import StrictJSON
import Wording
import ZoningFiles
import ZoningModel

/// Where the zones of a pack are not those that the rules list, and nothing contradicts (readings Z4, Z8).
struct ZoneDoubts {
    struct Doubt {
        let code: MakingFault
        /// Nil for a doubt about all of them.
        var zone: String?
        var place: Coordinate?
        let what: Phrase
        let fix: Phrase
    }

    let input: ZoningInput
    let ruleset: Ruleset

    /// A published area that is off by more than this share is a doubt (reading Z4).
    private static let areaTolerance = 0.10

    func doubts() -> [Doubt] {
        let zones = input.zones.sorted { $0.id < $1.id }
        return zones.compactMap(area) + zones.compactMap(name) + missing()
    }

    /// Reading Z8: what the pack publishes, else what the rules do.
    private func area(of zone: PlanningZone) -> Doubt? {
        guard let published = zone.publishedArea ?? ruleset.zone(zone.id)?.area, published > 0 else { return nil }
        let measured = zone.polygons.reduce(0) { $0 + $1.area } / 1e6
        guard abs(measured - published) > Self.areaTolerance * published else { return nil }
        return doubt(
            MakingFault.zoneArea, zone,
            "the zone has \(FixedDecimal.text(measured, places: 3)) km², and \(FixedDecimal.text(published, places: 3, trimmed: true)) km² are published",
            "Check its outline, and the reference system of the layer")
    }

    private func name(of zone: PlanningZone) -> Doubt? {
        guard let entry = ruleset.zone(zone.id) else {
            return doubt(
                MakingFault.zoneUnknown, zone, "the rules list no zone \(zone.id)",
                "Give the id that the rules give it (\(Phrase.list(ruleset.zones.map(\.id)))); its class is taken as it is given")
        }
        guard zone.name != zone.id, !entry.isCalled(zone.name) else { return nil }
        return doubt(
            MakingFault.zoneOtherName, zone, "the name \(zone.name) is not that of zone \(zone.id), \(entry.name.zh)",
            "Check that the id is the right one")
    }

    /// Told where the pack has some of the zones of the rules; one that has none is another's, or has other ids.
    private func missing() -> [Doubt] {
        let ids = Set(input.zones.map(\.id))
        let missing = ruleset.zones.map(\.id).filter { !ids.contains($0) }
        guard !missing.isEmpty, missing.count < ruleset.zones.count else { return [] }
        return [
            Doubt(
                code: MakingFault.zonesMissing, what: "zones of the rules are not in the layer: \(Phrase.list(missing))",
                fix: "Draw them; land of the district in no zone is answered as unzoned")
        ]
    }

    private func doubt(_ code: MakingFault, _ zone: PlanningZone, _ what: Phrase, _ fix: Phrase) -> Doubt {
        Doubt(code: code, zone: zone.id, place: zone.polygons.first?.exterior.first, what: what, fix: fix)
    }
}
