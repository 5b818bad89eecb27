import FeatureIO
import Foundation
import Regulation
import Testing

@testable import Geometry
@testable import NoiseZoning
@testable import ZoneQueries
@testable import ZoningFiles
@testable import ZoningLaw
@testable import ZoningModel

/// Reading W1a, beside the cases `二四4-surveyed-…`: what does not fit, offsets as a special case, what a map keeps.
@Suite("Boundary lines as surveyed")
struct SurveyedBoundaryTests {
    let ruleset: Ruleset

    init() throws { ruleset = try Ruleset.bundled("beijing-etown-2025") }

    private static func places(_ places: [(Double, Double)]) -> [Coordinate] {
        places.map { Coordinate(x: 500_000 + $0.0, y: 4_400_000 + $0.1) }
    }

    private static func edge(_ side: RoadEdge.Hand, _ course: [(Double, Double)], row: String = "annex1-16") -> RoadEdge {
        RoadEdge(row: row, side: side, edgeKind: .fence, accuracy: 0.1, course: places(course), ordinal: 1)
    }

    private static func land(_ box: Polygon, row: String = "annex1-16") -> RoadLand {
        RoadLand(row: row, accuracy: nil, polygons: [box], ordinal: 1)
    }

    /// The road of `Street`, 300 m long, with other boundary lines.
    private static func input(_ left: Double?, _ right: Double?, land: [RoadLand] = [], edges: [RoadEdge] = []) -> ZoningInput {
        var input = Street.input(length: 300, [])
        input.lines[0].leftLine = left.map { .offset($0) } ?? .unknown
        input.lines[0].rightLine = right.map { .offset($0) } ?? .unknown
        (input.roadLand, input.roadEdges) = (land, edges)
        return input
    }

    private func build(_ input: ZoningInput) async throws -> (map: ZoneMap, warnings: [Diagnostic]) {
        var reading = PackContents(manifest: .forCases, ruleset: ruleset)
        reading.input = input
        return try await Zoning.build(reading, scenario: .init(date: CivilDate(parsing: "2026-01-01"), isAsBuilt: true, workers: 1))
    }

    /// Input, and the code that it must be told with; none where it is empty.
    struct Told: CustomTestStringConvertible {
        let code: String
        let what: String
        let input: ZoningInput

        init(_ code: String, _ what: String, _ input: ZoningInput) { (self.code, self.what, self.input) = (code, what, input) }

        var testDescription: String { "\(code): \(what)" }
    }

    @Test(
        "what contradicts the centre line keeps a map from being made",
        arguments: [
            Told("boundary-missing", "no offset", input(nil, 10)),
            Told("boundary-missing", "an edge on the other side", input(10, nil, edges: [edge(.left, [(0, 10), (300, 10)])])),
            Told("boundary-row", "land", input(10, 10, land: [land(Street.box(0, -10, 300, 10), row: "annex1-17")])),
            Told("boundary-row", "edge", input(10, 10, edges: [edge(.left, [(0, 10), (300, 10)], row: "annex1-17")])),
            Told("boundary-far", "edge", input(10, 10, edges: [edge(.left, [(0, 110), (300, 110)])])),
            Told("boundary-far", "land", input(10, 10, land: [land(Street.box(0, 110, 300, 130))])),
            Told("boundary-side", "right for left", input(10, 10, edges: [edge(.left, [(0, -10), (300, -10)])])),
            Told("boundary-crossing", "from left to right", input(10, 10, edges: [edge(.left, [(0, 10), (300, -10)])])),
            Told(
                "boundary-doubled", "4 m apart",
                input(nil, 10, edges: [edge(.left, [(0, 10), (300, 10)]), edge(.left, [(20, 14), (280, 14)])])),
        ])
    func faults(_ told: Told) async throws {
        do {
            _ = try await build(told.input)
            Issue.record("no \(told.code)")
        } catch BuildError.data(let diagnostics) {
            #expect(diagnostics.filter { $0.severity == .error }.map { "\($0.code)" } == [told.code])
        }
    }

    @Test(
        "what makes one look again is told",
        arguments: [
            Told(
                "boundary-opening", "60 m",
                input(nil, 10, edges: [edge(.left, [(0, 10), (100, 10)]), edge(.left, [(160, 10), (300, 10)])])),
            Told("boundary-opening", "to the end", input(nil, 10, edges: [edge(.left, [(0, 10), (240, 10)])])),
            Told("boundary-outside", "land that ends early", input(nil, nil, land: [land(Street.box(0, -10, 290, 10))])),
            Told("boundary-part", "less than the half", input(10, 10, edges: [edge(.left, [(0, 12), (140, 12)])])),
            Told("", "59 m", input(nil, 10, edges: [edge(.left, [(0, 10), (100, 10)]), edge(.left, [(159, 10), (300, 10)])])),
            Told("", "land that ends late", input(nil, nil, land: [land(Street.box(-40, -10, 340, 10))])),
        ])
    func doubts(_ told: Told) async throws {
        let codes = try await build(told.input).warnings.map { "\($0.code)" }.filter { $0.hasPrefix("boundary") }
        #expect(codes == (told.code.isEmpty ? [] : [told.code]))
    }

    @Test("a surveyed section says how it was surveyed, and how well")
    func accuracy() async throws {
        let edges = [Self.edge(.left, [(0, 12), (300, 12)]), Self.edge(.right, [(0, -9), (300, -9)])]
        let map = try await build(Self.input(nil, nil, edges: edges)).map
        #expect(map.lines[0].edgeKind == .fence && map.lines[0].accuracy == 0.1)
        let reason = PlaceQuery(map: map, ruleset: ruleset).finding(at: Coordinate(x: 500_150, y: 4_400_030)).because[0]
        #expect(reason.edgeKind == .fence && reason.accuracy == 0.1 && abs((reason.measured ?? 0) - 18) < 1e-9)
    }

    @Test("land between constant offsets makes the map of the offsets, to 5 mm", arguments: 1...6 as ClosedRange<UInt64>)
    func offsetsAreASpecialCase(seed: UInt64) async throws {
        let input = RandomDistrict(seed: seed).input
        let offsets = try await build(input).map
        let making = BandMaking(
            ruleset: ruleset, date: try CivilDate(parsing: "2026-01-01"), asBuilt: true, zones: ZoneLocator([], ruleset: ruleset))
        var surveyed = input
        let plain = Set(input.lines.filter { $0.layer == .roads && Self.isPlain($0.course) }.map(\.row))
        for band in making.bands(lines: input.lines.filter { plain.contains($0.row) }, railwayLand: [], yards: []) {
            let rings = try band.outlineRings(arcTolerance: 0.0005, in: GEOSContext()) { _ in 0 }.map { $0.map(Lattice.coordinate) }
            surveyed.roadLand.append(RoadLand(row: band.row, accuracy: nil, polygons: Self.polygons(of: rings), ordinal: 1))
        }
        for number in surveyed.lines.indices where plain.contains(surveyed.lines[number].row) {
            (surveyed.lines[number].leftLine, surveyed.lines[number].rightLine) = (.unknown, .unknown)
        }
        #expect(plain.count > 1)
        let (one, other) = (PlaceQuery(map: offsets, ruleset: ruleset), try PlaceQuery(map: await build(surveyed).map, ruleset: ruleset))
        let box = Envelope(input.district.flatMap(\.exterior))
        var random = Seeded(seed: seed)
        var inBands = 0
        for _ in 0..<4000 {
            let place = Coordinate(
                x: .random(in: box.minX...box.maxX, using: &random), y: .random(in: box.minY...box.maxY, using: &random))
            let (a, b) = (one.finding(at: place), other.finding(at: place))
            if a.zoneClass?.id == "4a" { inBands += 1 }
            let isSame = a.zoneClass == b.zoneClass && a.isOnCarriageway == b.isOnCarriageway && a.zones == b.zones
            #expect(isSame || (a.change?.distance ?? 1) <= 0.005 || (b.change?.distance ?? 1) <= 0.005, "\(place)")
            if isSame, let measured = a.because.first?.measured, let again = b.because.first?.measured {
                #expect(abs(measured - again) <= 0.005, "\(place): \(measured), \(again)")
            }
        }
        #expect(inBands > 300)
    }

    /// A course that comes near to itself only where it bends, and turns by less than 120°: what lies beside it lies beside one piece or two.
    private static func isPlain(_ course: [Coordinate]) -> Bool {
        let pieces = Array(zip(course, course.dropFirst()))
        for (number, one) in pieces.enumerated() {
            for other in pieces[(number + 1)...].dropFirst() {
                let metres = min(
                    one.0.distance(toSegment: other.0, other.1), one.1.distance(toSegment: other.0, other.1),
                    other.0.distance(toSegment: one.0, one.1), other.1.distance(toSegment: one.0, one.1))
                if metres < 100 || Crossing.isCrossed(one.0, one.1, by: other.0, other.1) { return false }
            }
            if number + 1 < pieces.count {
                let (u, v) = ((one.1 - one.0).normalized, (pieces[number + 1].1 - pieces[number + 1].0).normalized)
                if Coordinate.dot(u, v) < -0.5 { return false }
            }
        }
        return true
    }

    /// A ring within an odd number of others is a hole.
    private static func polygons(of rings: [[Coordinate]]) -> [Polygon] {
        func around(_ number: Int) -> [Int] {
            rings.indices.filter { $0 != number && AreaLocator([Polygon(exterior: rings[$0])]).contains(rings[number][0]) }
        }
        let outer = rings.indices.filter { around($0).count.isMultiple(of: 2) }
        return outer.map { number in
            let holes = rings.indices.filter { around($0).contains(number) && around($0).count == around(number).count + 1 }
            return Polygon(exterior: rings[number], holes: holes.map { rings[$0] })
        }
    }

    @Test("land is cut at the square of an end, wherever its outline begins", arguments: 0..<6)
    func outlineBegins(at first: Int) async throws {
        // The land goes on 15 m beyond both ends, and 1 m beyond the beginning it has corners.
        let outline: [(Double, Double)] = [(-15, -10), (-1, -10), (320, -10), (320, 10), (-1, 10), (-15, 14)]
        let turned = Array(outline[first...] + outline[..<first])
        let land = Polygon(exterior: Self.places(turned + [turned[0]]))
        let map = try await build(Self.input(nil, nil, land: [Self.land(land)])).map
        let query = PlaceQuery(map: map, ruleset: ruleset)
        for y in stride(from: -9.5, through: 9.5, by: 1.9) {
            for (x, isRoad) in [(-0.5, false), (-0.02, false), (0.02, true), (0.5, true), (299.98, true), (300.02, false)] {
                let finding = query.finding(at: Self.places([(x, y)])[0])
                #expect(finding.isOnCarriageway == isRoad, "\(x) \(y)")
            }
        }
    }

    @Test("inside a bend between two sections the carriageway is whole")
    func insideABend() async throws {
        // Square to the left, 20 m from the centre line all along: the edges meet at (80, 20), on the bisector.
        var input = Self.input(nil, 10, edges: [Self.edge(.left, [(0, 20), (80, 20)]), Self.edge(.left, [(80, 20), (80, 200)])])
        var (one, other) = (input.lines[0], input.lines[0])
        (one.course, other.course) = (Self.places([(0, 0), (100, 0)]), Self.places([(100, 0), (100, 200)]))
        input.lines = [one, other]
        let query = PlaceQuery(map: try await build(input).map, ruleset: ruleset)
        for step in stride(from: 0.5, to: 19.5, by: 1) {
            // From the corner of the edges to the bend, and beside it.
            for (dx, dy) in [(0.0, 0.0), (-1, 0), (0, 1)] {
                let finding = query.finding(at: Self.places([(80 + step + dx, 20 - step + dy)])[0])
                #expect(finding.isOnCarriageway && finding.zoneClass?.id == "4a", "\(step) \(dx) \(dy)")
            }
        }
    }

    @Test("frontages and the ground in sight are those of the offsets")
    func buildings() async throws {
        var offsets = Street.input(
            length: 300,
            [
                Street.building("a", 3, Street.box(20, 20, 140, 30)), Street.building("b", 4, Street.box(155, 22, 280, 35)),
                Street.building("c", 2, Street.box(40, -30, 90, -18)),
            ])
        var surveyed = offsets
        surveyed.lines[0].leftLine = .unknown
        surveyed.roadEdges = [Self.edge(.left, [(-20, 10), (150, 10)]), Self.edge(.left, [(150, 10), (320, 10)])]
        offsets.lines[0].edgeKind = .fence
        let (one, other) = (try await build(offsets).map, try await build(surveyed).map)
        #expect(one.meta.frontages == other.meta.frontages && one.meta.frontages.map(\.outcome).contains(.shielded))
        func areas(_ map: ZoneMap) -> [String: Double] {
            map.zones.reduce(into: [:]) {
                $0["\($1.kind) \($1.zoneClass?.id ?? "") \(String(describing: $1.sight))", default: 0] += $1.polygon.area
            }
        }
        let (a, b) = (areas(one), areas(other))
        #expect(Set(a.keys) == Set(b.keys) && a.allSatisfy { abs($0.value - (b[$0.key] ?? 0)) < 0.01 }, "\(a) \(b)")
        #expect(one.facades.map(\.answer) == other.facades.map(\.answer))
    }

    @Test("a map keeps what was surveyed")
    func readBack() async throws {
        let edges = [Self.edge(.left, [(0, 10), (100, 14)]), Self.edge(.left, [(170, 12), (300, 10)])]
        let map = try await build(Self.input(nil, 8, edges: edges)).map
        let path = NSTemporaryDirectory() + "surveyed-\(UUID().uuidString).gpkg"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try writeGeoPackage(path, try map.geoPackage())
        let again = try MapFile(path).map()
        #expect(again.lines[0].leftLine.surveyed?.runs == map.lines[0].leftLine.surveyed?.runs)
        #expect(map.lines[0].leftLine.surveyed?.runs.map(\.isOpening) == [false, true, false])
        #expect(again.lines[0].rightLine == .offset(8))
        let (one, other) = (PlaceQuery(map: map, ruleset: ruleset), PlaceQuery(map: again, ruleset: ruleset))
        for y in stride(from: -60.0, through: 70, by: 3.7) {
            for x in stride(from: -20.0, through: 320, by: 11.3) {
                let place = Coordinate(x: 500_000 + x, y: 4_400_000 + y)
                #expect(one.finding(at: place).because == other.finding(at: place).because)
            }
        }
    }

    @Test("edges are found in surfaces that know no rows: bays stay, junctions are gaps")
    func surfaces() {
        // A road 20 m wide with a bay of 3 m, in two areas that touch; another one, 20 m wide, crosses it.
        let main = [Street.box(-5, -10, 160, 10), Street.box(160, -10, 305, 10), Street.box(200, 10, 220, 13)]
        let edges = SurfaceEdges(main + [Street.box(90, -150, 110, 150)]).edges(along: Self.places([(0, 0), (300, 0)]))
        #expect(edges.left.count == 2 && edges.right.count == 2)
        for line in edges.left + edges.right {
            for place in line { #expect([10, 13, -10].contains { abs(place.y - 4_400_000 - $0) < 1e-6 }, "\(place)") }
        }
        #expect(edges.left.joined().contains { abs($0.y - 4_400_013) < 1e-6 })
        #expect(abs(edges.metres.left - 280) < 4 && abs(edges.metres.right - 280) < 4 && edges.length == 300)
        let ends = edges.right.flatMap { [$0[0].x, $0[$0.count - 1].x] }.map { $0 - 500_000 }
        #expect(zip(ends, [0, 90, 110, 300]).allSatisfy { abs($0 - $1) <= 1 }, "\(ends)")
        #expect(SurfaceEdges([]).edges(along: Self.places([(0, 0), (300, 0)])).left.isEmpty)
    }
}
