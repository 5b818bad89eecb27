import Geometry

/// One tile: all lines noded on the lattice and polygonised, each face labelled once at a place inside it, equal neighbours joined.
struct TileArrangement<Label: Hashable & Sendable> {
    let tile: Tile
    /// What holds at a place of the plane (metres); nil outside everything.
    let label: @Sendable (Coordinate) -> Label?

    /// Thinner than the lattice: such a face takes the label of its longest neighbour.
    private static var sliver: Double { 1 }

    func result(of segments: Set<LatticeSegment>, in context: GEOSContext) throws(GeometryError) -> TileResult<Label> {
        let faces = try faces(of: segments, in: context)
        var table = LabelTable<Label>()
        let probes = faces.map { FaceProbe(of: $0) }
        var labels: [Int?] = probes.map { probe in label(globalCoordinate(probe.place)).map { table.number(of: $0) } }
        let sides = faces.enumerated().flatMap { number, face in self.sides(of: face, number: number) }
        let pairs = EdgePairs(sides)
        absorbSlivers(&labels, probes: probes, pairs: pairs)
        return pairs.result(labels: labels, table: table)
    }

    private func faces(of segments: Set<LatticeSegment>, in context: GEOSContext) throws(GeometryError) -> [Polygon] {
        let corners = tile.corners
        let border = zip(corners, corners.dropFirst() + [corners[0]]).map { LatticeSegment($0, $1) }
        let lines = (segments.sorted() + border).map { [local($0.a), local($0.b)] }
        return try GEOSGeometry(lines: lines, in: context).unaryUnion(grid: 1).polygonized().polygons()
    }

    private func local(_ point: LatticePoint) -> Coordinate {
        Coordinate(x: Double(point.x - tile.origin.x), y: Double(point.y - tile.origin.y))
    }

    private func global(_ place: Coordinate) -> LatticePoint {
        LatticePoint(x: tile.origin.x + Int64(place.x), y: tile.origin.y + Int64(place.y))
    }

    private func globalCoordinate(_ place: Coordinate) -> Coordinate {
        Coordinate(
            x: (Double(tile.origin.x) + place.x) / Lattice.perMetre, y: (Double(tile.origin.y) + place.y) / Lattice.perMetre)
    }

    private func sides(of face: Polygon, number: Int) -> [EdgeSide] {
        var sides: [EdgeSide] = []
        for (index, ring) in face.rings.enumerated() {
            // The face lies to the left of its exterior ring run counter-clockwise, and of its holes run clockwise.
            let isLeft = (Polygon.signedArea(ring) > 0) == (index == 0)
            let points = ring.map(global)
            for (a, b) in zip(points, points.dropFirst()) where a != b {
                sides.append(EdgeSide(segment: LatticeSegment(a, b), isForward: (a < b) == isLeft, label: number))
            }
        }
        return sides
    }

    private func absorbSlivers(_ labels: inout [Int?], probes: [FaceProbe], pairs: EdgePairs) {
        let slivers = Set(probes.indices.filter { probes[$0].clearance < Self.sliver && labels[$0] != nil })
        guard !slivers.isEmpty else { return }
        let neighbours = pairs.neighbours(of: slivers)
        // From the outside in: where slivers lie side by side, the outer ones are settled first.
        var open = slivers
        while !open.isEmpty {
            var settled: [Int: Int?] = [:]
            for sliver in open.sorted() {
                var shared: [Int: Double] = [:]
                for neighbour in neighbours[sliver] ?? [] where labels[neighbour.face] != nil && !open.contains(neighbour.face) {
                    shared[neighbour.face, default: 0] += neighbour.length
                }
                if let longest = shared.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) { settled[sliver] = labels[longest.key] }
            }
            guard !settled.isEmpty else { return }
            for (sliver, label) in settled { labels[sliver] = label }
            open.subtract(settled.keys)
        }
    }
}
