import Geometry
import PackMaking
import Regulation
import Testing

@Suite("Names of a source and names of the rules")
struct ImportNameTests {
    @Test(
        "a name is matched as a whole, by the longest entry, and never by a part",
        arguments: [
            ("荣华南路", ["荣华南路"]), ("荣 华 南 路", ["荣华南路"]), ("荣华南路(主路)", ["荣华南路"]), ("荣华南路（主路）", ["荣华南路"]),
            ("荣华南路辅路", ["荣华南路"]), ("京沪高速公路", ["京沪高速"]), ("南六环路", ["六环路"]), ("荣华南路;荣华路", ["荣华南路", "荣华路"]),
            ("博兴西路(三海子东路)", ["博兴西路"]), ("三海子东路", ["三海子东路"]), ("凉水河", ["凉水河"]), ("凉水河路", ["凉水河路"]),
            ("凉水河一街", ["凉水河一街"]), ("凉水河二街", ["凉水河二街"]), ("经海一路", ["经海一路"]), ("经海路", ["经海路"]),
            ("博兴路北延", ["博兴路北延"]), ("", []),
        ] as [(String, [String])])
    func matched(_ written: String, _ names: [String]) throws {
        #expect(StreetNames(try Ruleset.bundled("beijing-etown-2025")).names(of: written) == names)
    }

    @Test("N1: a name in brackets may be another road's own; each row takes its own stretch")
    func secondName() throws {
        var ground = ImportGround()
        // Row 37 runs from 西环北路 to 凉水河一街, row 4 from 泰河路 to 亦驰街; the source calls both 三海子东路.
        ground.way("三海子东路", [(500, 1000), (500, 800), (500, 400), (500, 0), (500, -400), (500, -800), (500, -1000)])
        for (name, y) in [("西环北路", 800.0), ("凉水河一街", 400), ("泰河路", 0), ("亦驰街", -800)] {
            ground.way(name, [(0, y), (500, y), (1000, y)])
        }
        let pack = try ground.imported()
        #expect(pack.courses("annex1-37") == [[at(500, 800), at(500, 400)]])
        #expect(pack.courses("annex1-4") == [[at(500, 0), at(500, -800)]])
        #expect(pack.row("annex1-4")?.foundBy == ["三海子东路"] && pack.row("annex1-4")?.doubts.contains(.secondName) == true)
        #expect(pack.row("annex1-37")?.doubts == [.widthAssumed])
    }

    @Test("N2: two rows of one name are two stretches, and what lies between is none")
    func stretches() throws {
        var ground = ImportGround()
        // Rows 67 and 68: 兴海路 from 新凤河路 to 博兴三路, and from 博兴路 to 博兴西路.
        let xs = [0.0, 200, 600, 1000, 1400, 1600]
        ground.way("兴海路", xs.map { ($0, 0) })
        for (name, x) in [("新凤河路", 200.0), ("博兴三路", 600), ("博兴路", 1000), ("博兴西路", 1400)] {
            ground.way(name, [(x, -500), (x, 0), (x, 500)])
        }
        let pack = try ground.imported()
        #expect(pack.courses("annex1-67") == [[at(200, 0), at(600, 0)]])
        #expect(pack.courses("annex1-68") == [[at(1000, 0), at(1400, 0)]])
    }

    @Test("a name that only the trusted pack knows as another of the same street")
    func alias() throws {
        var ground = ImportGround()
        ground.way("天宝南街", [(0, 0), (100, 0), (900, 0), (1000, 0)])
        ground.way("荣华中路", [(100, -500), (100, 0), (100, 500)])
        ground.way("科慧大道", [(900, -500), (900, 0), (900, 500)])
        #expect(try ground.imported().row("annex1-47")?.sections.isEmpty == true)
        ground.trusted("天华南街", [(-100, 3000), (0, 3000)], aliases: ["天宝南街"])
        let pack = try ground.imported()
        #expect(pack.courses("annex1-47") == [[at(100, 0), at(900, 0)]])
    }

    @Test("ways without a name take that of the trusted line they run along, unless it may lie too far off")
    func position() throws {
        for (accuracy, isFound) in [(4.0, true), (60, false)] {
            var ground = ImportGround()
            ground.way(nil, [(0, 5), (100, 5), (900, 5), (1000, 5)])
            ground.way(nil, [(0, 60), (1000, 60)])
            ground.way("荣京东街", [(100, -500), (100, 5), (100, 500)])
            ground.way("荣昌西街", [(900, -500), (900, 5), (900, 500)])
            ground.trusted("荣华南路", [(0, 0), (1000, 0)], accuracy: accuracy)
            let pack = try ground.imported()
            #expect(pack.courses("annex1-16") == (isFound ? [[at(100, 5), at(900, 5)]] : []))
            if isFound {
                #expect(pack.row("annex1-16")?.doubts == [.widthAssumed, .nameByPosition])
                #expect(pack.row("annex1-16")?.sections.first?.naming == .position)
            }
        }
    }

    @Test("what is not found is listed with the names that are nearest")
    func nearest() throws {
        var ground = ImportGround()
        ground.way("荣华商路", [(0, 0), (1000, 0)])
        ground.way("永昌中路", [(0, 100), (1000, 100)])
        let row = try #require(try ground.imported().row("annex1-16"))
        #expect(row.sections.isEmpty && row.nearestNames.first == "荣华商路" && row.from.finding == .missing)
    }
}
