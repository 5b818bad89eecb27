import Testing

@Suite("What is typed wrong")
struct UsageTests {
    @Test("a wrong question is refused with its cause and the way out", arguments: cases)
    func usage(_ row: CommandCase) throws { try row.check() }

    static let cases = [
        CommandCase(
            what: "an unknown verb", arguments: ["ask"], code: 64, err: ["There is no command ask. Give one of: build, query, ", ", help"]),
        CommandCase(
            what: "an unknown option", arguments: CommandCase.query("116.505,39.798", "--fast"), code: 64, err: ["Unknown option '--fast'"]),
        CommandCase(
            what: "no place", arguments: ["query"], code: 64,
            err: ["error: Give a place with --at, or a file of places with --input [usage]\n"]),
        CommandCase(what: "no output", arguments: ["build", "small"], code: 64, err: ["Missing expected argument '--output <file>'"]),
        CommandCase(
            what: "an unknown format", arguments: CommandCase.query("116.505,39.798", "--format", "xml"), code: 64,
            err: ["xml", "one of 'text', 'json', 'ndjson'"]),
        CommandCase(
            what: "a day that is none", arguments: ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--date", "2025-02-30"], code: 64,
            err: ["2025-02-30"]),
        CommandCase(
            what: "--crs missing in a script", arguments: ["query", "--at", "116.505,39.798", "--pack", "small"], code: 64,
            err: ["error: --crs is missing. ", "[crs-missing]\n"]),
        CommandCase(
            what: "an unknown reference system", arguments: CommandCase.query("116.505,39.798", crs: "wgs48"), code: 64,
            err: ["“wgs48” is not a known coordinate reference system", "[unknown-crs]\n"]),
        CommandCase(
            what: "a .prj file that is not there", arguments: CommandCase.query("116.505,39.798", crs: "site.prj"), code: 66,
            err: ["site.prj", "[crs-file-not-found]\n"]),
        CommandCase(
            what: "latitude before longitude", arguments: CommandCase.query("39.798,116.505"), code: 65,
            err: ["116.505 cannot be a latitude; the pair looks swapped. Did you mean 116.505,39.798?", "[coordinate-swapped]\n"]),
        CommandCase(
            what: "one number for a place", arguments: CommandCase.query("116.505"), code: 65, err: ["[coordinate-missing-number]\n"]),
        CommandCase(
            what: "words for a place", arguments: CommandCase.query("at the gate"), code: 65, err: ["“at the gate”", "[coordinate-"]),
        CommandCase(
            what: "degrees where metres are meant", arguments: CommandCase.query("116.505,39.798", crs: "EPSG:4548"), code: 65,
            err: ["[coordinate-wrong-crs]\n"]),
        CommandCase(
            what: "the day before the rules",
            arguments: ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--pack", "small", "--date", "2025-04-28"],
            code: 2, err: ["there is no ruleset for 2025-04-28", "in force from 2025-04-29", "[date-before-ruleset]\n"]),
        CommandCase(
            what: "a map for the day before the rules", arguments: ["build", "small", "-o", "map.geojson", "--date", "2025-04-28"], code: 2,
            err: ["[date-before-ruleset]\n"]),
        CommandCase(
            what: "the first day of the rules",
            arguments: ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--pack", "small", "--date", "2025-04-29"], out: ["class 2 "]),
        CommandCase(
            what: "a reading without a value", arguments: CommandCase.query("116.505,39.798", "--reading", "width_by"), code: 64,
            err: ["--reading: write width_by as switch=value"]),
        CommandCase(
            what: "a reading that is none", arguments: CommandCase.query("116.505,39.798", "--reading", "width_by=wider"), code: 64,
            err: ["--reading: there is no width_by=wider"]),
        CommandCase(
            what: "a map and a pack", arguments: CommandCase.query("116.505,39.798", "--map", "map.geojson"), code: 64,
            err: ["error: Give --map or --pack, not both [usage]\nUsage: noisezone query "]),
        CommandCase(
            what: "a map that is not there", arguments: ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--map", "map.geojson"],
            code: 66,
            err: ["error map.geojson: there is no such file. "]),
        CommandCase(
            what: "a layer given as a map",
            arguments: ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--map", "small/zones.geojson"], code: 65,
            err: ["error small/zones.geojson: this is GeoJSON, but not a zone map", "[map-meta]\n"]),
        CommandCase(
            what: "pack.json given as a map", arguments: ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--map", "small/pack.json"],
            code: 65,
            err: ["error small/pack.json: the JSON is no GeoJSON", "[not-geojson]\n"]),
        CommandCase(
            what: "a text given as a map", arguments: ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--map", "notes.txt"],
            files: ["notes.txt": "not a map\n"], code: 65, err: ["error notes.txt: "]),
        CommandCase(
            what: "a map given as a pack", arguments: ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--pack", "map.gpkg"],
            files: ["map.gpkg": ""], code: 66,
            err: ["error map.gpkg: this is a file; ", "Give the folder; a zone map goes with --map [pack-is-file]\n"]),
        CommandCase(
            what: "pack.json given as a pack",
            arguments: ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--pack", "small/pack.json"], code: 66,
            err: ["error small/pack.json: this is a file; ", "Give the folder that holds it [pack-is-file]\n"]),
        CommandCase(
            what: "a file to validate", arguments: ["validate", "small/zones.geojson"], code: 66,
            err: ["error small/zones.geojson: this is a file; ", "[pack-is-file]\n"]),
        CommandCase(
            what: "a file to trace", arguments: ["trace", "small/pack.json"], code: 66, err: ["[pack-is-file]\n"]),
        CommandCase(
            what: "a folder without pack.json to export", arguments: ["export", ".", "-o", "map.gpkg"], code: 66,
            err: ["error .: this folder holds no pack.json", "[pack-missing]\n"]),
        CommandCase(
            what: "a place without its option", arguments: CommandCase.query("116.505,39.798", "116.505,39.798"), code: 64,
            err: ["error: Unexpected argument '116.505,39.798'. A place goes with --at, a file of places with --input [usage]\n"]),
        CommandCase(
            what: "an option with a slip", arguments: CommandCase.query("116.505,39.798", "--acuracy", "5"), code: 64,
            err: ["Unknown option '--acuracy'. Did you mean '--accuracy'?"]),
        CommandCase(
            what: "a place west of Greenwich is a place", arguments: CommandCase.query("-117,39"), code: 65,
            err: ["-117", "[coordinate-out-of-domain]\n"]),
        CommandCase(
            what: "a folder given as a map", arguments: ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--map", "small"], code: 66,
            err: [
                "error small: this is a folder, not a zone map. Give a data pack with --pack, or name the map in the folder [map-is-folder]"
            ]),
    ]
}
