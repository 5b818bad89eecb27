import Geometry

/// The plane cut by lines into areas of one label each, without gap or overlap.
///
/// One arrangement a tile of 1 km: all lines noded on the lattice of 1 mm, each face labelled once; then edges between equal labels
/// cancel, across the seams of the tiles as well, and what is left is chained to rings. Grows with the number of lines, not with its
/// square. The result depends neither on the order of the lines nor on the number of workers.
struct Arrangement<Label: Hashable & Sendable> {
    /// The lines of every tile that is to be drawn.
    let lines: [Tile: [TileSegment]]
    let label: @Sendable (Coordinate) -> Label?

    /// - Parameter workers: how many tasks share the tiles.
    func pieces(workers: Int) async -> (pieces: [LatticePiece], labels: [Label]) {
        var table = LabelTable<Label>()
        var edges: [BoundaryEdge] = []
        var seamSides: [EdgeSide] = []
        for result in await tileResults(workers: workers) {
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

    /// The tiles shared out so that every worker has about as many lines; the results are put back in the order of the tiles.
    private func tileResults(workers: Int) async -> [TileResult<Label>] {
        let tiles = lines.keys.sorted().map { ($0, lines[$0] ?? []) }
        let shares = Self.shares(of: tiles.map(\.1.count), workers: max(1, min(workers, tiles.count)))
        let label = label
        let done = await withTaskGroup(of: [(Int, TileResult<Label>)].self) { group in
            for share in shares {
                group.addTask {
                    share.map { ($0, TileArrangement(tile: tiles[$0].0, label: label).result(of: tiles[$0].1)) }
                }
            }
            var all: [(Int, TileResult<Label>)] = []
            for await share in group { all.append(contentsOf: share) }
            return all
        }
        return done.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// The heaviest first, each to the worker with the least to do.
    private static func shares(of weights: [Int], workers: Int) -> [[Int]] {
        var shares = [[Int]](repeating: [], count: workers)
        var loads = [Int](repeating: 0, count: workers)
        for number in weights.indices.sorted(by: { (weights[$0], $1) > (weights[$1], $0) }) {
            guard let lightest = loads.indices.min(by: { loads[$0] < loads[$1] }) else { continue }
            shares[lightest].append(number)
            loads[lightest] += weights[number] + 100
        }
        return shares
    }
}
