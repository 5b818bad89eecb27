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

@Suite("What a change does, at the command")
struct ChangeCommandTests {
    /// The small pack before and after a second road across it opens.
    private static func pack(_ folder: TemporaryFolder) throws {
        var pack = SmallPack()
        let road = """
            {"type": "Feature", "properties": {"row": "annex1-18", "name": "荣京东街", "grade": "arterial", "left_m": 10, "right_m": 10,
              "edge_kind": "lane_edge", "structure": "surface", "status": "planned", "opened_on": "2027-06-01"},
              "geometry": {"type": "LineString", "coordinates": [[116.505, 39.79], [116.505, 39.80]]}},

            """
        pack.apply(.init("roads.geojson", "\"features\": [\n", "\"features\": [\n" + road))
        try pack.write(into: folder)
        try folder.write(
            "people.csv", "n,wkt\n4,POINT(116.5051 39.792)\n2.5,POINT(116.5049 39.798)\n9,POINT(116.515 39.792)\n")
    }

    private static let days = ["--date", "2026-11-20", "--to-date", "2027-06-01"]

    @Test("the table names the row and its day, and the people, in both languages")
    func told() throws {
        let folder = try TemporaryFolder()
        try Self.pack(folder)
        let people = ["--people", "people.csv", "--count", "n"]
        let english = try Command.run(["diff", "small", "small"] + Self.days + people, in: folder)
        #expect(english.code == 0, "\(english.err)")
        for words in [
            "  2 → 4a  ", "      annex1-18 荣京东街 opens (2027-06-01) [R4]  ", " ha of it without carriageways [R1]\n",
            "counted in the layer: 15.5, at 3 places\n  2 → 4a  6.5  places: 2\n",
        ] { #expect(english.out.contains(words), "\(words): \(english.out)") }
        let chinese = try Command.run(["diff", "small", "small", "--lang", "zh"] + Self.days + people, in: folder)
        for words in ["annex1-18 荣京东街开通（2027-06-01） [R4]", "图层合计 15.5，共 3 处"] {
            #expect(chinese.out.contains(words), "\(words): \(chinese.out)")
        }
    }

    @Test("the map has the causes as properties, the drawing a legend, the sheet both; the same input gives the same bytes")
    func written() throws {
        let folder = try TemporaryFolder()
        try Self.pack(folder)
        let arguments = ["diff", "small", "small"] + Self.days
        for name in ["d.geojson", "d.svg", "d.json"] {
            let report = name == "d.svg" ? ["--report", "d.html"] : []
            let outcome = try Command.run(arguments + ["-o", name] + report, in: folder)
            #expect(outcome.code == 0, "\(outcome.err)")
        }
        #expect(try folder.read("d.geojson").contains("\"causes\":\"opening\",\"rows\":\"annex1-18\",\"readings\":\"R4\""))
        let (svg, page) = (try folder.read("d.svg"), try folder.read("d.html"))
        #expect(svg.contains("2 → 4a · ") && svg.contains("<pattern id=\"change-0\""))
        #expect(page.contains(svg.split(separator: "\n").last { $0.contains("M") } ?? "-"))
        #expect(page.contains("annex1-18 荣京东街 opens (2027-06-01) [R4]"))
        let json = try folder.read("d.json")
        for words in ["\"kind\": \"opening\"", "\"date\": \"2027-06-01\"", "\"area_off_carriageways_m2\": ", "\"differs\": [", "\"class\""]
        {
            #expect(json.contains(words), "\(words)")
        }
        let again = try Command.run(arguments + ["-o", "e.svg", "--report", "e.html"], in: folder)
        #expect(again.code == 0)
        #expect(try folder.read("e.svg") == svg && folder.read("e.html") == page)
    }

    @Test(
        "a layer that cannot be counted is refused as a whole",
        arguments: [
            ("n,wkt\nmany,POINT(116.505 39.792)\n", "n", "count-value"), ("n,wkt\n-1,POINT(116.505 39.792)\n", "n", "count-value"),
            ("n,wkt\n1,POINT(116.505 39.792)\n", "m", "count-column"),
            ("n,wkt\n1,\"LINESTRING(116.505 39.792, 116.506 39.792)\"\n", "n", "not-a-point"), ("n,wkt\n", "n", "no-rows"),
        ])
    func refused(_ table: String, _ column: String, _ code: String) throws {
        let folder = try TemporaryFolder()
        try Self.pack(folder)
        try folder.write("bad.csv", table)
        let outcome = try Command.run(
            ["diff", "small", "small", "--people", "bad.csv", "--count", column, "-o", "d.json"] + Self.days, in: folder)
        #expect(outcome.code == (code == "no-rows" ? 0 : 65) && outcome.err.contains("[\(code)]"), "\(outcome.err)")
    }

    /// The frame of GB/T 15190 takes 35 and 20 m where the rules of E-Town take 40 and 25: 5 m less on either side of 856.5 m in class 2 and in
    /// class 3 (see `ExportLayerTests`), 8565 m² each, become what lies beside the band, and the rules are named as the cause.
    @Test("the same data under two rulesets: the rules are the cause")
    func rulesets() throws {
        let folder = try TemporaryFolder()
        var small = SmallPack()
        try small.write(into: folder)
        small.apply(.init("pack.json", "beijing-etown-2025", "gbt-15190-2014"))
        small.apply(.init("roads.geojson", "lane_edge", "approximate"))
        for (name, text) in small.files { try folder.write("frame/\(name)", text) }
        let outcome = try Command.run(["diff", "small", "frame", "--date", "2026-11-20", "--lang", "en"], in: folder)
        #expect(outcome.code == 0, "\(outcome.err)")
        for change in ["4a → 2  0.86 ha", "4a → 3  0.86 ha"] {
            #expect(outcome.out.contains(change), "\(outcome.out)")
        }
        #expect(outcome.out.contains("the maps are drawn by different rules, beijing-etown-2025 and gbt-15190-2014"))
        let causes = outcome.out.components(separatedBy: "other rules: beijing-etown-2025 → gbt-15190-2014  0.86 ha")
        #expect(causes.count == 3, "\(outcome.out)")
        let same = try Command.run(["diff", "small", "small", "--date", "2026-11-20", "--lang", "en"], in: folder)
        #expect(same.code == 0 && !same.out.contains("different rules"))
    }

    @Test("why not: text, JSON, and what is refused")
    func whyNot() throws {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        let asked = ["query", "--pack", "small", "--at", "116.505,39.7956", "--crs", "wgs84", "--date", "2026-11-20", "--why-not"]
        let english = try Command.run(asked + ["4a"], in: folder)
        #expect(english.out.contains(" m to the S: band, annex1-16 荣华南路\n"), "\(english.out)")
        #expect(english.out.contains("or if the boundary line of annex1-16 荣华南路 lay "))
        #expect(try Command.run(asked + ["4a", "--lang", "zh"], in: folder).out.contains("为何不是"))
        let json = try Command.run(asked + ["3", "--format", "json"], in: folder)
        #expect(
            json.out.contains("\"why_not\": {\n    \"class\": \"3\",\n    \"holds\": false,\n    \"nearest\": {\"distance_m\": "),
            "\(json.out)")
        #expect(try Command.run(asked + ["2"], in: folder).out.contains("class 2 holds here"))
        #expect(try Command.run(asked + ["4b"], in: folder).out.contains("no rule gives class 4b anywhere on this map"))
        let unknown = try Command.run(asked + ["9"], in: folder)
        #expect(unknown.code == 64 && unknown.err.contains("--why-not: 9 is no known class"))
        for more in [["--floor", "1"], ["--height", "3"]] {
            #expect(try Command.run(asked + ["4a"] + more, in: folder).code == 64)
        }
        try folder.write("p.csv", "lon,lat\n116.505,39.7956\n")
        #expect(
            try Command.run(["query", "--pack", "small", "--input", "p.csv", "--crs", "wgs84", "--why-not", "4a"], in: folder).code == 64)
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
