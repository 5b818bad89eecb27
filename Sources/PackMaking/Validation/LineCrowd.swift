import FeatureIO
import Geometry
import ZoningModel

/// Lines with more vertices than anybody draws, as a recorder writes them that was left on: their bands would take minutes.
enum LineCrowd {
    /// Vertices in a cell that are no crowd; a road as it is drawn has some ten.
    private static let few = 64

    /// - Parameter place: a place of the plane as it is written.
    static func diagnostics(
        _ input: ZoningInput, file: (PackManifest.Layer) -> String, place: (Coordinate) -> Coordinate
    ) -> [Diagnostic] {
        var count = CrowdCount(few: few)
        func fault(_ layer: PackManifest.Layer, _ label: String) -> [Diagnostic]? {
            guard let crowded = count.crowded else { return nil }
            return [
                Diagnostic(
                    code: MakingFault.linesCrowded, file: file(layer), feature: label, coordinate: place(crowded),
                    what: "vertices crowd here, by the hundred within \(Int(CrowdCount.cell)) m, so that no band can be made in time",
                    fix: "Simplify the lines (QGIS: Vector, Geometry tools, Simplify; 0.1 m is enough), and look for copies")
            ]
        }
        // Pieces that are drawn many times over are one piece.
        var seen: Set<LatticeSegment> = []
        for line in input.lines {
            let chain = Lattice.chain(line.course)
            for (a, b) in zip(chain, chain.dropFirst()) where seen.insert(LatticeSegment(a, b)).inserted {
                count.add(Lattice.coordinate(b))
            }
            if let fault = fault(line.layer == .roads ? .roads : .rail, line.label) { return fault }
        }
        for area in input.railwayLand {
            for ring in area.polygons.flatMap(\.rings) {
                let chain = Lattice.chain(ring)
                for (a, b) in zip(chain, chain.dropFirst()) where seen.insert(LatticeSegment(a, b)).inserted {
                    count.add(Lattice.coordinate(b))
                }
            }
            if let fault = fault(.railwayLand, area.name) { return fault }
        }
        return []
    }
}
