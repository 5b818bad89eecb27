import FeatureIO
import Regulation
import Testing

@testable import Answers
@testable import Geometry
@testable import NoiseZoning
@testable import ZoneQueries
@testable import ZoningFiles
@testable import ZoningModel

/// Two states of one street: a road of 200 m, its boundary lines 10 m to either side, in class 2 (40 m) or class 3 (25 m).
private struct ChangedStreet {
    let ruleset: Ruleset
    var input = Street.input(length: 200, [])
    var day = "2026-01-01"
    var isAsBuilt = false
    var switches: [(String, String)] = []

    init() throws { ruleset = try Ruleset.bundled("beijing-etown-2025") }

    func query() async throws -> PlaceQuery {
        var rules = ruleset
        for (name, value) in switches { rules.switches = try #require(rules.switches.setting(name, to: value)) }
        var reading = PackContents(manifest: .forCases, ruleset: rules)
        reading.input = input
        let map = try await Zoning.build(reading, scenario: .init(date: CivilDate(parsing: day), isAsBuilt: isAsBuilt)).map
        return PlaceQuery(map: map, ruleset: ruleset)
    }

    static func difference(_ a: ChangedStreet, _ b: ChangedStreet) async throws -> MapDifference {
        try await MapDifference(from: a.query(), to: b.query(), workers: 1)
    }

    /// A second road across the first, from (100, -200) to (100, 200), 5 m to either side.
    func crossing(status: TransportLine.LineStatus = .open, openedOn: String? = nil, left: Double = 5) throws -> TransportLine {
        TransportLine(
            layer: .roads, row: "annex1-18", name: "cross", from: nil, to: nil, source: SourceKind("arterial"), structure: .surface,
            status: status, openedOn: try openedOn.map { try CivilDate(parsing: $0) }, edgeKind: .laneEdge, left: left, right: 5,
            accuracy: nil, course: [Coordinate(x: 500_100, y: 4_399_800), Coordinate(x: 500_100, y: 4_400_200)])
    }

    mutating func setClass(_ id: String) {
        let zone = input.zones[0]
        input.zones[0] = PlanningZone(
            id: zone.id, name: zone.name, zoneClass: ZoneClass(id), publishedArea: nil, polygons: zone.polygons)
    }
}

extension MapDifference {
    /// `2 → 4a 25500 m2: opening annex1-18`
    fileprivate var told: [String] {
        table.map { row in
            let causes = row.causes.map { "\($0.cause.kind.rawValue)\($0.cause.row.map { " \($0)" } ?? "")" }.sorted()
            return "\(row.from.words) → \(row.to.words) \(Int(row.area.rounded())) m2: \(causes.joined(separator: ", "))"
        }
    }
}

@Suite("What a change does, by hand")
struct DifferenceTests {
    // The crossing road and its bands are 90 m wide (5 + 40 to either side) and 400 m long; 100 m of it, where the first road and its bands
    // lie (10 + 40 to either side), is of class 4a already: 90 · 300 = 27 000 m2, 10 · 300 = 3000 of it between the boundary lines.
    @Test("a road that opens between two days is named with its day, and its area told without the carriageway")
    func opening() async throws {
        var (a, b) = (try ChangedStreet(), try ChangedStreet())
        let road = try a.crossing(status: .planned, openedOn: "2027-06-01")
        (a.input.lines, b.input.lines) = (a.input.lines + [road], b.input.lines + [road])
        b.day = "2027-06-01"
        let difference = try await ChangedStreet.difference(a, b)
        #expect(difference.told == ["2 → 4a 27000 m2: opening annex1-18"])
        let row = try #require(difference.table.first)
        #expect(abs(row.areaOffCarriageways - 24_000) < 1)
        #expect(row.causes[0].cause.day == b.day.day && !row.causes[0].cause.isGone && row.causes[0].cause.reading?.rawValue == "R4")
        let back = try await ChangedStreet.difference(b, a)
        #expect(back.told == ["4a → 2 27000 m2: opening annex1-18"])
        #expect(back.table[0].causes[0].cause.isGone)
    }

    @Test("a planned road taken as built, a new one, a moved one and one that is gone")
    func lines() async throws {
        let plain = try ChangedStreet()
        var (planned, built) = (plain, plain)
        planned.input.lines.append(try plain.crossing(status: .planned))
        built = planned
        built.isAsBuilt = true
        #expect(try await ChangedStreet.difference(planned, built).told == ["2 → 4a 27000 m2: as_built annex1-18"])
        var more = plain
        more.input.lines.append(try plain.crossing())
        #expect(try await ChangedStreet.difference(plain, more).told == ["2 → 4a 27000 m2: row_added annex1-18"])
        #expect(try await ChangedStreet.difference(more, plain).told == ["4a → 2 27000 m2: row_removed annex1-18"])
        // Two metres more on one side: 2 · 300 m2.
        var moved = plain
        moved.input.lines.append(try plain.crossing(left: 7))
        #expect(try await ChangedStreet.difference(more, moved).told == ["2 → 4a 600 m2: row_changed annex1-18"])
        #expect(try await ChangedStreet.difference(more, more).told == [])
    }

    // From class 2 to class 3 the bands shrink from 40 m to 25 m: 2 · 15 · 200 m2 go from 4a to 3, the rest of the land from 2 to 3.
    @Test("a zone of another class: the class itself, and the width of the band that it sets")
    func zone() async throws {
        let a = try ChangedStreet()
        var b = a
        b.setClass("3")
        let difference = try await ChangedStreet.difference(a, b)
        #expect(
            difference.told == [
                "2 → 3 \(600 * 400 - 200 * 100) m2: zone_class", "4a → 3 6000 m2: width annex1-16, zone_class",
            ])
        let width = try #require(difference.table[1].causes.map(\.cause).first { $0.kind == .width })
        #expect((width.from, width.to) == ("40", "25"))
        #expect(difference.zoneChanges.isEmpty)
    }

    @Test("a zone that only has another name is told apart, and is no change of class")
    func zoneLine() async throws {
        let a = try ChangedStreet()
        var b = a
        let (west, east) = (Street.box(-200, -200, 100, 200), Street.box(100, -200, 400, 200))
        b.input.zones = [("201", west), ("202", east)].map {
            PlanningZone(id: $0.0, name: $0.0, zoneClass: ZoneClass("2"), publishedArea: nil, polygons: [$0.1])
        }
        let difference = try await ChangedStreet.difference(a, b)
        #expect(difference.changes.isEmpty)
        #expect(difference.zoneChanges.map { [$0.from, $0.to] } == [["201", "202"]])
        #expect(abs(difference.zoneChanges[0].area - 300 * 400) < 1)
    }

    @Test("the carriageway under its switch: all of it between boundary lines, by reading R1")
    func carriageway() async throws {
        let a = try ChangedStreet()
        var b = a
        b.switches = [("carriageway", "unassigned")]
        let difference = try await ChangedStreet.difference(a, b)
        #expect(difference.told == ["4a → unassigned 4000 m2: reading annex1-16"])
        #expect(difference.table[0].areaOffCarriageways < 0.01)
        #expect(difference.table[0].causes[0].cause.reading == .r1)
    }

    // A zone line across the road at x = 100: west of it class 2, east class 3. By the stricter of the two widths nothing changes along it;
    // a zone line 20 m beside the boundary line, class 3 at the road: behind it 40 m by the zone itself, 25 m by what the road fronts.
    @Test("a switched reading of the width is named where it alone decides, with the widths")
    func switched() async throws {
        var a = try ChangedStreet()
        a.input.zones = [("301", "3", Street.box(-200, -200, 400, 30)), ("201", "2", Street.box(-200, 30, 400, 200))].map {
            PlanningZone(id: $0.0, name: $0.0, zoneClass: ZoneClass($0.1), publishedArea: nil, polygons: [$0.2])
        }
        var b = a
        b.switches = [("width_by", "fronting")]
        let difference = try await ChangedStreet.difference(a, b)
        // From 25 m to 40 m beside 200 m.
        #expect(difference.told == ["4a → 2 3000 m2: reading, width annex1-16"])
        let reading = try #require(difference.table[0].causes.map(\.cause).first { $0.kind == .reading })
        #expect(reading.feature == "width_by" && reading.from == "containing" && reading.to == "fronting" && reading.reading == .w5)
    }

    @Test("buildings that shield, and the walls that change with them, storey by storey")
    func buildings() async throws {
        // A slab along the whole road, 15 m to 25 m from the axis: rule 3, and behind it the base zone.
        var (a, b) = (try ChangedStreet(), try ChangedStreet())
        (a.input.pack.metresPerStorey, b.input.pack.metresPerStorey) = (3, 3)
        let tower = Street.building("tower", 10, Street.box(90, 35, 110, 45))
        a.input.buildings = BuildingList([tower])
        b.input.buildings = BuildingList([Street.building("slab", 3, Street.box(-100, 15, 300, 25)), tower])
        let difference = try await ChangedStreet.difference(a, b)
        #expect(difference.changes.allSatisfy { $0.from.words == "4a" && $0.to.words == "2" })
        #expect(Set(difference.changes.flatMap(\.causes).compactMap(\.row)) == ["annex1-16"])
        #expect(Set(difference.changes.flatMap(\.causes).map(\.kind)) == [.frontage])
        #expect(difference.facades.onlyAfter == ["slab"] && difference.facades.onlyBefore == [])
        let front = difference.facades.changes.filter { $0.building == "tower" && abs($0.length - 20) < 0.1 }
        // What the slab hides are storeys from the ground up.
        #expect(front.allSatisfy { $0.from.words == "4a" && $0.to.words == "2" && $0.storeys?.lowerBound == 1 })
        #expect(!front.isEmpty)
    }

    @Test("people are counted where the answer changes, and nowhere else")
    func people() async throws {
        var (a, b) = (try ChangedStreet(), try ChangedStreet())
        b.input.lines.append(try a.crossing())
        let (first, second) = (try await a.query(), try await b.query())
        func place(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: 500_000 + x, y: 4_400_000 + y) }
        let people = PeopleDifference(
            [
                .init(place: place(120, 100), count: 3), .init(place: place(80, -100), count: 2.5),
                .init(place: place(120, 20), count: 100),
                .init(place: place(0, 100), count: 50), .init(place: place(9000, 0), count: 7),
            ], from: first, to: second)
        #expect(people.rows.map { "\($0.from.words) → \($0.to.words): \($0.people) at \($0.places)" } == ["2 → 4a: 5.5 at 2"])
        #expect(people.people == 162.5 && people.places == 5 && people.placesOutside == 1)
        a.day = "2026-01-02"
    }

    @Test("where class and limits class are the same, the words tell the limits")
    func words() {
        let zone = ZoneClass("4b")
        let (a, b) = (
            Designation(status: .inside, zoneClass: zone, limitsClass: zone, limits: NoiseLimit(day: 70, night: 60)),
            Designation(status: .inside, zoneClass: zone, limitsClass: zone, limits: NoiseLimit(day: 70, night: 55))
        )
        let titles = DifferenceTitles(a, b)
        #expect(titles.from.text(in: .en) == "4b, 70/60 dB(A)" && titles.to.text(in: .en) == "4b, 70/55 dB(A)")
        #expect(DifferenceTitles(a, .outside).from.text(in: .en) == "4b")
    }
}

extension String {
    fileprivate var day: CivilDate? { try? CivilDate(parsing: self) }
}
