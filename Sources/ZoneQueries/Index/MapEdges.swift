import Geometry
import PlanarArrangement
import ZoningModel

/// The lines of a map on its lattice: every edge between two pieces once, with the piece on either side (nil: outside the district).
///
/// Time n log n in the vertices of the map.
struct MapEdges: Sendable {
    let edges: [BoundaryEdge]

    init(_ edges: [BoundaryEdge]) { self.edges = edges }

    init(_ map: ZoneMap) {
        var sides: [EdgeSide] = []
        for (number, zone) in map.zones.enumerated() {
            for (index, ring) in zone.polygon.rings.enumerated() {
                let isLeft = (Polygon.signedArea(ring) > 0) == (index == 0)
                let points = ring.map(Lattice.point)
                for (a, b) in zip(points, points.dropFirst()) where a != b {
                    sides.append(EdgeSide(segment: LatticeSegment(a, b), isForward: (a < b) == isLeft, label: number))
                }
            }
        }
        edges = EdgePairs(sides).boundaryEdges()
    }
}
