import Foundation
import Testing

/// What may hold instead, where data of other cities' packs are not exact: areas and housing across zone lines, land that nobody draws.
@Suite("Doubts by other cities' rules")
struct CityDoubtTests {
    /// An example pack with a change to its files, a place, and what its answer says.
    struct Doubt: Sendable, CustomTestStringConvertible {
        let what: String
        let pack: String
        /// By file: the text that is replaced, and by what.
        let changes: [String: (String, String)]
        let at: String
        let crs: String
        var options: [String] = []
        var code: Int32 = 0
        let says: [String]
        var saysNot: [String] = []
        var testDescription: String { what }
    }

    private static func area(_ kind: String, _ west: Int, _ south: Int, _ east: Int, _ north: Int) -> String {
        let ring = "[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]"
        return """
            {"type": "Feature", "properties": {\(kind)}, "geometry": {"type": "Polygon", "coordinates": [\(ring)]}},
            """
    }

    static let doubts = [
        Doubt(
            what: "the edge of a zone against land that nobody draws is as good as the zone", pack: "foshan-example",
            changes: ["zones.geojson": ("\"id\": \"F1\"", "\"accuracy_m\": 20, \"id\": \"F1\"")], at: "480495,2540640", crs: "EPSG:4547",
            says: ["known to about ±20 m", "possible  class 4b 70/60, class 2 60/50"]),
        Doubt(
            what: "an area across a zone line gives the class of either zone", pack: "yokkaichi-example",
            changes: [
                "areas.geojson": (
                    "\"features\": [", "\"features\": [" + area(#""kind": "facing_lanes", "name": "跨界""#, 50350, -109550, 50450, -109500)
                ),
                "pack.json": ("\"positional_accuracy_m\": 0", "\"positional_accuracy_m\": 5"),
            ], at: "50397,-109525", crs: "EPSG:6674", says: ["two lanes or more 70/65, area b facing a road of two lanes or more 75/70"],
            saysNot: [", area b:", ", area b,"]),
        Doubt(
            what: "well inside an area without a buffer nothing else is possible", pack: "foshan-example",
            changes: [
                "areas.geojson": (
                    "\"features\": [", "\"features\": [" + area(#""kind": "bus_hub", "name": "枢纽""#, 480400, 2_540_520, 480600, 2_540_600)
                )
            ], at: "480498,2540560", crs: "EPSG:4547", options: ["--accuracy", "4"], says: ["no other class", "4a 100 %"]),
        Doubt(
            what: "housing that the rules except is so in either zone", pack: "yilan-example",
            changes: [
                "residential.geojson": ("\"features\": [", "\"features\": [" + area(#""id": "h3""#, 320400, 2_740_362, 320500, 2_740_380))
            ], at: "320448,2740370", crs: "EPSG:3826", options: ["--accuracy", "4"], says: ["class 2", "no other class"]),
        Doubt(
            what: "the edge of housing is as good as its layer", pack: "yilan-example",
            changes: ["residential.geojson": ("\"id\": \"h1\"", "\"accuracy_m\": 8, \"id\": \"h1\"")], at: "320305,2740380",
            crs: "EPSG:3826", says: ["known to about ±8 m", "class 3", "class 2"]),
    ]

    @Test("are told, and none is invented", arguments: doubts)
    func doubt(_ row: Doubt) throws {
        let folder = try TemporaryFolder()
        let outcome = try Command.run(
            ["query", "--pack", try Self.pack(row.pack, row.changes, in: folder), "--at", row.at, "--crs", row.crs] + row.options,
            in: folder)
        #expect(outcome.code == row.code, "\(outcome.err)")
        for words in row.says { #expect(outcome.out.contains(words), "\(outcome.out)") }
        for words in row.saysNot { #expect(!outcome.out.contains(words), "\(outcome.out)") }
    }

    /// A copy of an example pack with changes; each must find its text.
    private static func pack(_ name: String, _ changes: [String: (String, String)], in folder: TemporaryFolder) throws -> String {
        let shipped = Command.repository.appendingPathComponent("GeoData/\(name)")
        for file in try FileManager.default.contentsOfDirectory(atPath: shipped.path) where file.hasSuffix("json") {
            var text = try String(contentsOf: shipped.appendingPathComponent(file), encoding: .utf8)
            if let (old, new) = changes[file] {
                try #require(text.contains(old), "\(file): \(text.prefix(400))")
                text = text.replacingOccurrences(of: old, with: new)
            }
            try folder.write(file, text)
        }
        return "."
    }

    @Test("a class that no place can have is no condition; any case of one that it can is")
    func unwanted() throws {
        let pack = Command.repository.appendingPathComponent("GeoData/yilan-example").path
        func query(_ classes: String) throws -> Command.Outcome {
            try Command.run(
                ["query", "--at", "320100,2740345", "--crs", "EPSG:3826", "--pack", pack, "--fail-on", classes], in: try TemporaryFolder())
        }
        let wrong = try query("4a")
        #expect(wrong.code == 64 && wrong.err.contains("--fail-on: 4a is no known class; give some of 1, 2, 3, 4"), "\(wrong.err)")
        #expect(try query("4").code == 1)
        let lanes = Command.repository.appendingPathComponent("GeoData/yokkaichi-example").path
        let trunk = try Command.run(
            ["query", "--at", "50100,-109680", "--crs", "EPSG:6674", "--pack", lanes, "--fail-on", "TRUNK"], in: try TemporaryFolder())
        #expect(trunk.code == 1, "\(trunk.err)")
    }

    @Test("a level is held against a class by the rules of the map that is named")
    func check() throws {
        func check(_ pack: String, _ zoneClass: String) throws -> Command.Outcome {
            let folder = Command.repository.appendingPathComponent("GeoData/\(pack)").path
            return try Command.run(
                ["check", "--class", zoneClass, "--level", "58", "--standard", "gb3096", "--period", "night", "--pack", folder],
                in: try TemporaryFolder())
        }
        let elsewhere = try check("yokkaichi-example", "2")
        #expect(elsewhere.code == 64 && elsewhere.err.contains("[standards-elsewhere]"), "\(elsewhere.err)")
        let foshan = try check("foshan-example", "4b")
        #expect(foshan.code == 0 && foshan.out.contains("佛环〔2024〕1号"), "\(foshan.out)")
    }

    @Test("limits of other periods and sets that an earlier run has written are replaced; those of this run stand in columns")
    func columns() throws {
        let folder = try TemporaryFolder()
        try folder.write("places.csv", "x,y,nz_evening,nz_ambient_day,nz_own\n50100,-109680,60,1,mine\n50050,-109450,,,\n")
        let pack = Command.repository.appendingPathComponent("GeoData/yokkaichi-example").path
        let outcome = try Command.run(
            ["query", "--input", "places.csv", "--x", "x", "--y", "y", "--crs", "EPSG:6674", "--pack", pack], in: folder)
        #expect(
            outcome.out == """
                x,y,nz_own,nz_status,nz_class,nz_day,nz_night,nz_zone,nz_on_boundary,nz_ambient_day,nz_ambient_night
                50100,-109680,mine,inside,trunk,75,70,A,false,70,65
                50050,-109450,,inside,a,,,A,false,55,45

                """)
    }

    @Test("a map and its pack differ in nothing, also where a class has no limit in the leading set")
    func same() throws {
        let folder = try TemporaryFolder()
        let pack = Command.repository.appendingPathComponent("GeoData/yokkaichi-example").path
        #expect(try Command.run(["build", pack, "-o", "map.gpkg"], in: folder).code == 0)
        let outcome = try Command.run(["diff", pack, "map.gpkg"], in: folder)
        #expect(outcome.out.contains("no class and no limit has changed"), "\(outcome.out)")
    }

    @Test("rules that list no streets leave nothing to trace, and the pack as it is")
    func trace() throws {
        let folder = try TemporaryFolder()
        let pack = try Self.pack("yilan-example", [:], in: folder)
        let manifest = try String(contentsOf: folder.url.appendingPathComponent("pack.json"), encoding: .utf8)
        try folder.write(
            "pack.json", manifest.replacingOccurrences(of: "\"layers\": {", with: "\"layers\": {\"network\": \"zones.geojson\","))
        let before = try Data(contentsOf: folder.url.appendingPathComponent("zones.geojson"))
        let outcome = try Command.run(["trace", pack, "-o", pack, "--overwrite"], in: folder)
        #expect(outcome.code == 65 && outcome.err.contains("[nothing-listed]"), "\(outcome.err)")
        #expect(try Data(contentsOf: folder.url.appendingPathComponent("zones.geojson")) == before)
    }
}
