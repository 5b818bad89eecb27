import Geometry
import PlanarArrangement
import Projection
import Regulation
import ZoningModel

/// The border of one map with the land along its inside: all that the map beside it is held against, and little to keep of a large map.
package struct MapBorder: Sendable {
    /// What the map says just inside its border.
    struct Land: Sendable, Hashable {
        let kind: FunctionalZone.Kind
        let base: ZoneClass?
        let rows: [String]
        /// Whether buildings decide there (二(四)3).
        let isShielded: Bool
    }

    /// A straight piece of the border, the map on its left.
    struct BorderEdge: Sendable {
        let a: Coordinate
        let b: Coordinate
        /// Index in `lands`.
        let land: Int
    }

    /// As the map was named.
    package let name: String
    let ruleset: String
    let plane: CoordinateReferenceSystem
    let edges: [BorderEdge]
    let lands: [Land]
    /// About the border, in degrees.
    package let box: Envelope

    /// Time: n log n in the edges of the map. Fails where the border has no place in degrees.
    package init(_ map: ZoneMap, name: String) throws(ProjectionError) {
        self.name = name
        (ruleset, plane) = (map.meta.ruleset, map.meta.workingCRS)
        var (edges, lands): ([BorderEdge], [Land]) = ([], [])
        var numbers: [Land: Int] = [:]
        for edge in MapEdges(map).edges {
            guard (edge.left == nil) != (edge.right == nil), let piece = edge.left ?? edge.right else { continue }
            let zone = map.zones[piece]
            let land = Land(kind: zone.kind, base: zone.baseClass, rows: zone.rows, isShielded: zone.sight != nil)
            let number = numbers[land] ?? lands.count
            if number == lands.count {
                numbers[land] = number
                lands.append(land)
            }
            let (a, b) = (Lattice.coordinate(edge.segment.a), Lattice.coordinate(edge.segment.b))
            edges.append(edge.left == nil ? BorderEdge(a: b, b: a, land: number) : BorderEdge(a: a, b: b, land: number))
        }
        (self.edges, self.lands) = (edges, lands)
        box = Envelope(try Mover(from: plane, to: .wgs84).moved(edges.map(\.a)))
    }

    /// Metres: where two maps are farther apart, they are no neighbours, and the land between them is not missed.
    package static let reach = 20.0

    /// Metres: an edge that is straight in one plane is within 1 mm of the straight edge in another over so much.
    private static let step = 100.0

    /// The edges in another plane; those of its own as they are.
    func edges(in target: CoordinateReferenceSystem) throws(ProjectionError) -> [BorderEdge] {
        if target.isSame(as: plane) { return edges }
        let mover = try Mover(from: plane, to: target)
        var moved: [BorderEdge] = []
        for edge in edges {
            let length = edge.a.distance(to: edge.b)
            let parts = max(1, (length / Self.step).rounded(.up))
            var places: [Coordinate] = []
            for part in stride(from: 0.0, to: parts, by: 1) { places.append(edge.a + (edge.b - edge.a) * (part / parts)) }
            places = try mover.moved(places + [edge.b])
            for (a, b) in zip(places, places.dropFirst()) { moved.append(BorderEdge(a: a, b: b, land: edge.land)) }
        }
        return moved
    }
}
