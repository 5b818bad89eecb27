import FeatureIO
import Geometry
import Wording

/// Vertices so far from the district that they can only be a fault of the data: 0,0 for "not known", a slipped digit (`DistrictFit` tells them).
///
/// Behind this the working plane is bounded: every length fits the lattice of the map, and every product of two lengths 64 bits.
struct FarVertices {
    /// Metres about the district within which everything lies that may matter to it: a straight piece that leaves it farther is no road.
    static let reach = 100_000.0
    /// Metres from the middle of a district within which the whole of it lies: the largest cities are 250 km from there.
    static let districtReach = 300_000.0
    /// Metres across everything that one map may hold.
    static let widest = 2 * (districtReach + reach)
    /// Metres: no projected system has larger numbers where it may be used (an easting with its zone before it: 45,500,000).
    static let plane = 100_000_000.0

    private let allowed: Envelope

    /// - Parameter input: in metres of the working plane; its district is the measure, or its zones where there is none.
    init(_ input: ZoningInput) {
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

    fileprivate static func isInPlane(_ place: Coordinate) -> Bool { abs(place.x) <= plane && abs(place.y) <= plane }

    /// The first vertex of areas that no working plane holds.
    static func outOfPlane(_ polygons: [Polygon]) -> Coordinate? {
        for polygon in polygons {
            if let far = polygon.exterior.first(where: { !isInPlane($0) }) { return far }
            for hole in polygon.holes { if let far = hole.first(where: { !isInPlane($0) }) { return far } }
        }
        return nil
    }

    /// Whether a vertex is near enough; NaN is nowhere.
    func isNear(_ vertex: Coordinate) -> Bool { allowed.contains(vertex) }

    /// The middle of what is near.
    var centre: Coordinate { allowed.centre }
}

extension ZoneMap {
    /// The same map, if all of it lies near together: else a vertex was changed since it was built.
    func withinReach(file: String) throws(MapReadError) -> ZoneMap {
        var box = Envelope()
        func add(_ places: [Coordinate], _ feature: String) throws(MapReadError) {
            for place in places {
                var grown = box
                grown.add(place)
                guard FarVertices.isInPlane(place), max(grown.width, grown.height) <= FarVertices.widest else {
                    throw .data([
                        Diagnostic(
                            code: "far-vertex", file: file, feature: feature, coordinate: place,
                            what: "this vertex lies more than \(Int(FarVertices.widest / 1000)) km from others of the map",
                            fix: "The file was changed since it was built: build it again")
                    ])
                }
                box = grown
            }
        }
        for zone in zones { for ring in zone.polygon.rings { try add(ring, zone.id) } }
        for line in lines { try add(line.course, line.row) }
        for area in railwayLand + yards { for ring in area.polygons.flatMap(\.rings) { try add(ring, area.name) } }
        for facade in facades { try add([facade.from, facade.to], facade.building) }
        return self
    }
}
