import Foundation
import Testing

/// No verb writes over what it reads, whatever name the file is given by, with --overwrite or not.
@Suite("Inputs are kept")
struct InputGuardTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        /// The file that is read and written.
        let file: String
        /// The option that names the output.
        var option = "-o"
        /// What the output is called; a link to `file`, or another spelling.
        var ending: String { file.split(separator: ".").last.map(String.init) ?? "" }
        var testDescription: String { (arguments + [option, file]).joined(separator: " ") }
    }

    private static let day = ["--date", "2026-11-20"]
    private static let at = ["query", "--at", "116.505,39.798", "--crs", "wgs84"] + day

    static let rows = [
        Row(arguments: ["build", "small"] + day, file: "small/zones.geojson"),
        Row(arguments: ["build", "small"] + day, file: "small/roads.geojson"),
        Row(arguments: ["build", "small"] + day, file: "small/pack.json"),
        Row(arguments: ["export", "small"] + day, file: "small/district.geojson"),
        Row(arguments: ["export", "map.geojson"], file: "map.geojson"),
        Row(arguments: ["export", "map.gpkg"], file: "map.gpkg"),
        Row(arguments: ["diff", "map.geojson", "small"] + day, file: "map.geojson"),
        Row(arguments: ["diff", "map.geojson", "small"] + day, file: "small/zones.geojson"),
        Row(arguments: ["diff", "map.gpkg", "small"] + day, file: "small/pack.json"),
        Row(arguments: ["parcel", "parcel.geojson", "--pack", "small"] + day, file: "parcel.geojson"),
        Row(arguments: ["parcel", "parcel.geojson", "--pack", "small"] + day, file: "small/zones.geojson"),
        Row(arguments: ["parcel", "parcel.geojson", "--map", "map.geojson"] + day, file: "map.geojson"),
        Row(arguments: ["query", "--input", "places.csv", "--crs", "wgs84", "--pack", "small"] + day, file: "places.csv"),
        Row(arguments: ["query", "--input", "places.ndjson", "--crs", "wgs84", "--pack", "small"] + day, file: "places.ndjson"),
        Row(arguments: ["check", "--input", "levels.csv", "--standard", "gb3096", "--class", "2", "--period", "day"], file: "levels.csv"),
        Row(arguments: at + ["--pack", "small", "--format", "json"], file: "small/pack.json"),
        Row(arguments: at + ["--map", "map.html", "--overwrite"], file: "map.html", option: "--report"),
    ]

    @Test("the file itself, another spelling, a symbolic link and a hard link are refused alike", arguments: rows)
    func kept(_ row: Row) throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        try folder.write("places.csv", "lon,lat\n116.505,39.798\n")
        try folder.write("places.ndjson", "{\"lon\":116.505,\"lat\":39.798}\n")
        try folder.write("levels.csv", "level\n50\n")
        try folder.write(
            "parcel.geojson",
            "{\"type\": \"Feature\", \"properties\": {\"name\": \"p\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[116.501, 39.797], [116.502, 39.797], [116.502, 39.798], [116.501, 39.797]]]}}\n"
        )
        for name in ["map.geojson", "map.gpkg"] { _ = try Command.run(["build", "small", "-o", name] + Self.day, in: folder) }
        // A map is known by what it holds, not by its name.
        try FileManager.default.copyItem(atPath: folder.path("map.gpkg"), toPath: folder.path("map.html"))
        try FileManager.default.createSymbolicLink(atPath: folder.path("soft.\(row.ending)"), withDestinationPath: row.file)
        try FileManager.default.linkItem(atPath: folder.path(row.file), toPath: folder.path("hard.\(row.ending)"))
        let before = try folder.contents()

        for name in [row.file, "small/../\(row.file)", folder.path(row.file), "soft.\(row.ending)", "hard.\(row.ending)"] {
            for overwrite in [["--overwrite"], []] where !row.arguments.contains("--overwrite") || overwrite.isEmpty {
                let outcome = try Command.run(row.arguments + [row.option, name] + overwrite, in: folder)
                #expect(outcome.code == 73, "\(name): \(outcome.err)")
                #expect(outcome.err.contains("output-is-input"), "\(name): \(outcome.err)")
                #expect(outcome.out.isEmpty)
            }
        }
        #expect(try folder.contents() == before)
    }

    @Test("the parts of a shapefile, a file named by a reference system and a table on stdin are inputs as well")
    func parts() throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        try folder.write("places.csv", "lon,lat\n116.505,39.798\n")
        let line = "Tools/run query --input - --crs wgs84 --pack small --date 2026-11-20 -o places.csv --overwrite <places.csv"
        let fromStdin = try Command.shell(line, in: folder)
        #expect(fromStdin.code == 73 && fromStdin.out.contains("[output-is-input]"), "\(fromStdin.out)")
        // Else the answers would be read as rows again, without end.
        let onto = try Command.shell(
            "Tools/run query --input places.csv --crs wgs84 --pack small --date 2026-11-20 2>err >>places.csv; code=$?; cat err; exit $code",
            in: folder)
        #expect(onto.code == 73 && onto.out.contains("[output-is-input]"), "\(onto.out)")
        #expect(try folder.read("places.csv") == "lon,lat\n116.505,39.798\n")
    }

    @Test(
        "an answer that goes to the end of a file that is read is refused",
        arguments: [
            "validate small >>small/roads.geojson", "validate small --format json >>small/pack.json",
            "query --at 116.505,39.798 --crs wgs84 --pack small --date 2026-11-20 >>small/zones.geojson",
            "check --level 50 --standard gb3096 --at 116.505,39.798 --crs wgs84 --period day --pack small --date 2026-11-20 >>small/zones.geojson",
            "trace etown >>etown/network.geojson", "diff small small --date 2026-11-20 >>small/zones.geojson",
            "export small -o - --date 2026-11-20 >>small/zones.geojson",
        ])
    func appended(_ call: String) throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        try FileManager.default.copyItem(
            at: Command.repository.appendingPathComponent("GeoData/beijing-etown"), to: folder.url.appendingPathComponent("etown"))
        let before = try folder.contents()
        let outcome = try Command.shell("Tools/run \(call)", in: folder)
        #expect(outcome.code == 73 && outcome.out.contains("output-is-input"), "\(outcome.out)")
        #expect(try folder.contents() == before)
    }

    @Test("a layer that is not named .geojson keeps its parts, and another file may be replaced")
    func others() throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        try folder.write("map.geojson", "old")
        let outcome = try Command.run(CommandCase.build + ["--overwrite"], in: folder)
        #expect(outcome.code == 0, "\(outcome.err)")
        #expect(try folder.read("map.geojson") != "old")
    }
}
