import Testing

/// What is not wrong by itself, but decides a class when nobody looks: `build` tells what `validate` tells, and counts what stands in many
/// features.
@Suite("Doubts of a data pack")
struct PackDoubtTests {
    @Test("is told, and the map is made", arguments: doubts)
    func doubt(_ row: CommandCase) throws { try row.check() }

    @Test("contradicts the rules or the district: nothing is made", arguments: refusals)
    func refusal(_ row: CommandCase) throws { try row.check() }

    @Test("is told by validate as by build", arguments: doubts.filter { $0.makes == ["map.geojson"] && !$0.arguments.contains("--mend") })
    func validated(_ row: CommandCase) throws {
        try CommandCase(
            what: row.what, arguments: ["validate", "small"], changes: row.changes, files: row.files, out: row.err + ["0 errors, "]
        ).check()
    }

    @Test("are counted in one line where the pack is drawn for a question", arguments: questions)
    func counted(_ row: CommandCase) throws { try row.check() }

    private static func asked(_ what: String, _ arguments: [String], _ err: String..., out: String) -> CommandCase {
        CommandCase(
            what: what, arguments: arguments + ["--pack", "small", "--date", "2026-11-20"],
            files: ["p.csv": "lon,lat\n116.505,39.798\n"], out: [out], err: err, withDoubts: true)
    }

    private static let counted =
        "the pack gives 5 doubts: zone-area, zone-other-name, zones-missing. noisezone validate small tells them [pack-doubts]\n"

    static let questions: [CommandCase] = [
        asked("of a place", ["query", "--at", "116.505,39.798", "--crs", "wgs84"], "warning small: " + counted, out: "class 2"),
        asked("of many", ["query", "--input", "p.csv", "--crs", "wgs84"], "warning small: " + counted, out: "inside,2"),
        asked(
            "as JSON", ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--format", "json"],
            "{\"schema\":\"noisezone.fault/1\",\"severity\":\"warning\",\"code\":\"pack-doubts\",\"file\":\"small\",", out: "\"2\""),
        asked(
            "in Chinese", ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--lang", "zh"], "警告 small：数据包有 5 处疑点：",
            "请用 noisezone validate small 逐条查看 [pack-doubts]\n", out: "2类"),
        asked(
            "in full, where areas are mended for it", ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--mend"], "[zone-area]\n",
            "[zones-missing]\n", out: "class 2"),
    ]

    private static func told(_ what: String, _ file: String, _ old: String, _ new: String, _ err: String...) -> CommandCase {
        CommandCase(what: what, arguments: CommandCase.build, changes: [.init(file, old, new)], err: err, makes: ["map.geojson"])
    }

    private static func building(_ what: String, _ properties: String, _ err: String...) -> CommandCase {
        CommandCase(
            what: what, arguments: CommandCase.build, changes: [.layer("buildings")],
            files: ["buildings.geojson": SmallPack.Change.polygon(properties: properties)], err: err, makes: ["map.geojson"])
    }

    private static func refused(_ what: String, _ file: String, _ old: String, _ new: String, _ err: String...) -> CommandCase {
        CommandCase(
            what: what, arguments: CommandCase.build, changes: [.init(file, old, new)], code: 65,
            err: err + ["error small/\(file)", "1 error, 0 warnings: nothing was made ["])
    }

    private static let course = "\"LineString\", \"coordinates\": [[116.50, 39.795], [116.52, 39.795]]"
    private static let widths = "\"left_m\": 16, \"right_m\": 16"
    private static let square = "[116.50, 39.79], [116.51, 39.79], [116.51, 39.80], [116.50, 39.80], [116.50, 39.79]"
    private static let yard = "[116.503, 39.797], [116.504, 39.797], [116.504, 39.798], [116.503, 39.798], [116.503, 39.797]"
    private static let bow = "[116.50, 39.79], [116.51, 39.80], [116.51, 39.79], [116.50, 39.80], [116.50, 39.79]"

    private static func district(_ what: String, _ second: String, _ err: String...) -> CommandCase {
        let west = "[116.50, 39.79], [116.51, 39.79], [116.51, 39.80], [116.50, 39.80], [116.50, 39.79]"
        let whole = "[116.50, 39.79], [116.51, 39.79], [116.52, 39.79], [116.52, 39.80], [116.51, 39.80], [116.50, 39.80], [116.50, 39.79]"
        let feature =
            "{\"type\": \"Feature\", \"properties\": {\"name\": \"b\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\":\n[["
        return CommandCase(
            what: what, arguments: CommandCase.build,
            changes: [.init("district.geojson", "[[\(whole)]]}}", "[[\(west)]]}},\n\(feature)\(second)]]}}")], err: err,
            makes: ["map.geojson"])
    }

    @Test(
        "land that two features of the district hold lies in it",
        arguments: ["116.50, 39.79", "116.5099999, 39.79", "116.508, 39.79", "116.51, 39.79"])
    func districtOverlap(_ corner: String) throws {
        let folder = try TemporaryFolder()
        var pack = SmallPack()
        let east = "[\(corner)], [116.52, 39.79], [116.52, 39.80], [\(corner.replacing("39.79", with: "39.80"))], [\(corner)]"
        for change in Self.district("", east).changes { pack.apply(change) }
        try pack.write(into: folder)
        #expect(try Command.run(CommandCase.build, in: folder).code == 0)
        for (place, answer) in [
            ("116.505,39.798", "class 2 "), ("116.509,39.798", "class 2 "), ("116.50999995,39.798", "class 2 "),
            ("116.515,39.798", "class 3 "),
        ] {
            let fromPack = try Command.run(CommandCase.query(place), in: folder)
            #expect(fromPack.out.hasPrefix(answer), "\(place): \(fromPack.out)")
            let fromMap = try Command.run(
                ["query", "--at", place, "--crs", "wgs84", "--map", "map.geojson", "--date", "2026-11-20"], in: folder)
            #expect(fromMap.out.hasPrefix(answer), "\(place): \(fromMap.out)")
        }
    }

    static let doubts: [CommandCase] = [
        district(
            "a district whose features overlap",
            "[116.508, 39.79], [116.52, 39.79], [116.52, 39.80], [116.508, 39.80], [116.508, 39.79]",
            "warning small/district.geojson: features of the district overlap over ", "[district-overlap]\n"),
        district(
            "a district of two features that overlap by a centimetre",
            "[116.5099999, 39.79], [116.52, 39.79], [116.52, 39.80], [116.5099999, 39.80], [116.5099999, 39.79]"),
        CommandCase(
            what: "the zones are not those of the rules", arguments: CommandCase.build,
            err: [
                "warning small/zones.geojson feature 201 at 116.50000,39.79000: the zone has 0.951 km², and 1.7 km² are published",
                "the name West is not that of zone 201, 核心区荣华路中心公建区", "zones of the rules are not in the layer: 101, 102,",
            ], withDoubts: true, makes: ["map.geojson"]),
        told(
            "an id that the rules do not list", "zones.geojson", "\"id\": \"201\"", "\"id\": \"W1\"", "feature W1 ",
            "the rules list no zone W1", "[zone-unknown]\n"),
        told(
            "a carriageway that is too wide", "roads.geojson", widths, "\"left_m\": 60, \"right_m\": 60",
            "left_m 60.0 and right_m 60.0 are 120.0 m together", "[width-implausible]\n"),
        told(
            "texts that were not filled in", "roads.geojson", widths, widths + ", \"opened_on\": \"\", \"from\": \"\", \"to\": \"\""),
        told("metres given as kilometres", "roads.geojson", widths, "\"left_m\": 0.016, \"right_m\": 0.016", "[width-implausible]\n"),
        told(
            "no width at all", "roads.geojson", widths, "\"left_m\": 0, \"right_m\": 0", "both boundary lines lie on the centre line",
            "[edge-zero]\n"),
        CommandCase(
            what: "a row drawn in two directions", arguments: CommandCase.build,
            changes: [
                .init("roads.geojson", widths, "\"left_m\": 10, \"right_m\": 20"),
                .init(
                    "roads.geojson", course,
                    "\"MultiLineString\", \"coordinates\": [[[116.50, 39.795], [116.51, 39.795]], [[116.52, 39.795], [116.51, 39.795]]]"),
            ],
            err: ["goes on here as annex1-16 荣华南路 (#1), drawn in the opposite direction", "[sides-exchanged]\n"],
            makes: ["map.geojson"]),
        told(
            "open, and to be opened", "roads.geojson", "\"open\"", "\"open\", \"opened_on\": \"2099-01-01\"",
            "feature annex1-16 荣华南路 (#1) ", "opens on 2099-01-01 only", "[opening-ahead]\n"),
        told(
            "planned, and opened", "roads.geojson", "\"open\"", "\"planned\", \"opened_on\": \"2020-01-01\"", "opened on 2020-01-01",
            "[opening-past]\n"),
        told("planned for no day", "roads.geojson", "\"open\"", "\"planned\"", "nothing says when it opens", "[opening-unknown]\n"),
        told(
            "sections a metre apart", "roads.geojson", course,
            "\"MultiLineString\", \"coordinates\": [[[116.50, 39.795], [116.51, 39.795]], [[116.51001, 39.795], [116.52, 39.795]]]",
            "the section ends 0.86 m beside annex1-16 荣华南路 (#1)", "[section-gap]\n"),
        CommandCase(
            what: "sections 9 mm apart are one line, and points that stand twice are no fault", arguments: CommandCase.build,
            changes: [
                .init(
                    "roads.geojson", course,
                    "\"MultiLineString\", \"coordinates\": [[[116.50, 39.795], [116.50, 39.795], [116.51, 39.795]], [[116.5100001, 39.795], [116.52, 39.795]]]"
                ),
                .init("zones.geojson", square, square.replacing("[116.51, 39.79], ", with: "[116.51, 39.79], [116.51, 39.79], ")),
            ], makes: ["map.geojson"]),
        told(
            "a line outside the district", "roads.geojson", "[[116.50, 39.795], [116.52, 39.795]]",
            "[[116.60, 39.795], [116.62, 39.795]]", "1 of 1 features of the layer roads lies wholly outside the district",
            "[outside-district]\n"),
        told(
            "one file for two layers", "pack.json", "\"roads.geojson\"}", "\"roads.geojson\", \"residential\": \"zones.geojson\"}",
            "the layers zones and residential are one file: zones.geojson", "[layer-shared]\n"),
        CommandCase(
            what: "a layer outside the folder", arguments: CommandCase.build, changes: [.layer("residential")],
            files: ["residential.geojson": SmallPack.Change.polygon(properties: "{\"id\": \"h\"}")],
            err: [
                "warning small/pack.json: the layer residential lies outside the folder of the pack: ../residential.geojson",
                "[layer-outside]\n",
            ],
            withDoubts: true, makes: ["map.geojson"]),
        building(
            "sixty storeys in 3.5 m", "{\"id\": \"b\", \"storeys\": 60, \"height_m\": 3.5}", "feature b ",
            "60 storeys in a height of 3.5 m",
            "[storeys-height]\n"),
        building("two storeys in 18 m", "{\"id\": \"b\", \"storeys\": 2, \"height_m\": 18}", "[storeys-height]\n"),
        building(
            "a foot above the sea", "{\"id\": \"b\", \"storeys\": 2, \"base_m\": 32}", "base_m is 32 m", "not above the sea",
            "[base-implausible]\n"),
        CommandCase(
            what: "a bow tie, mended", arguments: CommandCase.build + ["--mend"], changes: [.init("zones.geojson", square, bow)],
            err: [
                "warning small/zones.geojson feature 201 at 116.50500,39.79500: the area is not valid (Self-intersection) and was mended: ",
                "[geometry-mended]\n", "[zones-gap]\n",
            ],
            makes: ["map.geojson"]),
        CommandCase(
            what: "an outline drawn within its hole, mended", arguments: CommandCase.build + ["--mend"],
            changes: [.init("zones.geojson", "[" + square + "]", "[\(yard)], [\(square)]")],
            err: [
                "was mended: 941495.49 m² before, 941495.49 m² after", "[geometry-mended]\n", "[zones-gap]\n",
            ], makes: ["map.geojson"]),
        CommandCase(
            what: "an area that is a line, left out", arguments: CommandCase.build + ["--mend"], changes: [.layer("residential")],
            files: [
                "residential.geojson": SmallPack.Change.polygon(properties: "{\"id\": \"h\"}").replacing(
                    "[116.518, 39.798], [116.512, 39.798]", with: "[116.515, 39.796], [116.514, 39.796]")
            ],
            err: ["feature h ", "was left out", "[geometry-left-out]\n", "[layer-empty]\n"], makes: ["map.geojson"]),
        CommandCase(
            what: "a parcel, mended",
            arguments: ["parcel", "p.csv", "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20", "--mend"],
            files: ["p.csv": "id,wkt\nA,\"POLYGON((116.502 39.791,116.504 39.793,116.504 39.791,116.502 39.793,116.502 39.791))\"\n"],
            out: ["parcel 1 A  "], err: ["warning p.csv feature A ", "was mended: ", "[geometry-mended]\n"]),
    ]

    static let refusals: [CommandCase] = [
        refused(
            "a class that the rules do not have", "zones.geojson", "\"class\": \"2\"", "\"class\": \"0\"", "class is \"0\"",
            "Give one of: 1, 2, 3 [property-value]\n"),
        refused(
            "another class than the zone has", "zones.geojson", "\"class\": \"2\"", "\"class\": \"3\"",
            "feature 201 at 116.50000,39.79000: the zone has class 3, and zone 201 has class 2 by 三(二)201", "[zone-class]\n"),
        refused(
            "the class of a zone known by its name", "zones.geojson", "\"id\": \"201\", \"name\": \"West\"",
            "\"id\": \"w\", \"name\": \"核心区居住区\"", "zone 101 has class 1", "[zone-class]\n"),
        refused(
            "the name of another zone", "zones.geojson", "West", "路南区混合区", "the id 201 and the name of zone 202", "[zone-name]\n"),
        refused(
            "two zones of one id", "zones.geojson", "\"301\", \"name\": \"East\", \"class\": \"3\"",
            "\"201\", \"name\": \"East\", \"class\": \"2\"", "the zone 201 stands twice, as #1 and as #2", "[zone-doubled]\n"),
        refused(
            "another grade than the row has", "roads.geojson", "arterial", "expressway", "not that of row annex1-16, arterial",
            "[row-grade]\n"),
        refused("centimetres", "roads.geojson", "\"left_m\": 16", "\"left_m\": 1600", "left_m is 1600 m", "[property-value]\n"),
        refused("decimetres", "roads.geojson", "\"right_m\": 16", "\"right_m\": 160", "right_m is 160 m", "[property-value]\n"),
        refused(
            "an assumed width in centimetres", "pack.json", "\"status\"",
            "\"assumptions\": {\"half_width_m\": {\"arterial\": 1600}}, \"status\"", "a half-width is given in metres, from 0 to 100",
            "[pack-manifest]\n"),
        refused(
            "a distance of joining as wide as a street", "pack.json", "\"status\"", "\"join_m\": 20, \"status\"", "join_m: 20 m",
            "[pack-manifest]\n"),
        refused(
            "a layer that is none", "pack.json", "\"roads\":", "\"streets\": \"x.geojson\", \"roads\":", "streets", "[pack-manifest]\n"),
        refused(
            "a vertex far away", "roads.geojson", "[116.52, 39.795]", "[118.50, 39.795]",
            "feature annex1-16 荣华南路 (#1) at 118.50000,39.79500",
            " km from the district", "[far-vertex]\n"),
        refused(
            "a part of a zone far away", "zones.geojson", "\"Polygon\", \"coordinates\":\n  [[\(square)]]",
            "\"MultiPolygon\", \"coordinates\":\n  [[[\(square)]], [[[119, 40], [119.1, 40], [119.1, 40.1], [119, 40]]]]",
            "feature 201 at 119.00000,40.00000",
            " km from the district", "[far-vertex]\n"),
        refused(
            "a corner of the district far away", "district.geojson", "[116.51, 39.80]", "[116.51, 45]",
            "a vertex of the district lies ", "[far-vertex]\n"),
        refused(
            "a line far away", "roads.geojson", "[[116.50, 39.795], [116.52, 39.795]]", "[[118.50, 39.795], [118.52, 39.795]]",
            "lies wholly outside the district", "[outside-district]\n"),
        refused(
            "an outline that is a line", "zones.geojson", "[116.51, 39.80], [116.50, 39.80], [116.50, 39.79]]]",
            "[116.51, 39.79], [116.505, 39.79], [116.50, 39.79]]]", "feature 201", "the area is not valid", "[geometry-invalid]\n"),
        refused(
            "an area smaller than the lattice", "zones.geojson", square,
            "[116.50, 39.79], [116.500000001, 39.79], [116.500000001, 39.790000001], [116.50, 39.790000001], [116.50, 39.79]",
            "feature 201",
            "no wider than a millimetre", "[area-collapsed]\n"),
        CommandCase(
            what: "zones elsewhere", arguments: CommandCase.build,
            changes: [
                .init(
                    "district.geojson",
                    "[116.51, 39.79], [116.52, 39.79], [116.52, 39.80], [116.51, 39.80], [116.50, 39.80], [116.50, 39.79]]",
                    "[116.499, 39.79], [116.499, 39.80], [116.495, 39.80], [116.495, 39.79], [116.4999, 39.789], [116.50, 39.79]]"),
                .init(
                    "zones.geojson", "[116.50, 39.79], [116.51, 39.79], [116.51, 39.80], [116.50, 39.80], [116.50, 39.79]",
                    "[116.504, 39.79], [116.51, 39.79], [116.51, 39.80], [116.504, 39.80], [116.504, 39.79]"),
            ], code: 65,
            err: [
                "error small/zones.geojson feature 201 at 116.50400,39.79000: 2 of 2 features of the layer zones lie wholly outside the district, among them 301",
                "[outside-district]\n",
            ]),
        CommandCase(
            what: "pack.json cannot ask for mending", arguments: CommandCase.build,
            changes: [.init("pack.json", "\"status\"", "\"mend\": true, \"status\""), .init("zones.geojson", square, bow)], code: 65,
            err: ["mend: unknown name", "[geometry-invalid]\n", "or give --mend", "1 error, 1 warning: nothing was made ["]),
        CommandCase(
            what: "the same fault in many features is one message", arguments: CommandCase.build, changes: [.layer("buildings")],
            files: ["buildings.geojson": manyBuildings], code: 65,
            err: [
                "error small/../buildings.geojson feature b0 ", "storeys is -1. Give", "(9000 of this kind in all, among them b1 at ",
                "9000 errors, 1 warning: nothing was made [",
            ]),
    ]

    /// Storeys below ground, 9,000 times.
    private static let manyBuildings: String = {
        let one =
            "{\"type\": \"Feature\", \"properties\": {\"id\": \"b%\", \"storeys\": -1}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[116.512, 39.796], [116.518, 39.796], [116.518, 39.798], [116.512, 39.796]]]}}"
        let all = (0..<9000).map { one.replacing("%", with: "\($0)") }.joined(separator: ",\n")
        return "{\"type\": \"FeatureCollection\", \"features\": [\(all)]}"
    }()
}
