import Regulation
import Testing

@testable import Geometry
@testable import ZoningLaw
@testable import ZoningModel

/// Reading W1b: ends of one row that nearly meet are one point.
@Suite("Sections of a row that nearly meet")
struct SectionJoiningTests {
    typealias Course = [(Double, Double)]

    private func line(
        _ course: Course, row: String = "annex1-1", _ structure: TransportLine.Structure = .surface, of source: SourceKind = .arterial
    ) -> TransportLine {
        TransportLine(
            layer: .roads, row: row, name: row, from: nil, to: nil, source: source, structure: structure, status: .open,
            openedOn: nil, edgeKind: .laneEdge, left: 10, right: 10, accuracy: nil,
            course: course.map { Coordinate(x: 500_000 + $0.0, y: 4_400_000 + $0.1) })
    }

    private func joined(_ courses: [Course], distance: Double = 0.1) -> (lines: [TransportLine], gaps: [SectionJoining.Gap]) {
        SectionJoining(distance: distance).joined(courses.map { line($0) })
    }

    /// How many places of the row have one direction, two, three …
    private func degrees(_ lines: [TransportLine]) -> [Int] { SectionGraph(lines).nodes.map(\.rays.count).sorted() }

    struct Ends: Sendable {
        /// Metres between them.
        let east: Double
        let north: Double
        let areOne: Bool
        let gaps: Int

        init(_ east: Double, _ north: Double, areOne: Bool, gaps: Int = 0) {
            (self.east, self.north, self.areOne, self.gaps) = (east, north, areOne, gaps)
        }
    }

    private static let ends = [
        Ends(0, 0, areOne: true), Ends(0.001, 0, areOne: true), Ends(0, 0.01, areOne: true), Ends(-0.05, 0.05, areOne: true),
        Ends(0.1, 0, areOne: true), Ends(0.11, 0, areOne: false, gaps: 1), Ends(3, 4, areOne: false, gaps: 1),
        Ends(5.01, 0, areOne: false),
    ]

    @Test("ends within 0.10 m are one point; between that and 5 m a gap is told", arguments: ends)
    func twoEnds(row: Ends) {
        let first: Course = [(0, 0), (100, 0)]
        let second: Course = [(100 + row.east, row.north), (100 + row.east, 100 + row.north)]
        for courses in [[first, second], [second, first], [first.reversed(), second], [first, second.reversed()]] {
            let result = joined(courses)
            #expect(degrees(result.lines) == (row.areOne ? [1, 1, 2] : [1, 1, 1, 1]) && result.gaps.count == row.gaps, "\(courses)")
        }
    }

    @Test("the order of a file and the way lines are drawn change nothing")
    func order() {
        let courses: [Course] = [
            [(0, 0), (100, 0)], [(100.03, 0.02), (200, 0)], [(99.96, -0.05), (100, -90)], [(300, 0), (200.04, 0.01)],
        ]
        func places(_ courses: [Course]) -> Set<LatticePoint> {
            Set(joined(courses).lines.flatMap { Lattice.chain($0.course) })
        }
        let expected = places(courses)
        #expect(expected.count == 5 && degrees(joined(courses).lines) == [1, 1, 1, 2, 3])
        for turn in 1..<4 {
            let turned = Array(courses[turn...] + courses[..<turn])
            #expect(places(turned) == expected)
            #expect(places(turned.map { $0.reversed() }) == expected)
            #expect(places(turned.reversed()) == expected)
        }
    }

    @Test("a section meets itself, and the middle or a corner of another")
    func middles() {
        // A ring that misses its own start by a centimetre has no end.
        #expect(degrees(joined([[(0, 0), (100, 0), (100, 100), (0, 100), (0, 0.01)]]).lines) == [2, 2, 2, 2])
        // A loop at the end of a line.
        #expect(degrees(joined([[(0, 0), (100, 0), (200, 0), (200, 100), (100, 100), (100.02, 0.03)]]).lines) == [1, 2, 2, 2, 3])
        // A branch that stops 5 cm short of the middle, and one beside a corner.
        #expect(degrees(joined([[(0, 0), (100, 0)], [(50, 0.05), (50, 60)]]).lines) == [1, 1, 1, 3])
        #expect(degrees(joined([[(0, 0), (50, 0), (100, 20)], [(50.03, 0.05), (50, 60)]]).lines) == [1, 1, 1, 3])
        #expect(joined([[(0, 0), (100, 0)], [(50, 1.5), (50, 60)]]).gaps.map(\.metres) == [1.5])
    }

    @Test("a section shorter than the distance goes, and its neighbours meet; alone it stays")
    func short() {
        let result = joined([[(0, 0), (100, 0)], [(100, 0), (100.05, 0)], [(100.05, 0), (100.05, 80)]])
        #expect(result.lines.count == 2 && degrees(result.lines) == [1, 1, 2])
        #expect(joined([[(0, 0), (0.05, 0)]]).lines.count == 1)
        // A short section has both its ends near what it goes on to: no gap.
        #expect(joined([[(0, 0), (100, 0)], [(100, 0), (103, 0)]]).gaps.isEmpty)
    }

    @Test("rows are joined each for itself, and the distance is the pack's")
    func rows() {
        let others = [line([(0, 0), (100, 0)]), line([(100.01, 0), (200, 0)], row: "annex1-2")]
        #expect(SectionJoining(distance: 0.1).joined(others).lines.map(\.course) == others.map(\.course))
        #expect(degrees(joined([[(0, 0), (100, 0)], [(102, 0), (200, 0)]], distance: 2.5).lines) == [1, 1, 2])
        #expect(degrees(joined([[(0, 0), (100, 0)], [(100.05, 0), (200, 0)]], distance: 0).lines) == [1, 1, 1, 1])
    }

    @Test("lines that meet keep their coordinates to the last bit")
    func untouched() {
        let courses: [Course] = [[(0.123_456_7, 0), (100.000_2, 0.3)], [(100.000_2, 0.3), (150, 50)], [(50, -0.000_3), (50, -90)]]
        let result = joined(Array(courses[..<2]))
        #expect(result.lines.map(\.course) == courses[..<2].map { line($0).course })
    }

    @Test("above ground stays where it is, so that the arc of a portal is not turned")
    func portal() {
        let above = line([(0, 0), (99.98, 0), (100, 0)])
        let below = line([(100.03, 0.08), (200, 0)], .underground)
        for lines in [[above, below], [below, above]] {
            let joined = SectionJoining(distance: 0.1).joined(lines).lines
            #expect(joined.first { $0.structure == .surface }?.course == above.course)
            #expect(joined.first { $0.structure == .underground }?.course.first == above.course.last)
        }
        // An end that lies on the middle of the underground section touches it as well.
        let ruleset = try? Ruleset.bundled("beijing-etown-2025")
        let over = SectionJoining(distance: 0.1).joined([
            line([(0, 0), (99.98, 0), (100, 0)], of: .urbanRail), line([(60, 0), (200, 0)], .underground, of: .urbanRail),
        ]).lines
        let row = ruleset.flatMap { ListedRow(over, ruleset: $0) }
        #expect(row?.portals.contains(Lattice.point(above.course[2])) == true)
    }
}
