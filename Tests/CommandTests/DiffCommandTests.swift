import Testing

@Suite("What diff says it compares")
struct DiffCommandTests {
    /// The lines `from …` and `to   …`.
    private static func sides(_ arguments: [String], in folder: TemporaryFolder) throws -> [String] {
        let outcome = try Command.run(["diff"] + arguments, in: folder)
        #expect(outcome.code == 0, "\(outcome.err)")
        return outcome.out.split(separator: "\n").prefix(2).map { String($0.dropFirst(5)) }
    }

    @Test("two readings, days, scenarios or states of the data are told apart")
    func differ() throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        let day = ["--date", "2026-11-20"]
        for (name, more) in [("plain", []), ("stricter", ["--reading", "width_by=stricter"]), ("built", ["--as-built"])] {
            #expect(try Command.run(["build", "small", "-o", "\(name).gpkg"] + day + more, in: folder).code == 0)
        }
        #expect(
            try Self.sides(["plain.gpkg", "stricter.gpkg"], in: folder)
                == ["small 2026-11-20 width_by=containing", "small 2026-11-20 width_by=stricter"])
        #expect(try Self.sides(["plain.gpkg", "built.gpkg"], in: folder) == ["small 2026-11-20", "small 2026-11-20 as built"])
        #expect(
            try Self.sides(["small", "small", "--to-date", "2026-11-21"] + day, in: folder) == ["small 2026-11-20", "small 2026-11-21"])
        #expect(try Self.sides(["plain.gpkg", "small"] + day, in: folder) == ["small 2026-11-20", "small 2026-11-20"])
        try folder.write("small/roads.geojson", try folder.read("small/roads.geojson").replacing("\"left_m\": 16", with: "\"left_m\": 20"))
        let changed = try Self.sides(["plain.gpkg", "small"] + day, in: folder)
        #expect(changed.allSatisfy { $0.hasPrefix("small 2026-11-20 sha256 ") } && changed[0] != changed[1], "\(changed)")
    }
}

@Suite("Names on a terminal")
struct HostileNameTests {
    private static let name = #"West\u001b[31m\nclass 9\u202edoor\u2066\u009b2J"#

    @Test("a name of the data cannot forge a line, colour it or turn it round, in no table and no message")
    func escaped() throws {
        let folder = try TemporaryFolder()
        var pack = SmallPack()
        pack.apply(.init("zones.geojson", "West", Self.name))
        pack.apply(
            .init(
                "zones.geojson", "[116.51, 39.79], [116.51, 39.80], [116.50, 39.80]", "[116.509, 39.79], [116.509, 39.80], [116.50, 39.80]")
        )
        pack.apply(.init("pack.json", "\"id\": \"small\"", "\"id\": \"\(Self.name)\""))
        try pack.write(into: folder)
        try folder.write(
            "parcel.geojson",
            "{\"type\": \"Feature\", \"id\": \"\(Self.name)\", \"properties\": {\"name\": \"\(Self.name)\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[116.501, 39.797], [116.502, 39.797], [116.502, 39.798], [116.501, 39.797]]]}}\n"
        )
        for arguments in [
            ["validate", "small"], ["diff", "small", "small", "--date", "2026-11-20"],
            ["parcel", "parcel.geojson", "--pack", "small", "--date", "2026-11-20"], ["trace", "small"],
            ["build", "small", "-o", "none/map.gpkg", "--date", "2026-11-20"], ["query", "--at", "x\u{1B}[31m\nclass 9", "--crs", "wgs84"],
            ["query", "--fast\u{1B}[31m", "--at", "1,2"], ["rules", "--format", "x\u{1B}[31m\nclass 9"], ["as\u{1B}[31mk\nclass 9"],
            ["validate", "none\u{1B}[31m\nclass 9"],
        ] {
            let outcome = try Command.run(arguments, in: folder)
            let text = outcome.out + outcome.err
            #expect(
                !text.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || [0x7F, 0x9B, 0x202E, 0x2066].contains($0.value) },
                "\(arguments): \(text)")
            #expect(!text.split(separator: "\n").contains { $0.hasPrefix("class 9") }, "\(arguments): \(text)")
        }
    }
}
