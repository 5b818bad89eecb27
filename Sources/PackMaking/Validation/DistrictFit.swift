import FeatureIO
import Geometry
import Projection
import Regulation
import Wording
import ZoningFiles
import ZoningLaw
import ZoningModel

/// Whether the layers lie where the district is: a layer in the wrong reference system lies elsewhere, and makes no band and no zone without
/// a word.
struct DistrictFit {
    private let input: ZoningInput
    private let ruleset: Ruleset
    /// The systems of the layers as they were read.
    private let systems: [PackManifest.Layer: CoordinateReferenceSystem]
    private let file: (PackManifest.Layer) -> String
    private let box: Envelope
    /// What leaves the district by more is no part of it, but a vertex typed wrong or a wrong system.
    private let reach: FarVertices

    init(
        input: ZoningInput, ruleset: Ruleset, systems: [PackManifest.Layer: CoordinateReferenceSystem],
        file: @escaping (PackManifest.Layer) -> String
    ) {
        self.input = input
        self.ruleset = ruleset
        self.systems = systems
        self.file = file
        box = Envelope(input.district.flatMap(\.exterior))
        reach = FarVertices(input)
    }

    /// Vertices that nothing can be made of, and layers or features that lie elsewhere. Linear in the vertices.
    func diagnostics() -> [Diagnostic] {
        let torn = input.district.compactMap { odd(in: Item("", [$0])) }
        guard torn.isEmpty else { return torn.map(self.torn) }
        // Without a district nothing is outside it; what is far is.
        let border = input.district.isEmpty ? nil : AreaBorder(input.district)
        var found: [Diagnostic] = []
        func look(_ layer: PackManifest.Layer, _ count: Int, _ item: (Int) -> Item) {
            var elsewhere: [(item: Item, place: Coordinate)] = []
            var isFar = false
            for number in 0..<count {
                let item = item(number)
                guard let first = item.rings.first?.first else { continue }
                let far = odd(in: item)
                if let far, border == nil || isPartlyNear(item) {
                    found.append(vertex(far, layer, item.label))
                } else if far != nil || border?.isOutside(item.rings, isArea: item.isArea, reach: item.reach) == true {
                    elsewhere.append((item, first))
                    isFar = isFar || far != nil
                }
            }
            found += outside(layer, elsewhere, of: count, isFar: isFar)
        }
        look(.zones, input.zones.count) { Item(input.zones[$0].id, input.zones[$0].polygons) }
        for layer in [PackManifest.Layer.roads, .rail, .waterways] {
            let lines = input.lines.filter { $0.layer.rawValue == layer.rawValue }
            look(layer, lines.count) { Item(lines[$0], reach: reach(of: lines[$0])) }
        }
        look(.roadLand, input.roadLand.count) { Item(input.roadLand[$0].label, input.roadLand[$0].polygons, reach: widestBand) }
        look(.roadEdges, input.roadEdges.count) { Item(input.roadEdges[$0], reach: widestBand) }
        look(.railwayLand, input.railwayLand.count) {
            Item(
                input.railwayLand[$0].name, input.railwayLand[$0].polygons,
                reach: ruleset.railways.map { ruleset.widestBand(of: $0.kind) } ?? 0)
        }
        look(.roadLand, input.lineLand.count) {
            Item(input.lineLand[$0].name, input.lineLand[$0].polygons, reach: ruleset.widestBand(of: SourceKind(input.lineLand[$0].kind)))
        }
        look(.areas, input.areas.count) {
            Item(input.areas[$0].name, input.areas[$0].polygons, reach: ruleset.widestBuffer(of: input.areas[$0].kind))
        }
        look(.yards, input.yards.count) { Item(input.yards[$0].name, input.yards[$0].polygons) }
        look(.residential, input.residential.count) { Item(input.residential[$0].id, input.residential[$0].polygons) }
        lookAtBuildings(&found)
        return found
    }

    /// The first vertex of it that is too far, holes and all.
    private func odd(in item: Item) -> Coordinate? {
        for ring in item.rings + item.holes { if let far = ring.first(where: { !reach.isNear($0) }) { return far } }
        return nil
    }

    private func isPartlyNear(_ item: Item) -> Bool { item.rings.contains { $0.contains(where: reach.isNear) } }

    private struct Item {
        let label: String
        /// A line, or the outlines of the parts of an area.
        let rings: [[Coordinate]]
        let holes: [[Coordinate]]
        let isArea: Bool
        /// Metres beside it that it decides about.
        let reach: Double

        init(_ label: String, _ polygons: [Polygon], reach: Double = 0) {
            (self.label, self.reach, isArea) = (label, reach, true)
            rings = polygons.map(\.exterior)
            holes = polygons.flatMap(\.holes)
        }

        init(_ line: TransportLine, reach: Double) {
            (label, self.reach, isArea) = (line.label, reach, false)
            rings = [line.course]
            holes = []
        }

        init(_ edge: RoadEdge, reach: Double) {
            (label, self.reach, isArea) = (edge.label, reach, false)
            rings = [edge.course]
            holes = []
        }
    }

    /// A city of buildings is looked at by boxes alone.
    private func lookAtBuildings(_ found: inout [Diagnostic]) {
        var elsewhere: [(item: Item, place: Coordinate)] = []
        var isFar = false
        for number in input.buildings.indices {
            if number % BuildingList.breath == 0 { input.buildings.rest() }
            let envelope = input.buildings.envelope(of: number)
            // Not a comparison of what is outside: a vertex that is no number is in no box.
            let isNear =
                reach.isNear(Coordinate(x: envelope.minX, y: envelope.minY))
                && reach.isNear(Coordinate(x: envelope.maxX, y: envelope.maxY))
            guard !isNear || !(input.district.isEmpty || box.intersects(envelope)) else { continue }
            let building = input.buildings[number]
            let item = Item(building.id, building.polygons)
            guard let first = item.rings.first?.first else { continue }
            if !isNear, let far = odd(in: item), input.district.isEmpty || isPartlyNear(item) {
                found.append(vertex(far, .buildings, item.label))
            } else {
                elsewhere.append((item, first))
                isFar = isFar || !isNear
            }
        }
        found += outside(.buildings, elsewhere, of: input.buildings.count, isFar: isFar)
    }

    private var widestBand: Double { ruleset.kinds(of: .roads).map { ruleset.widestBand(of: $0.kind) }.max() ?? 0 }

    /// A line just outside makes a band inside.
    private func reach(of line: TransportLine) -> Double { max(line.left, line.right) + ruleset.widestBand(of: line.source) }

    // MARK: - Words

    private func torn(_ odd: Coordinate) -> Diagnostic {
        Diagnostic(
            code: MapFault.farVertex, file: file(.district), coordinate: written(odd, .district),
            what: "a vertex of the district lies \(kilometres(odd.distance(to: reach.centre))) km from the others",
            fix: "Correct the vertex; one typed wrong is often 0,0")
    }

    private func vertex(_ place: Coordinate, _ layer: PackManifest.Layer, _ label: String) -> Diagnostic {
        Diagnostic(
            code: MapFault.farVertex, file: file(layer), feature: label, coordinate: written(place, layer),
            what: "a vertex lies \(kilometres(place.distance(to: reach.centre))) km from the district",
            fix: "Correct the vertex, or cut the feature at the district; one typed wrong is often 0,0")
    }

    private func kilometres(_ metres: Double) -> String { metres < 1e8 ? "\(Int(metres / 1000))" : ">100000" }

    private func outside(
        _ layer: PackManifest.Layer, _ items: [(item: Item, place: Coordinate)], of count: Int, isFar: Bool
    ) -> [Diagnostic] {
        guard let first = items.first else { return [] }
        // Zones elsewhere leave the district without any: no map is made of that.
        let isError = isFar || (layer == .zones && items.count == count)
        let guess =
            2 * items.count > count
            ? systems[layer].flatMap { SystemGuess(of: $0, plane: input.pack.workingCRS, box: box).system(for: items.map(\.place)) } : nil
        var fix: Phrase = "Check the reference system of the layer, or take them out of it: they decide nothing here"
        if let guess { fix = "\(guess); check the systems of this layer and of the district" }
        let names = Phrase.list(items.dropFirst().prefix(2).map(\.item.label))
        let what: Phrase =
            items.count > 1
            ? "\(items.count) of \(count) features of the layer \(layer.rawValue) lie wholly outside the district, among them \(names)"
            : "1 of \(count) features of the layer \(layer.rawValue) lies wholly outside the district"
        return [
            Diagnostic(
                code: MakingFault.outsideDistrict, severity: isError ? .error : .warning, file: file(layer), feature: first.item.label,
                coordinate: written(first.place, layer), what: what, fix: fix)
        ]
    }

    /// A place of the plane as the file writes it.
    private func written(_ place: Coordinate, _ layer: PackManifest.Layer) -> Coordinate {
        guard let system = systems[layer] else { return place }
        return (try? Mover(from: input.pack.workingCRS, to: system).moved(place)) ?? place
    }
}

/// Makes one area of the features of a district: land that two of them hold is in it once, and not cut out of it.
enum DistrictUniting {
    /// Where nothing is held twice nothing changes, to the last bit. Time as `GEOSGeometry.unaryUnion`, for two parts or more.
    ///
    /// - Parameter polygons: in metres of the working plane, near together (`FarVertices`).
    /// - Returns: the district, and the square metres that were held twice beyond what rounding makes of a common line.
    static func united(_ polygons: [Polygon]) throws(GeometryError) -> (polygons: [Polygon], twice: Double) {
        guard polygons.count > 1, let corner = polygons.first?.exterior.first else { return (polygons, 0) }
        let origin = Lattice.point(corner)
        let parts = polygons.map { $0.mapped { Lattice.local($0, origin: origin) } }
        let whole = try GEOSGeometry(polygons: parts, in: GEOSContext()).unaryUnion(grid: 1).polygons()
        let sum = parts.reduce(0) { $0 + $1.area }
        let twice = sum - whole.reduce(0) { $0 + $1.area }
        // Square millimetres: sums of products of whole numbers, exact but for the largest districts.
        guard twice > 1 + sum * 1e-14 else { return (polygons, 0) }
        let shift = Coordinate(x: Double(origin.x), y: Double(origin.y))
        let united = whole.map { $0.mapped { ring in ring.map { ($0 + shift) * (1 / Lattice.perMetre) } } }
        let isSeam = 2 * twice <= ZoneFit.tolerance * Lattice.perMetre * parts.reduce(0) { $0 + $1.perimeter }
        return (united, isSeam ? 0 : twice / (Lattice.perMetre * Lattice.perMetre))
    }
}
