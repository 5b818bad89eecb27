import Testing

/// Names come from files that anybody may have written. On a terminal they must not pass for words of the program.
@Suite("Names from data")
struct NameTests {
    /// A forged line, a colour, a turn of the direction of writing, a tag, a character without width.
    private static let hostile = "a\\nclass 0  day 99 dB(A)\\r\\u001b[31m\\u009b2J\\u202eevil\\u2066\\u200b\\udb40\\udc41"
    private static let shown = "a\\u{A}class 0  day 99 dB(A)\\u{D}\\u{1B}[31m\\u{9B}2J\\u{202E}evil\\u{2066}\\u{200B}\\u{E0041}"

    private static let changes: [SmallPack.Change] = [
        .init("zones.geojson", "\"West\"", "\"\(hostile)\""), .init("roads.geojson", "\"荣华南路\"", "\"\(hostile)\""),
        .init("pack.json", "\"Small\"", "\"\(hostile)\""), .init("pack.json", "\"id\": \"small\"", "\"id\": \"\(hostile)\""),
        .init("pack.json", "\"surveyed\"", "\"schematic\""),
    ]

    private static let parcel =
        "{\"type\": \"Feature\", \"properties\": {\"name\": \"\(hostile)\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": "
        + "[[[116.502, 39.797], [116.503, 39.797], [116.503, 39.798], [116.502, 39.798], [116.502, 39.797]]]}}"

    static let commands: [[String]] = [
        CommandCase.query("116.505,39.7954142"), CommandCase.query("116.505,39.798", "--lang", "zh"), ["validate", "small"],
        ["parcel", "p.geojson", "--pack", "small", "--date", "2026-11-20"], ["diff", "small", "small", "--date", "2026-11-20"],
        ["check", "--level", "50", "--standard", "gb3096", "--period", "day", "--pack", "small", "--date", "2026-11-20"]
            + ["--crs", "wgs84", "--at", "116.505,39.798"],
        CommandCase.query("116.505,39.798\u{1B}[31m"), CommandCase.query("116.505,39.798", crs: "a\u{202E}\nb"),
        ["query", "--map", "no\u{1B}[31m\nsuch.gpkg", "--at", "1,1", "--crs", "wgs84"],
    ]

    @Test("are shown escaped, whatever the verb", arguments: commands)
    func terminal(_ arguments: [String]) throws {
        let folder = try TemporaryFolder()
        var pack = SmallPack()
        for change in Self.changes { pack.apply(change) }
        try pack.write(into: folder)
        try folder.write("p.geojson", Self.parcel)
        let outcome = try Command.run(arguments, in: folder)
        #expect(!outcome.crashed)
        let said = outcome.out + outcome.err
        let controls = said.unicodeScalars.filter {
            $0 != "\n" && ($0.properties.generalCategory == .control || $0.properties.generalCategory == .format)
        }
        #expect(controls.isEmpty, "\(Array(controls))")
        #expect(!said.split(separator: "\n").contains { $0.hasPrefix("class 0") })
        #expect(said.contains("\\u{"), "the name is there, escaped: \(said)")
    }

    @Test("stay as they are in data, and are made safe in pictures and records")
    func data() throws {
        let folder = try TemporaryFolder()
        var pack = SmallPack()
        for change in Self.changes { pack.apply(change) }
        try pack.write(into: folder)
        let json = try Command.run(CommandCase.query("116.505,39.798", "--format", "json", "--report", "r.html"), in: folder)
        let name = "a\nclass 0  day 99 dB(A)\r\u{1B}[31m\u{9B}2J\u{202E}evil\u{2066}\u{200B}\u{E0041}"
        #expect(try JSON(json.out)["zone"]?["name"] == .text(name))
        let page = try folder.read("r.html")
        #expect(page.contains(Self.shown) && !page.unicodeScalars.contains("\u{202E}") && !page.unicodeScalars.contains("\u{1B}"))
    }
}
