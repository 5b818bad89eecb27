import Geometry
import Regulation

/// All corridors of a district, found by place.
struct CorridorIndex: Sendable {
    let corridors: [Corridor]
    /// Which corridor wins where several meet: the smaller number.
    let ranks: [Int]
    private let parts: [(corridor: Int, part: Corridor.Part)]
    private let cells: CellIndex

    init(_ corridors: [Corridor], ruleset: Ruleset) {
        self.corridors = corridors
        parts = corridors.enumerated().flatMap { number, corridor in corridor.parts.map { (number, $0) } }
        cells = CellIndex(parts.map { $0.part.shape.envelope(width: $0.part.widths.widest) }, cell: 100)
        let bandClasses = Set(corridors.map(\.bandClass))
        // 二(四)5, R3: 4b before 4a; among railways, one that the 4b limits are for before an existing one (R5).
        ranks = corridors.map { corridor in
            2 * bandClasses.count { ruleset.outranks($0, corridor.bandClass) } + (corridor.limitsClass == corridor.bandClass ? 0 : 1)
        }
    }

    /// Every corridor that reaches `place`, by row, with its smallest distance. `baseClass` is the ordinal of the class of the zone there.
    ///
    /// - Parameter tolerance: metres beyond the allowed distance that still count; 0 for the rule itself.
    func hits(at place: Coordinate, baseClass: Int?, tolerance: Double = 0) -> [BandHit] {
        var hits: [BandHit] = []
        for number in cells.candidates(at: place) {
            let (corridor, part) = parts[Int(number)]
            // 二(四)1 表1, W4: the limit distance itself is inside.
            guard let limit = part.widths.width(in: baseClass), let measured = part.shape.distance(to: place), measured <= limit + tolerance
            else { continue }
            let hit = BandHit(corridor: corridor, measured: measured, limit: limit, isCarriageway: part.shape.isCarriageway(at: place))
            if let last = hits.last, last.corridor == corridor {
                let nearer = measured < last.measured ? hit : last
                hits[hits.count - 1] = BandHit(
                    corridor: corridor, measured: nearer.measured, limit: nearer.limit,
                    isCarriageway: hit.isCarriageway || last.isCarriageway)
            } else {
                hits.append(hit)
            }
        }
        return hits
    }
}
