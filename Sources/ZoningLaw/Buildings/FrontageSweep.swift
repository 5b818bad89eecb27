import Geometry
import SystemIO

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
        guard !spans.isEmpty else { return [Run(length: look.extent * look.scale, building: nil, corners: [], front: nil)] }
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
            runs.append(Run(length: (end - start) * look.scale, building: building, corners: corners, front: front))
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

/// Looking square from one piece of a boundary line: a place along it, and the ray from there (reading B1).
///
/// Straight pieces look in parallel, arcs from their centre.
struct SquareLook {
    private enum Kind {
        case straight(from: Coordinate, along: Coordinate, away: Coordinate)
        /// `middle` is the direction that angles are counted from, clockwise as one walks.
        case radial(centre: Coordinate, middle: Coordinate, half: Double, radius: Double)
    }

    private let kind: Kind
    /// The places along the piece run from 0 to here: metres, or radians on an arc.
    let extent: Double
    /// Metres of frontage for each unit along the piece.
    let scale: Double

    /// Nil for a piece that is no frontage.
    init?(_ piece: Stretch.BoundaryPiece) {
        switch piece {
        case .edge(let from, let to, let away):
            kind = .straight(from: from, along: (to - from).normalized, away: away)
            (extent, scale) = (from.distance(to: to), 1)
        case .arc(let centre, let from, let to, let radius):
            extent = Arc.angle(from: from, to: to)
            kind = .radial(centre: centre, middle: (from + to).normalized, half: extent / 2, radius: radius)
            scale = radius
        case .face: return nil
        }
        guard extent > 0 else { return nil }
    }

    /// Where along the piece `place` is seen square; it may lie before or beyond it. Nil behind an arc.
    func along(_ place: Coordinate) -> Double? {
        switch kind {
        case .straight(let from, let along, _): return Coordinate.dot(place - from, along)
        case .radial(let centre, let middle, let half, _):
            let ray = place - centre
            guard Coordinate.dot(ray, middle) > 0 else { return nil }
            return half - atan2(Coordinate.cross(middle, ray), Coordinate.dot(middle, ray))
        }
    }

    /// From where to where an edge is seen; of one that ends behind an arc, as much as lies before its centre.
    func span(_ a: Coordinate, _ b: Coordinate) -> (low: Double, high: Double)? {
        let ends: (Double?, Double?)
        if case .radial(let centre, let middle, _, _) = kind {
            let (p, q) = (Coordinate.dot(a - centre, middle), Coordinate.dot(b - centre, middle))
            let level = p == q ? a : a + (b - a) * (p / (p - q))
            ends = (p > 0 ? along(a) : side(level), q > 0 ? along(b) : side(level))
            guard max(p, q) > 0 else { return nil }
        } else {
            ends = (along(a), along(b))
        }
        guard let low = ends.0, let high = ends.1 else { return nil }
        return (min(low, high), max(low, high))
    }

    /// Where along an arc a place level with its centre is seen: a quarter turn to either side of the middle.
    private func side(_ place: Coordinate) -> Double? {
        guard case .radial(let centre, let middle, let half, _) = kind else { return nil }
        return half + (Coordinate.cross(middle, place - centre) > 0 ? -Double.pi / 2 : Double.pi / 2)
    }

    /// The ray from the place `at` along the piece; `away` has length 1.
    func ray(_ at: Double) -> (origin: Coordinate, away: Coordinate) {
        switch kind {
        case .straight(let from, let along, let away): return (from + along * at, away)
        case .radial(let centre, let middle, let half, let radius):
            let (s, c) = (sin(half - at), cos(half - at))
            let away = Coordinate(x: middle.x * c - middle.y * s, y: middle.x * s + middle.y * c)
            return (centre + away * radius, away)
        }
    }

    /// Where an edge is exactly `distance` metres away.
    func crossings(of a: Coordinate, _ b: Coordinate, distance: Double) -> [Coordinate] {
        switch kind {
        case .straight(let from, _, let away):
            let (start, end) = (Coordinate.dot(a - from, away) - distance, Coordinate.dot(b - from, away) - distance)
            return (start < 0) != (end < 0) ? [a + (b - a) * (start / (start - end))] : []
        case .radial(let centre, _, _, let radius):
            let (along, start) = (b - a, a - centre)
            let (p, q) = (Coordinate.dot(along, along), Coordinate.dot(along, start))
            let root = q * q - p * (Coordinate.dot(start, start) - (radius + distance) * (radius + distance))
            guard p > 0, root > 0 else { return [] }
            return [(-q - root.squareRoot()) / p, (-q + root.squareRoot()) / p].filter { $0 > 0 && $0 < 1 }.map { a + along * $0 }
        }
    }

    /// How far along its ray an edge is met; nil where it lies behind, or along the ray.
    static func distance(from origin: Coordinate, away: Coordinate, to a: Coordinate, _ b: Coordinate) -> Double? {
        signedDistance(from: origin, away: away, to: a, b).flatMap { $0 >= 0 ? $0 : nil }
    }

    /// The same, and less than 0 for what lies behind.
    static func signedDistance(from origin: Coordinate, away: Coordinate, to a: Coordinate, _ b: Coordinate) -> Double? {
        Crossing.shares(from: origin, along: away, and: a, along: b - a)?.first
    }
}
