import FeatureIO
import Glibc
import Regulation
import StrictJSON
import Testing

@testable import Geometry
@testable import PackMaking
@testable import ZoneQueries
@testable import ZoningFiles
@testable import ZoningLaw
@testable import ZoningModel

@Suite("Buildings: frontages, lines of sight, bad input")
struct BuildingTests {
    let ruleset: Ruleset

    init() throws { ruleset = try Ruleset.bundled("beijing-etown-2025") }

    @Test(
        "the share of tall frontage, and what follows",
        arguments: [
            (44.0, false, Frontage.Outcome.open), (45, true, .open), (50, true, .open), (51, true, .shielded), (55, true, .shielded),
            (56, false, .shielded),
        ])
    func share(width: Double, isDoubtful: Bool, outcome: Frontage.Outcome) throws {
        let function = try Street.input([Street.building("a", 3, Street.box(0, 20, width, 30))]).function(ruleset)
        let frontage = try #require(function.shielding.frontages.first)
        #expect(function.shielding.frontages.count == 1 && frontage.side == "N" && abs(frontage.length - 100) < 1e-9)
        #expect(abs(frontage.share.lowerBound - width / 100) < 1e-9 && frontage.share.lowerBound == frontage.share.upperBound)
        #expect(frontage.isDoubtful == isDoubtful && frontage.outcome == outcome)
    }

    @Test("storeys that are not known make the share a range")
    func unknown() throws {
        let known = Street.building("a", 3, Street.box(0, 20, 30, 30))
        func frontage(_ width: Double, _ tall: Double = 30) throws -> Frontage {
            let tallOne = Street.building("a", 3, Street.box(0, 20, tall, 30))
            return try #require(
                Street.input([tallOne, Street.building("b", nil, Street.box(tall, 20, tall + width, 30))]).function(ruleset).shielding
                    .frontages.first
            )
        }
        #expect(try frontage(10).outcome == .open && frontage(30).outcome == .undecided && frontage(30, 60).outcome == .shielded)
        #expect(known.storeys == 3)
    }

    @Test("a building across the boundary line counts from where its walls cross it")
    func astride() throws {
        let corners = [(30.0, 5.0), (60, 30), (90, 5), (30, 5)].map { Coordinate(x: 500_000 + $0, y: 4_400_000 + $1) }
        let input = Street.input([Street.building("a", 3, Polygon(exterior: corners))])
        // The walls rise over y = 10 at x = 30 + 30 · 5/25 and x = 90 − 30 · 5/25.
        let share = try #require(input.function(ruleset).shielding.frontages.first { $0.side == "N" }).share.lowerBound
        #expect(abs(share - 0.48) < 1e-9)
    }

    @Test("the back end of a wall that is looked along is no road-side corner, though it leans out by 2 mm (B4)")
    func edgeOn() throws {
        func joinings(leaning lean: Double) throws -> [JoiningLine] {
            let corners = [(20.0, 20.0), (40, 20), (40 + lean, 35), (20, 35), (20, 20)]
            let front = Polygon(exterior: corners.map { Coordinate(x: 500_000 + $0, y: 4_400_000 + $1) })
            let input = Street.input([Street.building("a", 3, front), Street.building("b", 3, Street.box(55, 34, 95, 45))])
            return try #require(input.function(ruleset).shielding.shielded.first).joinings
        }
        // From (40, 20) to (55, 34) are 20.5 m; from the back end they would be 15.
        #expect(try joinings(leaning: 0.002).isEmpty)
        #expect(try joinings(leaning: 2).count == 1, "a corner that stands out is one")
    }

    @Test("a building that the boundary line runs through keeps the corners of its wall to the road (B4)", arguments: [0.1, -0.1, -4])
    func cornersAstride(front: Double) throws {
        // From (40, 10 + front) to (58, 14) are at most 19.8 m; from the back corner (40, 30) they would be 24.1.
        let input = Street.input([
            Street.building("a", 3, Street.box(5, 10 + front, 40, 30)), Street.building("b", 3, Street.box(58, 14, 95, 40)),
        ])
        let joining = try #require(input.function(ruleset).shielding.shielded.first { $0.frontage.side == "N" }?.joinings.first)
        #expect(abs(joining.a.x - 500_040) < 1e-6 && abs(joining.a.y - 4_400_010 - front) < 1e-6)
        #expect(abs(joining.b.x - 500_058) < 1e-6 && abs(joining.b.y - 4_400_014) < 1e-6)
    }

    @Test("a wall that begins before an arc and ends behind its centre is met from the arc")
    func wallPastAnArc() throws {
        func place(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: 500_000 + x, y: 4_400_000 + y) }
        // The outside of a bend of 90°, 5 m about (0, 0), from north (walked first) to east; the middle of it looks north-east.
        let arc = Stretch.BoundaryPiece.arc(
            centre: place(0, 0), from: Coordinate(x: 1, y: 0), to: Coordinate(x: 0, y: 1), radius: 5)
        let look = try #require(SquareLook(arc))
        // A wall along x = 20 from y = 10 to y = −40: from the arc it is seen from 26.6° north of east to the arc's end, and beyond.
        let span = try #require(look.span(place(20, 10), place(20, -40)))
        #expect(abs(span.low - (Double.pi / 2 - atan2(10, 20))) < 1e-9 && abs(span.high - (look.extent / 2 + Double.pi / 2)) < 1e-9)
        let turned = try #require(look.span(place(20, -40), place(20, 10)))
        #expect(turned.low == span.low && turned.high == span.high)
        #expect(look.span(place(-10, -20), place(20, -40)) == nil, "behind the centre")
    }

    @Test("sight past the outside of a bend ends where the line turns back, and a ray says so")
    func turnsBack() throws {
        func place(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: 500_000 + x, y: 4_400_000 + y) }
        let part = Band.Part(
            shape: .side(from: place(100, 0), to: place(-100, 0), offset: 0), widths: Band.Widths(byClass: [200], unzoned: nil))
        let reach = Band.of([part], row: "annex1-16")
        let stretch = Stretch(id: "a", row: "annex1-16", name: "road", band: 0, pieces: [], reach: reach)
        let targets = [(a: place(0, 0), b: place(10, 0)), (a: place(10, 0), b: place(0, -10))]
        let field = SightField(targets: targets, walls: [])
        let rays = ShadowLines(stretch: stretch, field: field) { _ in false }.lines(corners: [place(30, -1)])
        // From (30, −1) both pieces lie on one side of (10, 0); the ray runs on in the direction of (20, −1).
        #expect(
            rays.contains { ray in
                let along = (ray.b - ray.a).normalized
                return abs(Coordinate.cross(along, Coordinate(x: 20, y: -1).normalized)) < 1e-9 && along.x > 0
            })
    }

    @Test("the border of what is seen runs on beyond the band and beyond the walls that it ends at, so that rounding leaves no gap")
    func raysEndBeyond() throws {
        // The ray from (0, 10) over (20, 33) goes into the slanted front of the second building at x = 29; the one from (100, 10) over (80, 33)
        // and those along the sides of the first leave the band at y = 50.
        let slanted = [(25.0, 44.0), (60, 41), (60, 47), (25, 47), (25, 44)].map { Coordinate(x: 500_000 + $0.0, y: 4_400_000 + $0.1) }
        let input = Street.input([Street.building("a", 3, Street.box(20, 20, 80, 33)), Street.building("b", 3, Polygon(exterior: slanted))])
        let shielding = try input.function(ruleset).shielding
        let shielded = try #require(shielding.shielded.first)
        let field = shielded.field
        let rays = ShadowLines(stretch: shielded.stretch, field: field) { shielding.buildings.contains($0) }.lines(
            corners: [Coordinate(x: 500_020, y: 4_400_033), Coordinate(x: 500_080, y: 4_400_033)])
        #expect(rays.count == 4 && rays.count { shielding.buildings.contains($0.b) } == 1)
        for ray in rays {
            let isAtWall = shielding.buildings.contains(ray.b)
            #expect(isAtWall || ray.b.y > 4_400_050.005, "\(ray)")
            guard isAtWall else { continue }
            let depth = field.walls.map { ray.b.distance(toSegment: $0.a, $0.b) }.min() ?? 0
            #expect(depth > 0.005 && depth < 0.02)
        }
    }

    @Test("footprints that overlap, stand across the boundary line or at the half are told")
    func doubts() throws {
        func codes(_ buildings: [Building]) throws -> [String] {
            let input = Street.input(buildings)
            let shielding = try input.function(ruleset).shielding
            return try BuildingDoubts(pack: input.pack, shielding: shielding, file: "buildings").diagnostics().map(\.code)
        }
        #expect(
            try codes([Street.building("a", 2, Street.box(0, 20, 30, 30)), Street.building("b", 2, Street.box(20, 20, 40, 30))]) == [
                "buildings-overlap"
            ])
        #expect(
            try codes([Street.building("a", 2, Street.box(0, 20, 30, 30)), Street.building("b", 2, Street.box(5, 22, 10, 25))]) == [
                "buildings-overlap"
            ])
        #expect(try codes([Street.building("a", 2, Street.box(0, 20, 30, 30)), Street.building("b", 2, Street.box(30, 20, 40, 30))]) == [])
        #expect(try codes([Street.building("a", 2, Street.box(0, 5, 30, 30))]) == ["building-on-boundary-line"])
        #expect(try codes([Street.building("a", 3, Street.box(0, 20, 50, 30))]) == ["frontage-doubtful"])
        #expect(try codes([Street.building("a", nil, Street.box(0, 20, 80, 30))]) == ["frontage-undecided"])
    }

    @Test(
        "storeys and heights that cannot be are refused, with the place and how to mend it",
        arguments: [
            ("{\"id\": \"a\", \"storeys\": 0}", "property-value"), ("{\"id\": \"a\", \"storeys\": -1}", "property-value"),
            ("{\"id\": \"a\", \"storeys\": 3.5}", "property-value"), ("{\"id\": \"a\", \"storeys\": 400}", "property-value"),
            ("{\"id\": \"a\", \"storeys\": \"three\"}", "property-value"), ("{\"id\": \"a\", \"height_m\": -4}", "property-value"),
            ("{\"id\": \"a\", \"height_m\": \"9,5\"}", "property-type"), ("{\"id\": \"\", \"storeys\": 3}", "property-missing"),
        ])
    func refused(properties: String, code: String) throws {
        let reading = try read(properties, metresPerStorey: nil)
        #expect(reading.diagnostics.map(\.code) == [code] && reading.input?.buildings.count == 0)
        #expect(reading.diagnostics.allSatisfy { $0.coordinate != nil && !$0.fix.description.isEmpty })
    }

    @Test("a height gives storeys only where the pack says how high one is (B3)")
    func derived() throws {
        #expect(try read("{\"id\": \"a\", \"height_m\": 9}", metresPerStorey: nil).input?.buildings.map(\.storeys) == [nil])
        #expect(try read("{\"id\": \"a\", \"height_m\": 9}", metresPerStorey: 3).input?.buildings.map(\.storeys) == [3])
        #expect(try read("{\"id\": \"a\", \"height_m\": 9, \"storeys\": 2}", metresPerStorey: 3).input?.buildings.map(\.storeys) == [2])
    }

    @Test(
        "a height holds whole storeys, and a multiple holds as many whatever the last digit (B3)",
        arguments: [
            (8.99, 3.0, 2), (9, 3, 3), (10, 3, 3), (11.99, 3, 3), (12, 3, 4), (8.6, 3, 2), (8.4, 2.8, 3), (8.39, 2.8, 2), (9.9, 3.3, 3),
            (9.89, 3.3, 2), (10.8, 3.6, 3), (9.6, 3.2, 3), (2, 3, 1), (0.1, 10, 1), (1000, 2, 500),
        ])
    func wholeStoreys(height: Double, each: Double, storeys: Int) throws {
        let reading = try read("{\"id\": \"a\", \"height_m\": \(height)}", metresPerStorey: each)
        #expect(reading.input?.buildings.map(\.storeys) == [storeys])
        #expect(BuildingTable(BuildingList([Street.building("a", storeys, Street.box(0, 20, 30, 30))])).storeys(of: 0) == storeys)
    }

    @Test("a footprint may have several parts and courtyards, and another building may stand in one")
    func parts() throws {
        let text = """
            {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "a", "storeys": 3},
             "geometry": {"type": "MultiPolygon", "coordinates": [
              [[[116.5, 39.79], [116.502, 39.79], [116.502, 39.792], [116.5, 39.792], [116.5, 39.79]],
               [[116.5005, 39.7905], [116.5005, 39.7915], [116.5015, 39.7915], [116.5015, 39.7905], [116.5005, 39.7905]]],
              [[[116.503, 39.79], [116.504, 39.79], [116.504, 39.792], [116.503, 39.79]]]]}}]}
            """
        let building = try #require(read(text: text, metresPerStorey: nil).input?.buildings.first)
        #expect(building.polygons.map(\.holes.count) == [1, 0])
        let court = Polygon(exterior: Street.box(0, 20, 60, 60).exterior, holes: [Street.box(10, 30, 50, 50).exterior])
        let input = Street.input([Street.building("a", 3, court), Street.building("b", 3, Street.box(20, 35, 30, 45))])
        let shielding = try input.function(ruleset).shielding
        #expect(try BuildingDoubts(pack: input.pack, shielding: shielding, file: "buildings").diagnostics().isEmpty)
        #expect(shielding.buildings.contains(Coordinate(x: 500_005, y: 4_400_040)))
        #expect(!shielding.buildings.contains(Coordinate(x: 500_015, y: 4_400_040)))
    }

    private func read(_ properties: String, metresPerStorey: Double?) throws -> PackContents {
        let text = """
            {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": \(properties),
             "geometry": {"type": "Polygon", "coordinates": [[[116.5, 39.79], [116.51, 39.79], [116.51, 39.8], [116.5, 39.79]]]}}]}
            """
        return try read(text: text, metresPerStorey: metresPerStorey)
    }

    private func read(text: String, metresPerStorey: Double?) throws -> PackContents {
        var manifest = PackManifest.forCases
        manifest.metresPerStorey = metresPerStorey
        let (collection, faults) = try readGeoJSON(Array(text.utf8), file: "buildings.geojson")
        #expect(faults.isEmpty)
        var reading = PackContents(manifest: manifest, ruleset: ruleset)
        reading.add(collection, as: .buildings, file: "buildings.geojson")
        return reading
    }

    @Test("a map with buildings says the same after it is written and read back")
    func readBack() async throws {
        let input = Street.input([
            Street.building("a", 3, Street.box(20, 20, 80, 30)), Street.building("b", nil, Street.box(10, -40, 90, -30)),
        ])
        let map = try await input.map(ruleset)
        #expect(map.meta.frontages.map(\.outcome) == [.undecided, .shielded])
        let again = try ZoneMap.read(try map.geoJSON(), file: "map.geojson")
        #expect(again.meta.frontages == map.meta.frontages)
        #expect(again.zones.map(\.sight) == map.zones.map(\.sight) && again.zones.map(\.other) == map.zones.map(\.other))
        #expect(again.zones.map(\.frontages) == map.zones.map(\.frontages))
        let reasons = PlaceQuery(map: again, ruleset: ruleset).finding(at: Coordinate(x: 500_050, y: 4_400_040)).because
        let before = PlaceQuery(map: again, ruleset: ruleset).finding(at: Coordinate(x: 500_050, y: 4_400_015)).because
        #expect(before.map(\.reading.rawValue) == ["W5", "B1", "B6", "Z3"], "before the first row")
        #expect(reasons.map(\.reading.rawValue) == ["B1", "B5", "Z3"] && reasons[0].frontage?.share.lowerBound == 0.6)
    }
}
