import Foundation
import Regulation
import Testing

@testable import Geometry
@testable import NoiseZoning
@testable import ZoneQueries
@testable import ZoningFiles
@testable import ZoningModel

@Suite("Why another class does not hold")
struct WhyNotTests {
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private static func place(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: 500_000 + x, y: 4_400_000 + y) }

    private static func query(_ input: ZoningInput) async throws -> PlaceQuery {
        let ruleset = try Ruleset.bundled("beijing-etown-2025")
        var reading = PackContents(manifest: .forCases, ruleset: ruleset)
        reading.input = input
        return PlaceQuery(
            map: try await Zoning.build(reading, scenario: .init(date: CivilDate(parsing: "2026-01-01"))).map, ruleset: ruleset)
    }

    // The road's boundary line is 10 m from its axis, its band 40 m wide: it ends 50 m from the axis.
    @Test("beside a road: as far as the band ends, and as much nearer as the boundary line would have to lie")
    func beside() async throws {
        let query = try await Self.query(Street.input(length: 200, []))
        let why = query.whyNot(ZoneClass("4a"), at: Self.place(100, 62.34))
        let nearest = try #require(why.nearest)
        #expect(!why.holds && abs(nearest.distance - 12.34) < 0.001 && nearest.direction == "S" && nearest.kind == .band)
        #expect(nearest.feature == "annex1-16 road")
        guard case .lineNearer(let feature, let metres, let buildings) = why.ways.first else {
            Issue.record("\(why.ways)")
            return
        }
        #expect(feature == "annex1-16 road" && abs(metres - 12.34) < 0.001 && buildings.isEmpty && why.ways.count == 1)
    }

    @Test("in the band: the zone's own class is as far as the band ends, or if the boundary line lay so much farther away")
    func inBand() async throws {
        let query = try await Self.query(Street.input(length: 200, []))
        let why = query.whyNot(ZoneClass("2"), at: Self.place(100, 30))
        #expect(abs(try #require(why.nearest).distance - 20) < 0.001 && why.nearest?.direction == "N" && why.nearest?.kind == .base)
        guard case .lineFarther(let features, let metres) = why.ways.first else {
            Issue.record("\(why.ways)")
            return
        }
        #expect(features == ["annex1-16 road"] && abs(metres - 20) < 0.001)
        #expect(query.whyNot(ZoneClass("4a"), at: Self.place(100, 30)).holds)
        let none = query.whyNot(ZoneClass("4b"), at: Self.place(100, 30))
        #expect(!none.holds && none.nearest == nil && none.ways.isEmpty)
    }

    // A slab of three storeys along the road, a tower behind it: on the ground between them the road is out of sight.
    @Test("behind buildings: if they did not stand there, and from the storey upwards that is in sight")
    func behind() async throws {
        var input = Street.input(
            length: 200,
            [Street.building("slab", 3, Street.box(-100, 15, 300, 25)), Street.building("tower", 24, Street.box(90, 40, 110, 48))])
        input.pack.metresPerStorey = 3
        let query = try await Self.query(input)
        let place = Self.place(100, 38)
        #expect(query.brief(at: place).zoneClass?.id == "2")
        let ways = query.whyNot(ZoneClass("4a"), at: place).ways
        #expect(ways.contains(.buildings(feature: "annex1-16 road", buildings: ["slab"])), "\(ways)")
        let storeys = ways.compactMap { way -> Int? in
            if case .storey(let storey, "tower", true) = way { storey } else { nil }
        }
        let lowest = try #require(storeys.first)
        #expect(try query.finding(at: place, onFacade: .storey(lowest)).zoneClass?.id == "4a")
        // From 0.5 m over 9 m, 5 m from the boundary line, to 51.5 m at 30 m: the 18th storey ends at 54 m, the 17th at 51 m.
        #expect(lowest == 18)
        #expect(try query.finding(at: place, onFacade: .storey(lowest - 1)).zoneClass?.id == "2")
    }

    @Test(
        "in random districts and the examples of other rules, going there finds the class, and going half the way does not",
        arguments: 0..<8)
    func property(seed: Int) async throws {
        let ruleset = try Ruleset.bundled("beijing-etown-2025")
        let map = try await RandomDistrict(seed: UInt64(seed + 1)).input.map(ruleset)
        try Self.check(PlaceQuery(map: map, ruleset: ruleset), seed: UInt64(seed))
    }

    @Test("the same by the rules of other places", arguments: ["foshan-example", "yilan-example", "yokkaichi-example"])
    func otherRules(_ example: String) async throws {
        let folder = Self.repository + "/GeoData/\(example)"
        let session = try await Session(.pack(folder), on: Occasion(date: try CivilDate(parsing: "2026-11-20")))
        try Self.check(try session.query(), seed: 7)
    }

    private static func check(_ query: PlaceQuery, seed: UInt64) throws {
        var random = Seeded(seed: seed)
        var box = Envelope()
        for zone in query.map.zones { box.add(Envelope(zone.polygon.exterior)) }
        let classes = Set(query.map.zones.compactMap(\.zoneClass)).sorted { $0.id < $1.id }
        var asked = 0
        for _ in 0..<40 {
            let place = Coordinate(
                x: .random(in: box.minX...box.maxX, using: &random), y: .random(in: box.minY...box.maxY, using: &random))
            for zoneClass in classes {
                let why = query.whyNot(zoneClass, at: place)
                let here = query.brief(at: place)
                #expect(why.holds == (here.zoneClass == zoneClass))
                guard !why.holds else { continue }
                let nearest = try #require(why.nearest)
                #expect(abs(place.distance(to: nearest.place) - nearest.distance) < 1e-6)
                guard nearest.distance > 0.1 else { continue }
                asked += 1
                // On the edge of what is there the class is among the answers; half the way and just before the edge it is not.
                let there = query.map.zones.enumerated().filter { $0.element.zoneClass == zoneClass }
                    .contains {
                        $0.element.polygon.rings.contains { ring in
                            zip(ring, ring.dropFirst()).contains { nearest.place.distance(toSegment: $0, $1) < 0.001 }
                        }
                    }
                #expect(there)
                for share in [0.5, 0.999] {
                    let before = place + (nearest.place - place) * share
                    guard nearest.distance * (1 - share) > 0.002 else { continue }
                    #expect(query.brief(at: before).zoneClass != zoneClass, "\(place) \(zoneClass) \(share)")
                }
                // Beyond the edge, in one of the directions about it; the land may begin with the tip of a needle.
                let beyond = [0.003, 0.05, 0.5, 3].contains { metres in
                    (0..<720).contains { number in
                        let angle = Double(number) * Double.pi / 360
                        let step = Coordinate(x: cos(angle), y: sin(angle)) * metres
                        return query.brief(at: nearest.place + step).zoneClass == zoneClass
                    }
                }
                #expect(beyond, "\(place) \(zoneClass)")
            }
        }
        #expect(asked > 10)
    }
}
