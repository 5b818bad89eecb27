import Foundation
import Testing

/// Packs that name their neighbours, and maps that are held against each other.
@Suite("Packs beside each other")
struct NeighbourCommandTests {
    private static let day = ["--date", "2026-11-20"]

    /// `west` ends at 116.52, where `east` begins; the road of `east` runs from south to north 17 m beside the border, its boundary lines 4 m on
    /// either side, so that its band of 25 m reaches 11.9 m into the class 3 of `west`.
    private static func packs(
        west: [(String, String, String)] = [], east: [(String, String, String)] = [], names: Bool = true
    ) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let neighbour = names ? ", \"neighbours\": [\"../NAME\"]" : ""
        let layers = "\"roads\": \"roads.geojson\"}"
        for (name, other, changes) in [("west", "east", west), ("east", "west", east)] {
            var files = SmallPack().files
            if name == "east" {
                for file in ["district.geojson", "zones.geojson"] {
                    files[file] = files[file]?.replacing("116.52", with: "116.54").replacing("116.51", with: "116.53")
                        .replacing("116.50", with: "116.52")
                }
                files["roads.geojson"] = files["roads.geojson"]?.replacing(
                    "[[116.50, 39.795], [116.52, 39.795]]", with: "[[116.5202, 39.79], [116.5202, 39.80]]"
                ).replacing("16, \"right_m\": 16", with: "4, \"right_m\": 4").replacing("annex1-16", with: "annex1-17")
                    .replacing("荣华南路", with: "荣京西街")
            }
            files["pack.json"] = files["pack.json"]?.replacing("\"small\"", with: "\"\(name)\"").replacing(
                layers, with: layers + neighbour.replacing("NAME", with: other))
            for (file, old, new) in changes {
                let changed = files[file]?.replacing(old, with: new)
                #expect(changed != files[file], "\(file) does not hold \(old)")
                files[file] = changed
            }
            for (file, text) in files { try folder.write("packs/\(name)/\(file)", text) }
        }
        return folder
    }

    private static func build(_ name: String, in folder: TemporaryFolder) throws -> Command.Outcome {
        try Command.run(["build", "packs/\(name)", "-o", "maps/\(name).gpkg", "--overwrite"] + day, in: folder)
    }

    private static func query(_ map: String, _ place: String, in folder: TemporaryFolder) throws -> String {
        let answer = try Command.run(["query", "--map", map, "--at", place, "--crs", "wgs84"] + day, in: folder)
        #expect(answer.code == 0, "\(answer.err)")
        return answer.out
    }

    @Test("a band reaches over the border, says whose line it is, and comes back from the file")
    func halo() throws {
        let folder = try Self.packs()
        try folder.write("maps/none", "")
        for name in ["west", "east"] {
            let built = try Self.build(name, in: folder)
            #expect(built.code == 0, "\(built.err)")
        }
        let inside = try Self.query("maps/west.gpkg", "116.51988,39.797", in: folder)
        #expect(inside.contains("4a") && inside.contains("annex1-17") && inside.contains("(from the neighbour east)"), "\(inside)")
        #expect(!(try Self.query("maps/west.gpkg", "116.51984,39.797", in: folder)).contains("from the neighbour"))
        #expect(!(try Self.query("maps/east.gpkg", "116.52012,39.797", in: folder)).contains("neighbour"))
        let same = try Command.run(["validate", "--seams", "maps/west.gpkg", "maps/east.gpkg", "--format", "json"], in: folder)
        #expect(same.code == 0 && same.out.contains("\"gaps\": []") && same.out.contains("\"ending_bands\": []"), "\(same.out)\(same.err)")
        // The same from the pack, and the same bytes again.
        let first = try folder.contents()["maps/west.gpkg"]
        #expect(try Self.build("west", in: folder).code == 0)
        #expect(try folder.contents()["maps/west.gpkg"] == first)
    }

    @Test("a neighbour draws in its own system, and need not have our rules")
    func other() throws {
        var folder = try Self.packs(east: [("pack.json", "EPSG:4548", "EPSG:32650")])
        try folder.write("maps/none", "")
        #expect(try Self.build("west", in: folder).code == 0 && Self.build("east", in: folder).code == 0)
        #expect(try Self.query("maps/west.gpkg", "116.51988,39.797", in: folder).contains("from the neighbour east"))
        let met = try Command.run(["validate", "--seams", "maps"], in: folder)
        #expect(met.code == 0 && met.out.contains("2 maps, 1 borders in common, 1.11 km: 0 gaps, 0 overlaps"), "\(met.out)\(met.err)")
        // Rows of other annexes are none of ours, and only listed lines count here (Z7).
        folder = try Self.packs(east: [("pack.json", "beijing-etown-2025", "gbt-15190-2014")])
        try folder.write("maps/none", "")
        let built = try Self.build("west", in: folder)
        #expect(built.code == 0 && built.err.contains("[neighbour-left-out]") && built.err.contains("east:annex1-17"), "\(built.err)")
        // Where lines need not be listed, the grade decides.
        folder = try Self.packs(west: [
            ("pack.json", "beijing-etown-2025", "gbt-15190-2014"), ("roads.geojson", "lane_edge", "approximate"),
        ])
        try folder.write("maps/none", "")
        #expect(try Self.build("west", in: folder).code == 0)
        let answer = try Self.query("maps/west.gpkg", "116.51998,39.797", in: folder)
        #expect(answer.contains("east:annex1-17") && answer.contains("from the neighbour east"), "\(answer)")
    }

    @Test(
        "what is wrong with a neighbour stops the map or is told",
        arguments: [
            ("\"../east\"", "\"../nowhere\"", 65, "neighbour-missing"),
            ("\"../east\"", "\"../east\", \"../../packs/east\"", 65, "neighbour-twice"),
            ("\"../east\"", "\".\"", 65, "neighbour-twice"), ("[\"../east\"]", "[7]", 65, "pack-manifest"),
            ("[\"../east\"]", "\"../east\"", 65, "pack-manifest"), ("\"../east\"", "\"\"", 65, "pack-manifest"),
            ("\"../east\"", "\"../east\\u0000\"", 65, "pack-manifest"), ("\"../east\"", "\"pack.json\"", 65, "neighbour-missing"),
        ] as [(String, String, Int32, String)])
    func faults(old: String, new: String, code: Int32, fault: String) throws {
        let folder = try Self.packs(west: [("pack.json", old, new)])
        try folder.write("maps/none", "")
        let built = try Self.build("west", in: folder)
        #expect(built.code == code && built.err.contains("[\(fault)]") && !built.crashed, "\(built.err)")
        #expect(try folder.contents()["maps/west.gpkg"] == nil)
    }

    @Test(
        "a layer of a neighbour that cannot be read stops the map, a feature at fault is left out and told",
        arguments: [
            ("roads.geojson", "FeatureCollection", "Collection", 65, "["), ("roads.geojson", "arterial", "lane", 0, "[neighbour-left-out]"),
            ("roads.geojson", "annex1-17", "annex1-999", 0, "[neighbour-left-out]"),
            ("roads.geojson", "116.5202, 39.79", "516.5202, 39.79", 0, "[neighbour-left-out]"),
            ("pack.json", "\"roads.geojson\"", "\"gone.geojson\"", 66, "gone.geojson"), ("pack.json", "{", "", 65, "[wrong-format]"),
        ] as [(String, String, String, Int32, String)])
    func layers(file: String, old: String, new: String, code: Int32, fault: String) throws {
        let folder = try Self.packs(east: [(file, old, new)])
        try folder.write("maps/none", "")
        let built = try Self.build("west", in: folder)
        #expect(built.code == code && built.err.contains(fault) && !built.crashed, "\(built.code) \(built.err)")
    }

    @Test("a batch makes a map anew when a line of a neighbour changes, and not when a zone of it does")
    func batch() throws {
        let folder = try Self.packs()
        try folder.write("list.txt", "packs/west\npacks/east\n")
        let words = ["build", "--batch", "list.txt", "-o", "maps"] + Self.day
        #expect(try Command.run(words, in: folder).out.contains("2 made, 0 kept"))
        #expect(try Command.run(words, in: folder).out.contains("0 made, 2 kept"))
        let (roads, zones) = (try folder.read("packs/east/roads.geojson"), try folder.read("packs/east/zones.geojson"))
        try folder.write("packs/east/zones.geojson", zones + "\n")
        let one = try Command.run(words, in: folder).out
        #expect(one.contains("east.gpkg: made") && one.contains("1 made, 1 kept"), "\(one)")
        try folder.write("packs/east/roads.geojson", roads + "\n")
        #expect(try Command.run(words, in: folder).out.contains("2 made, 0 kept"))
    }

    @Test("maps that leave a gap, overlap, or lack each other's lines are told with their places")
    func seams() throws {
        // 0.00001° are 0.86 m: 1110.4 m of border give some 950 m².
        for (edge, word) in [("116.52001", "gap"), ("116.51999", "overlap")] {
            let folder = try Self.packs(
                east: ["district.geojson", "zones.geojson"].map { ($0, "[116.52, ", "[\(edge), ") }, names: false)
            try folder.write("maps/none", "")
            #expect(try Self.build("west", in: folder).code == 0 && Self.build("east", in: folder).code == 0)
            let told = try Command.run(["validate", "--seams", "maps"], in: folder)
            #expect(told.code == 65 && told.err.contains("[maps-unmet]"), "\(told.out)\(told.err)")
            let found = try #require(told.out.firstMatch(of: /(gap|overlap) of ([0-9.]+) m², ([0-9.]+) m wide/))
            #expect(String(found.1) == word && abs((Double(found.2) ?? 0) - 950) < 3 && abs((Double(found.3) ?? 0) - 0.856) < 0.011)
            #expect(try Command.run(["validate", "--seams", "maps", "--tolerance", "1"], in: folder).code == 0)
        }
        let folder = try Self.packs(names: false)
        try folder.write("maps/none", "")
        #expect(try Self.build("west", in: folder).code == 0 && Self.build("east", in: folder).code == 0)
        let told = try Command.run(["validate", "--seams", "maps"], in: folder)
        #expect(told.code == 0 && told.out.contains("0 gaps, 0 overlaps"), "\(told.out)\(told.err)")
        // One map alone, a pack with it, and what is no map.
        for (words, code) in [
            (["--seams", "maps/west.gpkg"], 64), (["packs/west", "--seams", "maps"], 64), ([], 64),
            (["packs/west", "--tolerance", "1"], 64),
            (["--seams", "maps", "--tolerance", "-1"], 64), (["--seams", "maps/west.gpkg", "packs/west/pack.json"], 65),
            (["--seams", "maps/west.gpkg", "maps/gone.gpkg"], 66),
        ] as [([String], Int32)] {
            let outcome = try Command.run(["validate"] + words, in: folder)
            #expect(outcome.code == code && !outcome.crashed, "\(words): \(outcome.code) \(outcome.err)")
        }
    }
}
