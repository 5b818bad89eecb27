import Geometry
import ZoningModel

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
