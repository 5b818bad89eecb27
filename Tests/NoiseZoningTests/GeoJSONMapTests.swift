import FeatureIO
import Regulation
import Testing

@testable import Geometry
@testable import Projection
@testable import ZoningFiles
@testable import ZoningModel

/// Districts with pieces thinner than the seventh decimal of a degree.
@Suite("A map as GeoJSON is valid: every piece an area, neighbours with the same vertices")
struct GeoJSONMapTests {
    /// Each road twice, the second time a hair beside the first: between their bands lie needles.
    private static func needles(_ seed: UInt64) -> ZoningInput {
        var input = RandomDistrict(seed: seed).input
        var random = Seeded(seed: seed)
        for (number, line) in input.lines.enumerated() where line.layer == .roads {
            let off = Coordinate(
                x: Double(Int.random(in: -6...6, using: &random)) / 1000, y: Double(Int.random(in: -6...6, using: &random)) / 1000)
            var course = line.course
            course[course.count - 1] = course[course.count - 1] + off
            if number.isMultiple(of: 2) { course[0] = course[0] + off * -1 }
            input.lines.append(
                TransportLine(
                    layer: .roads, row: "annex1-\(20 + number)", name: "twin", from: nil, to: nil, source: line.source, structure: .surface,
                    status: .open, openedOn: nil, edgeKind: .laneEdge, left: line.left, right: line.right, accuracy: nil, course: course))
        }
        return input
    }

    private struct Edge: Hashable {
        let from: Coordinate
        let to: Coordinate
    }

    @Test("districts with needles", arguments: 1...4 as ClosedRange<UInt64>)
    func valid(seed: UInt64) async throws {
        let input = Self.needles(seed)
        let map = try await input.map(try Ruleset.bundled("beijing-etown-2025"))
        let bytes = try map.geoJSON()
        let (collection, faults) = try readGeoJSON(bytes, file: "map.geojson")
        #expect(faults.isEmpty)
        #expect(collection.features.map(\.id) == map.zones.map(\.id), "no piece is lost")
        let context = GEOSContext()
        var edges: Set<Edge> = []
        var loose: Set<Edge> = []
        for (zone, feature) in zip(map.zones, collection.features) {
            // Thinner than the ninth decimal can tell.
            let outlineLength = zip(zone.polygon.exterior, zone.polygon.exterior.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
            let isHair = 4 * zone.area < 0.000_3 * outlineLength
            let polygon = try #require(feature.shape?.polygons.first)
            #expect(feature.shape?.polygons.count == 1)
            #expect(try GEOSGeometry(polygon: polygon, in: context).validityFault() == nil, "\(feature.label)")
            for (number, ring) in polygon.rings.enumerated() {
                #expect(ring.count >= 4 && zip(ring, ring.dropFirst()).allSatisfy { $0 != $1 }, "\(feature.label): a vertex twice")
                #expect((Polygon.signedArea(ring) > 0) == (number == 0), "\(feature.label): turned")
                for (a, b) in zip(ring, ring.dropFirst()) {
                    if isHair {
                        loose.formUnion([Edge(from: a, to: b), Edge(from: b, to: a)])
                        continue
                    }
                    #expect(edges.insert(Edge(from: a, to: b)).inserted, "\(feature.label): two pieces on one side of an edge")
                }
            }
        }
        // What has no neighbour lies on the outline of the district.
        let mover = try Mover(from: .wgs84, to: map.meta.workingCRS)
        let outline = input.district.flatMap(\.rings).flatMap { ring in zip(ring, ring.dropFirst()).map { ($0, $1) } }
        for edge in edges where !edges.contains(Edge(from: edge.to, to: edge.from)) && !loose.contains(edge) {
            let middle = try mover.moved([(edge.from + edge.to) * 0.5])[0]
            #expect(outline.contains { middle.distance(toSegment: $0.0, $0.1) < 0.02 }, "a gap at \(middle)")
        }
        #expect(try MapFile(bytes, file: "map.geojson").warnings.isEmpty)
    }

    @Test("more decimals are written where they are needed, and nowhere else")
    func decimals() async throws {
        func isFine(_ input: ZoningInput) async throws -> (any: Bool, share: Double) {
            let text = String(decoding: try await input.map(try Ruleset.bundled("beijing-etown-2025")).geoJSON(), as: UTF8.self)
            let all = text.matches(of: /\d\.(\d+)[,\]]/).map(\.1.count).filter { $0 >= 7 }
            return (all.contains(9), Double(all.count { $0 == 9 }) / Double(all.count))
        }
        var fine = 0
        for seed in 1...2 as ClosedRange<UInt64> {
            let (any, share) = try await isFine(Self.needles(seed))
            fine += any ? 1 : 0
            #expect(share < 0.5)
        }
        #expect(fine > 0, "no district was thin enough to try it")
    }

    @Test("a shape alone is valid as it is written, or is not written")
    func alone() throws {
        let written = WrittenShape()
        func ring(_ places: [(Double, Double)]) -> Polygon {
            let ring = places.map { Coordinate(x: 116.5 + $0.0 * 1e-9, y: 39.8 + $0.1 * 1e-9) }
            return Polygon(exterior: ring + [ring[0]])
        }
        // A square of a metre, a needle of 2 mm, one of 0.01 mm, a bow tie.
        #expect(written.written(.polygon(ring([(0, 0), (9000, 0), (9000, 9000), (0, 9000)])))?.polygons.count == 1)
        let needle = written.written(.polygon(ring([(0, 0), (9000, 0), (9000, 20)])))
        #expect(needle?.polygons.allSatisfy(written.isValid) == true)
        #expect(written.written(.polygon(ring([(0, 0), (9000, 0), (9000, 0.1)]))) == nil)
        let tie = written.written(.polygon(ring([(0, 0), (9000, 9000), (9000, 0), (0, 9000)])))
        #expect(tie?.polygons.count == 2 && tie?.polygons.allSatisfy(written.isValid) == true)
    }
}
