import Foundation
import Testing

/// 荣华南路 along 39.795 from 荣京东街 at 116.502 to 荣昌西街 at 116.518, in the small pack's district.
@Suite("Packs that import makes")
struct ImportCommandTests {
    private static func line(_ properties: String, _ coordinates: String) -> String {
        #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"LineString","coordinates":[\#(coordinates)]}}"#
    }

    private static let streets = [
        line(
            #""osm_id":"1","name":"荣华南路","highway":"primary","lanes":4"#,
            "[116.501,39.795],[116.502,39.795],[116.518,39.795],[116.519,39.795]"),
        line(#""osm_id":"2","name":"荣京东街","highway":"primary""#, "[116.502,39.791],[116.502,39.795],[116.502,39.799]"),
        line(#""osm_id":"3","name":"荣昌西街","highway":"primary""#, "[116.518,39.791],[116.518,39.795],[116.518,39.799]"),
    ]

    private static func collection(_ features: [String]) -> String {
        #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
    }

    private static func folder(_ source: String = collection(streets)) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        try folder.write("source.geojson", source)
        return folder
    }

    private static let call = ["import", "source.geojson", "-o", "made", "--base", "small"]

    @Test("the pack builds, says whose it is, and every band is traced to its way; the same again gives the same bytes")
    func made() throws {
        let folder = try Self.folder()
        let outcome = try Command.run(Self.call + ["--report", "report.json"], in: folder)
        // Of 79 rows one is there, and of those of the streets at its ends a piece.
        #expect(outcome.code == 2 && outcome.out.contains("rows: 79; found: 3; whole: 1"), "\(outcome.err)\(outcome.out)")
        let pack = try folder.read("made/pack.json")
        for part in [
            #""status": "imported""#, #""id": "made""#, "OpenStreetMap contributors, ODbL 1.0", "imported from source.geojson",
            "lane_width_m",
        ] {
            #expect(pack.contains(part), "\(part)")
        }
        let roads = try folder.read("made/roads.geojson")
        // Two directions of two lanes, 3.5 m each, and 3 m beside them on both sides: 7 + 3.
        for part in [
            #""row":"annex1-16""#, #""left_m":10,"right_m":10"#, #""source_ids":["1"]"#, #""edge_kind":"approximate""#, "[[116.502",
        ] {
            #expect(roads.contains(part), "\(roads)")
        }
        #expect(try folder.read("report.json").contains(#""schema": "noisezone.import/1""#))
        let build = try Command.run(["build", "made", "-o", "map.geojson", "--date", "2026-11-20"], in: folder)
        #expect(build.code == 0, "\(build.err)")

        let before = try folder.contents()
        let refused = try Command.run(Self.call, in: folder)
        #expect(refused.code == 73 && refused.err.contains("[file-exists]"), "\(refused.err)")
        let again = try Command.run(Self.call + ["--report", "report.json", "--overwrite"], in: folder)
        #expect(again.code == 2, "\(again.err)")
        #expect(try folder.contents() == before)
    }

    @Test("--map: null is no value, and a column that the file does not have is told with those that it has")
    func mappedColumns() throws {
        let folder = try Self.folder()
        let square = "[[[116.505,39.793],[116.506,39.793],[116.506,39.794],[116.505,39.793]]]"
        try folder.write(
            "houses.geojson",
            Self.collection(
                ["9", "-1"].map {
                    #"{"type":"Feature","properties":{"层数":"\#($0)"},"geometry":{"type":"Polygon","coordinates":\#($0 == "9" ? square : square.replacing("39.793", with: "39.792"))}}"#
                }))
        try folder.write("right.json", #"{"buildings": {"columns": {"storeys": "层数"}, "values": {"storeys": {"-1": null}}}}"#)
        try folder.write("wrong.json", #"{"buildings": {"columns": {"storeys": "楼层"}}}"#)
        let call = ["import", "houses.geojson", "--as", "buildings", "--base", "small", "-o"]
        let right = try Command.run(call + ["made", "--map", "right.json"], in: folder)
        #expect(right.code == 2 && !right.err.contains("warning houses"), "\(right.err)")
        let made = try folder.read("made/buildings.geojson")
        #expect(made.contains(#""storeys":9"#) && made.components(separatedBy: "storeys").count == 2, "\(made)")
        let wrong = try Command.run(call + ["other", "--map", "wrong.json"], in: folder)
        let words = "warning houses.geojson: --map names columns for buildings that the file does not have: 楼层; it has: 层数. "
        #expect(wrong.code == 2 && wrong.err.contains(words) && wrong.err.contains("[column-not-found]"), "\(wrong.err)")
    }

    @Test("a file without a feature is told, among others that have some")
    func empty() throws {
        let folder = try Self.folder()
        try folder.write("empty.geojson", Self.collection([]))
        let outcome = try Command.run(Self.call + ["empty.geojson"], in: folder)
        #expect(outcome.code == 2 && outcome.err.contains("warning empty.geojson: there is no feature in the file. "), "\(outcome.err)")
        #expect(outcome.err.contains("[layer-empty]") && !outcome.err.contains("source.geojson"))
    }

    @Test("without a district and zones the pack is written, and what lacks is said")
    func lacking() throws {
        let folder = try Self.folder()
        let outcome = try Command.run(["import", "source.geojson", "-o", "made"], in: folder)
        #expect(outcome.code == 2 && outcome.out.contains("it lacks district, zones"), "\(outcome.out)")
        #expect(try folder.read("made/pack.json").contains(#""working_crs": "EPSG:4548""#))
        let own = try Command.run(
            ["import", "source.geojson", "small/district.geojson", "small/zones.geojson", "-o", "own", "--as", "roads,district,zones"],
            in: folder)
        #expect(own.code == 2 && !own.out.contains("it lacks"), "\(own.err)")
        #expect(try Command.run(["build", "own", "-o", "map.geojson", "--date", "2026-11-20"], in: folder).code == 0)
    }

    @Test("columns and values of one's own, by --map")
    func mapping() throws {
        let named = Self.streets.map {
            $0.replacing("\"name\"", with: "\"路名\"").replacing("\"highway\":\"primary\"", with: "\"等级\":\"主干路\"")
        }
        let folder = try Self.folder(Self.collection(named))
        try folder.write(
            "map.json",
            #"{"roads":{"columns":{"name":"路名","highway":"等级"},"values":{"highway":{"主干路":"primary"}},"defaults":{"width":20}}}"#)
        let outcome = try Command.run(Self.call + ["--as", "roads", "--map", "map.json"], in: folder)
        #expect(outcome.out.contains("found: 3; whole: 1"), "\(outcome.err)\(outcome.out)")
        #expect(try folder.read("made/roads.geojson").contains(#""left_m":10,"right_m":10"#))
        for (text, part) in [
            (#"{"roads":{"columns":{"nome":"路名"}}}"#, "roads have no nome"), (#"{"road":{}}"#, "nothing called road"), ("{", "[mapping]"),
        ] {
            try folder.write("bad.json", text)
            let bad = try Command.run(Self.call + ["--as", "roads", "--map", "bad.json", "--overwrite"], in: folder)
            #expect(bad.code == 65 && bad.err.contains(part), "\(bad.err)")
        }
    }

    @Test("features that are no streets are counted, none stops the program")
    func hostile() throws {
        let long = String(repeating: "荣", count: 100_000)
        let odd = [
            #"{"type":"Feature","properties":{"highway":"primary"},"geometry":null}"#,
            Self.line(#""highway":"primary","name":"荣华南路""#, "[116.51,39.796],[116.51,39.796]"),
            Self.line(#""highway":"primary","name":"荣华南路""#, "[116.51,39.796],[116.511,39.797],[116.51,39.797],[116.51,39.796]"),
            Self.line(#""highway":"primary","name":"\#(long)""#, "[116.51,39.79],[116.511,39.79]"),
            Self.line(#""highway":"primary","name":"荣京东街","lanes":"1e400","width":"-5""#, "[116.503,39.791],[116.503,39.792]"),
            Self.line(#""highway":"footway","name":"荣华南路""#, "[116.50,39.791],[116.503,39.792]"),
            Self.line(#""highway":"primary","name":7,"other_tags":"\"bridge\"=>\"yes\",\"broken""#, "[116.50,39.791],[116.503,39.792]"),
            #"{"type":"Feature","properties":{"building":"yes","building:levels":"many"},"geometry":{"type":"Polygon","coordinates":[[[116.505,39.796],[116.506,39.796],[116.506,39.797],[116.505,39.796]]]}}"#,
        ]
        let folder = try Self.folder(Self.collection(Self.streets + odd))
        let outcome = try Command.run(Self.call, in: folder)
        #expect(outcome.code == 2 && !outcome.crashed, "\(outcome.err)")
        #expect(outcome.err.contains("[storeys-unread]") && outcome.out.contains("left out: 1, without a geometry"), "\(outcome.out)")
        #expect(outcome.out.contains("left out: 1, of a kind that no pack needs"))
        #expect(try folder.read("made/roads.geojson").contains("annex1-16"))
        for source in [
            Self.collection([]), #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}"#,
        ] {
            let empty = try Self.folder(source)
            let outcome = try Command.run(Self.call, in: empty)
            #expect(outcome.code == 2 && outcome.out.contains("found: 0"), "\(outcome.err)")
        }
    }

    @Test("faults of the sources write no pack, and leave no folder")
    func faults() throws {
        let folder = try Self.folder(
            Self.collection(Self.streets).replacing("{\"type\":\"FeatureCollection\"", with: "{\"type\":\"FeatureCollection\",\"crs\":null")
        )
        let before = try folder.contents()
        let outcome = try Command.run(Self.call, in: folder)
        #expect(outcome.code == 65 && outcome.err.contains("[layer-crs]"), "\(outcome.err)")
        #expect(try folder.contents() == before)
        #expect(!FileManager.default.fileExists(atPath: folder.path("made")))
        try folder.write("good.geojson", Self.collection(Self.streets))
        for (arguments, code, part) in [
            (["import", "none.geojson", "-o", "made"], 66, "[file-not-found]"),
            (["import", "good.geojson", "-o", "good.geojson"], 73, "[output-is-file]"),
            (["import", "good.geojson", "-o", "no/made"], 73, "[folder-not-found]"),
            (["import", "good.geojson", "-o", "made", "--as", "road"], 64, "--as"),
            (["import", "good.geojson", "-o", "made", "--as", "roads,rail"], 64, "2 roles for 1 files"),
            (["import", "good.geojson", "-o", "made", "--accuracy", "0"], 64, "--accuracy"),
            (["import", "good.geojson", "-o", "made", "--ruleset", "nowhere"], 65, "[ruleset-unknown]"),
            (["import", "good.geojson", "-o", "made", "--base", "none"], 66, "none"),
        ] as [([String], Int32, String)] {
            let outcome = try Command.run(arguments, in: folder)
            #expect(outcome.code == code && outcome.err.contains(part), "\(arguments): \(outcome.code) \(outcome.err)")
        }
    }

    /// 荣华南路 as OpenStreetMap has it: two ways for the two directions 20 m apart, a bridge, housing and a building with a courtyard.
    @Test("an OSM file: carriageways, a bridge over a tunnel, housing, a building that is a relation")
    func openStreetMap() throws {
        // A degree of latitude is 111 km: 0.00009 are 10 m.
        let (north, south) = (39.79509, 39.79491)
        var nodes = ""
        var places: [(Double, Double)] = []
        func node(_ lon: Double, _ lat: Double) -> Int {
            places.append((lon, lat))
            nodes += "<node id=\"\(places.count)\" lat=\"\(lat)\" lon=\"\(lon)\"/>\n"
            return places.count
        }
        var ways = ""
        func way(_ id: Int, _ refs: [Int], _ tags: [String: String]) {
            let list = refs.map { "<nd ref=\"\($0)\"/>" }.joined()
            let texts = tags.sorted { $0.key < $1.key }.map { "<tag k=\"\($0.key)\" v=\"\($0.value)\"/>" }.joined()
            ways += "<way id=\"\(id)\">\(list)\(texts)</way>\n"
        }
        let xs = [116.501, 116.502, 116.509, 116.511, 116.518, 116.519]
        let (east, west) = (xs.map { node($0, south) }, xs.reversed().map { node($0, north) })
        let road = ["highway": "primary", "name": "荣华南路", "oneway": "yes", "lanes": "2"]
        let bridge = road.merging(["bridge": "yes", "layer": "1"]) { $1 }
        for (first, refs) in [(10, east), (20, west)] {
            way(first, Array(refs[0...2]), road)
            way(first + 1, Array(refs[2...3]), bridge)
            way(first + 2, Array(refs[3...5]), road)
        }
        way(30, [node(116.502, 39.791), east[1], west[4], node(116.502, 39.799)], ["highway": "primary", "name": "荣京东街"])
        way(31, [node(116.518, 39.791), east[4], west[1], node(116.518, 39.799)], ["highway": "primary", "name": "荣昌西街"])
        way(32, [node(116.510, 39.791), node(116.510, 39.799)], ["highway": "primary", "tunnel": "yes", "layer": "-1"])
        let corners = [(116.504, 39.797), (116.505, 39.797), (116.505, 39.798), (116.504, 39.798)].map { node($0.0, $0.1) }
        way(40, corners + [corners[0]], ["landuse": "residential", "name": "院"])
        let outer = [(116.5041, 39.7971), (116.5049, 39.7971), (116.5049, 39.7979), (116.5041, 39.7979)].map { node($0.0, $0.1) }
        let inner = [(116.5043, 39.7973), (116.5047, 39.7973), (116.5047, 39.7977), (116.5043, 39.7977)].map { node($0.0, $0.1) }
        way(50, outer + [outer[0]], [:])
        way(51, inner + [inner[0]], [:])
        let relation = """
            <relation id="60"><member type="way" ref="50" role="outer"/><member type="way" ref="51" role="inner"/>
            <tag k="type" v="multipolygon"/><tag k="building" v="yes"/><tag k="building:levels" v="6"/></relation>
            """
        let folder = try Self.folder()
        try folder.write("town.osm", "<?xml version=\"1.0\"?>\n<osm version=\"0.6\">\n\(nodes)\(ways)\(relation)\n</osm>\n")
        let outcome = try Command.run(["import", "town.osm", "-o", "made", "--base", "small"], in: folder)
        #expect(outcome.code == 2 && outcome.out.contains("housing areas: 1; buildings: 1"), "\(outcome.err)\(outcome.out)")
        let lines = try folder.read("made/roads.geojson").split(separator: "\n").filter { $0.contains("annex1-16") }
        #expect(lines.count == 3, "\(lines)")
        #expect(lines.map { $0.contains(#""structure":"elevated""#) } == [false, true, false])
        for (line, ids) in zip(lines, [["way/10", "way/22"], ["way/11", "way/21"], ["way/12", "way/20"]]) {
            for id in ids { #expect(line.contains("\"\(id)\""), "\(line)") }
            // 20 m between the carriageways, on each side half of two lanes of 3.5 m and 3 m beside them: 10 + 3.5 + 3.
            #expect(line.contains(#""left_m":16.5,"right_m":16.5"#), "\(line)")
            #expect(line.contains(",39.795000") || line.contains(",39.7950000") || line.contains(",39.795]"), "\(line)")
        }
        let buildings = try folder.read("made/buildings.geojson")
        #expect(buildings.contains(#""id":"relation/60","storeys":6"#) && buildings.contains("]],[["), "\(buildings)")
        #expect(try folder.read("made/pack.json").contains("OpenStreetMap contributors, ODbL 1.0"))
        #expect(try Command.run(["build", "made", "-o", "map.geojson", "--date", "2026-11-20"], in: folder).code == 0)
    }
}
