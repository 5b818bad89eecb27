import Regulation
import Testing

@testable import Geometry
@testable import NoiseZoning
@testable import Projection
@testable import ZoneQueries
@testable import ZoningFiles
@testable import ZoningModel

/// Look-ups in degrees are answers in the plane: the same words, or "ask the plane" beside a line.
@Suite("The index of points")
struct PointIndexTests {
    let ruleset: Ruleset

    init() throws { ruleset = try Ruleset.bundled("beijing-etown-2025") }

    private func words(_ finding: Finding) -> String {
        let zones = finding.zones.map { "\($0.id) \($0.name) \($0.zoneClass?.id ?? "-")" }
        return "\(finding.status) \(finding.zoneClass?.id ?? "-") \(finding.limitsClass?.id ?? "-") \(String(describing: finding.limits)) "
            + "\(zones) \(finding.isOnBoundary) \(finding.isOnCarriageway) \(finding.candidates)"
    }

    /// Places anywhere; corners, middles and other places of edges, and some millimetres and one unit in the last place beside them.
    private func places(_ map: ZoneMap, count: Int, seed: UInt64) throws -> [Coordinate] {
        var random = Seeded(seed: seed)
        let rings = map.zones.flatMap(\.polygon.rings)
        let box = rings.reduce(into: Envelope()) { $0.add(Envelope($1)) }
        var planes: [Coordinate] = []
        for _ in 0..<count / 5 {
            planes.append(
                Coordinate(
                    x: .random(in: box.minX - 100...box.maxX + 100, using: &random),
                    y: .random(in: box.minY - 100...box.maxY + 100, using: &random)))
            let ring = rings[Int.random(in: 0..<rings.count, using: &random)]
            let corner = Int.random(in: 0..<ring.count - 1, using: &random)
            let along = [0, 0.5, .random(in: 0...1, using: &random)][Int.random(in: 0..<3, using: &random)]
            let off = [0, 0.0005, 0.0012, 0.0018, 0.0025, 0.006, 0.1][Int.random(in: 0..<7, using: &random)]
            let edge = ring[corner + 1] - ring[corner]
            planes.append(ring[corner] + edge * along + edge.normalized.leftNormal * (Bool.random(using: &random) ? off : -off))
        }
        let degrees = try Mover(from: map.meta.workingCRS, to: .wgs84).moved(planes)
        return degrees.enumerated().flatMap { number, place in
            guard number % 2 == 1 else { return [place] }
            // The lines between cells lie at whole units of 2⁻³⁰°, less a half.
            let unit = Double(1 << 30)
            let cell = Coordinate(x: ((place.x * unit).rounded() + 0.5) / unit, y: ((place.y * unit).rounded() + 0.5) / unit)
            return [place, Coordinate(x: place.x.nextUp, y: place.y), Coordinate(x: place.x, y: place.y.nextDown), cell]
        }
    }

    private func fill(_ labels: inout [UInt32], _ index: PointIndex, _ longitudes: [Double], _ latitudes: [Double]) {
        var span = labels.mutableSpan
        index.labels(longitudes: longitudes.span, latitudes: latitudes.span, into: &span)
    }

    private func compare(_ map: ZoneMap, count: Int, seed: UInt64) throws {
        let query = PlaceQuery(map: map, ruleset: ruleset)
        let (answers, pieces) = (try PointIndex(query), try PointIndex(query, labels: .pieces))
        let places = try places(map, count: count, seed: seed)
        let planes = try Mover(from: .wgs84, to: map.meta.workingCRS).moved(places)
        var labels = [UInt32](repeating: 0, count: places.count)
        fill(&labels, answers, places.map(\.x), places.map(\.y))
        var undecided = 0
        for (number, place) in places.enumerated() {
            #expect(labels[number] == answers.label(longitude: place.x, latitude: place.y))
            let found = query.index.zones(at: planes[number], tolerance: ruleset.tolerances.lineMetres)
            if let answer = answers.finding(labels[number]) {
                #expect(words(answer) == words(query.brief(at: planes[number])), "\(place)")
            } else {
                undecided += 1
            }
            let piece = pieces.label(longitude: place.x, latitude: place.y)
            if piece != PointIndex.undecided {
                #expect((piece == 0 ? [] : [Int(piece) - 1]) == found.zones, "\(place)")
            } else {
                // Nothing is left to the plane that is 5 mm from every line.
                let near = query.index.zones(at: planes[number], tolerance: 0.005)
                #expect(near.zones.count > 1 || near.isOnDistrictLine, "\(place)")
            }
        }
        #expect(undecided < places.count * 3 / 4)
    }

    @Test("answers what the plane answers, on random districts", arguments: 1...3)
    func random(seed: UInt64) async throws {
        try compare(try await RandomDistrict(seed: seed).input.map(ruleset), count: 10_000, seed: seed)
    }

    @Test("answers what the plane answers, on the map of the district")
    func etown() async throws {
        try compare(try await ETown.map(), count: 70_000, seed: 6)
    }

    @Test("pieces are those that a count of all edges finds, and that GEOS cuts")
    func bruteForce() async throws {
        let map = try await RandomDistrict(seed: 5).input.map(ruleset)
        let index = try PointIndex(PlaceQuery(map: map, ruleset: ruleset), labels: .pieces)
        let places = try places(map, count: 2000, seed: 5)
        let planes = try Mover(from: .wgs84, to: map.meta.workingCRS).moved(places)
        let context = GEOSContext()
        for (number, place) in zip(places, planes).enumerated() {
            let label = index.label(longitude: place.0.x, latitude: place.0.y)
            guard label != PointIndex.undecided else { continue }
            let containing = map.zones.indices.filter { isInside(place.1, map.zones[$0].polygon) }
            #expect(containing == (label == 0 ? [] : [Int(label) - 1]), "\(place)")
            guard number % 10 == 0 else { continue }
            let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1), (-1, -1)].map { place.1 + Coordinate(x: $0, y: $1) * 5e-4 }
            for (zone, piece) in map.zones.enumerated() where Envelope(piece.polygon.exterior).contains(place.1) {
                let square = try GEOSGeometry(polygon: Polygon(exterior: corners), in: context)
                let cut = try square.intersection(with: GEOSGeometry(polygon: piece.polygon, in: context), grid: 0).polygons()
                #expect((cut.reduce(0) { $0 + $1.area } > 5e-7) == (zone + 1 == Int(label)), "\(place)")
            }
        }
    }

    /// By the definition: a ray to the east meets an odd number of edges.
    private func isInside(_ place: Coordinate, _ polygon: Polygon) -> Bool {
        var isInside = false
        for ring in polygon.rings {
            for (a, b) in zip(ring, ring.dropFirst()) where (a.y > place.y) != (b.y > place.y) {
                if a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x) > place.x { isInside.toggle() }
            }
        }
        return isInside
    }

    @Test("what is no place of the map is outside, and never a trap")
    func strange() async throws {
        let map = try await RandomDistrict(seed: 1).input.map(ruleset)
        let index = try PointIndex(PlaceQuery(map: map, ruleset: ruleset))
        let values = [
            Double.nan, .infinity, -.infinity, 180, -180, 90, -90, 0, -0.0, 1e300, -1e300, .greatestFiniteMagnitude,
            .leastNonzeroMagnitude, 4_294_967_296, -2_147_483_649,
        ]
        for x in values { for y in values { #expect(index.label(longitude: x, latitude: y) == 0) } }
        let inside = try Mover(from: map.meta.workingCRS, to: .wgs84).moved(Coordinate(x: 460_000, y: 4_404_200))
        #expect(index.label(longitude: inside.x, latitude: inside.y) != 0)
        for value in values {
            #expect(index.label(longitude: inside.x, latitude: value) == 0)
            #expect(index.label(longitude: value, latitude: inside.y) == 0)
        }
    }

    @Test("a map that overlaps itself is left to the plane there")
    func overlaps() async throws {
        var map = try await RandomDistrict(seed: 2).input.map(ruleset)
        let twice = map.zones.filter { $0.area > 1000 }
        // A copy on top of its original; a copy beside the map's lines.
        map.zones.append(contentsOf: twice.prefix(1))
        let other = twice[twice.count / 2]
        let moved = other.polygon.mapped { $0.map { $0 + Coordinate(x: 3, y: 2) } }
        map.zones.append(
            FunctionalZone(
                id: "twice", kind: .base, zoneClass: ZoneClass("1"), limitsClass: ZoneClass("1"), limits: other.limits, zoneID: "twice",
                zoneName: nil, baseClass: ZoneClass("1"), rows: [], clauses: [], polygon: moved))
        let query = PlaceQuery(map: map, ruleset: ruleset)
        let index = try PointIndex(query)
        let places = try places(map, count: 4000, seed: 2)
        let planes = try Mover(from: .wgs84, to: map.meta.workingCRS).moved(places)
        for (place, plane) in zip(places, planes) {
            guard let answer = index.finding(longitude: place.x, latitude: place.y) else { continue }
            #expect(words(answer) == words(query.brief(at: plane)), "\(place)")
        }
    }
}

extension ETown {
    /// The map of the pack that ships.
    static func map() async throws -> ZoneMap {
        try await Zoning.build(packAt: folder, scenario: .init(date: CivilDate(parsing: "2026-11-20"))).map
    }
}
