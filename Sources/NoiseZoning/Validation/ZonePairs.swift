import Geometry

/// Which pairs of zones may overlap: those whose lines come near each other, and those where one has a corner of the other inside.
///
/// Zones that lie in holes of each other, ring in ring, have boxes that all meet; most of them need no overlay.
/// Time: n log n in the vertices where lines do not crowd, and a question for each pair of a zone and a box about its corner.
struct ZonePairs {
    private let near: Set<UInt64>
    private let locators: [AreaLocator]
    private let corners: [Coordinate?]

    /// - Parameter areas: in millimetres.
    init(_ areas: [[Polygon]]) {
        locators = areas.map { AreaLocator($0) }
        corners = areas.map { $0.first?.exterior.first }
        var (boxes, edges): ([Envelope], [(a: Coordinate, b: Coordinate)]) = ([], [])
        var zones: [UInt32] = []
        var all = Envelope()
        for (number, area) in areas.enumerated() {
            for ring in area.lazy.flatMap(\.rings) {
                for (a, b) in zip(ring, ring.dropFirst()) {
                    boxes.append(Envelope(a, b))
                    edges.append((a, b))
                    zones.append(UInt32(number))
                    all.add(a)
                }
            }
        }
        // About one cell for an edge.
        let cell = max(1, max(all.width, all.height) / max(1, Double(boxes.count).squareRoot()))
        let cells = CellIndex(boxes, cell: cell)
        var near: Set<UInt64> = []
        for (number, box) in boxes.enumerated() {
            let zone = zones[number]
            cells.forEach(in: box) { other in
                if zones[other] > zone, boxes[other].meets(box), Self.meet(edges[number], edges[other]) {
                    near.insert(UInt64(zone) << 32 | UInt64(zones[other]))
                }
                return true
            }
        }
        self.near = near
    }

    /// Millimetres: lines that run as near as this count as meeting.
    private static let nearness = 5.0

    private static func meet(_ e: (a: Coordinate, b: Coordinate), _ f: (a: Coordinate, b: Coordinate)) -> Bool {
        let (p, q) = (Coordinate.cross(e.b - e.a, f.a - e.a), Coordinate.cross(e.b - e.a, f.b - e.a))
        let (r, s) = (Coordinate.cross(f.b - f.a, e.a - f.a), Coordinate.cross(f.b - f.a, e.b - f.a))
        if (p > 0) != (q > 0), (r > 0) != (s > 0) { return true }
        let distances = [
            e.a.distance(toSegment: f.a, f.b), e.b.distance(toSegment: f.a, f.b), f.a.distance(toSegment: e.a, e.b),
            f.b.distance(toSegment: e.a, e.b),
        ]
        return distances.contains { $0 <= nearness }
    }

    /// - Precondition: `first` < `second`.
    func mayOverlap(_ first: Int, _ second: Int) -> Bool {
        near.contains(UInt64(first) << 32 | UInt64(second)) || holds(first, corners[second]) || holds(second, corners[first])
    }

    private func holds(_ zone: Int, _ corner: Coordinate?) -> Bool { corner.map { locators[zone].contains($0) } ?? false }
}
