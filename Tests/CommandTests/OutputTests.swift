import Foundation
import Testing

@Suite("Output")
struct OutputTests {
    @Test("files are written whole or not at all, and nothing is replaced unasked", arguments: cases)
    func output(_ row: CommandCase) throws { try row.check() }

    static let cases = [
        CommandCase(what: "a map", arguments: CommandCase.build, makes: ["map.geojson"]),
        CommandCase(
            what: "a map as a sequence", arguments: ["build", "small", "-o", "map.geojsonl", "--date", "2026-11-20"],
            makes: ["map.geojsonl"]),
        CommandCase(
            what: "a picture", arguments: ["export", "small", "-o", "map.svg", "--date", "2026-11-20"], makes: ["map.svg"]),
        CommandCase(
            what: "a map as a GeoPackage", arguments: ["build", "small", "-o", "map.gpkg", "--date", "2026-11-20"], makes: ["map.gpkg"]),
        CommandCase(
            what: "a map on stdout", arguments: ["export", "small", "-o", "-", "--date", "2026-11-20"],
            out: ["{\"type\":\"FeatureCollection\",\n", "\"schema\":\"noisezone.map/2\""]),
        CommandCase(
            what: "a file that exists", arguments: CommandCase.build, files: ["map.geojson": "mine"], code: 73,
            err: ["error map.geojson: the file exists already, and nothing is replaced unasked", "[file-exists]\n"]),
        CommandCase(
            what: "a file that exists, with --overwrite", arguments: CommandCase.build + ["--overwrite"], files: ["map.geojson": "mine"],
            makes: ["map.geojson"]),
        CommandCase(
            what: "a file that exists stays when the pack is faulty, even with --overwrite", arguments: CommandCase.build + ["--overwrite"],
            changes: [.init("zones.geojson", "\"2\"", "\"5\"")], files: ["map.geojson": "mine"], code: 65, err: ["class is \"5\""]),
        CommandCase(
            what: "a folder that is missing", arguments: ["build", "small", "-o", "maps/map.geojson", "--date", "2026-11-20"], code: 73,
            err: ["error maps/map.geojson: the folder of this file does not exist", "[folder-not-found]\n"]),
        CommandCase(
            what: "a folder in place of a file", arguments: ["build", "small", "-o", "maps.geojson", "--date", "2026-11-20"],
            files: ["maps.geojson/note": ""], code: 73, err: ["error maps.geojson: this is a folder, not a file"]),
        CommandCase(
            what: "an ending that is not known, before the pack is even read", arguments: ["build", "missing", "-o", "map.xyz"], code: 64,
            err: ["error map.xyz: the format of this ending is not written here", "[output-format]\n"]),
        CommandCase(
            what: "no ending", arguments: ["export", "missing", "-o", "map"], code: 64,
            err: ["error map: the format of this ending is not written here"]),
    ]

    @Test("a folder that may not be written to is refused")
    func readOnlyFolder() throws {
        let folder = try Self.folder()
        try FileManager.default.createDirectory(atPath: folder.path("maps"), withIntermediateDirectories: false)
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path("maps"))
        let outcome = try Command.runAsUser(["build", "small", "-o", "maps/map.geojson", "--date", "2026-11-20"], in: folder)
        #expect(outcome.code == 73)
        #expect(outcome.err.contains("[folder-not-writable]"))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path("maps"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("maps")) == [])
    }

    @Test(
        "a reader that goes away ends the program in silence",
        arguments: [
            ["rules"], CommandCase.query("116.505,39.798"), ["export", "small", "-o", "-", "--date", "2026-11-20"], ["validate", "small"],
        ])
    func closedPipe(_ arguments: [String]) throws {
        let outcome = try Command.run(arguments, in: try Self.folder(), output: .closedPipe)
        #expect(!outcome.crashed)
        #expect(outcome.code == 74)
        #expect(outcome.err == "")
    }

    @Test("a full disk is an I/O error", arguments: [["rules"], ["export", "small", "-o", "-", "--date", "2026-11-20"]])
    func fullDisk(_ arguments: [String]) throws {
        let outcome = try Command.run(arguments, in: try Self.folder(), output: .device("/dev/full"))
        #expect(!outcome.crashed)
        #expect(outcome.code == 74)
        #expect(outcome.err.contains("[disk-full]"))
    }

    @Test(
        "the same input gives the same bytes",
        arguments: ["map.geojson", "map.geojsonl", "map.gpkg", "map.mbtiles", "map.pmtiles", "map.svg"])
    func sameBytes(_ name: String) throws {
        let folder = try Self.folder()
        for number in 1...2 {
            let outcome = try Command.run(["export", "small", "-o", "\(number)-\(name)", "--date", "2026-11-20"], in: folder)
            #expect(outcome.code == 0, "\(outcome.err)")
        }
        let contents = try folder.contents()
        #expect(contents["1-\(name)"] == contents["2-\(name)"])
        #expect(contents["1-\(name)"]?.isEmpty == false)
    }

    @Test(
        "a map in a file answers as its pack does", arguments: ["116.505,39.798", "116.505,39.7954142", "116.515,39.795", "116.6,39.795"])
    func mapAndPack(_ place: String) throws {
        let folder = try Self.folder()
        #expect(try Command.run(CommandCase.build, in: folder).code == 0)
        let fromPack = try Command.run(CommandCase.query(place), in: folder)
        let fromMap = try Command.run(
            ["query", "--at", place, "--crs", "wgs84", "--map", "map.geojson", "--date", "2026-11-20"], in: folder)
        #expect(fromMap.code == fromPack.code)
        #expect(fromMap.out.split(separator: "\n").prefix(3) == fromPack.out.split(separator: "\n").prefix(3))
        #expect(fromMap.err == "")
    }

    @Test("a map in a file answers no question about a day, a scenario or a reading that it does not show")
    func mapOfAnotherDay() throws {
        let folder = try Self.folder([.init("roads.geojson", "\"open\"", "\"planned\", \"opened_on\": \"2026-12-01\"")])
        #expect(try Command.run(CommandCase.build, in: folder).code == 0)
        let question = ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--map", "map.geojson", "--date"]
        let before = try Command.run(question + ["2026-11-30"], in: folder)
        #expect(before.code == 0, "\(before.err)")
        let after = try Command.run(question + ["2026-12-01"], in: folder)
        #expect(after.code == 65)
        #expect(after.out == "")
        #expect(after.err.contains("[map-date]"))
        let asBuilt = try Command.run(question + ["2026-11-20", "--as-built"], in: folder)
        #expect(asBuilt.code == 65)
        #expect(asBuilt.err.contains("[map-scenario]"))
        let reading = try Command.run(question + ["2026-11-20", "--reading", "width_by=fronting"], in: folder)
        #expect(reading.code == 65)
        #expect(reading.err.contains("[map-reading]"))
    }

    @Test("there is no colour, whatever the terminal", arguments: [["NO_COLOR": "1"], ["TERM": "xterm-256color", "CLICOLOR_FORCE": "1"]])
    func noColour(_ environment: [String: String]) throws {
        let folder = try Self.folder()
        for arguments in [
            CommandCase.query("116.505,39.798"), ["rules"], ["validate", "small"], ["ask"], ["--help"], ["build", "x", "-o", "y.svg"],
        ] {
            let outcome = try Command.run(arguments, in: folder, environment: environment)
            #expect(!(outcome.out + outcome.err).unicodeScalars.contains("\u{1B}"), "\(arguments)")
        }
    }

    private static func folder(_ changes: [SmallPack.Change] = []) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        var pack = SmallPack()
        for change in changes { pack.apply(change) }
        try pack.write(into: folder)
        return folder
    }
}
