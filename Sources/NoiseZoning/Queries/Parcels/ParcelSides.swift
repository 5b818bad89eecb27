import Geometry

/// Walks along the outline of a parcel and says what lies on either side.
///
/// "Beside" is 5 cm off the outline: nearer than any point of measurement (GB 12348: 1 m), farther than the rounding of a parcel that
/// was drawn along a zone line.
struct ParcelSides {
    /// Metres.
    static let reach = 0.05
    /// Stretches shorter than this, in metres, come from corners and are counted with the stretch before them.
    static let shortest = 0.1

    private let map: ZoneMap
    private let index: ZoneIndex
    private let edges: [(a: Coordinate, b: Coordinate)]
    private let boxes: [Envelope]
    private let cells: CellIndex

    init(_ map: ZoneMap) {
        self.map = map
        index = ZoneIndex(map)
        edges = map.zones.flatMap { zone in zone.polygon.rings.flatMap { Array(zip($0, $0.dropFirst())) } }
        boxes = edges.map { Envelope([$0.a, $0.b]) }
        cells = CellIndex(boxes, cell: 50)
    }

    /// The stretches of all rings. Time: the vertices of the parcel, and the lines of the map that run near them.
    func outline(of parcel: [Polygon]) -> [ParcelFinding.Stretch] {
        var stretches: [ParcelFinding.Stretch] = []
        for (part, polygon) in parcel.enumerated() {
            for (ring, vertices) in polygon.rings.enumerated() {
                var run = OutlineRun(part: part + 1, ring: ring)
                walk(vertices, isHole: ring > 0, into: &run)
                stretches += run.stretches(shortest: Self.shortest)
            }
        }
        return stretches
    }

    private func walk(_ ring: [Coordinate], isHole: Bool, into run: inout OutlineRun) {
        // The parcel lies to the left of an outer ring that runs counter-clockwise, and to the right of such a hole.
        let isLeft = (Polygon.signedArea(ring) > 0) != isHole
        var before: (outside: ParcelFinding.Land, inside: ParcelFinding.Land)?
        for (a, b) in zip(ring, ring.dropFirst()) where a != b {
            let inward = (b - a).normalized.leftNormal * (isLeft ? Self.reach : -Self.reach)
            let window = Envelope([a, b]).grown(by: 2 * Self.reach)
            let near = cells.candidates(in: window).map(Int.init).filter { boxes[$0].meets(window) }
            // No line within reach: nothing changes between the edge before and the end of this one.
            if near.isEmpty, let before {
                run.add(from: a, to: b, outside: before.outside, inside: before.inside)
                continue
            }
            var cuts = [0.0, 1.0]
            for (p, q) in [(a + inward, b + inward), (a - inward, b - inward)] {
                cuts += near.compactMap { Self.crossing(p, q, edges[$0].a, edges[$0].b) }
            }
            cuts.sort()
            let length = a.distance(to: b)
            var start = 0.0
            for end in cuts.dropFirst() where (end - start) * length > 1e-6 || end == 1 {
                let middle = a + (b - a) * ((start + end) / 2)
                let sides = (outside: land(at: middle - inward), inside: land(at: middle + inward))
                run.add(from: a + (b - a) * start, to: end == 1 ? b : a + (b - a) * end, outside: sides.outside, inside: sides.inside)
                (start, before) = (end, sides)
                if end == 1 { break }
            }
        }
    }

    private func land(at place: Coordinate) -> ParcelFinding.Land {
        index.zones(at: place, tolerance: 0).zones.first.map { ParcelFinding.Land(map.zones[$0]) } ?? .outside
    }

    /// Where along p–q it meets u–v, between 0 and 1; nil if it does not, or runs along it.
    private static func crossing(_ p: Coordinate, _ q: Coordinate, _ u: Coordinate, _ v: Coordinate) -> Double? {
        let (along, other) = (q - p, v - u)
        let turn = Coordinate.cross(along, other)
        guard turn != 0 else { return nil }
        let t = Coordinate.cross(u - p, other) / turn
        let s = Coordinate.cross(u - p, along) / turn
        return t > 0 && t < 1 && s >= -1e-9 && s <= 1 + 1e-9 ? t : nil
    }
}
