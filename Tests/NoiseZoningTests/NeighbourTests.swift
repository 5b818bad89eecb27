import Regulation
import Testing

@testable import Geometry
@testable import NoiseZoning
@testable import ZoneQueries
@testable import ZoningFiles
@testable import ZoningLaw
@testable import ZoningModel

/// Lines of the county beside make bands on this side by the law of this side (readings Z6, Z7).
@Suite("A halo of neighbours' lines")
struct NeighbourTests {
    /// A district cut in two along a straight line, each half with its own zones and housing.
    private struct CutDistrict {
        /// How lines and land come to the halves: cut at the border, whole with the half that they begin in, or whole with both.
        enum Sharing: CaseIterable { case cut, whole, doubled }

        private let place: Coordinate
        private let along: Coordinate

        init(_ input: ZoningInput, random: inout Seeded) {
            let box = Envelope(input.district[0].exterior)
            let east = Double.random(in: -5000...5000, using: &random).rounded()
            place = Coordinate(
                x: (box.centre.x + Double.random(in: -400...400, using: &random)).rounded(),
                y: (box.centre.y + Double.random(in: -400...400, using: &random)).rounded())
            // On the lattice, beyond the district at both ends.
            along = Coordinate(x: east, y: 5000 - abs(east))
        }

        /// Metres to the left of the cut.
        func aside(_ at: Coordinate) -> Double { Coordinate.cross(along.normalized, at - place) }

        private func half(_ polygons: [Polygon], isLeft: Bool) throws -> [Polygon] {
            let normal = along.leftNormal * (isLeft ? 1 : -1)
            let ring = [place - along, place + along, place + along + normal, place - along + normal]
            let context = GEOSContext()
            let land = try GEOSGeometry(polygons: [Polygon(exterior: ring + [ring[0]])], in: context)
            return try GEOSGeometry(polygons: polygons, in: context).unaryUnion(grid: 0.001).intersection(with: land, grid: 0.001)
                .polygons()
        }

        private func pieces(of course: [Coordinate], isLeft: Bool) -> [[Coordinate]] {
            func isOurs(_ place: Coordinate) -> Bool { (aside(place) >= 0) == isLeft }
            var found: [[Coordinate]] = []
            var piece = isOurs(course[0]) ? [course[0]] : []
            for (a, b) in zip(course, course.dropFirst()) {
                if isOurs(a) != isOurs(b) {
                    let share = aside(a) / (aside(a) - aside(b))
                    piece.append(Lattice.coordinate(Lattice.point(a + (b - a) * share)))
                    if !isOurs(b) {
                        found.append(piece)
                        piece = []
                    }
                }
                if isOurs(b) { piece.append(b) }
            }
            return (found + [piece]).filter { Lattice.chain($0).count > 1 }
        }

        /// One half with the lines of its own, the other half as its neighbour or not.
        func input(_ whole: ZoningInput, isLeft: Bool, _ sharing: Sharing, hasNeighbour: Bool) throws -> ZoningInput {
            var input = try own(whole, isLeft: isLeft, sharing)
            guard hasNeighbour else { return input }
            input.neighbours = [Neighbour(folder: "beside", input: try own(whole, isLeft: !isLeft, sharing))]
            return input
        }

        private func own(_ whole: ZoningInput, isLeft: Bool, _ sharing: Sharing) throws -> ZoningInput {
            var input = ZoningInput(pack: whole.pack)
            input.district = try half(whole.district, isLeft: isLeft)
            for var zone in whole.zones {
                zone.polygons = try half(zone.polygons, isLeft: isLeft)
                if !zone.polygons.isEmpty { input.zones.append(zone) }
            }
            for var area in whole.residential {
                area.polygons = try half(area.polygons, isLeft: isLeft)
                if !area.polygons.isEmpty { input.residential.append(area) }
            }
            func land(_ areas: [LandArea]) throws -> [LandArea] {
                try areas.compactMap { area in
                    var area = area
                    let isOurs = (aside(area.polygons[0].exterior[0]) >= 0) == isLeft
                    if sharing == .cut { area.polygons = try half(area.polygons, isLeft: isLeft) }
                    return sharing == .whole && !isOurs || area.polygons.isEmpty ? nil : area
                }
            }
            input.railwayLand = try land(whole.railwayLand)
            input.yards = try land(whole.yards)
            input.lines = whole.lines.flatMap { line -> [TransportLine] in
                switch sharing {
                case .doubled: return [line]
                case .whole: return (aside(line.course[0]) >= 0) == isLeft ? [line] : []
                case .cut:
                    return pieces(of: line.course, isLeft: isLeft).map { course in
                        var piece = line
                        piece.course = course
                        return piece
                    }
                }
            }
            return input
        }
    }

    @Test("two halves with each other's lines make the map of the whole", arguments: 1...3)
    func halves(seed: UInt64) async throws {
        var district = RandomDistrict(seed: seed)
        var random = Seeded(seed: seed &* 977)
        let ruleset = try Ruleset.bundled("beijing-etown-2025")
        let cut = CutDistrict(district.input, random: &random)
        let whole = PlaceQuery(map: try await district.input.map(ruleset), ruleset: ruleset)
        let places = district.places(1500)
        var compared = 0
        for sharing in CutDistrict.Sharing.allCases {
            var borders: [MapBorder] = []
            for isLeft in [true, false] {
                let input = try cut.input(district.input, isLeft: isLeft, sharing, hasNeighbour: true)
                guard !input.zones.isEmpty else { continue }
                let half = PlaceQuery(map: try await input.map(ruleset), ruleset: ruleset)
                borders.append(try MapBorder(half.map, name: isLeft ? "left" : "right"))
                for place in places where abs(cut.aside(place)) > 0.01 {
                    let (wanted, found) = (whole.finding(at: place), half.finding(at: place))
                    guard (cut.aside(place) >= 0) == isLeft else {
                        #expect(found.status == .outside)
                        continue
                    }
                    // What lies on an arc or a rounded line may go either way.
                    guard wanted.change?.distance ?? 1 > 0.02 else { continue }
                    compared += 1
                    #expect(
                        found.zoneClass == wanted.zoneClass && found.limitsClass == wanted.limitsClass && found.status == wanted.status
                            && found.zones == wanted.zones, "\(sharing), \(place.x) \(place.y): \(found.because) \(wanted.because)")
                }
            }
            guard borders.count == 2 else { continue }
            let fit = try BorderFit(borders[0], borders[1], others: [], tolerance: 0.01)
            #expect(fit.gaps.isEmpty && fit.overlaps.isEmpty && fit.endings.isEmpty, "\(sharing): \(fit)")
            #expect(fit.common > 100)
        }
        #expect(compared > 1500)
    }

    @Test("without each other's lines bands end at the border, and the check of borders says where")
    func endings() async throws {
        let ruleset = try Ruleset.bundled("beijing-etown-2025")
        var found = 0
        for seed in UInt64(1)...4 {
            let district = RandomDistrict(seed: seed)
            var random = Seeded(seed: seed &* 977)
            let cut = CutDistrict(district.input, random: &random)
            var borders: [MapBorder] = []
            for isLeft in [true, false] {
                let input = try cut.input(district.input, isLeft: isLeft, .whole, hasNeighbour: false)
                borders.append(try MapBorder(try await input.map(ruleset), name: isLeft ? "left" : "right"))
            }
            let fit = try BorderFit(borders[0], borders[1], others: [], tolerance: 0.01)
            #expect(fit.gaps.isEmpty && fit.overlaps.isEmpty)
            found += fit.endings.count
        }
        #expect(found > 3)
    }

    /// Two counties beside each other, the border at x = 0; the road of the east county runs from south to north at x = 20, its boundary lines
    /// 10 m on either side. West of the border class 3 (25 m) south of y = 0, class 1 (55 m) north of it; east of it class 2 (40 m).
    private static func county(isWest: Bool) throws -> ZoningInput {
        func area(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> [Polygon] {
            let ring = [
                (x.lowerBound, y.lowerBound), (x.upperBound, y.lowerBound), (x.upperBound, y.upperBound), (x.lowerBound, y.upperBound),
                (x.lowerBound, y.lowerBound),
            ]
            return [Polygon(exterior: ring.map { Coordinate(x: 500_000 + $0.0, y: 4_400_000 + $0.1) })]
        }
        func zone(_ id: String, _ zoneClass: String, _ polygons: [Polygon]) -> PlanningZone {
            PlanningZone(id: id, name: id, zoneClass: ZoneClass(zoneClass), publishedArea: nil, polygons: polygons)
        }
        var input = ZoningInput(pack: .forCases)
        if isWest {
            input.district = area(-1000...0, -500...500)
            input.zones = [zone("south", "3", area(-1000...0, -500...0)), zone("north", "1", area(-1000...0, 0...500))]
        } else {
            input.district = area(0...1000, -500...500)
            input.zones = [zone("east", "2", area(0...1000, -500...500))]
            input.lines = [
                TransportLine(
                    layer: .roads, row: "annex1-16", name: "荣华南路", from: nil, to: nil, source: SourceKind("arterial"),
                    structure: .surface, status: .open, openedOn: nil, edgeKind: .laneEdge, left: 10, right: 10, accuracy: 3,
                    course: [-500.0, 500].map { Coordinate(x: 500_020, y: 4_400_000 + $0) })
            ]
        }
        return input
    }

    @Test(
        "each side has the width of its own class",
        arguments: [
            (-14.9, -100.0, "4a"), (-15.1, -100, "3"), (-44.9, 100, "4a"), (-45.1, 100, "1"), (5, 100, "4a"), (69.9, 100, "4a"),
            (70.1, 100, "2"),
        ])
    func widths(x: Double, y: Double, zoneClass: String) async throws {
        let ruleset = try Ruleset.bundled("beijing-etown-2025")
        var (west, east) = (try Self.county(isWest: true), try Self.county(isWest: false))
        west.neighbours = [Neighbour(folder: "east", input: east)]
        east.neighbours = [Neighbour(folder: "west", input: try Self.county(isWest: true))]
        let query = PlaceQuery(map: try await (x < 0 ? west : east).map(ruleset), ruleset: ruleset)
        let finding = query.finding(at: Coordinate(x: 500_000 + x, y: 4_400_000 + y))
        #expect(finding.zoneClass?.id == zoneClass)
        guard zoneClass == "4a" else { return }
        // Who drew the line is said where it was not we.
        #expect(finding.because.first?.row == "annex1-16" && finding.because.first?.neighbour == (x < 0 ? "case" : nil))
    }

    @Test("what is out of reach is not taken, what we have ourselves is not taken twice, and the order of the neighbours changes nothing")
    func taken() async throws {
        let ruleset = try Ruleset.bundled("beijing-etown-2025")
        let east = try Self.county(isWest: false)
        var far = ZoningInput(pack: .forCases)
        far.lines = east.lines.map { line in
            var line = line
            line.row = "annex1-17"
            // The boundary line is 55 m + 1 m away: the widest band does not reach.
            line.course = line.course.map { $0 + Coordinate(x: 46, y: 0) }
            return line
        }
        var west = try Self.county(isWest: true)
        west.neighbours = [Neighbour(folder: "far", input: far), Neighbour(folder: "east", input: east)]
        let map = try await west.map(ruleset)
        #expect(map.lines.map(\.row) == ["annex1-16"] && map.lines.map(\.neighbour) == ["case"])
        west.neighbours.reverse()
        #expect(try await west.map(ruleset).geoJSON() == map.geoJSON())
        west.lines = east.lines
        #expect(try await west.map(ruleset).lines.map(\.neighbour) == [nil])
    }
}
