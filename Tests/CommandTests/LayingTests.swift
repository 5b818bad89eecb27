import Foundation
import Testing

/// What Tools/lay-network, Tools/lay-street-block and Tools/lay-examples make of their figures is what is shipped.
@Suite("Layers of GeoData that are laid")
struct LayingTests {
    private static let data = Command.repository.appendingPathComponent("GeoData")
    private static let tables = [
        "alignments", "courses", "features", "figures", "frames", "guesses", "links", "names", "points", "sources", "stops", "widths",
    ]

    /// A folder with a copy of the tables to change.
    private static func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: data.appendingPathComponent("beijing-etown/network"), to: folder.url.appendingPathComponent("tables"))
        return folder
    }

    private static let lay = "Tools/lay-network --tables tables -o network.geojson"

    @Test("the network laid again from its tables is the one that is shipped")
    func network() throws {
        let folder = try TemporaryFolder()
        let outcome = try Command.shell("Tools/lay-network -o network.geojson", in: folder)
        #expect(outcome.code == 0 && outcome.out.isEmpty, "\(outcome.out)")
        let shipped = try Data(contentsOf: Self.data.appendingPathComponent("beijing-etown/network.geojson"))
        #expect(try folder.contents() == ["network.geojson": shipped])
    }

    @Test("the street block laid again is the one that is shipped")
    func block() throws {
        let folder = try TemporaryFolder()
        let outcome = try Command.shell("Tools/lay-street-block -o .", in: folder)
        #expect(outcome.code == 0 && outcome.out.isEmpty, "\(outcome.out)")
        let laid = try folder.contents()
        #expect(laid.keys.sorted() == ["buildings.geojson", "district.geojson", "pack.json", "roads.geojson", "zones.geojson"])
        for (name, contents) in laid {
            #expect(try contents == Data(contentsOf: Self.data.appendingPathComponent("street-block/\(name)")), "\(name)")
        }
    }

    @Test("the examples of other cities laid again are those that are shipped")
    func examples() throws {
        let folder = try TemporaryFolder()
        let outcome = try Command.shell("Tools/lay-examples -o .", in: folder)
        #expect(outcome.code == 0 && outcome.out.isEmpty, "\(outcome.out)")
        let packs = ["foshan-example", "yilan-example", "yokkaichi-example"]
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == packs)
        for pack in packs {
            let (laid, shipped) = (folder.url.appendingPathComponent(pack), Self.data.appendingPathComponent(pack))
            let names = try FileManager.default.contentsOfDirectory(atPath: laid.path).sorted()
            let there = try FileManager.default.contentsOfDirectory(atPath: shipped.path).filter { $0.hasSuffix("json") }.sorted()
            #expect(names == there && names.contains("pack.json"))
            for name in names {
                let (made, kept) = (laid.appendingPathComponent(name), shipped.appendingPathComponent(name))
                #expect(try Data(contentsOf: made) == Data(contentsOf: kept), "\(pack)/\(name)")
            }
        }
    }

    @Test("the folder holds these tables and no other")
    func names() throws {
        let found = try FileManager.default.contentsOfDirectory(atPath: Self.data.appendingPathComponent("beijing-etown/network").path)
        #expect(found.filter { $0.hasSuffix(".csv") }.sorted() == Self.tables.map { $0 + ".csv" })
    }

    @Test("a row without a source is refused, first or last", arguments: tables, [false, true])
    func unsourced(_ table: String, _ last: Bool) throws {
        let folder = try Self.folder()
        var lines = try folder.read("tables/\(table).csv").split(separator: "\n").map(String.init)
        let column = try #require(Self.cells(lines[0]).firstIndex(of: "source"))
        let row = last ? lines.count - 1 : 1
        var cells = Self.cells(lines[row])
        cells[column] = ""
        lines[row] = cells.joined(separator: ",")
        try folder.write("tables/\(table).csv", lines.joined(separator: "\n") + "\n")
        let outcome = try Command.shell(Self.lay, in: folder)
        #expect(outcome.code == 65)
        #expect(outcome.out.hasPrefix("lay-network: tables/\(table).csv:\(row + 1): source: is empty"), "\(outcome.out)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("network.geojson")))
    }

    @Test("what is shipped under the ODbL names OpenStreetMap, and the other way round")
    func licences() throws {
        let folder = try Self.folder()
        for line in try folder.read("tables/sources.csv").split(separator: "\n").dropFirst() {
            let cells = Self.cells(String(line))
            #expect(cells[1].contains("OpenStreetMap") == (cells[2] == "ODbL-1.0"), "\(line)")
        }
    }

    @Test("one figure replaced by a better one: one row changes, and the network with it")
    func replaced() throws {
        let folder = try Self.folder()
        let row = "科创十五街×经海路,,116.5645,39.7761,55,4,observed,junction-figures,"
        let text = try folder.read("tables/figures.csv")
        try #require(text.contains(row))
        try folder.write("tables/figures.csv", text.replacing(row, with: "科创十五街×经海路,,116.564512,39.776088,4,,observed,survey,"))
        try folder.write("tables/sources.csv", folder.read("tables/sources.csv") + "survey,a survey,mine,\n")
        let outcome = try Command.shell(Self.lay, in: folder)
        #expect(outcome.code == 0, "\(outcome.out)")
        let laid = try folder.read("network.geojson")
        let shipped = try String(
            decoding: Data(contentsOf: Self.data.appendingPathComponent("beijing-etown/network.geojson")), as: UTF8.self)
        #expect(laid != shipped)
        // The lines and their names stay as they were.
        let named = /"properties": \{[^}]*\}/
        #expect(laid.matches(of: named).map(\.output) == shipped.matches(of: named).map(\.output))
    }

    /// A change in one table, and what is said of it.
    struct Fault: Sendable, CustomTestStringConvertible {
        let table: String
        let old: String
        let new: String
        let said: String

        init(_ table: String, _ old: String, _ new: String, _ said: String) {
            (self.table, self.old, self.new, self.said) = (table, old, new, said)
        }
        var testDescription: String { "\(table): \(new)" }
    }

    private static let faults = [
        Fault("figures", "figure,place,", "figure,spot,", "figures.csv:1: the header must be figure,place,"),
        Fault(
            "figures", "116.54158,39.80136", "39.80136,116.54158", "figures.csv:2: latitude: “116.54158” is not between -90 and 90 degrees"),
        Fault("figures", "116.54158", "116,54158", "figures.csv:2: 10 cells, the header has 9 [table-width]"),
        Fault("figures", "116.54158", "nan", "figures.csv:2: longitude: “nan” is no number"),
        Fault(
            "figures", "科创十一街×经海三路", "科创七街×经海路", "figures.csv:3: figure: “科创七街×经海路” is there already, in line 2"),
        Fault("figures", "科创七街×经海路,", "科创七街×未知路,", "figures.csv:2: figure: the courses do not tell where"),
        Fault("figures", "科创七街×经海路,", "科创七街×经海三路,", "figures.csv:2: figure: 科创七街×经海三路 is in points.csv already"),
        Fault("figures", "科创七街×经海路,", "科创七街×经海路,@不在", "figures.csv:2: place: no course passes @不在"),
        Fault("figures", "junction-figures-east", "hearsay", "figures.csv:2: source: “hearsay” is no row of sources.csv"),
        Fault("sources", "knowledge,", "hearsay,any,none,\nknowledge,", "source: no row names hearsay: take it out"),
        Fault(
            "names", "科创六街,科创六街 ", "科创六街,科创六十街 ",
            "names.csv:2: courses: “科创六十街” is neither in courses.csv nor in points.csv"),
        Fault("guesses", "@大羊坊,grid", "@大羊坊,polar", "guesses.csv:2: frame: “polar” is none of: lonlat, plane, grid"),
        Fault("guesses", "@大羊坊,", "@小羊坊,", "guesses.csv:2: place: no course passes @小羊坊"),
        Fault("guesses", "@大羊坊,grid,1687,4445,120,", "@大羊坊,grid,1687,4445,0,", "guesses.csv:2: accuracy_m: “0” is not above 0"),
        Fault("features", "京沪高速北,京沪高速×科创五街", "京沪高速北,@五环东", "@五环东 is not on the course"),
        Fault("features", "北界京沪,科创一街×经海一路,400", "北界京沪,科创一街×经海一路,", "accuracy_m: is empty, which is for lines whose every point"),
        Fault("courses", "科创六街东,路东区,v,2361", "科创六街东,路东区,v,", "courses.csv:2: at_m: is given with an axis"),
        Fault("courses", "科创六街东,路东区", "科创六街,路东区", "course: “科创六街” is in courses.csv, too"),
        Fault("courses", "三台山路北 荣华北路北", "三台山路北 未知路 荣华北路北", "nothing says where"),
        Fault("points", "万源街×宏达北路,116.499105", "万源街×宏达北路,116.499106", "place: 万源街×宏达北路 lies elsewhere in another row"),
        Fault("points", "万源街×宏达北路,116.499105", "@别名,116.499105", "is where @别名 is: one place has one name"),
        Fault("widths", "liuhuan-lu,13.7", "qihuan-lu,13.7", "widths.csv:2: feature: “qihuan-lu” is no row of features.csv"),
        Fault("widths", "liuhuan-lu,13.7", "liuhuan-lu,-13.7", "widths.csv:2: left_m: “-13.7” is not above 0"),
        Fault("stops", "定海园西站,@定海园西", "定海园西站,", "place: is empty: an observed stop names the place that it observes"),
        Fault("alignments", "荣京东街 万源街,720", "荣京东街,720", "give a point, or two straights of two points each and a radius"),
        Fault("alignments", "elevated,亦庄桥,", "elevated,无名,", "alignments.csv:3: point: 亦庄线 has no stop 无名 in stops.csv"),
    ]

    @Test("a table that does not hold together is refused with its line", arguments: faults)
    func refused(_ fault: Fault) throws {
        let folder = try Self.folder()
        let text = try folder.read("tables/\(fault.table).csv")
        let place = try #require(text.range(of: fault.old))
        try folder.write("tables/\(fault.table).csv", text.replacingCharacters(in: place, with: fault.new))
        let outcome = try Command.shell(Self.lay, in: folder)
        #expect(outcome.code == 65 && outcome.out.hasPrefix("lay-network: ") && outcome.out.contains(fault.said), "\(outcome.out)")
        #expect(!FileManager.default.fileExists(atPath: folder.path("network.geojson")))
    }

    /// The cells of a line of CSV as they are written, quotes included.
    private static func cells(_ line: String) -> [String] {
        var cells = [""]
        var quoted = false
        for character in line {
            if character == "\"" { quoted.toggle() }
            if character == ",", !quoted { cells.append("") } else { cells[cells.count - 1].append(character) }
        }
        return cells
    }
}
