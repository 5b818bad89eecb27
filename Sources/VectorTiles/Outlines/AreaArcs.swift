import Geometry
import PlanarArrangement

/// The outlines of areas as arcs from corner to corner where more than two lines meet: an edge that neighbours share is there once, so that it
/// is simplified once for both.
enum AreaArcs {
    /// Arcs on the finest grid, an outline without such a corner as one closed arc. Time: n log n in the vertices.
    static func arcs(of areas: [[Polygon]]) -> [[LatticePoint]] {
        var edges: [LatticeSegment] = []
        for ring in areas.lazy.joined().flatMap(\.rings) {
            let chain = TileGrid.finest.chain(ring)
            for (a, b) in zip(chain, chain.dropFirst()) { edges.append(LatticeSegment(a, b)) }
        }
        edges.sort()
        var numbers = PointNumbers(about: edges.count)
        var ends: [(from: Int32, to: Int32)] = []
        ends.reserveCapacity(edges.count)
        for (number, edge) in edges.enumerated() where number == 0 || edge != edges[number - 1] {
            ends.append((numbers.number(of: edge.a), numbers.number(of: edge.b)))
        }
        var walk = ArcWalk(points: numbers.points, ends: ends)
        return walk.arcs().map(\.points)
    }
}
