import Geometry
import Regulation

/// The district cut into areas of one label each, without gap or overlap.
///
/// One arrangement a tile of 1 km: all lines of zones, bands and carriageways noded on the lattice of 1 mm, polygonised, each face
/// labelled once by the zoning function; then edges between equal labels cancel, across the seams of the tiles as well, and what
/// is left is chained to rings. Grows with the number of lines, not with its square.
struct Partition {
    let function: ZoningFunction
    let input: ZoningInput
    let baseClasses: [ZoneClass]

    private typealias Lines = [Tile: Set<LatticeSegment>]

    /// - Parameter workers: how many tasks share the tiles. The result does not depend on it.
    func pieces(workers: Int) async throws(GeometryError) -> (pieces: [LatticePiece], labels: [PieceLabel]) {
        let lines = try Self.lines(function: function, input: input, baseClasses: baseClasses)
        let tiles = lines.keys.sorted()
        let results = try await Self.results(tiles: tiles, lines: lines, function: function, workers: max(1, min(workers, tiles.count)))

        var table = LabelTable()
        var edges: [BoundaryEdge] = []
        var seamSides: [EdgeSide] = []
        for result in results {
            let numbers = result.labels.map { table.number(of: $0) }
            for edge in result.edges {
                edges.append(BoundaryEdge(segment: edge.segment, left: edge.left.map { numbers[$0] }, right: edge.right.map { numbers[$0] }))
            }
            for side in result.seamSides {
                seamSides.append(EdgeSide(segment: side.segment, isForward: side.isForward, label: numbers[side.label]))
            }
        }
        edges.append(contentsOf: EdgePairs(Seams.split(seamSides)).boundaryEdges())
        return (RingTracing.pieces(of: edges), table.labels)
    }

    /// Every line that the map may show, cut to tiles; a tile inside the district without a line of its own stands with an empty set.
    private static func lines(function: ZoningFunction, input: ZoningInput, baseClasses: [ZoneClass]) throws(GeometryError) -> Lines {
        var tiling = Tiling()
        let areas =
            [input.district] + input.zones.map(\.polygons) + input.residential.map(\.polygons) + function.corridors.corridors.map(\.land)
        for ring in areas.joined().flatMap(\.rings) { tiling.add(Lattice.chain(ring)) }

        let context = GEOSContext()
        let tolerance = function.ruleset.tolerances.arcMetres
        var present: Set<Int> = []
        for zone in function.zones {
            if let ordinal = baseClasses.firstIndex(of: zone.zoneClass) { present.insert(ordinal) }
        }
        for corridor in function.corridors.corridors where !corridor.parts.isEmpty {
            let origin = Lattice.point(corridor.parts[0].shape.envelope(width: 0).centre)
            var done: Set<[Double?]> = []
            var widths: [(Corridor.Part) -> Double?] = [{ _ in 0 }]  // the carriageway, or the land itself
            for ordinal in present.sorted() { widths.append { $0.widths.width(in: ordinal) } }
            for width in widths where done.insert(corridor.parts.map(width)).inserted {
                for polygon in try corridor.outline(origin: origin, arcTolerance: tolerance, in: context, width: width) {
                    for ring in polygon.rings {
                        tiling.add(ring.map { LatticePoint(x: origin.x + Int64($0.x), y: origin.y + Int64($0.y)) })
                    }
                }
            }
        }
        var box = Envelope()
        for polygon in input.district { box.add(Envelope(polygon.exterior)) }
        return tiling.segments(within: box)
    }

    private static func results(
        tiles: [Tile], lines: Lines, function: ZoningFunction, workers: Int
    ) async throws(GeometryError) -> [TileResult] {
        // Every worker takes each n-th tile, with a GEOS context of its own; the results are put back in the order of the tiles.
        let shares = await withTaskGroup(of: [(Int, Result<TileResult, GeometryError>)].self) { group in
            for worker in 0..<workers {
                group.addTask {
                    let context = GEOSContext()
                    return stride(from: worker, to: tiles.count, by: workers).map { number in
                        let arrangement = TileArrangement(tile: tiles[number], function: function)
                        return (
                            number,
                            Result { () throws(GeometryError) in try arrangement.result(of: lines[tiles[number]] ?? [], in: context) }
                        )
                    }
                }
            }
            var all: [(Int, Result<TileResult, GeometryError>)] = []
            for await share in group { all.append(contentsOf: share) }
            return all
        }
        var ordered: [TileResult] = []
        for (_, result) in shares.sorted(by: { $0.0 < $1.0 }) { ordered.append(try result.get()) }
        return ordered
    }
}
