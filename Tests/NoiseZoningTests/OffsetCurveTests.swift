import Regulation
import Testing

@testable import Geometry
@testable import PlanarArrangement
@testable import ZoneQueries
@testable import ZoningLaw
@testable import ZoningModel

@Suite("The lines of a band hold its border, however the road runs")
struct OffsetCurveTests {
    /// Three zones of three classes, and one row of roads that turn sharply, fork, double back, and change their width.
    private static func input(seed: UInt64) -> ZoningInput {
        var random = Seeded(seed: seed)
        var input = ZoningInput(pack: .forCases)
        let corner = Coordinate(x: 460_700, y: 4_404_700)
        func box(_ x: Double, _ width: Double) -> Polygon {
            let (a, b) = (corner + Coordinate(x: x, y: 0), corner + Coordinate(x: x + width, y: 600))
            let ring = [a, Coordinate(x: b.x, y: a.y), b, Coordinate(x: a.x, y: b.y)]
            return Polygon(exterior: ring + [ring[0]])
        }
        input.district = [box(0, 600)]
        for (number, zoneClass) in ["1", "2", "3"].enumerated() {
            input.zones.append(
                PlanningZone(
                    id: "z\(number)", name: "zone", zoneClass: ZoneClass(zoneClass), publishedArea: nil,
                    polygons: [box(Double(number) * 200, 200)]))
        }
        func place() -> Coordinate {
            corner
                + Coordinate(
                    x: (Double.random(in: 0...600, using: &random) * 1000).rounded() / 1000,
                    y: (Double.random(in: 0...600, using: &random) * 1000).rounded() / 1000)
        }
        var nodes = [place()]
        for number in 0..<Int.random(in: 2...5, using: &random) {
            var course = [nodes.randomElement(using: &random) ?? nodes[0]]
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let last = course[course.count - 1]
                switch Int.random(in: 0..<5, using: &random) {
                case 0: course.append(place())
                case 1 where course.count > 1: course.append(course[course.count - 2])
                case 2: course.append(last + Coordinate(x: 3, y: 1) * Double(Int.random(in: 1...20, using: &random)))
                case 3: course.append(last + Coordinate(x: 0, y: Double(Int.random(in: -9...9, using: &random)) + 0.5))
                default:
                    course.append(
                        last + Coordinate(x: Double.random(in: -60...60, using: &random), y: Double.random(in: -60...60, using: &random)))
                }
            }
            course = Lattice.chain(course).map(Lattice.coordinate)
            nodes += course
            let offsets = [0, 2, 7.5, 20]
            input.lines.append(
                TransportLine(
                    layer: .roads, row: number == 4 ? "annex1-2" : "annex1-1", name: "road", from: nil, to: nil,
                    source: SourceKind("arterial"), structure: .surface, status: .open, openedOn: nil, edgeKind: .laneEdge,
                    left: offsets.randomElement(using: &random) ?? 0, right: offsets.randomElement(using: &random) ?? 0, accuracy: nil,
                    course: course))
        }
        return input
    }

    @Test(
        "the map is the picture of the function about any road, in every reading of width", arguments: 1...12,
        [Interpretations.WidthBy.containing, .stricter])
    func pictureOfTheFunction(seed: Int, widthBy: Interpretations.WidthBy) async throws {
        var ruleset = try Ruleset.bundled("beijing-etown-2025")
        ruleset.switches.widthBy = widthBy
        let input = Self.input(seed: UInt64(seed))
        let map = try await input.map(ruleset)
        #expect(Tiling.faults(of: map, district: input.district) == [])
        let zones = ZoneLocator(input.zones, ruleset: ruleset)
        let making = BandMaking(ruleset: ruleset, date: try CivilDate(parsing: "2026-01-01"), asBuilt: false, zones: zones)
        let bands = making.bands(lines: input.lines, railwayLand: [], yards: [])
        let function = ZoningFunction(input: input, bands: bands, zones: zones, ruleset: ruleset)
        let query = PlaceQuery(map: map, ruleset: ruleset)
        var random = Seeded(seed: UInt64(seed))
        for _ in 0..<2000 {
            let place = Coordinate(x: 460_700 + .random(in: 0...600, using: &random), y: 4_404_700 + .random(in: 0...600, using: &random))
            let (label, brief) = (function.label(at: place), query.brief(at: place))
            let isSame =
                label?.zoneClass == brief.zoneClass && label?.limitsClass == brief.limitsClass
                && (label?.kind == .carriageway) == brief.isOnCarriageway
            if isSame { continue }
            #expect(Self.distanceToLine(from: place, map) < 0.007, "\(place): \(String(describing: label))")
        }
    }

    private static func distanceToLine(from place: Coordinate, _ map: ZoneMap) -> Double {
        var nearest = Double.infinity
        for ring in map.zones.flatMap(\.polygon.rings) {
            for (a, b) in zip(ring, ring.dropFirst()) { nearest = min(nearest, place.distance(toSegment: a, b)) }
        }
        return nearest
    }

    @Test("a sector narrower than the lattice, between pieces of two widths, crosses itself when rounded and ends no union")
    func thinSector() throws {
        // Rounded to 1 mm, this ring from 26.57 m to 3.86 m and back crosses itself.
        let sector = BandPart.sector(
            centre: Coordinate(x: 459_223.178, y: 4_406_883.041), from: Coordinate(x: 0.9115963637160015, y: -0.4110864503480544),
            to: Coordinate(x: 0.9116138607407231, y: -0.41104764797453025), fromOffset: 26.57, toOffset: 3.86)
        let strip = BandPart.strip(
            from: Coordinate(x: 459_223.178, y: 4_406_883.041), to: Coordinate(x: 459_264.287, y: 4_406_974.2), left: 3.86, right: 26.57)
        let parts = [sector, strip].map { Band.Part(shape: $0, widths: Band.Widths(byClass: [], unzoned: nil)) }
        let band = Band.of(parts, row: "annex1-41")
        #expect(try band.outlineRings(arcTolerance: 0.005, in: GEOSContext()) { _ in 0 }.count == 1)
    }
}
