import Geometry
import Regulation
import SystemIO
import ZoningModel

/// Which building is met first, looking square from the boundary line: the lower envelope of the edges of all buildings in front,
/// piece by piece (readings B1, B4).
///
/// The piece of boundary line is cut wherever another edge may come first: at corners, where edges cross, where an edge crosses a zone
/// line, the limit of a distance or the boundary line itself. Between two cuts one look in the middle decides. n log n in the edges as long as few overlap.
struct FrontageSweep {
    /// A run of frontage with the same first building, or open land.
    struct Run {
        /// Metres of boundary line.
        let length: Double
        /// Nil for open land.
        let building: Int?
        /// The road-side ends of the wall that is met first; empty for open land.
        let corners: [Coordinate]
        /// The land before that wall; nil for open land, and where a building stands on the boundary line.
        let front: RowFront?
        /// From here to there along the look.
        var low = 0.0
        var high = 0.0
    }

    struct Edge {
        let a: Coordinate
        let b: Coordinate
        let building: Int
    }

    let stretch: Stretch
    let buildings: BuildingTable
    let zones: ZoneLocator
    let rules: BuildingRules

    private struct WallSpan {
        let low: Double
        let high: Double
        let edge: Int
    }

    func runs(_ look: SquareLook, edges: [Edge]) -> [Run] {
        var spans: [WallSpan] = []
        for (number, edge) in edges.enumerated() {
            guard let (low, high) = look.span(edge.a, edge.b), high > 0, low < look.extent, low < high else { continue }
            spans.append(WallSpan(low: low, high: high, edge: number))
        }
        guard !spans.isEmpty else {
            return [Run(length: look.extent * look.scale, building: nil, corners: [], front: nil, low: 0, high: look.extent)]
        }
        spans.sort { ($0.low, $0.high, $0.edge) < ($1.low, $1.high, $1.edge) }
        let cuts = self.cuts(look, spans, edges)
        var runs: [Run] = []
        var (active, next): ([WallSpan], Int) = ([], 0)
        for (start, end) in zip(cuts, cuts.dropFirst()) where end - start > Tolerance.share {
            let middle = (start + end) / 2
            while next < spans.count, spans[next].low <= middle {
                active.append(spans[next])
                next += 1
            }
            active.removeAll { $0.high < middle }
            let (building, corners, wall) = first(look.ray(middle), active, edges)
            let front = wall.map { RowFront(look: look, low: start, high: end, wall: ($0.a, $0.b)) }
            runs.append(Run(length: (end - start) * look.scale, building: building, corners: corners, front: front, low: start, high: end))
        }
        return runs
    }

    private func cuts(_ look: SquareLook, _ spans: [WallSpan], _ edges: [Edge]) -> [Double] {
        var cuts: [Double] = [0, look.extent]
        for span in spans { cuts += [span.low, span.high] }
        func cut(at place: Coordinate) { if let at = look.along(place) { cuts.append(at) } }
        // Beginning with 0: there a wall crosses the boundary line itself.
        var limits: Set<Double> = [0]
        for part in stretch.reach.parts { limits.formUnion(part.widths.byClass.compactMap(\.self)) }
        var active: [WallSpan] = []
        for span in spans {
            let edge = edges[span.edge]
            active.removeAll { $0.high <= span.low }
            // Walls of one building meet at corners only.
            for other in active where edges[other.edge].building != edge.building {
                if let place = Crossing.of(edge.a, edge.b, edges[other.edge].a, edges[other.edge].b) { cut(at: place) }
            }
            active.append(span)
            for limit in limits { look.crossings(of: edge.a, edge.b, distance: limit).forEach(cut) }
            for line in zones.edges(in: Envelope(edge.a, edge.b)) {
                if let place = Crossing.of(edge.a, edge.b, line.a, line.b) { cut(at: place) }
            }
        }
        return cuts.filter { $0 >= 0 && $0 <= look.extent }.sorted()
    }

    /// The first building along one ray, and the wall that is met.
    private func first(
        _ ray: (origin: Coordinate, away: Coordinate), _ active: [WallSpan], _ edges: [Edge]
    ) -> (building: Int?, corners: [Coordinate], wall: Edge?) {
        var hits: [(distance: Double, edge: Edge)] = []
        for span in active {
            let edge = edges[span.edge]
            if let distance = SquareLook.distance(from: ray.origin, away: ray.away, to: edge.a, edge.b) { hits.append((distance, edge)) }
        }
        guard !hits.isEmpty else { return (nil, [], nil) }
        hits.sort { ($0.distance, $0.edge.building) < ($1.distance, $1.edge.building) }
        // An odd number of walls beyond: the boundary line runs through the building, and it is met at once.
        var odd: [Int] = []
        for hit in hits {
            if let seen = odd.firstIndex(of: hit.edge.building) { odd.remove(at: seen) } else { odd.append(hit.edge.building) }
        }
        if let building = odd.max(by: { (height($0), $1) < (height($1), $0) }), isReached(ray, 0) {
            return (building, Self.corners(of: building, across: ray, active.map { edges[$0.edge] }), nil)
        }
        guard let nearest = hits.first(where: { isReached(ray, $0.distance) }) else { return (nil, [], nil) }
        let tied = hits.filter { abs($0.distance - nearest.distance) <= Tolerance.rounding && isReached(ray, $0.distance) }
        let met = tied.max { (height($0.edge.building), $1.edge.building) < (height($1.edge.building), $0.edge.building) } ?? nearest
        return (met.edge.building, Self.roadSide(met.edge, from: ray), met.edge)
    }

    /// The road-side corners of a building that the boundary line runs through (B4): those of the wall that is met first from the road, before
    /// the line. So a building that is moved across the line keeps its corners.
    private static func corners(
        of building: Int, across ray: (origin: Coordinate, away: Coordinate), _ walls: [Edge]
    ) -> [Coordinate] {
        let before = walls.lazy.filter { $0.building == building }.compactMap { wall in
            SquareLook.signedDistance(from: ray.origin, away: ray.away, to: wall.a, wall.b).map { (distance: $0, wall: wall) }
        }
        guard let first = before.filter({ $0.distance < 0 }).min(by: { $0.distance < $1.distance }) else { return [] }
        return roadSide(first.wall, from: ray)
    }

    /// The ends of a wall that is met. Of a wall that is looked along, the end behind is no corner of the side to the road (B4).
    private static func roadSide(_ wall: Edge, from ray: (origin: Coordinate, away: Coordinate)) -> [Coordinate] {
        guard abs(Coordinate.cross(ray.away, wall.b - wall.a)) <= Tolerance.edgeOn else { return [wall.a, wall.b] }
        return [Coordinate.dot(ray.away, wall.b - wall.a) > 0 ? wall.a : wall.b]
    }

    /// B1: within the table distance of the zone that contains the place met (W5), counted along the look: past a sharp bend the same place
    /// may lie near another piece of the stretch.
    private func isReached(_ ray: (origin: Coordinate, away: Coordinate), _ distance: Double) -> Bool {
        let place = ray.origin + ray.away * distance
        let baseClass = zones.zone(at: place).flatMap { zones.ordinals[$0] }
        return stretch.reaches(place, baseClass: baseClass, atLeast: distance)
    }

    /// For ties: known to be tall, not known, low.
    private func height(_ building: Int) -> Int {
        switch rules.isTall(buildings.storeys(of: building)) {
        case true?: 2
        case nil: 1
        case false?: 0
        }
    }
}

/// Clause 二(四)2 and 3 as this run applies them; every figure comes from the ruleset.
struct BuildingRules: Sendable {
    private let tallFrom: Int
    /// Nil where the rules do not weigh frontages.
    private let mainly: MainlyTallRule?

    init(_ rule: BuildingRule) {
        tallFrom = rule.tallFromStoreys.value
        mainly = if case .mainlyTall(let rule) = rule { rule } else { nil }
    }

    /// Whether only the building met first counts, looking square from the boundary line.
    var isFirstRowAlone: Bool { mainly == nil }

    /// Whether a building counts as one of three storeys or more; nil where its storeys are not known (reading B3).
    func isTall(_ storeys: Int?) -> Bool? {
        storeys.map { $0 >= tallFrom }  // 二(四)3: 三层以上(含三层)
    }

    /// Metres: neighbours of the first row this far apart are joined, the distance itself included.
    var joinedGap: Double { (mainly?.joinedGap.value ?? 0) + Tolerance.limit }

    /// Which rule holds for a share of tall frontage; nil where it may be either.
    func outcome(of share: ClosedRange<Double>) -> Frontage.Outcome {
        // Where nothing is weighed, any tall building cuts the band back, each what lies behind it.
        guard let mainly else { return share.upperBound > 0 ? .shielded : .open }
        // B1: "mainly" is more than the half. A share worked out from rounded lengths counts as the half.
        let half = mainly.mainlyShare.value + Tolerance.share
        if share.lowerBound > half { return .shielded }
        return share.upperBound > half ? .undecided : .open
    }

    /// B1: shares this near to the half are told.
    func isDoubtful(_ share: ClosedRange<Double>) -> Bool {
        guard let mainly else { return false }
        return share.upperBound >= mainly.doubtfulFromShare.value - Tolerance.share
            && share.lowerBound <= mainly.doubtfulToShare.value + Tolerance.share
    }
}
