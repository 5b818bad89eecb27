import Testing

@testable import Regulation

@Suite("The annexes")
struct AnnexTests {
    /// Annex 1 as published, number | name | from | to | grade, without the spaces of the print. Kept apart from the ruleset file on purpose.
    static let published = """
        1|六环路|东区界|博兴西路(三海子东路)|高速公路
        2|京沪高速|北区界|凉水河|高速公路
        3|五环路|东区界|西区界|快速路
        4|博兴西路(三海子东路)|泰河路|亦驰街|快速路
        5|北环西路|荣华北路|西环北路|主干路
        6|北环东路|东环北路|荣华北路|主干路
        7|东环北路|文化园东路|荣京东街|主干路
        8|东环中路|荣京东街|荣昌东街|主干路
        9|东环南路|荣昌东街|西环南路|主干路
        10|西环北路|文化园西路|荣京西街|主干路
        11|西环中路|荣京西街|荣昌西街|次干路
        12|西环南路|东环南路|荣昌西街|次干路
        13|三台山路|五环路|文化园西路|主干路
        14|荣华北路|五环路|北环东路|主干路
        15|荣华中路|北环东路|荣京东街|主干路
        16|荣华南路|荣京东街|荣昌西街|主干路
        17|荣京西街|荣华中路|西环北路|主干路
        18|荣京东街|东环北路|荣华中路|主干路
        19|荣昌西街|荣华南路|西环中路|主干路
        20|荣昌东街|经海一路|荣华南路|主干路
        21|永昌中路|荣京东街|荣昌东街|主干路
        22|永昌南路|荣昌东街|西环南路|主干路
        23|康定街|经海一路|西环南路|主干路
        24|科创街|嘉创路|经海一路|主干路
        25|科创一街|经海路|经海一路|主干路
        26|科创五街|经海路|东环北路|主干路
        27|科创十二街|经海九路|经海一路|主干路
        28|经海路|科创一街|科创十七街|主干路
        29|经海一路|科创一街|科创十七街|主干路
        30|经海九路|嘉创路|科创十七街|主干路
        31|科谷二街|经海九路|通惠干渠路|主干路
        32|嘉创路|科创街|经海九路|主干路
        33|泰河路|新凤河路|博兴西路(三海子东路)|主干路
        34|博兴路|西环中路|南六环路|主干路
        35|博兴三路|西环南路|南六环路|主干路
        36|新凤河路|博兴西路(三海子东路)|凉水河二街|主干路
        37|三海子东路|西环北路|凉水河一街|主干路
        38|融兴街|亦柏路|博兴西路(三海子东路)|主干路
        39|融兴北二街|亦柏路|博兴西路(三海子东路)|主干路
        40|融景街|环景西二路|亦柏路|主干路
        41|融景北二街|环景西二路|亦柏路|主干路
        42|瑞合路|南六环路|亦驰街|主干路
        43|亦柏路|南六环路|南区南街|主干路
        44|文化园西路|荣华北路|西环北路|次干路
        45|文化园东路|东环北路|荣华北路|次干路
        46|天宝中路|科慧大道|荣京西街|次干路
        47|天华南街|荣华中路|科慧大道|次干路
        48|隆庆街|东环北路|荣华中路|次干路
        49|永昌北路|北环东路|荣京东街|次干路
        50|地盛中路|荣京西街|文昌大道|次干路
        51|地泽北街|文昌大道|荣华南路|次干路
        52|运成街|东环中路|荣华南路|次干路
        53|经海三路|科创一街|科创十七街|次干路
        54|经海六路|科创街|科创十二街|次干路
        55|科创三街|经海路|经海一路|次干路
        56|科创七街|经海路|经海一路|次干路
        57|科创十街|通惠干渠路|经海一路|次干路
        58|科创十一街|经海九路|通惠干渠路|次干路
        59|科创十四街|通惠干渠路|经海一路|次干路
        60|科创十七街|经海九路|东环南路|次干路
        61|通惠干渠路|经海九路|科创十七街|次干路
        62|经惠东路|科创十一街|科谷五街|次干路
        63|凉水河路|博兴三路|三海子东路|次干路
        64|凉水河一街|博兴三路|三海子东路|次干路
        65|泰河二街|博兴路|博兴八路|次干路
        66|姜场街|博兴八路|博兴西路(三海子东路)|次干路
        67|兴海路|新凤河路|博兴三路|次干路
        68|兴海路|博兴路|博兴西路(三海子东路)|次干路
        69|博兴八路|西环中路|新凤河路|次干路
        70|兴海二街|博兴路|博兴西路(三海子东路)|次干路
        71|融兴北一街|亦柏路|博兴西路(三海子东路)|次干路
        72|融兴北三街|亦柏路|博兴西路(三海子东路)|次干路
        73|融兴南三街|瑞合路|博兴西路(三海子东路)|次干路
        74|瑞合东二路|融兴北四街|融兴街|次干路
        75|融景北三街|环景西二路|亦柏路|次干路
        76|环景西二路|融景北三街|亦通街|次干路
        77|亦通街|环景西二路|亦柏路|次干路
        """

    let rules = try! Ruleset.bundled("beijing-etown-2025")

    @Test("annex 1 has the published rows, to the letter")
    func roads() {
        let grades = ["高速公路": "expressway", "快速路": "urban_expressway", "主干路": "arterial", "次干路": "sub_arterial"]
        let rows = Self.published.split(separator: "\n").map { $0.split(separator: "|").map(String.init) }
        #expect(rows.count == 77 && rules.roads.count == 77)
        for (row, road) in zip(rows, rules.roads) {
            #expect([String(road.number), road.written, road.from?.written, road.to?.written, road.gradeWord] == row)
            #expect(road.key == "annex1-\(row[0])" && road.source == Citation(clause: "附件1-\(row[0])", document: "京技管发〔2025〕8号"))
            #expect(road.kind.id == grades[row[4]])
            #expect(rules.road(road.key) == road && rules.rowClause(road.key) == "附件1-\(row[0])")
            #expect(road.from?.kind == .junction && road.to?.kind == .junction)
        }
        #expect(rules.roads.filter { $0.gradeWord == "高速公路" }.map(\.number) == [1, 2])
        #expect(rules.roads.filter { $0.gradeWord == "快速路" }.map(\.number) == [3, 4])
    }

    @Test("annex 2 has two lines, one ending at a portal, one beginning at a stop")
    func rails() {
        #expect(rules.rails.map(\.key) == ["annex2-1", "annex2-2"])
        let (first, second) = (rules.rails[0], rules.rails[1])
        #expect(first.name == "亦庄线" && first.from?.name == "北区界" && first.from?.kind == .junction)
        #expect(first.to == LineEnd(name: "经海六路", written: "经海六路(入地处)", raw: nil, kind: .portal, note: "入地处"))
        #expect(second.name == "亦庄T1线" && second.raw == "亦庄 T1 线" && second.to?.name == "南区界")
        #expect(second.from == LineEnd(name: "定海园", written: "定海园站", raw: nil, kind: .stop, note: "站"))
        #expect(rules.rails.allSatisfy { $0.kind == SourceKind("urban_rail") } && second.source.clause == "附件2-2")
        #expect(rules.rowClause("annex2-1") == "附件2-1" && rules.rowClause("annex3-1") == nil && rules.road("annex1-78") == nil)
    }

    @Test("N1: the bracketed name belongs to row 4, the bare one to row 37")
    func bracketedName() throws {
        let four = try #require(rules.road("annex1-4"))
        #expect(four.name == "博兴西路" && four.raw == "博兴西路 (三海子东路)" && four.allNames == ["博兴西路", "博兴西路(三海子东路)"])
        let own = try #require(rules.road("annex1-37"))
        #expect(own.name == "三海子东路" && own.allNames == ["三海子东路"] && own.to?.name == "凉水河一街")
        #expect(rules.roads.filter { $0.to?.name == "博兴西路" }.map(\.number) == [1, 33, 38, 39, 66, 68, 70, 71, 72, 73])
        #expect(rules.roads.filter { $0.from?.name == "博兴西路" }.map(\.number) == [36])
        #expect(rules.canonicalName("博兴西路\u{FF08}三海子东路\u{FF09}") == "博兴西路" && rules.canonicalName("三海子东路") == "三海子东路")
    }

    @Test("N2, N3, N4: rows of one name stay apart, aliases come together, like names do not")
    func otherNames() throws {
        #expect(rules.roads.filter { $0.name == "兴海路" }.map(\.number) == [67, 68])
        #expect(rules.canonicalName("京沪高速公路") == "京沪高速" && rules.canonicalName("南六环路") == "六环路")
        #expect(rules.roads.filter { $0.to?.name == "六环路" }.map { $0.to?.written } == ["南六环路", "南六环路"])
        #expect(rules.roads.filter { $0.from?.name == "六环路" }.map(\.number) == [42, 43])
        #expect(rules.road("annex1-2")?.allNames == ["京沪高速", "京沪高速公路"])
        let like = ["凉水河", "凉水河路", "凉水河一街", "凉水河二街", "经海路", "经海一路"]
        #expect(Set(like.map(rules.canonicalName)).count == like.count)
    }
}
