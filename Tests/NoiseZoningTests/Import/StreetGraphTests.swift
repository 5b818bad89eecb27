import Geometry
import Testing

@testable import PackMaking

/// Places are some thousand kilometres from the origin, as in a national grid: there 10⁻¹⁰ m are nothing.
@Suite("A street as a graph")
struct StreetGraphTests {
    private static let corner = Coordinate(x: 457_000, y: 4_405_000)

    @Test("cuts that are one place to rounding make no piece between them, and all of them are found again")
    func closeCuts() {
        let course = [Self.corner, Self.corner + Coordinate(x: 60, y: 80)]
        let way = Way(
            source: "w0", kind: .road, roadClass: .unknown, names: ["荣华南路"], placed: nil, direction: .both, lanes: nil, width: nil,
            structure: .surface, course: course)
        let ways = WayGraph([way])
        // The way is 100 m: beside its start, twice beside each other at 50 m, beside its end.
        let cuts = [0, 1e-11, 1e-4, 50, 50 + 1e-11, 50 + 2e-4, 100 - 2e-4, 100 - 1e-11, 100].map { StreetGraph.Place(edge: 0, offset: $0) }
        let street = StreetGraph(ways, named: [(edge: 0, naming: .given)], cuts: cuts)
        // Beside them the gap between both ends of the street.
        let drawn = street.pieces.filter { $0.way != nil }
        #expect(drawn.map(\.length) == [50, 50] && street.pieces.allSatisfy { $0.course.count == 2 })
        let nodes = cuts.map { street.node(of: $0) }
        #expect(nodes.allSatisfy { $0 != nil } && Set(nodes.prefix(3)).count == 1 && Set(nodes.suffix(3)).count == 1)
        #expect(Set(nodes[3..<6]).count == 1 && Set(nodes).count == 3)
    }
}
