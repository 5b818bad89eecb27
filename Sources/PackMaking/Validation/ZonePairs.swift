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
        var (edges, zones): ([(a: Coordinate, b: Coordinate)], [UInt32]) = ([], [])
        var (all, length) = (Envelope(), 0.0)
        for (number, area) in areas.enumerated() {
            for ring in area.lazy.flatMap(\.rings) {
                for (a, b) in zip(ring, ring.dropFirst()) {
                    edges.append((a, b))
                    zones.append(UInt32(number))
                    all.add(a)
                    length += (b - a).length
                }
            }
        }
        // About one cell for an edge; and edges are cut to its size, since the box of a long slanting one is mostly empty.
        let count = Double(max(1, edges.count))
        let cell = max(1, max(all.width, all.height) / count.squareRoot(), length / (4 * count))
        var (boxes, edgeOf): ([Envelope], [Int32]) = ([], [])
        for (number, edge) in edges.enumerated() {
            let parts = max(1, ((edge.b - edge.a).length / cell).rounded(.up))
            let step = (edge.b - edge.a) * (1 / parts)
            for part in stride(from: 0, to: parts, by: 1) {
                let start = edge.a + step * part
                boxes.append(Envelope(start, start + step).grown(by: Self.nearness))
                edgeOf.append(Int32(truncatingIfNeeded: number))
            }
        }
        var near: Set<UInt64> = []
        CellIndex(boxes, cell: cell).forEachCell { parts in
            // Numbers ascend, and so do their zones: each has one run.
            guard let low = parts.first, let high = parts.last else { return }
            let zone = { (part: Int32) in zones[Int(edgeOf[Int(part)])] }
            guard zone(low) != zone(high) else { return }
            let runs = Self.runs(parts, by: zone)
            for (number, one) in runs.enumerated() {
                for other in runs[(number + 1)...] {
                    let pair = UInt64(zone(one[one.startIndex])) << 32 | UInt64(zone(other[other.startIndex]))
                    guard !near.contains(pair) else { continue }
                    let meets = one.contains { p in
                        other.contains { q in
                            boxes[Int(p)].intersects(boxes[Int(q)]) && Self.meet(edges[Int(edgeOf[Int(p)])], edges[Int(edgeOf[Int(q)])])
                        }
                    }
                    if meets { near.insert(pair) }
                }
            }
        }
        self.near = near
    }

    /// Neighbours in the list that are of one zone.
    private static func runs(_ parts: ArraySlice<Int32>, by zone: (Int32) -> UInt32) -> [ArraySlice<Int32>] {
        var (runs, start): ([ArraySlice<Int32>], Int) = ([], parts.startIndex)
        for place in parts.indices.dropFirst() where zone(parts[place]) != zone(parts[place - 1]) {
            runs.append(parts[start..<place])
            start = place
        }
        runs.append(parts[start...])
        return runs
    }

    /// Millimetres: lines that run as near as this count as meeting.
    private static let nearness = 5.0

    private static func meet(_ e: (a: Coordinate, b: Coordinate), _ f: (a: Coordinate, b: Coordinate)) -> Bool {
        if Crossing.isCrossed(e.a, e.b, by: f.a, f.b) { return true }
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
