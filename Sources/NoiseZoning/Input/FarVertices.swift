import FeatureIO
import Geometry
import Projection
import Wording

/// Features with a vertex so far from the district that it can only be a fault of the data: 0,0 for "not known", a slipped digit.
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
    /// How many features of a layer are told one by one.
    private static let told = 3

    private let allowed: Envelope
    private let workingCRS: CoordinateReferenceSystem

    /// - Parameter input: in metres of the working plane; its district is the measure, or its zones where there is none.
    init(_ input: ZoningInput) {
        workingCRS = input.pack.workingCRS
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

    /// The first vertex that is too far; NaN is nowhere.
    func first(_ vertices: some Sequence<Coordinate>) -> Coordinate? { vertices.first { !allowed.contains($0) } }

    /// Takes features out that reach too far, and tells them: the first ones each, the others by their number.
    ///
    /// - Parameter vertex: the first vertex of a feature that is too far.
    func takeOut<Noun>(
        of nouns: inout [Noun], file: String?, crs: CoordinateReferenceSystem?, name: (Noun) -> String?, vertex: (Noun) -> Coordinate?
    ) -> [Diagnostic] {
        var found: [(feature: String?, place: Coordinate)] = []
        var others = 0
        nouns.removeAll { noun in
            guard let place = vertex(noun) else { return false }
            if found.count < Self.told { found.append((name(noun), place)) } else { others += 1 }
            return true
        }
        return diagnostics(found, others: others, file: file, crs: crs)
    }

    /// The same for buildings, which stand in flat arrays.
    func takeOut(of buildings: inout BuildingList, file: String?, crs: CoordinateReferenceSystem?) -> [Diagnostic] {
        var found: [(feature: String?, place: Coordinate)] = []
        var others = 0
        let far = buildings.indices.filter { number in
            guard let place = first(buildings.corners(of: number)) else { return false }
            if found.count < Self.told { found.append((buildings.id(of: number), place)) } else { others += 1 }
            return true
        }
        guard !far.isEmpty else { return [] }
        let (all, lost) = (buildings, Set(far))
        buildings = BuildingList(all.indices.lazy.filter { !lost.contains($0) }.map { all[$0] })
        return diagnostics(found, others: others, file: file, crs: crs)
    }

    private func diagnostics(
        _ found: [(feature: String?, place: Coordinate)], others: Int, file: String?, crs: CoordinateReferenceSystem?
    ) -> [Diagnostic] {
        guard !found.isEmpty else { return [] }
        let back = crs.flatMap { crs in try? Mover(from: workingCRS, to: crs) }
        return found.enumerated().map { number, far in
            let isLast = number == found.count - 1
            let what: Phrase = "this vertex lies more than \(Int(Self.reach / 1000)) km from the district"
            return Diagnostic(
                code: "far-vertex", file: file, feature: far.feature, coordinate: (try? back?.moved(far.place)) ?? far.place,
                what: isLast && others > 0 ? "\(what), and \(others) more features of the layer reach as far" : what,
                fix: "Check the vertex (0,0 stands for a place that is not known) and the reference system of the layer")
        }
    }
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

extension ZoningInput {
    /// Takes out what lies too far from the district, each feature told with its place; `systems` are those of the layers' files.
    mutating func takeOutFarVertices(systems: [PackManifest.Layer: CoordinateReferenceSystem], file: (PackManifest.Layer) -> String?)
        -> [Diagnostic]
    {
        let far = FarVertices(self)
        func corners(_ polygons: [Polygon]) -> Coordinate? { far.first(polygons.lazy.flatMap(\.rings).joined()) }
        func takeOut<Noun>(
            of nouns: inout [Noun], _ layer: PackManifest.Layer, name: (Noun) -> String?, vertex: (Noun) -> Coordinate?
        ) -> [Diagnostic] {
            far.takeOut(of: &nouns, file: file(layer), crs: systems[layer], name: name, vertex: vertex)
        }
        var found = takeOut(of: &district, .district, name: { _ in nil }, vertex: { corners([$0]) })
        found += takeOut(of: &zones, .zones, name: { $0.id }, vertex: { corners($0.polygons) })
        for (layer, kind) in [(PackManifest.Layer.roads, TransportLine.Layer.roads), (.rail, .rail)] {
            found += takeOut(
                of: &lines, layer, name: { "\($0.row) \($0.name)" }, vertex: { $0.layer == kind ? far.first($0.course) : nil })
        }
        found += takeOut(of: &railwayLand, .railwayLand, name: { $0.name }, vertex: { corners($0.polygons) })
        found += takeOut(of: &yards, .yards, name: { $0.name }, vertex: { corners($0.polygons) })
        found += takeOut(of: &residential, .residential, name: { $0.id }, vertex: { corners($0.polygons) })
        return found + far.takeOut(of: &buildings, file: file(.buildings), crs: systems[.buildings])
    }
}
