import FeatureIO
import Foundation
import FoundationXML
import Geometry
import Projection
import Regulation
import StrictJSON
import Testing
import Wording
import ZoningFiles
import ZoningModel

@testable import PackMaking

@Suite("init: a data pack to fill")
struct InitCommandTests {
    private static let ruleset = Result { try Ruleset.bundled(Ruleset.standardID) }

    private static func template(_ language: Language = .en) throws -> PackTemplate {
        PackTemplate(ruleset: try ruleset.get(), crs: try CoordinateReferenceSystem(parsing: "EPSG:4548"), language: language)
    }

    @Test("two files, the same bytes each time, in the language chosen")
    func bytes() throws {
        let folder = try TemporaryFolder()
        for name in ["a/new", "b/new", "zh/new"] {
            try FileManager.default.createDirectory(atPath: folder.path(String(name.dropLast(4))), withIntermediateDirectories: true)
            let said = try Command.run(["init", name, "--lang", name.hasPrefix("zh") ? "zh" : "en"], in: folder)
            #expect(said.code == 0 && said.out.isEmpty && said.err.contains("[pack-started]"), "\(said.err)")
        }
        let made = try folder.contents()
        #expect(Set(made.keys) == Set(["a", "b", "zh"].flatMap { ["\($0)/new/pack.json", "\($0)/new/pack.gpkg"] }))
        for file in ["pack.json", "pack.gpkg"] { #expect(made["a/new/\(file)"] == made["b/new/\(file)"]) }
        #expect(made["a/new/pack.json"] == made["zh/new/pack.json"] && made["a/new/pack.gpkg"] != made["zh/new/pack.gpkg"])
        #expect(try folder.read("a/new/pack.json").contains("\"id\": \"new\""))
    }

    @Test(
        "nothing is replaced, and nothing is left where it cannot be made",
        arguments: [
            (["init", "stands"], Int32(73), "init replaces nothing [file-exists]"),
            (["init", "half"], 73, "Name another folder, or take that file away: init replaces nothing [file-exists]"),
            (["init", "none/new"], 73, "[folder-not-found]"), (["init", "file.txt"], 73, "file.txt"),
            (["init", "new", "--ruleset", "mars-2099"], 64, "the ruleset \"mars-2099\" is not known. Name one of: beijing-etown-2025"),
            (["init", "new", "--crs", "wgs84"], 64, "no plane in metres"), (["init", "new", "--crs", "EPSG:999999"], 64, "EPSG:999999"),
        ])
    func refused(arguments: [String], code: Int32, words: String) throws {
        let folder = try TemporaryFolder()
        for (name, text) in [("stands/pack.json", "{}"), ("half/pack.gpkg", "mine"), ("file.txt", "mine")] { try folder.write(name, text) }
        let before = try folder.contents()
        let said = try Command.run(arguments, in: folder)
        #expect(said.code == code && said.err.contains(words), "\(said.err)")
        #expect(try folder.contents() == before)
        #expect(!FileManager.default.fileExists(atPath: folder.path("new")))
    }

    @Test("another plane, and the folder that one stands in")
    func plane() throws {
        let folder = try TemporaryFolder()
        #expect(try Command.run(["init", ".", "--crs", "EPSG:4527"], in: folder).code == 0)
        let text = try folder.read("pack.json")
        #expect(text.contains("\"working_crs\": \"EPSG:4527\"") && text.contains("\"id\": \"\(folder.url.lastPathComponent)\""))
        let layers = try GeoPackageReader(folder.path("pack.gpkg")).layers.filter { $0.geometryColumn != nil }
        #expect(Set(layers.compactMap(\.crs)) == ["EPSG:4527"])
    }

    @Test("built empty, a short list says what is missing")
    func empty() throws {
        let folder = try TemporaryFolder()
        #expect(try Command.run(["init", "new"], in: folder).code == 0)
        let said = try Command.run(["build", "new", "-o", "map.geojson", "--date", "2026-11-20"], in: folder)
        #expect(said.code == 65)
        let lines = said.err.split(separator: "\n")
        #expect(lines.count == 4, "\(said.err)")
        #expect(said.err.contains("new/pack.gpkg|district: the layer district holds nothing"))
        #expect(said.err.contains("new/pack.gpkg|zones: the layer zones holds nothing"))
        #expect(
            said.err.contains(
                "nothing is drawn in the layers roads, road_land, road_edges, rail, railway_land, yards, residential, buildings"))
    }

    /// 1000 m × 600 m with a road through it, drawn as QGIS would: the values of the lists, metres of the plane.
    private static let drawn: [String: [Feature]] = {
        func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Shape {
            let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
            return .multiPolygon(
                MultiPolygon([Polygon(exterior: corners.map { Coordinate(x: 458_000 + $0.0, y: 4_406_000 + $0.1) }, holes: [])]))
        }
        func line(_ places: [(Double, Double)]) -> Shape {
            .multiLineString([LineString(places.map { Coordinate(x: 458_000 + $0.0, y: 4_406_000 + $0.1) })])
        }
        func feature(_ shape: Shape, _ properties: String) -> Feature {
            guard case .object(let members)? = try? JSONParser.parse(Array(properties.utf8)) else { preconditionFailure(properties) }
            return Feature(shape: shape, properties: members)
        }
        return [
            "district": [feature(box(0, 0, 1000, 600), #"{"name": "d"}"#)],
            "zones": [
                feature(box(0, 0, 500, 600), #"{"id": "201", "name": "西", "class": "2"}"#),
                feature(box(500, 0, 500, 600), #"{"id": "301", "name": "东", "class": "3"}"#),
            ],
            "roads": [
                feature(
                    line([(0, 300), (1000, 300)]),
                    #"{"row": "annex1-16", "name": "荣华南路", "grade": "arterial", "left_m": 16.5, "right_m": 12, "edge_kind": "lane_edge", "structure": "surface", "status": "open", "opened_on": "2020-01-05"}"#
                )
            ],
            "buildings": [feature(box(700, 330, 80, 20), #"{"id": "b", "storeys": 6}"#)],
        ]
    }()

    @Test("filled with a small district it builds, and answers")
    func filled() throws {
        let folder = try TemporaryFolder()
        #expect(try Command.run(["init", "new"], in: folder).code == 0)
        var contents = try Self.template().contents()
        for number in contents.tables.indices {
            contents.tables[number].features = LazyFeatures(Self.drawn[contents.tables[number].name] ?? [])
        }
        try writeGeoPackage(folder.path("new/pack.gpkg"), overwrite: true, contents)
        let said = try Command.run(["build", "new", "-o", "map.gpkg", "--date", "2026-11-20"], in: folder)
        #expect(said.code == 0, "\(said.err)")
        // 16.5 m to the boundary line and 25 m beside class 3, 40 m beside class 2; east of the building, where nothing shields.
        for (place, answer) in [
            ("458250,4406356", "class 4a"), ("458250,4406357", "class 2"), ("458900,4406341", "class 4a"), ("458900,4406342", "class 3"),
            ("458250,4406249", "class 4a"), ("458250,4406247", "class 2"),
        ] {
            let asked = try Command.run(
                ["query", "--at", place, "--crs", "EPSG:4548", "--map", "map.gpkg", "--date", "2026-11-20"], in: folder)
            #expect(asked.out.hasPrefix(answer), "\(place): \(asked.out)\(asked.err)")
        }
    }

    @Test("every style is XML that says what QGIS needs: names, lists, symbols", arguments: [Language.en, .zh])
    func styles(language: Language) throws {
        let ruleset = try Self.ruleset.get()
        let contents = try Self.template(language).contents()
        #expect(contents.styles.map(\.table) == contents.tables.map(\.name) && contents.styles.allSatisfy(\.isDefault))
        for (style, table) in zip(contents.styles, contents.tables) {
            let read = StyleReader(style.qml)
            #expect(read.isSound, "\(table.name)")
            let layer = try #require(PackManifest.Layer(rawValue: table.name))
            let columns = LayerColumn.all(of: layer, ruleset: ruleset)
            #expect(table.columns.map(\.name) == columns.map(\.name))
            #expect(read.aliases.keys.sorted() == table.columns.map(\.name).sorted())
            for column in columns {
                guard case .choice(let values) = column.kind else { continue }
                #expect(read.lists[column.name] == values, "\(table.name) \(column.name)")
            }
            switch layer {
            case .zones:
                #expect(read.categories == ruleset.baseClasses.map(\.id) + [""])
                for zoneClass in ruleset.baseClasses {
                    let rgb = try #require(MapStyle.colours(ruleset.palette).first { $0.id == zoneClass.id }?.rgb)
                    #expect(style.qml.contains("\"\(rgb.0),\(rgb.1),\(rgb.2),150\""))
                }
                #expect(style.qml.contains(language == .zh ? "1类" : "class 1"))
            case .roads:
                #expect(read.categories == ruleset.grades(of: .roads) + [""] && read.lists["row"]?.count == ruleset.roads.count)
                #expect(style.qml.contains(language == .zh ? "城市主干路" : "urban arterial road"))
            default: break
            }
            #expect(read.aliases["accuracy_m"] == (language == .zh ? "位置精度(m)" : "accuracy (m)"))
        }
    }

    @Test("names with signs of XML stay what they are")
    func escaped() {
        let element = XMLText("a", ["b": "<&\"'>\u{1}"], [XMLText("c")])
        #expect(element.text == "<a b=\"&lt;&amp;&quot;'&gt; \"><c/></a>")
    }
}

/// What a style of QGIS says, read with a parser of XML.
private final class StyleReader: NSObject, XMLParserDelegate {
    private(set) var aliases: [String: String] = [:]
    /// By column the values of its list.
    private(set) var lists: [String: [String]] = [:]
    private(set) var categories: [String] = []
    private(set) var isSound = false
    private var field: String?
    private var isList = false

    init(_ qml: String) {
        super.init()
        let parser = XMLParser(data: Data(qml.utf8))
        parser.delegate = self
        isSound = parser.parse()
    }

    func parser(
        _: XMLParser, didStartElement name: String, namespaceURI _: String?, qualifiedName _: String?, attributes: [String: String] = [:]
    ) {
        switch name {
        case "alias": aliases[attributes["field"] ?? ""] = attributes["name"]
        case "category": categories.append(attributes["value"] ?? "")
        case "field": field = attributes["name"]
        case "editWidget": isList = attributes["type"] == "ValueMap"
        case "Option":
            guard let field, isList, attributes["type"] == "QString", let value = attributes["value"] else { return }
            lists[field, default: []].append(value)
        default: break
        }
    }

    func parser(_: XMLParser, didEndElement name: String, namespaceURI _: String?, qualifiedName _: String?) {
        if name == "field" { (field, isList) = (nil, false) }
    }
}
