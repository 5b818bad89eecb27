import Regulation
import Testing

/// Every number of the law of Yokkaichi, typed from its text: nothing here is taken from the ruleset file.
@Suite("The law of Yokkaichi in numbers")
struct YokkaichiLawTests {
    let rules = try! Ruleset.bundled("yokkaichi-2000")
    static let day = CivilDate(year: 2000, month: 11, day: 1)!

    /// Class, request limit, environmental quality standard; nil where there is no limit.
    static let limitTable: [(String, [Int]?, [Int])] = [
        ("a", nil, [55, 45]), ("b", nil, [55, 45]), ("c", nil, [60, 50]),
        ("a1", [65, 55], [55, 45]), ("b1", [65, 55], [55, 45]),
        ("a2", [70, 65], [60, 55]), ("b2", [75, 70], [65, 60]), ("c2", [75, 70], [65, 60]),
        ("trunk", [75, 70], [70, 65]),
    ]

    @Test("request limits and quality standards, dB(A) (省令 別表, 環境基準)", arguments: limitTable)
    func limits(id: String, request: [Int]?, ambient: [Int]) {
        #expect(rules.limits(of: ZoneClass(id), on: Self.day) == request.map { NoiseLimit($0.map(Optional.some)) })
        #expect(rules.limits(of: ZoneClass(id), on: Self.day, set: "ambient") == NoiseLimit(ambient.map(Optional.some)))
        #expect(rules.limits(of: ZoneClass(id), on: Self.day.adding(days: -1), set: "ambient") == nil)
        #expect(rules.limitSets.map(\.id) == ["request", "ambient"] && rules.classes.count == Self.limitTable.count)
    }

    static let trunk = ["motorway", "car_only", "national", "prefectural", "municipal_trunk"]

    @Test("near a trunk road: 15 m up to two lanes, 20 m above, whatever the area (省令 近接)", arguments: trunk)
    func distances(kind: String) {
        for base in ["a", "b", "c"] {
            for (lanes, metres) in [(1, 15.0), (2, 15), (3, 20), (4, 20), (8, 20)] {
                #expect(rules.distance(from: SourceKind(kind), adjoining: ZoneClass(base), on: Self.day, lanes: lanes) == metres)
            }
            #expect(rules.distance(from: SourceKind(kind), adjoining: ZoneClass(base), on: Self.day) == nil)
        }
        // Land in no area has no limit near a road either.
        #expect(rules.distance(from: SourceKind(kind), adjoining: nil, on: Self.day, lanes: 2) == nil)
        #expect(rules.bandClass(of: SourceKind(kind)) == ZoneClass("trunk"))
        #expect(rules.edges.first?.edgeKind == "road_land_boundary" && rules.distances.ends.value == .round)
    }

    @Test("which roads are trunk roads: a rule, not a list; municipal ones from four lanes on (省令 幹線)")
    func kinds() {
        func kind(_ grade: String, _ lanes: Int?) -> Ruleset.KindOfLine { rules.kindOfLine(.roads, grade: grade, lanes: lanes, width: nil) }
        for grade in ["motorway", "car_only", "national", "prefectural"] { #expect(kind(grade, 2) == .kind(SourceKind(grade))) }
        #expect(kind("municipal", 4) == .kind(SourceKind("municipal_trunk")) && kind("municipal", 3) == .kind(SourceKind("municipal")))
        #expect(kind("municipal", nil) == .needs("lanes") && kind("national", nil) == .needs("lanes") && kind("footpath", 2) == .none)
        #expect(rules.bandClass(of: SourceKind("municipal")) == nil && rules.annexes.isEmpty && !rules.needsRows(.roads))
    }

    @Test("facing a road: by area and lanes (省令 別表)")
    func facing() throws {
        let one = try #require(rules.area("facing_one_lane"))
        let more = try #require(rules.area("facing_lanes"))
        func outcome(_ area: AreaRule, _ base: String) -> String? { area.effect.zoneClass(in: ZoneClass(base))?.id }
        #expect(["a", "b", "c"].map { outcome(one, $0) } == ["a1", "b1", "c2"])
        #expect(["a", "b", "c"].map { outcome(more, $0) } == ["a2", "b2", "c2"])
        #expect(one.buffer == nil && more.buffer == nil && rules.areas.count == 2)
    }

    @Test("one value only: near a trunk road, then facing lanes, then one lane, then the area")
    func precedence() {
        func rank(_ key: String, _ zoneClass: String) -> Int? {
            rules.precedence.rank(of: PrecedenceRule.Claim(key: key, zoneClass: ZoneClass(zoneClass)))
        }
        #expect(rank("national", "trunk") == 0 && rank("facing_lanes", "a2") == 1 && rank("facing_one_lane", "a1") == 2)
        #expect(rules.precedence.rankOfZones == 3)
    }

    @Test("areas a, b and c; other land has none (告示)")
    func areas() {
        #expect(rules.baseClasses.map(\.id) == ["a", "b", "c"] && rules.residual == nil && rules.zones.isEmpty)
        #expect(rules.rule(of: ZoneClass("c"))?.description.own == "近隣商業地域、商業地域、準工業地域、工業地域")
        #expect(rules.buildings == nil && rules.railways == nil && rules.portals == nil)
        for (a, b) in [("a", "c"), ("c", "a2"), ("a2", "b2"), ("c2", "trunk")] {
            #expect(rules.isStricter(ZoneClass(a), than: ZoneClass(b)))
        }
    }

    @Test("06–22 and 22–06, Japanese time")
    func hours() {
        #expect(rules.hours.period(hour: 6, minute: 0) == .day && rules.hours.period(hour: 22, minute: 0) == .night)
        #expect(rules.hours.period(hour: 5, minute: 59) == .night && rules.hours.utcOffset == 540)
    }

    @Test("the notice and its dates")
    func document() {
        let document = rules.document
        #expect(document.number == "四日市市告示第372号" && "\(document.signed) \(document.inForceFrom)" == "2000-10-12 2000-11-01")
        #expect(document.statute.value(on: Self.day)?.title.own == "騒音規制法" && document.statute.value(on: Self.day)?.articles == [17])
        #expect(document.legalBases.map(\.id) == ["平成12年総理府令第15号", "平成10年環境庁告示第64号"] && rules.title.tag == "ja")
        let words = rules.supplementary.map(\.value.own).joined()
        for figure in ["50/40", "45/40", "50メートル", "2001-01-06"] { #expect(words.contains(figure), "\(figure)") }
    }
}
