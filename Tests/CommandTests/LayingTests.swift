import Foundation
import Testing

/// What Tools/lay-network and Tools/lay-street-block make of their figures is what is shipped.
@Suite("Layers of GeoData that are laid")
struct LayingTests {
    private static let data = Command.repository.appendingPathComponent("GeoData")
    private static let tables = [
        "alignments", "courses", "features", "figures", "frames", "guesses", "links", "names", "sources", "stops", "zones",
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
        let row = "同济中路×运成街,,116.5198,39.7908,55,3,observed,junction-figures,"
        let text = try folder.read("tables/figures.csv")
        try #require(text.contains(row))
        try folder.write("tables/figures.csv", text.replacing(row, with: "同济中路×运成街,,116.519812,39.790788,4,,observed,survey,"))
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
        Fault("figures", "116.5032,39.8047", "39.8047,116.5032", "figures.csv:2: latitude: “116.5032” is not between -90 and 90 degrees"),
        Fault("figures", "116.5032", "116,5032", "figures.csv:2: 10 cells, the header has 9 [table-width]"),
        Fault("figures", "116.5032", "nan", "figures.csv:2: longitude: “nan” is no number"),
        Fault("figures", "万源街×荣华中路", "万源街×永昌北路", "figures.csv:3: figure: “万源街×永昌北路” is there already, in line 2"),
        Fault("figures", "refused,junction-figures", "observed,junction-figures", "figures.csv:144: figure: the courses do not tell where"),
        Fault("figures", "万源街×永昌北路,", "万源街×永昌北路,@不在", "figures.csv:2: place: no course passes @不在"),
        Fault("figures", "junction-figures", "hearsay", "figures.csv:2: source: “hearsay” is no row of sources.csv"),
        Fault("sources", "knowledge,", "hearsay,any,none,\nknowledge,", "source: no row names hearsay: take it out"),
        Fault("names", "西环北路,西环,", "西环北路,东西环,", "names.csv:2: courses: “东西环” is no row of courses.csv"),
        Fault("guesses", "@大羊坊,grid", "@大羊坊,polar", "guesses.csv:2: frame: “polar” is none of: lonlat, plane, grid, south"),
        Fault("guesses", "@大羊坊,", "@小羊坊,", "guesses.csv:2: place: no course passes @小羊坊"),
        Fault("guesses", "京沪高速×凉水河,plane,2930,-330,100,", "京沪高速×凉水河,plane,2930,-330,0,", "guesses.csv:7: accuracy_m: “0” is not above 0"),
        Fault("zones", "五环路 @北界五环 北界", "五环路 北界", "zones.csv:2: boundary: 五环路 and 北界 share @西界五环 @亦庄线五环"),
        Fault("features", "ronghua-beilu,荣华北路,,road,,荣华,五环路×荣华", "ronghua-beilu,荣华北路,,road,,荣华,@五环东", "@五环东 is not on the course"),
        Fault("courses", "科创一街,路东区 streets,v,4330", "科创一街,路东区 streets,v,", "courses.csv:2: at_m: is given with an axis"),
        Fault("courses", "经海一路 经海三路 经海路,rules grid", "经海一路 经海三路 未知路 经海路,rules grid", "nothing says where"),
        Fault("stops", "亦庄同仁站,@亦庄同仁", "亦庄同仁站,", "place: is empty: an observed stop names the place that it observes"),
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
