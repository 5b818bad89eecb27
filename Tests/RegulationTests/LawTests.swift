import Regulation
import Testing

/// Every number of the law, typed from its text: nothing here is taken from the ruleset file.
@Suite("The law in numbers")
struct LawTests {
    let rules = try! Ruleset.bundled("beijing-etown-2025")
    static let day = CivilDate(year: 2025, month: 4, day: 29)!

    static let limitTable: [(String, Int, Int)] = [
        ("1", 55, 45), ("2", 60, 50), ("3", 65, 55), ("4a", 70, 55), ("4b", 70, 60), ("existing-railway", 70, 55),
    ]

    @Test("limits of each class, dB(A)", arguments: limitTable)
    func limits(id: String, day: Int, night: Int) {
        #expect(rules.limits(of: ZoneClass(id), on: Self.day) == NoiseLimit(day: day, night: night))
        #expect(rules.limits(of: ZoneClass(id), on: CivilDate(year: 2026, month: 11, day: 20)!)?[1] == night)
        #expect(rules.limits(of: ZoneClass(id), on: CivilDate(year: 2025, month: 4, day: 28)!) == nil)
    }

    @Test("there are five classes, and class 0 is not among them")
    func classes() {
        #expect(rules.classes.map(\.id.id) == ["1", "2", "3", "4a", "4b"])
        #expect(rules.limits(of: ZoneClass("0"), on: Self.day) == nil)
        #expect(rules.classes.map(\.source.clause) == ["二(一)", "二(二)", "二(三)", "二(四)1", "二(四)1"])
        #expect(rules.baseClasses.map(\.id) == ["1", "2", "3"])
    }

    @Test(
        "table 1, metres",
        arguments: ["expressway", "class1", "class2", "urban_expressway", "arterial", "sub_arterial", "urban_rail", "railway"])
    func distances(kind: String) {
        let source = SourceKind(kind)
        for (adjoining, metres) in [("1", 55.0), ("2", 40), ("3", 25)] {
            #expect(rules.distance(from: source, adjoining: ZoneClass(adjoining), on: Self.day) == metres)
            #expect(rules.distance(from: source, adjoining: ZoneClass(adjoining), on: CivilDate(year: 2025, month: 4, day: 28)!) == nil)
        }
        #expect(rules.distance(from: source, adjoining: ZoneClass("4a"), on: Self.day) == nil)
        #expect(rules.bandClass(of: source) == ZoneClass(kind == "railway" ? "4b" : "4a"))
        #expect(rules.distances.source.clause == "二(四)1 表1")
    }

    @Test("R6: a spur line makes no band, nor does an unknown kind")
    func spur() {
        for kind in [SourceKind("spur"), SourceKind("footpath")] {
            #expect(rules.bandClass(of: kind) == nil && rules.distance(from: kind, adjoining: ZoneClass("1"), on: Self.day) == nil)
        }
        #expect(rules.railways?.excludedKinds == [SourceKind("spur")] && rules.railways?.kind == SourceKind("railway"))
    }

    @Test("the grades of roads have the law's names")
    func grades() {
        #expect(rules.grades(of: .roads) == ["expressway", "class1", "class2", "urban_expressway", "arterial", "sub_arterial"])
        let titles = ["高速公路", "一级公路", "二级公路", "城市快速路", "城市主干路", "城市次干路", "城市轨道交通(地面段)", "铁路干线", "铁路专用线"]
        #expect(rules.sources.map(\.title.own) == titles)
    }

    @Test("stricter means lower limits (Z2); 4b outranks 4a (二(四)5), a band its base")
    func orders() {
        let ids = ["1", "2", "3", "4a", "4b"]
        for (i, a) in ids.enumerated() {
            for (j, b) in ids.enumerated() { #expect(rules.isStricter(ZoneClass(a), than: ZoneClass(b)) == (i < j)) }
        }
        #expect(!rules.isStricter(ZoneClass("0"), than: ZoneClass("1")) && !rules.isStricter(ZoneClass("1"), than: ZoneClass("0")))
        func rank(_ kind: String, _ zoneClass: String) -> Int? {
            rules.precedence.rank(of: PrecedenceRule.Claim(key: kind, zoneClass: ZoneClass(zoneClass)))
        }
        #expect(rank("railway", "4b") == 0 && rank("arterial", "4a") == 1 && rank("urban_rail", "4a") == 1)
        #expect(rules.precedence.rankOfZones == 2 && rank("arterial", "1") == nil)
        #expect(rules.precedence.source.clause == "二(四)5")
    }

    @Test("the document, its gazette and its dates")
    func document() throws {
        let document = rules.document
        #expect(document.number == "京技管发〔2025〕8号" && document.title.own == "北京经济技术开发区声环境功能区划实施细则")
        #expect(document.issuer.own == "北京经济技术开发区管理委员会" && document.interpreter?.value.own == "北京经济技术开发区生态环境建设局")
        #expect("\(document.signed) \(document.inForceFrom)" == "2025-04-29 2025-04-29" && document.inForceUntil == nil)
        let gazette = try #require(document.gazette)
        #expect("\(gazette.year) \(gazette.issue) \(gazette.totalIssue) \(gazette.published)" == "2025 27 903 2025-07-24")
        #expect(document.repeals.map(\.id) == ["京技管〔2013〕102号"] && document.repeals[0].source.clause == "五")
        #expect(document.legalBases.map(\.id) == ["GB 3096—2008", "GB/T 15190—2014", "环办大气函〔2017〕1709号"])
        #expect(document.scope.area == 60 && document.scope.areaIsApproximate && document.scope.reading == "Z9")
    }

    @Test("T2: in force from 2025-04-29")
    func inForce() {
        #expect(rules.isInForce(on: Self.day) && rules.isInForce(on: CivilDate(year: 2099, month: 1, day: 1)!))
        #expect(!rules.isInForce(on: Self.day.adding(days: -1)))
    }

    @Test("the statute behind it changes on 2026-08-15")
    func statute() {
        func title(_ date: String) -> String? { rules.document.statute.value(on: try! CivilDate(parsing: date))?.title.own }
        #expect(title("2026-08-14") == "中华人民共和国噪声污染防治法" && title("2026-08-15") == "中华人民共和国生态环境法典")
        #expect(rules.document.statute.entries.map { $0.value?.articles ?? [] } == [[14, 88], [553, 557]])
    }

    @Test("existing railways: approved before 2011, class 4b with the background limits of GB 3096 (R5)")
    func existingRailway() throws {
        let rule = try #require(rules.existingRailway)
        #expect(rule.approvedBefore.description == "2011-01-01" && rules.railways?.newFrom?.value == rule.approvedBefore)
        #expect(rule.reportedClass == ZoneClass("4b") && rule.limitsClass == ZoneClass("existing-railway"))
        #expect(rule.limits["ambient"]?.value(on: Self.day) == NoiseLimit(day: 70, night: 55) && rule.source.document == "GB 3096—2008")
    }

    @Test("buildings: three storeys, 20 m, more than half, 45 to 55 percent, 0.5 m")
    func buildings() {
        guard case .mainlyTall(let rule) = rules.buildings else {
            Issue.record("the rule on buildings is another")
            return
        }
        #expect(rule.tallFromStoreys.value == 3 && rule.joinedGap.value == 20 && rule.mainlyShare.value == 0.5)
        #expect(rule.doubtfulFromShare.value == 0.45 && rule.doubtfulToShare.value == 0.55 && rule.sourceHeight.value == 0.5)
        #expect(rule.tallFromStoreys.source.clause == "二(四)3" && rule.low.source.clause == "二(四)2")
    }

    @Test("boundary lines (二(四)4, W1–W3), portals (W8), housing (四.1, Z1)")
    func lineRules() throws {
        #expect(Set(rules.edges.map(\.edgeKind)) == ["lane_edge", "embankment", "drip_line", "fence", "approximate", "land_boundary"])
        #expect(rules.edges.filter { $0.appliesTo == [SourceKind("urban_rail")] }.map(\.reading) == ["W2", "W2"])
        let portals = try #require(rules.portals)
        #expect(portals.source.clause == "二(四)1 末段" && portals.reading == "W8" && portals.appliesTo == [SourceKind("urban_rail")])
        let housing = try #require(rules.limitOverrides.first)
        #expect(housing.insideClass == ZoneClass("3") && housing.limitsClass == ZoneClass("1") && housing.source.clause == "四.1")
        #expect(rules.limitOverrides.count == 1 && housing.landUse == "residential")
        #expect(rules.supplementary.map(\.source.clause) == ["四.1", "四.2", "四.3"])
    }

    static let zoneTable: [(String, String, String, Double, String)] = [
        ("101", "核心区居住区", "1", 6.3, "三(一)101"), ("102", "河西区居住区", "1", 7.9, "三(一)102"), ("103", "路东区居住区", "1", 1.4, "三(一)103"),
        ("201", "核心区荣华路中心公建区", "2", 1.7, "三(二)201"), ("202", "路南区混合区", "2", 1.8, "三(二)202"),
        ("301", "核心区工业区", "3", 12.5, "三(三)301"), ("302", "河西区工业区", "3", 6.6, "三(三)302"), ("303", "路东区工业区", "3", 12.4, "三(三)303"),
        ("304", "路南区工业区", "3", 7.9, "三(三)304"),
    ]

    @Test("nine zones with name, class, published area in km² and clause", arguments: zoneTable)
    func zones(id: String, name: String, zoneClass: String, area: Double, clause: String) throws {
        let zone = try #require(rules.zone(id))
        #expect(zone.name.own == name && zone.zoneClass.id == zoneClass && zone.area == area && zone.source.clause == clause)
        #expect(rules.zones.count == 9 && rules.zoneClause(id, zoneClass: zone.zoneClass) == clause)
        #expect(rules.zoneClause("999", zoneClass: ZoneClass("2")) == "二(二)")
    }

    @Test("the clauses are all there, each with both texts")
    func clauses() {
        let expected =
            ["前言", "一", "二", "二(一)", "二(二)", "二(三)", "二(四)", "二(四)1", "二(四)1 表1", "二(四)1 末段", "二(四)2", "二(四)3", "二(四)4", "二(四)5", "三"]
            + Self.zoneTable.map(\.4) + ["三(四)", "四.1", "四.2", "四.3", "五", "附件3"] + (1...77).map { "附件1-\($0)" } + ["附件2-1", "附件2-2"]
        #expect(rules.clauses.map(\.id) == expected)
        #expect(rules.clauses.allSatisfy { !$0.text.own.isEmpty && !$0.text.en.isEmpty })
        #expect(rules.clause("附件1-4")?.text.own == "4 博兴西路 (三海子东路) 泰河路 亦驰街 快速路")
        #expect(rules.clause("四.1")?.text.own == "1. 3类区中居住区执行1类区标准。")
        #expect(rules.clause("二(四)5")?.text.own == "5. 对于 4b 类区与 4a 类区有重叠的部分,划分为 4b 类区。")
    }

    @Test("every zone's clause tells its published area")
    func areasInText() {
        for (id, _, _, area, clause) in Self.zoneTable {
            #expect(rules.clause(clause)?.text.own.contains("面积约 \(area) 平方公里") == true, "\(id)")
        }
    }
}
