import Geometry

/// The plane cut by lines into areas of one label each, without gap or overlap.
///
/// One arrangement a tile of 1 km: all lines noded on the lattice of 1 mm, each face labelled once; then edges between equal labels
/// cancel, across the seams of the tiles as well, and what is left is chained to rings. Grows with the number of lines, not with its
/// square. The result depends neither on the order of the lines nor on the number of workers.
package struct Arrangement<Label: Hashable & Sendable> {
    let label: @Sendable (Coordinate) -> Label?

    package init(label: @escaping @Sendable (Coordinate) -> Label?) {
        self.label = label
    }

    /// - Parameters:
    ///   - lines: of every tile that is to be drawn; those of a tile are let go when it is drawn.
    ///   - workers: how many tasks share the tiles.
    package func pieces(of lines: consuming [Tile: [TileSegment]], workers: Int) async throws(CrowdedPlace) -> (
        pieces: [LatticePiece], labels: [Label]
    ) {
        var gathering = Gathering()
        // The last tile comes first.
        var open = (consume lines).sorted { $0.key > $1.key }
        let label = label
        try await OrderedTasks.run(workers: workers) { () throws(CrowdedPlace) in
            open.popLast()
        } work: { (tile: (key: Tile, value: [TileSegment])) throws(CrowdedPlace) in
            try TileArrangement(box: tile.key.box, label: label).result(of: tile.value)
        } take: { (result: TileResult<Label>) throws(CrowdedPlace) in
            gathering.take(result)
        }
        return gathering.pieces()
    }

    /// The same, tile after tile.
    package func pieces(of lines: consuming [Tile: [TileSegment]]) throws(CrowdedPlace) -> (pieces: [LatticePiece], labels: [Label]) {
        var gathering = Gathering()
        for (tile, segments) in (consume lines).sorted(by: { $0.key < $1.key }) {
            gathering.take(try TileArrangement(box: tile.box, label: label).result(of: segments))
        }
        return gathering.pieces()
    }

    /// What the tiles give, in their order, put together.
    private struct Gathering {
        private var table = LabelTable<Label>()
        private var tracing = RingTracing()
        private var seamSides: [EdgeSide] = []

        mutating func take(_ result: TileResult<Label>) {
            let numbers = result.labels.map { table.number(of: $0) }
            for edge in result.edges {
                tracing.add(
                    BoundaryEdge(segment: edge.segment, left: edge.left.map { numbers[$0] }, right: edge.right.map { numbers[$0] }))
            }
            for side in result.seamSides {
                seamSides.append(EdgeSide(segment: side.segment, isForward: side.isForward, label: numbers[side.label]))
            }
        }

        consuming func pieces() -> (pieces: [LatticePiece], labels: [Label]) {
            for edge in EdgePairs(Seams.split(seamSides)).boundaryEdges() { tracing.add(edge) }
            return (tracing.pieces(), table.labels)
        }
    }
}

extension Arrangement where Label == Int {
    /// What is drawn in one rectangle of several that stand side by side: the edges between different labels within it, and along its border
    /// the sides of what lies there, which `Seams.edges` matches with those of its neighbours. It is seen from its own corner and follows from
    /// its own lines: it is the same whatever stands beside it.
    package func drawing(
        of box: LatticeBox, _ lines: [TileSegment]
    ) throws(CrowdedPlace) -> (edges: [BoundaryEdge], sides: [EdgeSide]) {
        let drawing = TileArrangement(box: box, label: label, look: .drawn)
        let result = lines.isEmpty ? drawing.emptyResult() : try drawing.result(of: lines)
        let labels = result.labels
        return (
            result.edges.map { edge in
                BoundaryEdge(segment: edge.segment, left: edge.left.map { labels[$0] }, right: edge.right.map { labels[$0] })
            },
            result.seamSides.map { EdgeSide(segment: $0.segment, isForward: $0.isForward, label: labels[$0.label]) }
        )
    }
}
