import Geometry
import PlanarArrangement
import ZoningModel

/// Pieces of a map united by label, exactly: neighbours have the same edges, and those between two of one label drop out. No hairline stays.
enum AreaUnion {
    /// By label, areas that touch each other in corners at most. Time n log n in the edges.
    ///
    /// - Parameters:
    ///   - labels: of every piece, from 0.
    ///   - count: how many labels there are.
    static func polygons(of zones: [FunctionalZone], labels: [Int], count: Int) -> [[Polygon]] {
        var sides: [EdgeSide] = []
        for (zone, label) in zip(zones, labels) {
            for (index, ring) in zone.polygon.rings.enumerated() {
                let isLeft = (Polygon.signedArea(ring) > 0) == (index == 0)
                let points = ring.map(Lattice.point)
                for (a, b) in zip(points, points.dropFirst()) where a != b {
                    sides.append(EdgeSide(segment: LatticeSegment(a, b), isForward: (a < b) == isLeft, label: label))
                }
            }
        }
        var polygons = [[Polygon]](repeating: [], count: count)
        for piece in RingTracing.pieces(of: EdgePairs(sides).boundaryEdges()) {
            polygons[piece.label].append(
                Polygon(exterior: piece.exterior.map(Lattice.coordinate), holes: piece.holes.map { $0.map(Lattice.coordinate) }))
        }
        return polygons
    }
}
