import Geometry
import ZoningLaw
import ZoningModel

/// Surveyed areas of road, without names or rows: how far it is from a centre line to the edge of the road on either side.
struct RoadSurfaces {
    private let rings: [(polygon: Int, ring: [Coordinate])]
    private let index: SegmentIndex
    private let boxes: CellIndex
    private let polygons: [Polygon]
    private let lines: SurfaceEdges

    /// Metres between two places that are asked.
    private static let step = 10.0
    /// Beyond it another road is met. Metres.
    private static let most = 60.0
    /// Two areas no farther apart touch: surfaces are drawn in pieces. Metres.
    private static let seam = 0.5
    /// Fewer places say nothing of a section.
    private static let fewest = 3

    /// - Parameter polygons: in metres of the working plane.
    init(_ polygons: [Polygon]) {
        self.polygons = polygons
        lines = SurfaceEdges(polygons)
        rings = polygons.enumerated().flatMap { number, polygon in polygon.rings.map { (number, $0) } }
        index = SegmentIndex(rings.map(\.ring))
        boxes = CellIndex(polygons.map { Envelope($0.exterior) }, cell: 100)
    }

    /// The boundary lines of a row as they were surveyed (reading W1a): of all its sections, or none, since the band of a row that has lines
    /// counts from them alone.
    func edges(of row: CutRow) -> [CutRow.Edge] {
        var edges: [CutRow.Edge] = []
        for section in row.sections where !section.structure.isBelowGround {
            let found = lines.edges(along: section.course)
            guard min(found.metres.left, found.metres.right) >= Self.leastShare * found.length else { return [] }
            edges += found.left.map { CutRow.Edge(side: .left, course: $0, accuracy: section.accuracy) }
            edges += found.right.map { CutRow.Edge(side: .right, course: $0, accuracy: section.accuracy) }
        }
        return edges
    }

    /// So much of both sides of a section must have an edge; the rest are junctions.
    private static let leastShare = 0.75

    /// Metres to the edge on the left and on the right of a line, the middle of what was measured; nil where too little was.
    ///
    /// - Parameter gaps: metres between the two carriageways from each place to the next.
    /// Time: the places that are asked, times the edges near them.
    func halfWidths(along course: [Coordinate], gaps: [Double]) -> (left: Double, right: Double)? {
        var (lefts, rights): ([Double], [Double]) = ([], [])
        for (number, (a, b)) in zip(course, course.dropFirst()).enumerated() where a != b {
            let normal = (b - a).normalized.leftNormal
            let gap = number < gaps.count ? gaps[number] : 0
            for place in Course.samples([a, b], every: Self.step).dropLast() {
                // Between two carriageways there may be no road: each side is measured from the middle of its own.
                if let left = edge(from: place + normal * (gap / 2), along: normal) { lefts.append(gap / 2 + left) }
                if let right = edge(from: place - normal * (gap / 2), along: normal * -1) { rights.append(gap / 2 + right) }
            }
        }
        guard lefts.count >= Self.fewest, rights.count >= Self.fewest else { return nil }
        return (lefts.sorted()[lefts.count / 2], rights.sorted()[rights.count / 2])
    }

    /// Metres from a place on the road to where it ends in a direction; nil off the road, and where it does not end nearby.
    private func edge(from place: Coordinate, along direction: Coordinate) -> Double? {
        var inside: Set<Int> = []
        for number in boxes.candidates(at: place) where Self.holds(polygons[Int(number)], place) { inside.insert(Int(number)) }
        guard !inside.isEmpty else { return nil }
        let end = place + direction * Self.most
        var crossings: [(at: Double, polygon: Int)] = []
        for segment in index.near(Envelope(place, end)) {
            let (across, from) = (segment.b - segment.a, segment.a - place)
            let turn = Coordinate.cross(direction, across)
            guard turn != 0 else { continue }
            let (t, u) = (Coordinate.cross(from, across) / turn, Coordinate.cross(from, direction) / turn)
            if t > 0, t <= Self.most, u >= 0, u < 1 { crossings.append((t, rings[segment.line].polygon)) }
        }
        crossings.sort { ($0.at, $0.polygon) < ($1.at, $1.polygon) }
        var left: Double?
        for crossing in crossings {
            if let left, crossing.at - left > Self.seam { break }
            if inside.remove(crossing.polygon) == nil { inside.insert(crossing.polygon) }
            left = inside.isEmpty ? left ?? crossing.at : nil
        }
        return left
    }

    /// By the edges that a ray to the east crosses.
    private static func holds(_ polygon: Polygon, _ place: Coordinate) -> Bool {
        var isInside = false
        for ring in polygon.rings {
            for (a, b) in zip(ring, ring.dropFirst()) where (a.y > place.y) != (b.y > place.y) {
                if place.x < a.x + (b.x - a.x) * (place.y - a.y) / (b.y - a.y) { isInside.toggle() }
            }
        }
        return isInside
    }
}
