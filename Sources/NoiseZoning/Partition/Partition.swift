import Geometry
import Regulation

/// The district cut into areas of one label each: every line that the map may show, arranged, and labelled by the zoning function.
struct Partition {
    let function: ZoningFunction
    let input: ZoningInput

    func pieces(workers: Int) async throws(GeometryError) -> (pieces: [LatticePiece], labels: [PieceLabel]) {
        let function = function
        return try await Arrangement(lines: lines()) { function.label(at: $0) }.pieces(workers: workers)
    }

    /// Lines of zones, land and housing as they are; of every corridor the outlines at each width that a class nearby gives it,
    /// and the carriageway. Cut to tiles; a tile inside the district without a line of its own stands with an empty set.
    private func lines() throws(GeometryError) -> [Tile: Set<LatticeSegment>] {
        var tiling = Tiling()
        let corridors = function.corridors.corridors
        let areas = [input.district] + input.zones.map(\.polygons) + input.residential.map(\.polygons) + corridors.map(\.land)
        for ring in areas.joined().flatMap(\.rings) { tiling.add(Lattice.chain(ring)) }

        let context = GEOSContext()
        // Where buildings cut a row back, each of its stretches ends for itself.
        for corridor in corridors + function.shielding.bands where !corridor.parts.isEmpty {
            // 0: the carriageway, or the land itself; then what reaches into each class.
            var widths: [(Corridor.Part) -> Double?] = [{ _ in 0 }]
            let near = corridor.parts.reduce(into: Set<Int>()) { classes, part in
                classes.formUnion(function.zones.ordinals(in: part.shape.envelope(width: part.widths.widest)))
            }
            for ordinal in near.sorted() { widths.append { $0.widths.width(in: ordinal) } }
            var done: Set<[Double?]> = []
            for width in widths where done.insert(corridor.parts.map(width)).inserted {
                let rings = try corridor.outlineRings(arcTolerance: function.ruleset.tolerances.arcMetres, in: context, width: width)
                for ring in rings { tiling.add(ring) }
            }
        }
        for stretch in function.shielding.shielded {
            for line in stretch.lines(buildings: function.shielding.buildings) { tiling.add(Lattice.chain([line.a, line.b])) }
        }
        var box = Envelope()
        for polygon in input.district { box.add(Envelope(polygon.exterior)) }
        return tiling.segments(within: box)
    }
}
