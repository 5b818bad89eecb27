import Regulation
import Testing

@Suite("Boundary lists (N5)")
struct BoundaryListTests {
    let rules = try! Ruleset.bundled("beijing-etown-2025")

    /// Names of the lists and, on purpose, names that begin like others.
    static let gazetteer = [
        "五环路", "北区界", "文化西园北路", "文化园东路", "文化园西路", "天华西路", "北环西路", "天华东路", "天华北街", "荣华中路", "科慧大道", "天宝东路", "荣京西街",
        "三海子东路", "西区界", "凉水河", "凉水河路", "凉水河一街", "凉水河二街", "博兴路", "兴海路", "博兴八路", "新凤河", "新凤河路", "博兴西路", "博兴西路(三海子东路)",
        "泰河路", "博兴十路", "科创街", "科创一街", "嘉创路", "经海路", "经海一路", "经海九路", "科创十二街", "经海六路", "东环北路", "北环东路", "宏达北路", "宏达中路",
        "兴盛街", "文昌大道", "地盛东路", "融景北三街", "环景西二路", "融景街", "亦柏路", "京沪高速", "京沪高速公路", "东区界", "亦通街", "南区界", "亦驰街", "博兴一路",
    ]

    /// What each list says, typed from the law with its copy faults mended.
    static let lists: [(String, String)] = [
        (
            "101",
            "五环路 北区界 文化西园北路 文化园东路 文化园西路 天华西路 北环西路 天华东路 天华北街 荣华中路 科慧大道 天宝东路 荣京西街 三海子东路 西区界"
        ),
        ("102", "三海子东路 凉水河 博兴路 兴海路 博兴八路 新凤河路 博兴西路(三海子东路) 泰河路 博兴十路 凉水河一街"),
        ("103", "科创街 嘉创路 经海九路 科创十二街 经海六路"),
        (
            "201",
            "文化园西路 文化园东路 东环北路 北环东路 宏达北路 宏达中路 兴盛街 文昌大道 地盛东路 天宝东路 科慧大道 荣华中路 天华北街 天华东路 北环西路 天华西路"
        ),
        ("202", "融景北三街 环景西二路 融景街 亦柏路"),
        ("301", "荣京西街 地盛东路 文昌大道 兴盛街 宏达中路 宏达北路 北环东路 东环北路 文化西园北路 京沪高速公路 凉水河"),
        ("302", "兴海路 博兴路 凉水河 新凤河 博兴西路(三海子东路) 新凤河路 博兴八路"),
        ("303", "科创一街 经海路 科创街 经海六路 科创十二街 经海九路 凉水河 京沪高速公路 北区界"),
        ("304", "新凤河 东区界 融景北三街 亦柏路 融景街 环景西二路 亦通街 亦柏路 南区界 亦驰街 博兴西路(三海子东路)"),
    ]

    @Test("each of the nine lists is read in full, copy faults and all", arguments: lists)
    func reads(zone: String, names: String) throws {
        let list = try #require(rules.zone(zone)?.boundary)
        #expect(try list.tokens(gazetteer: Self.gazetteer) == names.split(separator: " ").map(String.init))
        #expect(try list.tokens(gazetteer: Self.gazetteer.reversed()) == names.split(separator: " ").map(String.init))
    }

    @Test("the raw lists keep the faults of the copy")
    func raw() {
        #expect(rules.zone("101")?.boundary?.raw.contains("文化园西路一天华西路—北环西路一天华东路一天华北街—荣华中路") == true)
        #expect(rules.zone("102")?.boundary?.raw.hasSuffix("凉水河—街") == true)
    }

    func tokens(_ raw: String, _ gazetteer: [String]) throws -> [String] {
        try BoundaryList(raw: raw, separators: ["—", "-", "–", "―"], confused: ["一—"]).tokens(gazetteer: gazetteer)
    }

    @Test("every kind of dash separates, and widths, spaces and line breaks make no difference")
    func forms() throws {
        #expect(try tokens("甲路—乙路-丙路–丁路―戊路一己路", ["甲路", "乙路", "丙路", "丁路", "戊路", "己路"]).count == 6)
        #expect(try tokens("博兴西路\n\u{FF08}三海子 东路\u{FF09}—京\u{3000}沪", ["博兴西路(三海子东路)", "京沪"]) == ["博兴西路(三海子东路)", "京沪"])
        #expect(try tokens("亦庄Ｔ１线", ["亦庄 T1 线"]) == ["亦庄 T1 线"])
    }

    @Test("the longest name is tried first and given up if the rest then fails")
    func backtracking() throws {
        #expect(try tokens("凉水河一街", ["凉水河", "街", "凉水河一街"]) == ["凉水河一街"])
        #expect(try tokens("凉水河—街心路", ["凉水河", "街心路", "凉水河一街"]) == ["凉水河", "街心路"])
        #expect(try tokens("经海一路一经海路", ["经海", "路", "经海路", "经海一路"]) == ["经海一路", "经海路"])
        #expect(try tokens("科创—街", ["科创—街", "科创一街"]) == ["科创—街"])
        #expect(try tokens("科创—街", ["科创一街", "科创—街"]) == ["科创—街"])
    }

    @Test("what is left over is told with its place and like names")
    func unresolved() throws {
        let without = Self.gazetteer.filter { $0 != "文化西园北路" } + ["文化园西北路"]
        let list = try #require(rules.zone("101")?.boundary)
        #expect {
            try list.tokens(gazetteer: without)
        } throws: { error in
            guard case .unresolvedBoundary(let fault) = error as? RegulationError else { return false }
            #expect(fault.resolved == ["五环路", "北区界"] && fault.position == 9 && fault.part == "文化西园北路")
            #expect(fault.rest.hasPrefix("文化西园北路—文化园东路—") && fault.candidates.first == "文化园西北路")
            return "\(error)".contains("did you mean 文化园西北路")
        }
        #expect {
            try tokens("甲大路—乙大路一丙大道—丁大路", ["甲大路", "乙大路", "丙大路", "丁大路"])
        } throws: { error in
            guard case .unresolvedBoundary(let fault) = error as? RegulationError else { return false }
            return fault.part == "丙大道" && fault.position == 9 && fault.candidates.first == "丙大路" && fault.resolved == ["甲大路", "乙大路"]
        }
        for raw in ["", "—", "甲大路—", "—甲大路", "甲大路——甲大路", "甲大路甲大路"] {
            #expect(throws: RegulationError.self, "\(raw)") { try tokens(raw, ["甲大路"]) }
        }
        #expect(throws: RegulationError.self) { try tokens("甲大路", []) }
    }
}
