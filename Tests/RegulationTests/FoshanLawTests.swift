import Regulation
import Testing

/// Every number of the law of Foshan, typed from its text: nothing here is taken from the ruleset file.
@Suite("The law of Foshan in numbers")
struct FoshanLawTests {
    let rules = try! Ruleset.bundled("foshan-2024")
    static let day = CivilDate(year: 2024, month: 1, day: 10)!

    static let limitTable: [(String, Int, Int)] = [
        ("1", 55, 45), ("2", 60, 50), ("3", 65, 55), ("4a", 70, 55), ("4b", 70, 60), ("existing-railway", 70, 55),
    ]

    @Test("limits of each class, dB(A), from 2024-01-10 (二(七) 表1)", arguments: limitTable)
    func limits(id: String, day: Int, night: Int) {
        #expect(rules.limits(of: ZoneClass(id), on: Self.day) == NoiseLimit(day: day, night: night))
        #expect(rules.limits(of: ZoneClass(id), on: Self.day.adding(days: -1)) == nil)
        #expect(!rules.isInForce(on: Self.day.adding(days: -1)) && rules.document.inForceUntil == nil)
    }

    @Test("classes 1, 2, 3, 4a, 4b; no class 0 (二(七))")
    func classes() {
        #expect(rules.classes.map(\.id.id) == ["1", "2", "3", "4a", "4b"] && rules.baseClasses.map(\.id) == ["1", "2", "3"])
        #expect(rules.limits(of: ZoneClass("0"), on: Self.day) == nil)
        #expect(rules.isStricter(ZoneClass("1"), than: ZoneClass("2")) && rules.isStricter(ZoneClass("4a"), than: ZoneClass("4b")))
    }

    static let fourA = ["motorway", "class1", "class2", "urban_expressway", "arterial", "sub_arterial", "urban_rail", "waterway"]

    @Test("50, 35, 20 metres beside class 1, 2, 3 (三(二), 三(三))", arguments: fourA + ["railway"])
    func distances(kind: String) throws {
        let source = SourceKind(kind)
        for (adjoining, metres) in [("1", 50.0), ("2", 35), ("3", 20)] {
            #expect(rules.distance(from: source, adjoining: ZoneClass(adjoining), on: Self.day) == metres)
            #expect(rules.distance(from: source, adjoining: ZoneClass(adjoining), on: Self.day.adding(days: -1)) == nil)
        }
        #expect(rules.distance(from: source, adjoining: nil, on: Self.day) == nil)
        #expect(rules.bandClass(of: source) == ZoneClass(kind == "railway" ? "4b" : "4a"))
        // 三(五): new lines count by their grade from the day of issue.
        #expect(try #require(rules.source(source)).listing == .optional(from: Self.day))
        #expect(rules.source(source)?.geometry == .line)
    }

    @Test("the kinds have the law's names (二(五))")
    func kinds() {
        let titles = ["高速公路", "一级公路", "二级公路", "城市快速路", "主干路", "次干路", "城市轨道交通(地面段)", "内河航道", "铁路"]
        #expect(rules.sources.map(\.title.own) == titles && rules.sources.map(\.kind.id) == Self.fourA + ["railway"])
    }

    @Test("day from 6:00, night from 22:00, Chinese time (二(七))")
    func hours() {
        #expect(rules.hours.period(hour: 6, minute: 0) == .day && rules.hours.period(hour: 21, minute: 59) == .day)
        #expect(rules.hours.period(hour: 22, minute: 0) == .night && rules.hours.period(hour: 5, minute: 59) == .night)
        #expect(rules.hours.utcOffset == 480)
    }

    @Test("where bands begin: motor lanes, outer track, dike (三(一)1); red line of areas (三(一)2)")
    func edges() {
        func kinds(_ edge: String) -> [String] { rules.edges.filter { $0.edgeKind == edge }.flatMap(\.appliesTo).map(\.id) }
        #expect(kinds("motor_lane_edge") == Array(Self.fourA.prefix(6)) && kinds("viaduct_projection") == Array(Self.fourA.prefix(6)))
        #expect(kinds("outer_track_centre") == ["urban_rail", "railway"] && kinds("dike_railing_or_toe") == ["waterway"])
        #expect(kinds("red_line").isEmpty && rules.areas.allSatisfy { $0.edgeKind == "red_line" && $0.buffer == nil })
    }

    @Test("stations, hubs, ports and service areas are 4a, railway stations 4b (三(二), 三(三)); 4b over 4a (三(五))")
    func areas() {
        let four = ["urban_rail_station", "bus_hub", "coach_station", "port", "service_area"]
        #expect(rules.areas.map(\.key) == four + ["railway_station"])
        #expect(rules.areas.map(\.effect.zoneClass.id) == ["4a", "4a", "4a", "4a", "4a", "4b"])
        #expect(rules.precedence.order == ["4b", "4a", "zones"] && rules.precedence.source.clause == "三(五)")
    }

    @Test("existing railways: before 2011-01-01, 70/55 while no train passes (三(四), 二(七))")
    func existing() throws {
        let rule = try #require(rules.existingRailway)
        #expect("\(rule.approvedBefore)" == "2011-01-01" && rules.railways?.newFrom?.value == rule.approvedBefore)
        #expect(rule.source.clause == "三(四)" && rules.railways?.excludedKinds == [] && rules.hasDatedLines)
    }

    @Test("buildings: the first row, three storeys, no gap, for 4b as well (三(二), 三(三))")
    func buildings() {
        guard case .firstRow(let rule) = rules.buildings else {
            Issue.record("the rule on buildings is another")
            return
        }
        #expect(rule.tallFromStoreys.value == 3 && rule.appliesTo.map(\.id) == Self.fourA + ["railway"])
        #expect(rules.portals == nil && rules.limitOverrides.isEmpty)
    }

    @Test("the rest is class 2 (四); outside the urban development boundary the rules do not hold (一)")
    func rest() {
        #expect(rules.residual?.zoneClass == ZoneClass("2") && rules.residual?.source.clause == "四")
        #expect(rules.document.scope.text.own == "佛山市城镇开发边界" && rules.zones.isEmpty)
    }

    @Test("the document and its dates (五); the statute of 2026 is inferred")
    func document() throws {
        let document = rules.document
        #expect(document.number == "佛环〔2024〕1号" && document.title.own == "佛山市声环境功能区划")
        #expect("\(document.signed) \(document.inForceFrom)" == "2024-01-10 2024-01-10" && document.inForceSource.clause == "五(一)")
        #expect(document.interpreter?.value.own == "佛山市生态环境局" && document.issuer.own == "佛山市生态环境局" && document.repeals.isEmpty)
        #expect(document.legalBases.map(\.id) == ["中华人民共和国环境保护法", "GB 3096-2008", "GB/T15190-2014"])
        #expect(document.statute.entries.map { "\($0.from)" } == ["2024-01-10", "2026-08-15"])
        #expect(document.statute.entries.map(\.source.mark) == [.text, .inferred])
    }

    @Test("the annexes have the lines that the text names, and no other")
    func annexes() throws {
        #expect(rules.roads.map(\.name) == ["G15"] && rules.roads[0].from == nil && rules.roads[0].kind == SourceKind("motorway"))
        let rail = ["地铁2号线一期", "地铁3号线", "地铁4号线", "高明有轨电车", "南海有轨电车1号线", "里水有轨电车"]
        let railways = ["京广高铁", "贵广南广高铁", "广珠货线", "广茂铁路", "广珠城际", "佛肇城际", "广佛环南环", "广湛", "珠肇", "广佛环西环", "南沙港"]
        #expect(rules.rails.map(\.name) == rail + railways)
        #expect(rules.rails.map(\.kind.id) == rail.map { _ in "urban_rail" } + railways.map { _ in "railway" })
        let metro = rules.rails[1]
        #expect(metro.from?.name == "广教" && metro.to?.name == "伦教" && metro.to?.kind == .stop && metro.source.mark == .inferred)
        let waterway = try #require(rules.annexes(of: .waterways).first?.rows.first)
        #expect(waterway.name == "容桂水道1" && waterway.from?.name == "火烧头" && waterway.to?.name == "板沙尾")
    }

    @Test("what the text was not read for is marked: the name of zone 3321, flat ends")
    func marks() {
        #expect(rules.supplementary.filter { !$0.source.isVerified }.map(\.source.mark) == [.restated])
        #expect(rules.supplementary.first { !$0.source.isVerified }?.value.own.contains("3321") == true)
        #expect(rules.distances.ends.value == .flat && rules.distances.ends.source.mark == .inferred)
    }

    @Test("the words that are quoted stand as they are; the rest says that it is a summary")
    func clauses() {
        let quoted = ["三(二)", "三(三)", "三(五)", "四", "五(一)"]
        for clause in rules.clauses.prefix(while: { !$0.id.hasPrefix("附件1 表1-") }) {
            #expect(clause.text.own.hasPrefix("〔摘要〕") != quoted.contains(clause.id), "\(clause.id)")
        }
        #expect(rules.clause("五(一)")?.text.own == "（一）本区划自印发之日起实施")
    }
}
