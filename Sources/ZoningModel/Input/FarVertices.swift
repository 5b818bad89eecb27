import Geometry

/// Vertices so far from the district that they can only be a fault of the data: 0,0 for "not known", a slipped digit (`DistrictFit` tells them).
///
/// Behind this the working plane is bounded: every length fits the lattice of the map, and every product of two lengths 64 bits.
package struct FarVertices {
    /// Metres about the district within which everything lies that may matter to it: a straight piece that leaves it farther is no road.
    package static let reach = 100_000.0
    /// Metres from the middle of a district within which the whole of it lies: the largest cities are 250 km from there.
    package static let districtReach = 300_000.0
    /// Metres across everything that one map may hold.
    package static let widest = 2 * (districtReach + reach)
    /// Metres: no projected system has larger numbers where it may be used (an easting with its zone before it: 45,500,000).
    package static let plane = 100_000_000.0

    private let allowed: Envelope

    /// - Parameter input: in metres of the working plane; its district is the measure, or its zones where there is none.
    package init(_ input: ZoningInput) {
        let areas = input.district.isEmpty ? input.zones.flatMap(\.polygons) : input.district
        var allowed = Envelope(minX: -Self.plane, minY: -Self.plane, maxX: Self.plane, maxY: Self.plane)
        // The middle vertex, which one slipped digit does not move.
        let corners = areas.lazy.flatMap(\.exterior).filter(Self.isInPlane)
        let (xs, ys) = (corners.map(\.x).sorted(), corners.map(\.y).sorted())
        if !xs.isEmpty {
            let box = Envelope([Coordinate(x: xs[xs.count / 2], y: ys[ys.count / 2])]).grown(by: Self.districtReach)
            allowed = Envelope(corners.filter { box.contains($0) }).grown(by: Self.reach)
            if input.district.isEmpty { allowed = box }
        }
        self.allowed = allowed
    }

    package static func isInPlane(_ place: Coordinate) -> Bool { abs(place.x) <= plane && abs(place.y) <= plane }

    /// The first vertex of areas that no working plane holds.
    package static func outOfPlane(_ polygons: [Polygon]) -> Coordinate? {
        for polygon in polygons {
            if let far = polygon.exterior.first(where: { !isInPlane($0) }) { return far }
            for hole in polygon.holes { if let far = hole.first(where: { !isInPlane($0) }) { return far } }
        }
        return nil
    }

    /// Whether a vertex is near enough; NaN is nowhere.
    package func isNear(_ vertex: Coordinate) -> Bool { allowed.contains(vertex) }

    /// The middle of what is near.
    package var centre: Coordinate { allowed.centre }
}
