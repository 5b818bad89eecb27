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
    ///   - given: the lines of every tile that is to be drawn.
    ///   - workers: how many tasks share the tiles.
    ///   - rest: called behind every tile, for what its labels were asked of.
    package func pieces(of given: consuming TileLines, workers: Int, rest: () -> Void = {}) async throws(CrowdedPlace) -> (
        pieces: PieceList, labels: [Label]
    ) {
        var gathering = Gathering()
        var lines = given
        var tiles = lines.order.makeIterator()
        let label = label
        try await OrderedTasks.run(workers: workers) { () throws(CrowdedPlace) -> (tile: Tile, lines: [TileSegment])? in
            tiles.next().map { ($0, lines[$0]) }
        } work: { (work: (tile: Tile, lines: [TileSegment])) throws(CrowdedPlace) in
            try TileArrangement(box: work.tile.box, label: label).result(of: work.lines)
        } take: { (result: TileResult<Label>) throws(CrowdedPlace) in
            gathering.take(result)
            rest()
        }
        // What was drawn is not needed while it is chained.
        lines = TileLines()
        return gathering.pieces()
    }

    /// The same, tile after tile.
    package func pieces(of lines: TileLines) throws(CrowdedPlace) -> (pieces: PieceList, labels: [Label]) {
        var gathering = Gathering()
        for tile in lines.order { gathering.take(try TileArrangement(box: tile.box, label: label).result(of: lines[tile])) }
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
            tracing.endTile()
        }

        consuming func pieces() -> (pieces: PieceList, labels: [Label]) {
            for (number, edge) in EdgePairs(Seams.split(seamSides)).boundaryEdges().enumerated() {
                tracing.add(edge)
                // They come from all over the map.
                if number % 256 == 0 { tracing.rest() }
            }
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
