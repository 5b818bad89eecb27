import Regulation

@testable import Geometry
@testable import NoiseZoning
@testable import ZoningFiles
@testable import ZoningModel

/// A random but valid district, small enough to draw in a moment: zones on a skewed grid, roads that bend, rail, railway land, housing.
struct RandomDistrict {
    private(set) var input: ZoningInput
    private var random: Seeded

    /// The south-west corner lies off the seams of the tiles, the district across them.
    private static let origin = Coordinate(x: 459_400, y: 4_403_650)

    init(seed: UInt64) {
        random = Seeded(seed: seed)
        input = ZoningInput(pack: .forCases)
        makeZones()
        for number in 1...8 { makeRoad(row: "annex1-\(number)") }
        makeRail()
        makeAreas()
    }

    private mutating func value(_ low: Double, _ high: Double) -> Double { .random(in: low...high, using: &random) }

    private mutating func place(x: ClosedRange<Double>, y: ClosedRange<Double>) -> Coordinate {
        // On the lattice, so that a turn by 90° stays on it.
        Coordinate(
            x: Self.origin.x + (value(x.lowerBound, x.upperBound) * 1000).rounded() / 1000,
            y: Self.origin.y + (value(y.lowerBound, y.upperBound) * 1000).rounded() / 1000)
    }

    private mutating func makeZones() {
        let columns = 3
        var corners: [[Coordinate]] = []
        for row in 0...columns {
            corners.append([])
            for column in 0...columns {
                let (x, y) = (Double(column) * 500, Double(row) * 500)
                corners[row].append(place(x: (x - 60)...(x + 60), y: (y - 60)...(y + 60)))
            }
        }
        for row in 0..<columns {
            for column in 0..<columns {
                let ring = [corners[row][column], corners[row][column + 1], corners[row + 1][column + 1], corners[row + 1][column]]
                // One cell in no zone.
                guard row != 2 || column != 2 else { continue }
                input.zones.append(
                    PlanningZone(
                        id: "z\(row)\(column)", name: "zone", zoneClass: ZoneClass(["1", "2", "3"][Int.random(in: 0..<3, using: &random)]),
                        publishedArea: nil, polygons: [Polygon(exterior: ring + [ring[0]])]))
            }
        }
        let bottom = corners[0]
        let top = Array(corners[columns].reversed())
        let right = (1..<columns).map { corners[$0][columns] }
        let left = (1..<columns).reversed().map { corners[$0][0] }
        var outline = bottom
        outline += right
        outline += top
        outline += left
        input.district = [Polygon(exterior: outline + [outline[0]])]
    }

    private mutating func makeRoad(row: String) {
        var course = [place(x: -100...300, y: -100...1600)]
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            course.append(place(x: 0...1600, y: -100...1600))
        }
        let (left, right) = ((value(4, 20) * 10).rounded() / 10, (value(4, 20) * 10).rounded() / 10)
        input.lines.append(
            TransportLine(
                layer: .roads, row: row, name: row, from: nil, to: nil, source: SourceKind("arterial"), structure: .surface, status: .open,
                openedOn: nil, edgeKind: .laneEdge, left: left, right: right, accuracy: nil, course: course))
    }

    private mutating func makeRail() {
        let (a, b, c) = (place(x: 0...100, y: 0...1500), place(x: 500...900, y: 400...900), place(x: 1200...1500, y: 0...1500))
        for (course, structure) in [([a, b], TransportLine.Structure.elevated), ([b, c], .underground)] {
            input.lines.append(
                TransportLine(
                    layer: .rail, row: "annex2-1", name: "rail", from: nil, to: nil, source: .urbanRail, structure: structure,
                    status: .open,
                    openedOn: nil, edgeKind: nil, left: 5, right: 5, accuracy: nil, course: course))
        }
    }

    private mutating func makeAreas() {
        func box(_ p: Coordinate, _ width: Double, _ height: Double) -> Polygon {
            let ring = [p, p + Coordinate(x: width, y: 0), p + Coordinate(x: width, y: height), p + Coordinate(x: 0, y: height)]
            return Polygon(exterior: ring + [ring[0]])
        }
        let dates = [CivilDate(year: 2009, month: 1, day: 1), CivilDate(year: 2015, month: 1, day: 1)].compactMap { $0 }
        for (number, date) in dates.enumerated() {
            let corner = place(x: 0...1200, y: 100...1300)
            input.railwayLand.append(
                LandArea(kind: LandArea.railwayLand, name: "land \(number)", approvedOn: date, polygons: [box(corner, 300, 20)]))
        }
        input.yards.append(
            LandArea(kind: LandArea.yard, name: "yard", approvedOn: dates[1], polygons: [box(place(x: 100...1100, y: 100...1100), 120, 80)])
        )
        for number in 0..<3 {
            let corner = place(x: 0...1200, y: 0...1200)
            input.residential.append(ResidentialArea(id: "h\(number)", name: "housing", polygons: [box(corner, 200, 150)]))
        }
    }

    /// Places all over the district and a little beyond.
    mutating func places(_ count: Int) -> [Coordinate] {
        (0..<count).map { _ in Coordinate(x: Self.origin.x + value(-80, 1600), y: Self.origin.y + value(-80, 1600)) }
    }
}

extension ZoningInput {
    /// The same input with every vertex moved.
    func moved(_ move: (Coordinate) -> Coordinate) -> ZoningInput {
        func ring(_ polygon: Polygon) -> Polygon { polygon.mapped { $0.map(move) } }
        var moved = self
        moved.district = district.map(ring)
        for number in zones.indices { moved.zones[number].polygons = zones[number].polygons.map(ring) }
        for number in lines.indices { moved.lines[number].course = lines[number].course.map(move) }
        for number in railwayLand.indices { moved.railwayLand[number].polygons = railwayLand[number].polygons.map(ring) }
        for number in yards.indices { moved.yards[number].polygons = yards[number].polygons.map(ring) }
        for number in residential.indices { moved.residential[number].polygons = residential[number].polygons.map(ring) }
        moved.buildings = BuildingList(
            buildings.map { building in
                var building = building
                building.polygons = building.polygons.map(ring)
                return building
            })
        return moved
    }

    /// Drawn with the rules of `ruleset`.
    func map(_ ruleset: Ruleset, workers: Int = 1) async throws -> ZoneMap {
        var reading = PackContents(manifest: .forCases, ruleset: ruleset)
        reading.input = self
        return try await Zoning.build(reading, scenario: .init(date: CivilDate(parsing: "2026-01-01"), workers: workers)).map
    }
}
