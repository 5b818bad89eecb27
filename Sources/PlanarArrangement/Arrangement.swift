import Geometry

/// The plane cut by lines into areas of one label each, without gap or overlap.
///
/// One arrangement a tile of 1 km: all lines noded on the lattice of 1 mm, each face labelled once; then edges between equal labels
/// cancel, across the seams of the tiles as well, and what is left is chained to rings. Grows with the number of lines, not with its
/// square. The result depends neither on the order of the lines nor on the number of workers.
@usableFromInline package struct Arrangement<Label: Hashable & Sendable> {
    @usableFromInline let label: @Sendable (Coordinate) -> Label?

    /// - Parameter label: what holds at a place (metres); nil outside everything.
    @inlinable package init(label: @escaping @Sendable (Coordinate) -> Label?) {
        self.label = label
    }

    /// - Parameters:
    ///   - given: the lines of every tile that is to be drawn.
    ///   - workers: how many tasks share the tiles.
    ///   - rest: called behind every tile, for what its labels were asked of.
    ///
    /// Throws a place where lines cross too often. Linear in the lines, but for what crosses in a tile.
    @inlinable package func pieces(of given: consuming TileLines, workers: Int, rest: () -> Void = {}) async throws(CrowdedPlace) -> (
        pieces: PieceList, labels: [Label]
    ) {
        var gathering = TileGathering()
        var table = LabelTable<Label>()
        var lines = given
        var tiles = lines.order.makeIterator()
        let label = label
        try await OrderedTasks.run(workers: workers) { () throws(CrowdedPlace) -> DrawnTile? in
            tiles.next().map { DrawnTile($0, lines) }
        } work: { (tile: DrawnTile) throws(CrowdedPlace) -> LabelledTile<Label> in
            try LabelledTile(tile, label)
        } take: { (tile: LabelledTile<Label>) throws(CrowdedPlace) in
            gathering.take(tile.result, numbers: tile.labels.map { table.number(of: $0) })
            rest()
        }
        // What was drawn is not needed while it is chained.
        lines = TileLines()
        return (gathering.pieces(), table.labels)
    }

    /// The same, tile after tile.
    @inlinable package func pieces(of lines: TileLines) throws(CrowdedPlace) -> (pieces: PieceList, labels: [Label]) {
        var gathering = TileGathering()
        var table = LabelTable<Label>()
        for number in lines.order.indices {
            let tile = try LabelledTile(DrawnTile(lines.order[number], lines), label)
            gathering.take(tile.result, numbers: tile.labels.map { table.number(of: $0) })
        }
        return (gathering.pieces(), table.labels)
    }
}

/// A tile with its lines.
@usableFromInline struct DrawnTile: Sendable {
    private let box: LatticeBox
    private let lines: [TileSegment]

    @usableFromInline init(_ tile: Tile, _ lines: TileLines) { (box, self.lines) = (tile.box, lines[tile]) }

    @usableFromInline func result(label: (Coordinate) -> Int?) throws(CrowdedPlace) -> TileResult {
        try TileArrangement(box: box).result(of: lines, label: label)
    }
}

/// What a tile gives to the map, with its labels by number.
///
/// The generic part of an arrangement, here and in `Arrangement`, is small: it is compiled for the labels of whoever asks.
@usableFromInline struct LabelledTile<Label: Hashable & Sendable>: Sendable {
    @usableFromInline let result: TileResult
    @usableFromInline let labels: [Label]

    @inlinable init(_ tile: DrawnTile, _ label: (Coordinate) -> Label?) throws(CrowdedPlace) {
        var table = LabelTable<Label>()
        result = try tile.result { place in label(place).map { table.number(of: $0) } }
        labels = table.labels
    }
}

/// What the tiles give, in their order, put together.
@usableFromInline struct TileGathering {
    private var tracing = RingTracing()
    private var seamSides: [EdgeSide] = []

    @usableFromInline init() {}

    /// - Parameter numbers: of every label of the tile the number that it has in the map.
    @usableFromInline mutating func take(_ result: TileResult, numbers: [Int]) {
        for edge in result.edges {
            tracing.add(BoundaryEdge(segment: edge.segment, left: edge.left.map { numbers[$0] }, right: edge.right.map { numbers[$0] }))
        }
        for side in result.seamSides {
            seamSides.append(EdgeSide(segment: side.segment, isForward: side.isForward, label: numbers[side.label]))
        }
        tracing.endTile()
    }

    @usableFromInline consuming func pieces() -> PieceList {
        for (number, edge) in EdgePairs(Seams.split(seamSides)).boundaryEdges().enumerated() {
            tracing.add(edge)
            // They come from all over the map.
            if number % 256 == 0 { tracing.rest() }
        }
        return tracing.pieces()
    }
}

extension Arrangement where Label == Int {
    /// What is drawn in one rectangle of several that stand side by side: the edges between different labels within it, and along its border
    /// the sides of what lies there, which `Seams.edges` matches with those of its neighbours. It is seen from its own corner and follows from
    /// its own lines: it is the same whatever stands beside it.
    package func drawing(
        of box: LatticeBox, _ lines: [TileSegment]
    ) throws(CrowdedPlace) -> (edges: [BoundaryEdge], sides: [EdgeSide]) {
        // Labels are whole numbers here, and as they are.
        let drawing = TileArrangement(box: box, look: .drawn)
        let result = lines.isEmpty ? drawing.emptyResult(label: label) : try drawing.result(of: lines, label: label)
        return (result.edges, result.seamSides)
    }
}
