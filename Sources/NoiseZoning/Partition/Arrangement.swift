import Geometry

/// The plane cut by lines into areas of one label each, without gap or overlap.
///
/// One arrangement a tile of 1 km: all lines noded on the lattice of 1 mm, polygonised, each face labelled once; then edges between
/// equal labels cancel, across the seams of the tiles as well, and what is left is chained to rings. Grows with the number of lines,
/// not with its square. The result depends neither on the order of the lines nor on the number of workers.
struct Arrangement<Label: Hashable & Sendable> {
    /// The lines of every tile that is to be drawn.
    let lines: [Tile: Set<LatticeSegment>]
    let label: @Sendable (Coordinate) -> Label?

    /// - Parameter workers: how many tasks share the tiles.
    func pieces(workers: Int) async throws(GeometryError) -> (pieces: [LatticePiece], labels: [Label]) {
        var table = LabelTable<Label>()
        var edges: [BoundaryEdge] = []
        var seamSides: [EdgeSide] = []
        for result in try await tileResults(workers: workers) {
            let numbers = result.labels.map { table.number(of: $0) }
            for edge in result.edges {
                edges.append(
                    BoundaryEdge(segment: edge.segment, left: edge.left.map { numbers[$0] }, right: edge.right.map { numbers[$0] }))
            }
            for side in result.seamSides {
                seamSides.append(EdgeSide(segment: side.segment, isForward: side.isForward, label: numbers[side.label]))
            }
        }
        edges.append(contentsOf: EdgePairs(Seams.split(seamSides)).boundaryEdges())
        return (RingTracing.pieces(of: edges), table.labels)
    }

    /// Every worker takes each n-th tile, with a GEOS context of its own; the results are put back in the order of the tiles.
    private func tileResults(workers: Int) async throws(GeometryError) -> [TileResult<Label>] {
        let tiles = lines.keys.sorted()
        let workers = max(1, min(workers, tiles.count))
        let (lines, label) = (lines, label)
        let shares = await withTaskGroup(of: [(Int, Result<TileResult<Label>, GeometryError>)].self) { group in
            for worker in 0..<workers {
                group.addTask {
                    let context = GEOSContext()
                    return stride(from: worker, to: tiles.count, by: workers).map { number in
                        let arrangement = TileArrangement(tile: tiles[number], label: label)
                        return (
                            number,
                            Result { () throws(GeometryError) in try arrangement.result(of: lines[tiles[number]] ?? [], in: context) }
                        )
                    }
                }
            }
            var all: [(Int, Result<TileResult<Label>, GeometryError>)] = []
            for await share in group { all.append(contentsOf: share) }
            return all
        }
        var ordered: [TileResult<Label>] = []
        for (_, result) in shares.sorted(by: { $0.0 < $1.0 }) { ordered.append(try result.get()) }
        return ordered
    }
}
