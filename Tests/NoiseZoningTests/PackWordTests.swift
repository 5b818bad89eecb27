import Regulation
import StrictJSON
import Testing
import Wording
import ZoningModel

@testable import ZoningFiles

/// Columns and values as people write them, and what a pack takes them for.
@Suite("Words of packs")
struct PackWordTests {
    private static let ruleset = Result { try Ruleset.bundled(Ruleset.standardID) }

    /// The value that a word in one column becomes; nil where it stays as it was written.
    private func read(_ layer: PackManifest.Layer, _ column: String, _ value: JSONValue, kind: String? = nil) throws -> (
        JSONValue?, [String]
    ) {
        let reading = ValueReading(layer, ruleset: try Self.ruleset.get())
        let number = try #require(reading.columns.firstIndex { $0.name == column })
        var values = [JSONValue?](repeating: nil, count: reading.columns.count)
        if let kind, let place = reading.columns.firstIndex(where: { $0.name == "kind" }) { values[place] = .string(kind) }
        values[number] = value
        let remarks = reading.standardise(&values)
        return (values[number], remarks.map(\.code.rawValue))
    }

    private static func number(_ text: String) -> JSONValue { (try? JSONParser.parse(Array(text.utf8))) ?? .null }

    @Test(
        "words of the law and of the trade",
        arguments: [
            (.zones, "class", "1", "1"), (.zones, "class", "1类", "1"), (.zones, "class", "２ 类", "2"), (.zones, "class", "3类区", "3"),
            (.zones, "class", "Class 2", "2"), (.zones, "class", "3类声环境功能区", "3"), (.roads, "grade", "高速公路", "expressway"),
            (.roads, "grade", "一级公路", "class1"), (.roads, "grade", "二级公路", "class2"), (.roads, "grade", "快速路", "urban_expressway"),
            (.roads, "grade", "城市快速路", "urban_expressway"), (.roads, "grade", "主干路", "arterial"),
            (.roads, "grade", "城市主干路", "arterial"), (.roads, "grade", "次干路", "sub_arterial"), (.roads, "grade", "ARTERIAL", "arterial"),
            (.roads, "structure", "地面", "surface"), (.roads, "structure", "高架", "elevated"), (.roads, "structure", "隧道", "tunnel"),
            (.roads, "structure", "地下", "tunnel"), (.roads, "structure", "路基", "embankment"), (.roads, "edge_kind", "路基", "embankment"),
            (.roads, "edge_kind", "车道外沿", "lane_edge"), (.roads, "edge_kind", "护网", "fence"), (.roads, "status", "已建", "open"),
            (.roads, "status", "现状", "open"), (.roads, "status", "规划", "planned"), (.roads, "status", "在建", "planned"),
            (.rail, "structure", "地面", "at_grade"), (.rail, "structure", "地下", "underground"), (.rail, "structure", "隧道", "underground"),
            (.rail, "kind", "轨道", "urban_rail"), (.rail, "kind", "城市轨道交通(地面段)", "urban_rail"), (.rail, "kind", "地铁", "urban_rail"),
            (.rail, "kind", "铁路", "railway"), (.rail, "kind", "铁路专用线", "spur"), (.rail, "kind", "铁路干线", "railway"),
        ] as [(PackManifest.Layer, String, String, String)])
    func known(layer: PackManifest.Layer, column: String, word: String, value: String) throws {
        #expect(try read(layer, column, .string(word)).0 == .string(value))
    }

    @Test(
        "words that are not known stay as they are",
        arguments: [
            (.zones, "class", "0类"), (.zones, "class", "4a"), (.roads, "grade", "支路"), (.roads, "grade", "轨道"), (.roads, "structure", "桥隧"),
            (.rail, "structure", "surface"), (.roads, "status", "不详"), (.roads, "grade", ""), (.roads, "grade", "主干"),
        ] as [(PackManifest.Layer, String, String)])
    func unknown(layer: PackManifest.Layer, column: String, word: String) throws {
        #expect(try read(layer, column, .string(word)).0 == .string(word))
    }

    @Test("a class given as a number", arguments: [("1", "1"), ("2.0", "2"), ("3.00", "3")])
    func classNumber(written: String, value: String) throws {
        #expect(try read(.zones, "class", Self.number(written)).0 == .string(value))
    }

    @Test(
        "numbers as text",
        arguments: [
            ("12.5", "12.5"), ("12.5 m", "12.5"), ("12.5米", "12.5"), ("１２．５", "12.5"), ("１２．５米", "12.5"), (" 12 ", "12"),
            ("007.50", "7.50"),
            ("-3", "-3"), ("－3", "-3"), ("+4", "4"), ("0", "0"), ("0.0", "0.0"), ("000", "0"),
        ])
    func numbers(text: String, number: String) throws {
        #expect(try read(.roads, "left_m", .string(text)).0 == Self.number(number))
    }

    @Test(
        "what is no number stays as it is: a comma above all, which means two things",
        arguments: [
            "12,5", "1,234", "12，5", "12.5.1", "12.", ".5", "1e2", "12 km", "12cm", "12 km²", "ten", "--1", "0x10", "inf", "m", "十二",
        ])
    func noNumbers(text: String) throws { #expect(try read(.roads, "left_m", .string(text)).0 == .string(text)) }

    @Test("square kilometres have their own unit", arguments: [("6.3 km²", true), ("6.3平方公里", true), ("6.3km2", true), ("6.3 m", false)])
    func areas(text: String, isRead: Bool) throws {
        #expect(try read(.zones, "published_area_km2", .string(text)).0 == (isRead ? Self.number("6.3") : .string(text)))
    }

    @Test(
        "storeys as text; what stands behind a + is no storey, and is told",
        arguments: [
            ("6", 6, []), ("6F", 6, []), ("6f", 6, []), ("6层", 6, []), ("６层", 6, []), ("地上6层", 6, []), ("6 floors", 6, []), ("6.0", 6, []),
            ("6+1", 6, ["storeys-beside"]), ("6＋1层", 6, ["storeys-beside"]), ("12+1F", 12, ["storeys-beside"]),
        ] as [(String, Int, [String])])
    func storeys(text: String, count: Int, codes: [String]) throws {
        let (value, told) = try read(.buildings, "storeys", .string(text))
        #expect(value == .number(JSONNumber(count)) && told == codes)
    }

    @Test(
        "what may mean several numbers of storeys is none", arguments: ["6-7", "6/1", "6.5", "六层", "+1", "6+", "6+x", "B1", "地下1层", "6m"])
    func noStoreys(text: String) throws { #expect(try read(.buildings, "storeys", .string(text)).0 == .string(text)) }

    @Test(
        "a row by its key, its number, its clause, and a name that only one row has (N1 to N3)",
        arguments: [
            (.roads, "annex1-16", "annex1-16"), (.roads, "ANNEX1-16", "annex1-16"), (.roads, "16", "annex1-16"),
            (.roads, "１６", "annex1-16"),
            (.roads, "附件1-16", "annex1-16"), (.roads, "荣华南路", "annex1-16"), (.roads, "荣华 南路", "annex1-16"),
            (.roads, "京沪高速公路", "annex1-2"), (.roads, "京沪高速", "annex1-2"), (.roads, "南六环路", "annex1-1"),
            (.roads, "博兴西路(三海子东路)", "annex1-4"), (.roads, "博兴西路（三海子东路）", "annex1-4"), (.rail, "亦庄 T1 线", "annex2-2"),
            (.rail, "2", "annex2-2"),
        ] as [(PackManifest.Layer, String, String)])
    func rows(layer: PackManifest.Layer, text: String, row: String) throws {
        #expect(try read(layer, "row", .string(text), kind: layer == .rail ? "轨道" : nil).0 == .string(row))
    }

    @Test("a row given as a number", arguments: ["16", "16.0"])
    func rowNumber(text: String) throws { #expect(try read(.roads, "row", Self.number(text)).0 == .string("annex1-16")) }

    @Test(
        "a name of two rows is an error that names both",
        arguments: [("三海子东路", ["annex1-4", "annex1-37"]), ("兴海路", ["annex1-67", "annex1-68"])])
    func ambiguous(name: String, rows: [String]) throws {
        let reading = ValueReading(.roads, ruleset: try Self.ruleset.get())
        var values: [JSONValue?] = reading.columns.map { $0.name == "row" ? .string(name) : nil }
        let remarks = reading.standardise(&values)
        #expect(remarks.map(\.code) == [.rowAmbiguous] && remarks[0].severity == .error)
        for row in rows { #expect(remarks[0].what.description.contains("\(row) ("), "\(remarks[0].what)") }
    }

    @Test("no row of the annex stays as it is, and so does the row of a railway, which stands in no annex")
    func noRows() throws {
        #expect(try read(.roads, "row", .string("78")).0 == .string("78"))
        #expect(try read(.roads, "row", .string("荣华东路")).0 == .string("荣华东路"))
        #expect(try read(.rail, "row", .string("2"), kind: "铁路").0 == .string("2"))
        #expect(try read(.rail, "row", .string("亦庄线"), kind: "spur").0 == .string("亦庄线"))
    }

    @Test(
        "days as tables write them",
        arguments: ["2026-11-20", "2026/11/20", "2026年11月20日", "2026-11-20T00:00:00Z", "2026-11-20 00:00:00"])
    func days(text: String) throws { #expect(try read(.roads, "opened_on", .string(text)).0 == .string("2026-11-20")) }

    @Test("every row is found by its number, and by its name unless another row has it")
    func allRows() throws {
        let ruleset = try Self.ruleset.get()
        for road in ruleset.roads {
            #expect(try read(.roads, "row", .number(JSONNumber(road.number))).0 == .string(road.key))
            let others = ruleset.roads.filter { other in
                guard other.key != road.key else { return false }
                return (other.allNames + [other.written]).contains { $0 == road.name || $0.contains("(\(road.name))") }
            }
            #expect(try read(.roads, "row", .string(road.name)).0 == .string(others.isEmpty ? road.key : road.name))
        }
    }

    @Test("the table of words: every value of every layer has a name, and no word of a column means two values")
    func table() throws {
        let ruleset = try Self.ruleset.get()
        _ = try PackWords.read(PackageResources.words_json)
        for layer in PackManifest.Layer.allCases where layer != .network {
            #expect(PackWords.shared.title(ofLayer: layer.rawValue) != nil, "\(layer)")
            for column in LayerColumn.all(of: layer, ruleset: ruleset) {
                #expect(PackWords.shared.title(ofColumn: column.name) != nil, "\(layer) \(column.name)")
                guard case .choice(let allowed) = column.kind else { continue }
                for value in allowed {
                    let entry = PackWords.shared.entry(value, of: column.name)
                    let isLaw = column.name == "class" || column.name == "grade"
                    #expect(entry != nil || isLaw, "\(column.name) \(value)")
                    for word in entry?.words ?? [] {
                        #expect(try read(layer, column.name, .string(word)).0 == .string(value), "\(column.name) \(word)")
                    }
                }
            }
        }
    }
}
