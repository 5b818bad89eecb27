import FeatureIO
import Regulation
import StrictJSON
import Testing

@testable import Geometry
@testable import NoiseZoning
@testable import PlanarArrangement
@testable import Projection
@testable import ZoneQueries
@testable import ZoningFiles
@testable import ZoningModel

@Suite("Real rail lines", .enabled(if: ReferenceFiles.path("rail-lines.geojson") != nil, "\(ReferenceFiles.missing)"))
struct RailReferenceTests {
    /// Metres from the centre line to the boundary line, in this test.
    private let halfWidth = 5.0

    /// Easting of the two zone lines: class 1 to the west, class 2 between, class 3 to the east. The portal lies in class 3.
    private let lines = (458_000.0, 461_000.0)

    private func pack() throws -> (reading: PackContents, courses: [[Coordinate]], portal: Coordinate, tunnel: [Coordinate]) {
        let (collection, faults) = try readFeatures(path: try #require(ReferenceFiles.path("rail-lines.geojson")))
        #expect(faults == [])
        let rows = ["亦庄线": "annex2-1", "亦庄T1线": "annex2-2"]
        func text(_ feature: Feature, _ name: String) -> String { if case .string(let text) = feature.property(name) { text } else { "" } }
        let rail = collection.features.map { feature in
            Feature(
                shape: feature.shape,
                properties: [
                    ("row", rows[text(feature, "name")] ?? ""), ("name", text(feature, "name")), ("kind", "urban_rail"),
                    ("structure", text(feature, "structure")), ("status", "open"),
                ].map { JSONMember(name: $0.0, value: .string($0.1)) }
                    + ["left_m", "right_m"].map { JSONMember(name: $0, value: .number(JSONNumber(fixed: halfWidth, places: 1))) })
        }
        let mover = try Mover(from: .wgs84, to: CoordinateReferenceSystem(parsing: "EPSG:4548"))
        var above: [[Coordinate]] = []
        var below: [[Coordinate]] = []
        for feature in collection.features {
            for line in feature.shape?.lines ?? [] {
                let moved = try mover.moved(line.coordinates)
                if text(feature, "structure") == "underground" { below.append(moved) } else { above.append(moved) }
            }
        }
        let box = Envelope(above.joined()).grown(by: 300)
        let edges = [box.minX, lines.0, lines.1, box.maxX]
        func area(_ west: Double, _ east: Double, _ properties: [(String, String)]) -> Feature {
            let ring = [(west, box.minY), (east, box.minY), (east, box.maxY), (west, box.maxY), (west, box.minY)].map {
                Coordinate(x: $0.0, y: $0.1)
            }
            return Feature(
                shape: .polygon(Polygon(exterior: ring)), properties: properties.map { JSONMember(name: $0.0, value: .string($0.1)) })
        }
        var reading = PackContents(manifest: .forCases, ruleset: try Ruleset.bundled("beijing-etown-2025"))
        reading.add(FeatureCollection(crs: "EPSG:4548", features: [area(edges[0], edges[3], [("name", "d")])]), as: .district, file: "d")
        let zones = (0..<3).map { area(edges[$0], edges[$0 + 1], [("id", "z\($0 + 1)"), ("class", "\($0 + 1)")]) }
        reading.add(FeatureCollection(crs: "EPSG:4548", features: zones), as: .zones, file: "z")
        reading.add(FeatureCollection(features: rail), as: .rail, file: "rail")
        #expect(reading.diagnostics == [])
        let tunnel = try #require(below.first)
        return (reading, above, tunnel[0], tunnel)
    }

    @Test("bands and portal lie where plain distances put them, along the whole of both lines")
    func bands() async throws {
        let (reading, courses, portal, tunnel) = try pack()
        let map = try await Zoning.build(reading, scenario: .init(date: CivilDate(parsing: "2026-01-01"))).map
        let query = PlaceQuery(map: map, ruleset: try #require(reading.ruleset))
        let segments = courses.flatMap { course in zip(course, course.dropFirst()).map { ($0, $1) } }
        let ends = courses.flatMap { [$0.first, $0.last].compactMap { $0 } }.filter { end in
            // Ends where another section goes on are no ends.
            courses.count { $0.first.map { $0.distance(to: end) < 0.01 } == true || $0.last.map { $0.distance(to: end) < 0.01 } == true }
                == 1
        }
        var random = Seeded(seed: 20_250_429)
        var tried = 0
        for (a, b) in segments {
            for _ in 0..<12 {
                let along = a + (b - a) * .random(in: 0...1, using: &random)
                let place = along + (b - a).normalized.leftNormal * .random(in: -80...80, using: &random)
                let width = (place.x < lines.0 ? 55.0 : place.x < lines.1 ? 40 : 25) + halfWidth
                let distance = segments.reduce(Double.infinity) { min($0, place.distance(toSegment: $1.0, $1.1)) }
                // Close to a limit or to the end of a line the plain distance to the course is not the whole law.
                guard abs(distance - width) > 0.02, abs(place.x - lines.0) > 0.02, abs(place.x - lines.1) > 0.02,
                    !ends.contains(where: { $0.distance(to: place) < 130 })
                else { continue }
                tried += 1
                let base = place.x < lines.0 ? "1" : place.x < lines.1 ? "2" : "3"
                #expect(query.finding(at: place).zoneClass?.id == (distance < width ? "4a" : base), "\(place)")
            }
        }
        #expect(tried > 3000)

        // The portal lies in class 3: an arc of 25 m about the point where the centre line meets the ground, beyond it.
        let outward = (tunnel[1] - tunnel[0]).normalized
        #expect(query.finding(at: portal + outward * 24.9).zoneClass?.id == "4a")
        #expect(query.finding(at: portal + outward * 25.1).zoneClass?.id == "3")
        #expect(query.finding(at: portal + outward.leftNormal * 24.9 + outward * 0.5).zoneClass?.id == "4a")
        #expect(query.finding(at: portal + outward.leftNormal * 29.5 + outward * 2).zoneClass?.id == "3")
        #expect(query.finding(at: portal + outward.leftNormal * 29.5 - outward * 2).zoneClass?.id == "4a")
        #expect(query.finding(at: portal + outward * 100).zoneClass?.id == "3")
        #expect(Tiling.faults(of: map, district: try #require(reading.input?.district)) == [])
    }
}
