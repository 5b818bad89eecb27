import Regulation
import Testing

@testable import Geometry
@testable import ZoningLaw
@testable import ZoningModel

@Suite("Stretches of listed lines")
struct StretchTests {
    let ruleset: Ruleset

    init() throws { ruleset = try Ruleset.bundled("beijing-etown-2025") }

    @Test("an arc that runs on the carriageway of its own row is no boundary line")
    func trimmedArc() throws {
        var input = Street.input(length: 40, [])
        // At (40, 0) the row turns 90° to the right and 5 m on 90° to the left: the outer arc of the first bend lies on the road after it.
        input.lines[0].course += [(40.0, -5.0), (80, -5)].map { Coordinate(x: 500_000 + $0, y: 4_400_000 + $1) }
        let zones = ZoneLocator(input.zones, ruleset: ruleset)
        let making = BandMaking(ruleset: ruleset, date: try CivilDate(parsing: "2026-01-01"), asBuilt: false, zones: zones)
        let bands = making.bands(lines: input.lines, railwayLand: [], yards: [])
        let stretches = StretchMaking(making: making).stretches(lines: input.lines, bands: bands)
        let north = try #require(stretches.first { $0.side == "N" || $0.side == "NE" })
        // Along y = 10 to x = 40; round (40, 0) down to y = 5, where x = 40 + √75; on along y = 5 to x = 80.
        let length = north.chords(arcTolerance: 0.0001).reduce(0) { $0 + $1.a.distance(to: $1.b) }
        #expect(abs(length - (40 + 10 * .pi / 3 + 40 - 75.0.squareRoot())) < 0.001)
        for (one, other) in zip(north.chords(arcTolerance: 0.0001), north.chords(arcTolerance: 0.0001).dropFirst()) {
            // A micrometre is taken off at either hand.
            #expect(one.b.distance(to: other.a) < 1e-5, "the walk goes on where it was")
        }
    }

    @Test("stretches end where another listed line crosses or touches, and nowhere else")
    func stretches() throws {
        var input = Street.input(length: 300, [])
        func line(_ row: String, _ from: (Double, Double), _ to: (Double, Double), _ structure: TransportLine.Structure = .surface)
            -> TransportLine
        {
            var line = input.lines[0]
            let course = [from, to].map { Coordinate(x: 500_000 + $0.0, y: 4_400_000 + $0.1) }
            line = TransportLine(
                layer: .roads, row: row, name: row, from: nil, to: nil, source: line.source, structure: structure, status: .open,
                openedOn: nil, edgeKind: .laneEdge, left: 5, right: 5, accuracy: nil, course: course)
            return line
        }
        input.lines += [
            line("annex1-2", (100, -80), (100, 80)), line("annex1-3", (200, 0), (200, 80)),
            line("annex1-4", (250, -80), (250, 80), .tunnel),
            line("annex1-5", (0, 3), (60, 3)),
        ]
        let zones = ZoneLocator(input.zones, ruleset: ruleset)
        let making = BandMaking(ruleset: ruleset, date: try CivilDate(parsing: "2026-01-01"), asBuilt: false, zones: zones)
        let bands = making.bands(lines: input.lines, railwayLand: [], yards: [])
        let stretches = StretchMaking(making: making).stretches(lines: input.lines, bands: bands)
        func lengths(_ row: String) -> [Double] {
            stretches.filter { $0.row == row }.map { stretch in
                stretch.pieces.reduce(0) { if case .edge(let a, let b, _) = $1 { $0 + a.distance(to: b) } else { $0 } }
            }.map { $0.rounded() }.sorted()
        }
        #expect(lengths("annex1-16") == [100, 100, 100, 100, 100, 100])
        #expect(lengths("annex1-2") == [80, 80, 80, 80])
        #expect(lengths("annex1-3") == [80, 80])
        #expect(lengths("annex1-5") == [60, 60])
    }

    /// Lengths of the stretches of a row where another runs beside it or with it, courses in metres.
    ///
    /// - Parameter sides: metres from the centre line of `annex1-1` to its boundary lines.
    private func lengths(_ row: String, _ courses: [String: [[(Double, Double)]]], sides: (Double, Double) = (0, 0)) throws -> [Double] {
        var input = Street.input(length: 300, [])
        let like = input.lines[0]
        input.lines = courses.sorted { $0.key < $1.key }.flatMap { row, sections in
            sections.map { section in
                TransportLine(
                    layer: .roads, row: row, name: row, from: nil, to: nil, source: like.source, structure: .surface, status: .open,
                    openedOn: nil, edgeKind: .laneEdge, left: row == "annex1-1" ? sides.0 : 0, right: row == "annex1-1" ? sides.1 : 0,
                    accuracy: nil,
                    course: section.map { Coordinate(x: 500_000 + $0.0, y: 4_400_000 + $0.1) })
            }
        }
        let zones = ZoneLocator(input.zones, ruleset: ruleset)
        let making = BandMaking(ruleset: ruleset, date: try CivilDate(parsing: "2026-01-01"), asBuilt: false, zones: zones)
        let bands = making.bands(lines: input.lines, railwayLand: [], yards: [])
        return StretchMaking(making: making).stretches(lines: input.lines, bands: bands).filter { $0.row == row }.map { stretch in
            stretch.chords(arcTolerance: 0.001).reduce(0) { $0 + $1.a.distance(to: $1.b) }.rounded()
        }.sorted()
    }

    @Test("lines that run together meet where they part, and nowhere between (B1)")
    func runningTogether() throws {
        let straight = [[(0.0, 0.0), (300, 0)]]
        // Comes to the line at 50, runs with it to 200 in two sections, and leads away.
        let joins = [[(50.0, 80.0), (50, 0), (120, 0)], [(200.0, -80.0), (200, 0), (120, 0)]]
        #expect(try lengths("annex1-1", ["annex1-1": straight, "annex1-2": joins]) == [50, 50, 100, 100, 150, 150])
        #expect(try lengths("annex1-2", ["annex1-1": straight, "annex1-2": joins]) == [80, 80, 80, 80, 150, 150])
        // Begins at 50 and ends at 200 as it runs along: nothing leads away.
        #expect(try lengths("annex1-1", ["annex1-1": straight, "annex1-2": [[(50, 0), (120, 0)], [(120, 0), (200, 0)]]]) == [300, 300])
        // A bend in common is no junction, whichever way the lines are drawn; where the one goes straight on there is one.
        let bent = [(0.0, 0.0), (100, 0), (100, 100)]
        #expect(try lengths("annex1-1", ["annex1-1": [bent], "annex1-2": [bent.reversed()]]) == [200, 200])
        #expect(try lengths("annex1-1", ["annex1-1": [bent], "annex1-2": [[(0, 0), (180, 0)]]]) == [100, 100, 100, 100])
        #expect(try lengths("annex1-2", ["annex1-1": [bent], "annex1-2": [[(0, 0), (180, 0)]]]) == [80, 80, 100, 100])
    }

    @Test(
        "a line that ends within a hand of another ends at it; one that goes a hand beyond it has one junction",
        arguments: [0.07, 0, -0.07])
    func nearEnd(beyond: Double) throws {
        let found = try lengths("annex1-1", ["annex1-1": [[(0, 0), (300, 0)]], "annex1-2": [[(120, beyond), (120, -80)]]])
        #expect(found == [120, 120, 180, 180])
        // A hair more than a metre short of its boundary line, it does not meet it.
        #expect(try lengths("annex1-1", ["annex1-1": [[(0, 0), (300, 0)]], "annex1-2": [[(120, -1.01), (120, -80)]]]) == [300, 300])
    }

    struct KerbCase: Sendable {
        let course: [(Double, Double)]
        let isJunction: Bool

        init(_ isJunction: Bool, _ course: (Double, Double)...) { (self.course, self.isJunction) = (course, isJunction) }
    }

    /// Boundary lines 10 m to the left (north) and 20 m to the right.
    private static let kerbCases = [
        KerbCase(true, (120, 80), (120, 10)), KerbCase(true, (120, 80), (120, 11)), KerbCase(false, (120, 80), (120, 11.02)),
        KerbCase(true, (120, -80), (120, -20)), KerbCase(true, (120, -80), (120, -21)), KerbCase(false, (120, -80), (120, -21.02)),
        KerbCase(true, (120, 80), (120, 30), (120, 9)),
        // Across, with vertices on the carriageway and the end at the kerb beyond: one junction.
        KerbCase(true, (120, 80), (120, 8), (120, 4), (120, -12)), KerbCase(true, (120, 80), (120, -80)),
        // Along it, on the carriageway: nothing leads away.
        KerbCase(false, (0, 6), (180, 6)),
        // Beside it, between its boundary lines, until it bends away: the lines have no place in common, and it does not end there.
        KerbCase(false, (0, 8), (120, 8), (200, 90)), KerbCase(false, (0, 90), (60, 8), (120, 8), (200, 90)),
        // The same on the line itself: they part at 120.
        KerbCase(true, (0, 0), (120, 0), (200, 90)),
    ]

    @Test("a line that ends at the kerb of another, or a metre outside it, ends at it (B1a)", arguments: kerbCases)
    func kerb(row: KerbCase) throws {
        let (course, isJunction) = (row.course, row.isJunction)
        let found = try lengths("annex1-1", ["annex1-1": [[(0, 0), (300, 0)]], "annex1-2": [course]], sides: (10, 20))
        #expect(found == (isJunction ? [120, 120, 180, 180] : [300, 300]))
        let turned = try lengths("annex1-1", ["annex1-1": [[(0, 0), (300, 0)]], "annex1-2": [course.reversed()]], sides: (10, 20))
        #expect(turned == found)
        // The line in pieces, with a corner close to the junction.
        let pieces = try lengths("annex1-1", ["annex1-1": [[(0, 0), (118, 0), (300, 0)]], "annex1-2": [course]], sides: (10, 20))
        #expect(pieces == found)
    }

    @Test("at a bend the inner boundary line is trimmed, the outer one goes round")
    func bend() throws {
        var input = Street.input([])
        input.lines[0].course.append(Coordinate(x: 500_100, y: 4_400_100))
        let zones = ZoneLocator(input.zones, ruleset: ruleset)
        let making = BandMaking(ruleset: ruleset, date: try CivilDate(parsing: "2026-01-01"), asBuilt: false, zones: zones)
        let bands = making.bands(lines: input.lines, railwayLand: [], yards: [])
        let stretches = StretchMaking(making: making).stretches(lines: input.lines, bands: bands)
        let lengths = stretches.map { stretch in stretch.chords(arcTolerance: 0.005).reduce(0) { $0 + $1.a.distance(to: $1.b) } }.sorted()
        #expect(lengths.count == 2)
        #expect(abs(lengths[0] - 180) < 1e-4, "90 m on either hand")
        #expect(abs(lengths[1] - (200 + 10 * Double.pi / 2)) < 0.01)
    }
}
