import Foundation
import Testing

/// Layers with the columns and values that people have.
@Suite("Columns of a data pack")
struct PackColumnTests {
    @Test("what pack.json says of columns is held against the file", arguments: faults + doubts)
    func told(_ row: CommandCase) throws { try row.check() }

    private static let roads = "\"roads\": \"roads.geojson\""

    private static func entry(_ members: String) -> SmallPack.Change {
        .init("pack.json", roads, "\"roads\": {\"file\": \"roads.geojson\", \(members)}")
    }

    private static func refused(_ what: String, _ changes: [SmallPack.Change], _ err: String...) -> CommandCase {
        CommandCase(what: what, arguments: CommandCase.build, changes: changes, code: 65, err: err + ["nothing was made [nothing-made]\n"])
    }

    private static func taken(_ what: String, _ changes: [SmallPack.Change], _ err: String...) -> CommandCase {
        CommandCase(what: what, arguments: CommandCase.build, changes: changes, err: err, makes: ["map.geojson"])
    }

    private static func renamed(_ name: String) -> SmallPack.Change { .init("roads.geojson", "\"grade\":", "\"\(name)\":") }

    static let faults = [
        refused(
            "columns with other names are one message that lists them",
            [.init("roads.geojson", "\"grade\":", "\"等级\":"), .init("roads.geojson", "\"left_m\":", "\"左边线\":")],
            "error small/roads.geojson: the layer roads has no columns grade, left_m; it has: row, name, 等级, 左边线, right_m, edge_kind, structure, status. ",
            "perhaps {\"grade\": \"等级\", \"left_m\": \"左边线\"}", "[property-missing]\n", "error: 1 error, 0 warnings"),
        refused(
            "a column that nothing looks like", [renamed("rank")],
            "grade is missing: the layer roads has no such column; it has: row, name, rank",
            "under \"columns\" of the layer in pack.json, or give one value for all under \"defaults\" [property-missing]\n"),
        refused(
            "a column that the file does not have", [entry("\"columns\": {\"grade\": \"等级\", \"row\": \"行\"}")],
            "error small/roads.geojson: pack.json names columns that the layer roads does not have: 行 (row), 等级 (grade); it has: row, name, grade, left_m",
            "[column-not-found]\n"),
        refused(
            "a property that the layer does not have", [entry("\"columns\": {\"storeys\": \"grade\"}")], "line 8, column ",
            "layers.roads.columns",
            "the layer roads has no property \"storeys\"; it has row, name, from, to, grade", "[pack-manifest]\n"),
        refused("an unknown member of a layer", [entry("\"column\": {}")], "layers.roads", "unknown name \"column\"", "[pack-manifest]\n"),
        refused(
            "a layer without a file", [.init("pack.json", roads, "\"roads\": {\"columns\": {}}")], "\"file\" is missing",
            "[pack-manifest]\n"),
        refused("a layer that is a number", [.init("pack.json", roads, "\"roads\": 3")], "layers.roads", "[pack-manifest]\n"),
        refused(
            "a word mapped to a value that is none", [entry("\"values\": {\"grade\": {\"快速\": \"fast\"}}")],
            "error small/pack.json: the layer roads is to have \"fast\" as grade for \"快速\", which it cannot be. ",
            "Give one of: expressway, class1, class2, urban_expressway, arterial, sub_arterial [word-unknown]\n"),
        refused(
            "a default that is no value", [entry("\"defaults\": {\"status\": \"soon\"}")],
            "is to have \"soon\" as status, which it cannot be",
            "[word-unknown]\n"),
        refused(
            "a default of another type", [entry("\"defaults\": {\"left_m\": \"wide\"}")], "is to have \"wide\" as left_m",
            "[word-unknown]\n"),
        refused(
            "a default that is nothing", [entry("\"defaults\": {\"status\": null}")], "a default is a text or a number", "[pack-manifest]\n"
        ),
        refused(
            "a list for a value", [entry("\"values\": {\"grade\": {\"a\": [1]}}")], "expected a text, a number or null", "[pack-manifest]\n"
        ),
        refused(
            "two columns for one property", [.init("roads.geojson", "\"grade\":", "\"Grade\": \"class1\", \"GRADE\":")],
            "error small/roads.geojson: the columns Grade and GRADE may both be grade. ", "{\"grade\": \"Grade\"} [column-ambiguous]\n"),
        refused(
            "an accuracy that is none", [entry("\"accuracy_m\": -3")], "layers.roads.accuracy_m", "[pack-manifest]\n"),
        refused(
            "an accuracy twice", [entry("\"defaults\": {\"accuracy_m\": 2}, \"accuracy_m\": 3")], "the defaults of the layer have it too",
            "[pack-manifest]\n"),
        refused(
            "waterways, of which these rules make nothing", [.init("pack.json", roads, roads + ", \"waterways\": \"w.geojson\"")],
            "the rules beijing-etown-2025 make nothing of a layer waterways: take it out", "[pack-manifest]\n"),
        refused(
            "areas, of which these rules make nothing", [.init("pack.json", roads, roads + ", \"areas\": {\"file\": \"a.geojson\"}")],
            "make nothing of a layer areas", "[pack-manifest]\n"),
        refused(
            "a name that two rows have", [.init("roads.geojson", "annex1-16", "兴海路")],
            "several rows have the name 兴海路: annex1-67 (", "annex1-68 (", "Give the row instead of the name", "[row-ambiguous]\n"),
        refused(
            "an unknown word in a column with another name",
            [renamed("等级"), entry("\"columns\": {\"grade\": \"等级\"}"), .init("roads.geojson", "arterial", "支路")],
            "grade (the column 等级) is \"支路\", which is not a listed value", "[property-value]\n"),
        refused(
            "the columns of the network have fixed names",
            [.init("pack.json", roads, roads + ", \"network\": {\"file\": \"n.geojson\", \"columns\": {\"name\": \"n\"}}")],
            "the columns of the layer network have fixed names", "[pack-manifest]\n"),
        CommandCase(
            what: "a word that very many features have is told once, with all such words", arguments: CommandCase.build,
            changes: [.init("pack.json", roads, "\"roads\": \"../many.geojson\"")], files: ["many.geojson": manyRoads(3000)], code: 65,
            err: [
                "error small/../many.geojson feature annex1-16 (#1) at 116.50000,39.79500: grade holds what is not a listed value: \"支路\" (2000), \"村道\" (1000). ",
                "\"values\" of the layer in pack.json says what other words mean (3000 of this kind in all",
            ]),
        CommandCase(
            what: "columns that very many features lack are told once", arguments: CommandCase.build,
            changes: [.init("pack.json", roads, "\"roads\": \"../many.geojson\"")],
            files: ["many.geojson": manyRoads(3000).replacing("\"left_m\": 16, \"right_m\": 16,", with: "\"宽\": 32,")], code: 65,
            err: [
                "error small/../many.geojson: the layer roads has no columns left_m, right_m; it has: row, name, grade, 宽, edge_kind, structure, status. ",
                "error: 3001 errors, 1 warning: nothing was made",
            ]),
    ]

    private static func manyRoads(_ count: Int) -> String {
        let features = (0..<count).map { number in
            "{\"type\": \"Feature\", \"properties\": {\"row\": \"annex1-16\", \"name\": \"荣华南路\", \"grade\": \"\(number % 3 == 2 ? "村道" : "支路")\", \"left_m\": 16, \"right_m\": 16, \"edge_kind\": \"lane_edge\", \"structure\": \"surface\", \"status\": \"open\"}, \"geometry\": {\"type\": \"LineString\", \"coordinates\": [[116.50, 39.795], [116.52, 39.795]]}}"
        }
        return "{\"type\": \"FeatureCollection\", \"features\": [\(features.joined(separator: ",\n"))]}"
    }

    static let doubts = [
        taken(
            "names without regard to case",
            [.init("roads.geojson", "\"grade\":", "\"GRADE\":"), .init("roads.geojson", "\"row\":", "\"Row\":")]),
        taken("a column by its name", [renamed("等级"), entry("\"columns\": {\"grade\": \"等级\"}")]),
        taken("the words of the law", [.init("roads.geojson", "arterial", "主干路"), .init("roads.geojson", "\"open\"", "\"已建\"")]),
        taken("a row by its number", [.init("roads.geojson", "\"annex1-16\"", "16")]),
        taken("a row by its name", [entry("\"columns\": {\"row\": \"name\"}")]),
        taken("a width in words", [.init("roads.geojson", "\"left_m\": 16", "\"left_m\": \"１６ 米\"")]),
        taken(
            "other words, mapped", [.init("roads.geojson", "arterial", "大路"), entry("\"values\": {\"grade\": {\"大路\": \"主干路\"}}")]),
        taken(
            "values for all",
            [
                .init("roads.geojson", ",\n  \"edge_kind\": \"lane_edge\", \"structure\": \"surface\", \"status\": \"open\"", ""),
                entry("\"defaults\": {\"edge_kind\": \"车道外沿\", \"structure\": \"surface\", \"status\": \"open\"}"),
            ]),
        taken(
            "a default where a text was not filled in",
            [.init("roads.geojson", "\"surface\"", "\" \""), entry("\"defaults\": {\"structure\": \"surface\"}")]),
        taken(
            "of two columns that differ in case the one that pack.json spells",
            [.init("roads.geojson", "\"grade\":", "\"GRADE\": \"x\", \"Grade\":"), entry("\"columns\": {\"grade\": \"Grade\"}")]),
        taken(
            "a column that has the name of a property and is another one is not read",
            [.init("roads.geojson", "\"grade\":", "\"grade\": \"x\", \"等级\":"), entry("\"columns\": {\"grade\": \"等级\"}")]),
        taken("a layer that is an object with a file alone", [.init("pack.json", roads, "\"roads\": {\"file\": \"roads.geojson\"}")]),
        taken(
            "a whole width is no half width", [.init("roads.geojson", "\"left_m\":", "\"宽度\": 32, \"left_m\":")],
            "warning small/roads.geojson: the column 宽度 looks like a whole width, and is not used. ", "[column-unused]\n"),
        CommandCase(
            what: "a column that looks like a known one is named once", arguments: CommandCase.build, changes: [.layer("buildings")],
            files: [
                "buildings.geojson": SmallPack.Change.polygon(properties: "{\"id\": \"b\", \"层数\": 6, \"Height\": 20, \"use\": \"\\\\N\"}")
            ],
            err: [
                "warning small/../buildings.geojson: the column 层数 looks like storeys, and is not used. If it is, name it under \"columns\" of the layer in pack.json: {\"storeys\": \"层数\"} [column-unused]\n",
                "the column Height looks like height_m",
            ], makes: ["map.geojson"]),
        CommandCase(
            what: "a loft is no storey, and is told", arguments: CommandCase.build, changes: [.layer("buildings")],
            files: ["buildings.geojson": SmallPack.Change.polygon(properties: "{\"id\": \"b\", \"storeys\": \"6+1\"}")],
            err: ["note small/../buildings.geojson feature b at ", "storeys is \"6+1\" and counts as 6. ", "[storeys-beside]\n"],
            makes: ["map.geojson"]),
        CommandCase(
            what: "a value that stands for nothing", arguments: CommandCase.build,
            changes: [
                .init(
                    "pack.json", roads,
                    roads
                        + ", \"buildings\": {\"file\": \"../buildings.geojson\", \"values\": {\"height_m\": {\"0\": null}, \"storeys\": {\"不详\": null}}}"
                )
            ],
            files: ["buildings.geojson": SmallPack.Change.polygon(properties: "{\"id\": \"b\", \"storeys\": \"不详\", \"height_m\": 0.0}")],
            makes: ["map.geojson"]),
    ]

    @Test("the accuracy of a feature, then of its layer, then of the pack (A0)")
    func accuracy() throws {
        func accuracy(_ changes: [SmallPack.Change]) throws -> String {
            let folder = try TemporaryFolder()
            var pack = SmallPack()
            for change in changes { pack.apply(change) }
            try pack.write(into: folder)
            let answer = try Command.run(CommandCase.query("116.515,39.7951"), in: folder)
            return answer.out.split(separator: "\n").first { $0.contains("annex1-16") }.map(String.init) ?? answer.err
        }
        let own = SmallPack.Change("roads.geojson", "\"left_m\"", "\"accuracy_m\": \"3 m\", \"left_m\"")
        #expect(try !accuracy([]).contains("±"))
        #expect(try accuracy([Self.entry("\"accuracy_m\": 7")]).contains("±7 m"))
        #expect(try accuracy([Self.entry("\"accuracy_m\": 7"), own]).contains("±3 m"))
        #expect(try accuracy([own]).contains("±3 m"))
    }

    /// Every column and every word of the second in Chinese, the figures as text.
    private static let twins: (SmallTwin, SmallTwin) = (
        SmallTwin(
            layers: """
                "district": "district.geojson", "zones": "zones.geojson", "roads": "roads.geojson", "rail": "rail.geojson", "buildings": "buildings.geojson"
                """,
            district: #"{"name": "小区"}"#,
            zones: [#"{"id": "201", "name": "西", "class": "2"}"#, #"{"id": "301", "name": "东", "class": "3"}"#],
            road:
                #"{"row": "annex1-16", "name": "荣华南路", "from": "甲", "to": "乙", "grade": "arterial", "left_m": 16, "right_m": 12.5, "edge_kind": "lane_edge", "structure": "surface", "status": "open", "opened_on": "2020-01-05", "accuracy_m": 2}"#,
            rail:
                #"{"row": "annex2-1", "name": "亦庄线", "kind": "urban_rail", "structure": "elevated", "left_m": 5, "right_m": 5.25, "status": "open"}"#,
            building: #"{"id": "b1", "storeys": 6, "height_m": 18.5}"#),
        SmallTwin(
            layers: """
                "district": {"file": "district.geojson", "columns": {"name": "名称"}},
                "zones": {"file": "zones.geojson", "columns": {"id": "编号", "name": "区名", "class": "功能区类别"}},
                "roads": {"file": "roads.geojson", "columns": {"row": "路名", "name": "路名", "from": "起点", "to": "终点", "grade": "等级", "left_m": "左边线",
                  "right_m": "右边线", "edge_kind": "边线类型", "structure": "结构", "status": "状态", "opened_on": "通车日期", "accuracy_m": "精度"}},
                "rail": {"file": "rail.geojson", "columns": {"row": "序号", "name": "线名", "kind": "类型", "left_m": "左", "right_m": "右", "status": "状态"},
                  "values": {"kind": {"地铁线": "轨道"}}, "defaults": {"structure": "高架"}},
                "buildings": {"file": "buildings.geojson", "columns": {"id": "楼号", "storeys": "层数", "height_m": "高度(米)"}}
                """,
            district: #"{"名称": "小区"}"#, zones: [#"{"编号": 201, "区名": "西", "功能区类别": "２类"}"#, #"{"编号": "301", "区名": "东", "功能区类别": 3}"#],
            road:
                #"{"路名": "荣华南路", "起点": "甲", "终点": "乙", "等级": "主干路", "左边线": "16 米", "右边线": "１２．５", "边线类型": "车道外沿", "结构": "地面", "状态": "已建", "通车日期": "2020年1月5日", "精度": "2m"}"#,
            rail: #"{"序号": 1, "线名": "亦庄线", "类型": "地铁线", "左": "5", "右": "5.25m", "状态": "运营"}"#,
            building: #"{"楼号": "b1", "层数": "6层", "高度(米)": "18.5"}"#)
    )

    @Test("Chinese columns and words give the bytes of the standard ones, but for the hashes of the files")
    func twins() throws {
        let (standard, chinese) = (try Self.twins.0.map(), try Self.twins.1.map())
        #expect(standard.text == chinese.text)
        #expect(standard.err == chinese.err)
        #expect(standard.text.contains("\"annex2-1\"") && standard.text.contains("\"annex1-16\""))
        #expect(standard.hash != chinese.hash)
    }
}

/// A small pack of five layers, its words left open.
private struct SmallTwin {
    let layers: String
    let district: String
    let zones: [String]
    let road: String
    let rail: String
    let building: String

    private static func collection(_ features: (properties: String, kind: String, places: String)...) -> String {
        let list = features.map {
            "{\"type\": \"Feature\", \"properties\": \($0.properties), \"geometry\": {\"type\": \"\($0.kind)\", \"coordinates\": \($0.places)}}"
        }
        return "{\"type\": \"FeatureCollection\", \"features\": [\(list.joined(separator: ",\n"))]}\n"
    }

    /// The map without what tells of its files, what was said, and the hashes that were taken out.
    func map() throws -> (text: String, err: String, hash: String) {
        let folder = try TemporaryFolder()
        let west = "[[[116.50, 39.79], [116.51, 39.79], [116.51, 39.80], [116.50, 39.80], [116.50, 39.79]]]"
        let east = "[[[116.51, 39.79], [116.52, 39.79], [116.52, 39.80], [116.51, 39.80], [116.51, 39.79]]]"
        let all =
            "[[[116.50, 39.79], [116.51, 39.79], [116.52, 39.79], [116.52, 39.80], [116.51, 39.80], [116.50, 39.80], [116.50, 39.79]]]"
        try folder.write(
            "twin/pack.json",
            """
            {"id": "twin", "title": {"zh": "小区", "en": "Small"}, "ruleset": "beijing-etown-2025", "status": "surveyed", "positional_accuracy_m": 0.5,
             "working_crs": "EPSG:4548", "layers": {\(layers)}}
            """)
        try folder.write("twin/district.geojson", Self.collection((district, "Polygon", all)))
        try folder.write("twin/zones.geojson", Self.collection((zones[0], "Polygon", west), (zones[1], "Polygon", east)))
        try folder.write("twin/roads.geojson", Self.collection((road, "LineString", "[[116.50, 39.795], [116.52, 39.795]]")))
        try folder.write("twin/rail.geojson", Self.collection((rail, "LineString", "[[116.515, 39.79], [116.515, 39.80]]")))
        try folder.write(
            "twin/buildings.geojson",
            Self.collection(
                (
                    building, "Polygon",
                    "[[[116.512, 39.7953], [116.514, 39.7953], [116.514, 39.7956], [116.512, 39.7956], [116.512, 39.7953]]]"
                )))
        let outcome = try Command.run(["build", "twin", "-o", "map.geojson", "--date", "2026-11-20"], in: folder)
        #expect(outcome.code == 0, "\(outcome.err)")
        let text = try folder.read("map.geojson")
        let told = #/"sha256":"[0-9a-f]{64}"/#
        return (text.replacing(told, with: ""), outcome.err, text.matches(of: told).map { String($0.0) }.joined())
    }
}
