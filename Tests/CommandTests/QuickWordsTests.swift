import Testing

/// The usual words of `query --at` are read without the parser: what is answered, and refused, must be the same. `--overwrite` changes nothing
/// for an answer to stdout, and is read by the parser alone.
@Suite("The usual words of query --at")
struct QuickWordsTests {
    @Test(
        "are answered as by the parser",
        arguments: [
            ["--at", "116.505,39.797", "--crs", "wgs84"], ["--at=116.505,39.7952", "--crs=wgs84", "--format=json"],
            ["--at", "116.505,39.797", "--crs", "wgs84", "--format", "ndjson", "--lang", "zh"],
            ["--at", "116.53,39.797", "--crs", "wgs84", "--lang", "zh"], ["--at", "116.505,39.797"],
            ["--at", "116.505", "--crs", "wgs84"],
            ["--at", "116.505,39.797", "--crs", "no"], ["--at", "116.505,39.797", "--crs", "wgs84", "--lang", "fr"],
            ["--at", "116.505,39.797", "--crs", "wgs84", "--format", "csv"],
            ["--at", "116.505,39.797", "--crs", "wgs84", "--format", "xml"],
            ["--at", "-116.5,39.8", "--crs", "wgs84"], ["--at", "116.505,39.797", "--crs", "--format"], ["--at"], ["--crs", "wgs84"],
            ["--at", "116.505,39.797", "--at", "116.53,39.797", "--crs", "wgs84"], ["--at", "116.505,39.797", "--crs", "wgs84", "stray"],
            ["--at", "116.505,39.797", "--crs", "wgs84", "--map", "none.gpkg"], ["--at", "", "--crs", "wgs84"],
            ["--at", "116.505,39.797", "--crs="], ["--at", "photo.jpg"], ["--at", "116.505,39.797", "--crs", "wgs84", "--"],
            ["--at", "116.505,39.797", "--crs", "wgs84", "--help"], ["--att", "116.505,39.797", "--crs", "wgs84"],
        ])
    func same(_ words: [String]) throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        for source in [["--pack", "small"], ["--pack", "none"], ["--date", "2026-11-31"]] {
            let date = source[0] == "--date" ? ["--pack", "small"] : ["--date", "2026-11-20"]
            let quick = try Command.run(["query"] + source + date + words, in: folder)
            let parsed = try Command.run(["query", "--overwrite"] + source + date + words, in: folder)
            #expect(quick.code == parsed.code && quick.out == parsed.out && quick.err == parsed.err, "\(quick.err)\n\(parsed.err)")
        }
    }
}
