import Testing

@testable import Geometry
@testable import PackMaking

@Suite("The land of roads and rivers within a zone")
struct LineLandTests {
    private let zone = [Polygon(exterior: [(0, 0), (1000, 0), (1000, 1000), (0, 1000), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) })]

    private func area(_ lines: [(course: [(Double, Double)], left: Double, right: Double)]) throws -> Double {
        var land = LineLand(of: [])
        for line in lines { land.add(line.course.map { Coordinate(x: $0.0, y: $0.1) }, left: line.left, right: line.right) }
        return try land.area(within: zone)
    }

    @Test("two roads that cross count their crossing once")
    func crossing() throws {
        let area = try area([([(-50, 500), (1050, 500)], 10, 10), ([(500, -50), (500, 1050)], 5, 25)])
        #expect(abs(area - (20 * 1000 + 30 * 1000 - 20 * 30)) < 1)
    }

    @Test("a road along the edge of the zone takes its inner side alone")
    func edge() throws {
        #expect(abs(try area([([(0, 0), (1000, 0)], 12, 30)]) - 12_000) < 1)
    }

    @Test("a bend: both legs, the square where they overlap once, and the wedge between their outer corners")
    func bend() throws {
        #expect(abs(try area([([(100, 100), (200, 100), (200, 200)], 10, 10)]) - (2 * 2000 - 100 + 50)) < 1)
    }

    @Test("a repeated vertex, a line without width and no line at all take nothing more")
    func nothing() throws {
        #expect(try area([([(100, 100), (100, 100)], 10, 10), ([(0, 0), (500, 500)], 0, 0)]) == 0)
        #expect(try area([]) == 0)
    }

    /// In and about the zone, with bends, crossings, and some along its edge.
    private func lines(_ random: inout Seeded, count: Int) -> [(course: [(Double, Double)], left: Double, right: Double)] {
        (0..<count).map { number in
            var course = [(Double.random(in: -200...1200, using: &random), Double.random(in: -200...1200, using: &random))]
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let (x, y) = course[course.count - 1]
                course.append((x + .random(in: -300...300, using: &random), y + .random(in: -300...300, using: &random)))
            }
            if number % 5 == 0 { course = [(0, 0), (0, 400), (0, 1000)] }
            return (course, .random(in: 0...40, using: &random), .random(in: 0...40, using: &random))
        }
    }

    @Test("its bounds hold it, whatever overlaps", arguments: 1...40 as ClosedRange<UInt64>)
    func bounds(seed: UInt64) throws {
        var random = Seeded(seed: seed)
        var land = LineLand(of: [])
        for line in lines(&random, count: Int(seed % 12)) {
            land.add(line.course.map { Coordinate(x: $0.0, y: $0.1) }, left: line.left, right: line.right)
        }
        let area = try land.area(within: zone)
        let bounds = land.bounds(within: zone)
        #expect(bounds.contains(area), "\(bounds) \(area)")
        #expect(bounds.upperBound <= 1_001 * 1_000 * 20)
    }

    @Test("where no place is in three parts and all lies within, the bounds are the area but for the share of rounding")
    func tightBounds() throws {
        var land = LineLand(of: [])
        land.add([Coordinate(x: 100, y: 500), Coordinate(x: 900, y: 500)], left: 10, right: 10)
        for x in [200.0, 400, 800] { land.add([Coordinate(x: x, y: 100), Coordinate(x: x, y: 900)], left: 15, right: 5) }
        let area: Double = 16_000 + 3 * 16_000 - 3 * 400
        let bounds = land.bounds(within: zone)
        #expect(
            abs(bounds.lowerBound - area * 0.999) < 1e-6 * area && abs(bounds.upperBound - area * 1.001) < 1e-6 * area, "\(bounds) \(area)")
    }

    @Test("a hole of the zone is none of it")
    func hole() throws {
        let ring = [(200.0, 400.0), (200, 600), (700, 600), (700, 400), (200, 400)].map { Coordinate(x: $0.0, y: $0.1) }
        let zone = [Polygon(exterior: zone[0].exterior, holes: [ring])]
        var land = LineLand(of: [])
        land.add([Coordinate(x: 100, y: 500), Coordinate(x: 900, y: 500)], left: 10, right: 10)
        let bounds = land.bounds(within: zone)
        #expect(abs(try land.area(within: zone) - 6_000) < 1)
        #expect(bounds.lowerBound > 5_990 && bounds.upperBound < 6_010, "\(bounds)")
    }
}
