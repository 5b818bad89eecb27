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
}
