import Testing

/// What people say of the system of their data, and what their files say.
@Suite("Reference systems of packs, files and places")
struct ReferenceSystemTests {
    @Test("the system that is meant, or a refusal that says why", arguments: planes + layers + files + places)
    func systems(_ row: CommandCase) throws { try row.check() }

    @Test("shapefiles, and the terminal", arguments: lines)
    func hostile(_ row: HostileCase) throws { try row.check() }

    private static func plane(_ crs: String) -> SmallPack.Change {
        .init("pack.json", "EPSG:4548", crs.replacing("\"", with: "\\\""))
    }

    /// A grid of CGCS2000 that is in no register: its central meridian is that of the small pack.
    private static let custom = """
        PROJCS["Site",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",\
        SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
        PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],\
        PARAMETER["Central_Meridian",116.5],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
        """

    private static func refused(_ crs: String, _ parts: String...) -> CommandCase {
        CommandCase(
            what: "the working plane \(crs.prefix(24))", arguments: CommandCase.build, changes: [plane(crs)], code: 65,
            err: parts + ["1 error, 0 warnings: nothing was made ["])
    }

    private static func taken(_ crs: String) -> CommandCase {
        CommandCase(
            what: "the working plane \(crs.prefix(24))", arguments: CommandCase.query("116.505,39.7954142"), changes: [plane(crs)],
            out: ["class 4a  day 70 dB(A)  night 55 dB(A)\n", "29.9", "m from its boundary line"])
    }

    private static func doubted(_ crs: String, _ warning: String...) -> CommandCase {
        CommandCase(
            what: "the working plane \(crs), when a map is built", arguments: CommandCase.build, changes: [plane(crs)], err: warning,
            makes: ["map.geojson"])
    }

    /// 30 m from a boundary line are 30 m of ground, or the plane is not taken.
    static let planes = [
        refused("EPSG:3857", "error small/pack.json at 116.5", "1000 m of ground are 1304.", "such as EPSG:4548 [working-plane-scale]\n"),
        refused("EPSG:3395", "1000 m of ground are 1299.", "[working-plane-scale]\n"),
        refused("EPSG:6933", "[working-plane-scale]\n"),
        refused("EPSG:4508", "1000 m of ground are 1002.", "[working-plane-scale]\n"),
        refused("EPSG:4544", "1000 m of ground are 1012.", "[working-plane-scale]\n"),
        refused("EPSG:3035", "error small/pack.json at 116.5", "is far from where EPSG:3035", "[coordinate-out-of-domain]\n"),
        refused("EPSG:2436", "error small/pack.json at 116.5", "Pearl River basin", "[no-transformation]\n"),
        refused("EPSG:2263", "line 7, column 18, working_crs", "projected system in metres", "[pack-manifest]\n"),
        refused("plane.prj", "The reference system in small/plane.prj cannot be read: there is no such file", "[pack-manifest]\n"),
        taken("EPSG:4527"), taken("EPSG:4498"), taken(custom),
        taken("EPSG:32650"), taken("EPSG:4547"),
        doubted(
            "EPSG:32650", "warning small/pack.json at 116.5", "1000 m of ground are 999.6", "more than 0.1 m off", "[working-plane-scale]\n"
        ),
        doubted("EPSG:4547", "1000 m of ground are 1000.", "[working-plane-scale]\n"),
        CommandCase(
            what: "a .prj file beside pack.json", arguments: CommandCase.query("116.505,39.7954142"), changes: [plane("plane.prj")],
            files: ["small/plane.prj": custom], out: ["class 4a "]),
        CommandCase(
            what: "validate refuses the plane as well", arguments: ["validate", "small"], changes: [plane("EPSG:3857")], code: 65,
            out: ["[working-plane-scale]"]),
        CommandCase(
            what: "a plane that never was there is one fault, not one a feature", arguments: ["validate", "small"],
            changes: [plane("EPSG:2436")], code: 65, out: ["[no-transformation]", "1 error, "]),
    ]

    private static let named = SmallPack.Change("pack.json", "\"layers\"", "\"crs\": \"gcj02\", \"layers\"")

    static let layers = [
        CommandCase(
            what: "layers in the system of the pack: the shift is taken back",
            arguments: CommandCase.query("116.505,39.798", crs: "gcj02"), changes: [named], out: ["class 2 "]),
        CommandCase(
            what: "layers in the system of the pack: the shift is told", arguments: CommandCase.build, changes: [named],
            err: ["warning small/zones.geojson: the layer is in gcj02", "[layer-shifted]\n"], makes: ["map.geojson"]),
        CommandCase(
            what: "layers in the system that is told", arguments: CommandCase.build + ["--crs", "cgcs2000"], makes: ["map.geojson"]),
        CommandCase(
            what: "--crs against pack.json", arguments: CommandCase.build + ["--crs", "wgs84"], changes: [named], code: 65,
            err: ["error small/pack.json: \"crs\" is gcj02, and --crs says wgs84", "[crs-conflict]\n"]),
        CommandCase(
            what: "a system of the pack that is none", arguments: CommandCase.build,
            changes: [.init("pack.json", "\"layers\"", "\"crs\": \"wgs48\", \"layers\"")], code: 65,
            err: ["line 8, column 10, crs: “wgs48” is not a known coordinate reference system", "[pack-manifest]\n"]),
        CommandCase(
            what: "degrees that are told to be metres", arguments: CommandCase.build + ["--crs", "EPSG:4548"], code: 65,
            err: [
                "error small/zones.geojson feature 201 at 116.50000,39.79000: the coordinates look like degrees",
                "[coordinates-look-like-degrees]\n",
            ]),
        CommandCase(
            what: "degrees that are told to be metres of a system of the database", arguments: CommandCase.build + ["--crs", "EPSG:32650"],
            code: 65, err: ["small/zones.geojson feature 201 ", "[coordinates-look-like-degrees]\n"]),
        CommandCase(
            what: "a layer in a datum without a transformation there", arguments: CommandCase.build + ["--crs", "EPSG:4214"], code: 65,
            err: ["error small/roads.geojson feature annex1-16 at 116.50000,39.79500: ", "Tarim basin", "[no-transformation]\n"]),
        CommandCase(
            what: "a layer whose metres are those of another zone", arguments: CommandCase.build,
            changes: [
                .init("roads.geojson", "\"features\"", "\(grid)\"features\""),
                .init("roads.geojson", "[[116.50, 39.795], [116.52, 39.795]]", "[[39457200, 4406900], [39458900, 4406900]]"),
            ], code: 65,
            err: [
                "error small/roads.geojson feature annex1-16 at 39457200.000,4406900.000: ", "Name EPSG:4527",
                "[coordinate-out-of-domain]\n",
            ]),
        CommandCase(
            what: "a vertex at 0, 0 of a grid", arguments: CommandCase.build,
            changes: [
                .init("roads.geojson", "\"features\"", "\(grid)\"features\""),
                .init("roads.geojson", "[[116.50, 39.795], [116.52, 39.795]]", "[[457200, 4406900], [0, 0]]"),
            ], code: 65, err: ["error small/roads.geojson feature ", "a vertex is at 0, 0", "[coordinate-zero]\n"]),
        CommandCase(
            what: "--crs for a map, which names its own", arguments: ["export", "m.geojson", "-o", "out.geojson", "--crs", "wgs84"],
            files: ["m.geojson": "{}"], code: 64, err: ["--crs goes with a data pack", "[crs-of-map]\n"]),
    ]

    private static let grid = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4548"}},"#

    private static func parcel(_ crs: String, _ ring: String = square) -> [String: String] {
        let geometry = "{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}"
        return [
            "p.geojson":
                "{\"type\":\"FeatureCollection\",\(crs)\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":\(geometry)}]}"
        ]
    }

    private static let square = "[[457400,4407200],[457500,4407200],[457500,4407250],[457400,4407250],[457400,4407200]]"

    private static func ask(_ more: String...) -> [String] {
        ["parcel", "p.geojson", "--pack", "small", "--date", "2026-11-20", "--format", "csv"] + more
    }

    static let files = [
        CommandCase(
            what: "metres without a system", arguments: ask(), files: parcel(""), code: 65, out: ["error"],
            err: ["the coordinates look like metres", "with --crs", "[coordinates-look-like-metres]\n"]),
        CommandCase(
            what: "metres whose system is told", arguments: ask("--crs", "EPSG:4548"), files: parcel(""), out: ["inside,2,5000.00,"]),
        CommandCase(
            what: "the same system told again", arguments: ask("--crs", "EPSG:4548"), files: parcel(grid), out: ["inside,2,5000.00,"]),
        CommandCase(
            what: "another system told", arguments: ask("--crs", "EPSG:4547"), files: parcel(grid), code: 65,
            err: ["the file is in EPSG:4548 by its own word, and --crs says EPSG:4547", "[crs-conflict]\n"]),
        CommandCase(
            what: "crs null", arguments: ask(), files: parcel("\"crs\":null,"), code: 65,
            err: ["its reference system is not known", "Give it with --crs", "[crs-missing]\n"]),
        CommandCase(
            what: "crs null, and told", arguments: ask("--crs", "EPSG:4548"), files: parcel("\"crs\":null,"), out: ["inside,2,5000.00,"]),
        CommandCase(
            what: "the form of 2008", arguments: ask("--crs", "EPSG:4548"),
            files: parcel(#""crs":{"type":"EPSG","properties":{"code":4548}},"#), code: 65,
            err: ["a draft of 2008, which leaves the order of the axes open", "[crs-unreadable]\n"]),
        CommandCase(
            what: "a link", arguments: ask(), files: parcel(#""crs":{"type":"link","properties":{"href":"http://x"}},"#), code: 65,
            err: ["does not name an EPSG code or CRS84", "[crs-unreadable]\n"]),
        CommandCase(
            what: "northing before easting", arguments: ask(),
            files: parcel(grid, "[[4407200,457400],[4407200,457500],[4407250,457500],[4407200,457400]]"), code: 65, out: ["error"],
            err: ["northing stands before easting", "[coordinate-out-of-domain]\n"]),
        CommandCase(
            what: "Beijing 1954", arguments: ask("--crs", "EPSG:2436"), files: parcel(""), code: 65, out: ["error"],
            err: ["Pearl River basin", "[no-transformation]\n"]),
        CommandCase(
            what: "Xian 1980", arguments: ask("--crs", "EPSG:2384"), files: parcel(""), code: 65, err: ["[no-transformation]\n"]),
    ]

    static let places = [
        CommandCase(
            what: "a place that begins with a dash", arguments: CommandCase.query("-117,39"), code: 65,
            err: ["longitude, latitude -117.0, 39.0 is far from where EPSG:4548", "[coordinate-out-of-domain]\n"]),
        CommandCase(
            what: "metres of Baidu", arguments: CommandCase.query("12970123,4806543", crs: "bd09"), code: 65,
            err: ["metres of Baidu's map", "Name bd09mc", "[coordinate-wrong-crs]\n"]),
        CommandCase(
            what: "a number as Excel shortens it", arguments: CommandCase.query("4.57E+05,4.41E+06", crs: "EPSG:4548"), code: 65,
            err: ["a number in scientific notation", "[coordinate-scientific-notation]\n"]),
        CommandCase(
            what: "Beijing 1954 at a place of its own", arguments: CommandCase.query("116.505,39.798", crs: "EPSG:4214"), code: 65,
            err: ["Ordos basin", "[no-transformation]\n"]),
        CommandCase(
            what: "rows as Excel shortens them",
            arguments: ["query", "--input", "p.csv", "--crs", "EPSG:4548", "--pack", "small", "--date", "2026-11-20"],
            files: ["p.csv": "x,y\n4.57E+05,4.41E+06\n457400,4407200\n"], code: 65,
            out: ["4.57E+05,4.41E+06,error,", "457400,4407200,inside,2"],
            err: ["line 2: ", "a number in scientific notation", "answered: 1 of 2"]),
        CommandCase(
            what: "objects as a spreadsheet shortens them",
            arguments: ["query", "--input", "p.ndjson", "--crs", "EPSG:4548", "--pack", "small", "--date", "2026-11-20"],
            files: ["p.ndjson": "{\"x\":4.57e+05,\"y\":4.41e+06}\n"], code: 65, out: ["\"nz_status\":\"error\""],
            err: ["a number in scientific notation", "answered: 1 of 1"]),
    ]

    /// A square of 100 m × 40 m at 500150,4400120 in EPSG:4548, as a shapefile alone.
    private static let shapefile = """
        echo AAAnCgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAdugDAAAFAAAAAAAAANiGHkEAAAAA/shQQQAAAABoiB5BAAAAAAjJUEEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAAAAEAAABABQAAAAAAAADYhh5BAAAAAP7IUEEAAAAAaIgeQQAAAAAIyVBBAQAAAAUAAAAAAAAAAAAAAGiIHkEAAAAA/shQQQAAAADYhh5BAAAAAP7IUEEAAA\
        AA2IYeQQAAAAAIyVBBAAAAAGiIHkEAAAAACMlQQQAAAABoiB5BAAAAAP7IUEE= | base64 -d >s.shp; trap 'rm -f s.shp s.prj' EXIT; \
        ask() { Tools/run parcel s.shp $day --format csv "$@"; };
        """

    static let lines = [
        HostileCase(
            what: "a shapefile without .prj", line: "\(shapefile) ask", code: 65,
            err: ["s.shp: the layer names no reference system: there is no .prj file beside it. Give it with --crs", "[crs-missing]\n"]),
        HostileCase(
            what: "a shapefile whose system is told", line: "\(shapefile) ask --crs EPSG:4548", code: 2, out: ["outside,,4000.00,"],
            err: ["[dbf-missing]", "parcels with land without a class: 1 of 1"]),
        HostileCase(
            what: "a shapefile with an empty .prj", line: "\(shapefile) echo >s.prj; ask", code: 65,
            err: ["its .prj file says none. Give it with --crs", "[crs-missing]\n"]),
        HostileCase(
            what: "a shapefile whose .prj is no text, whatever is told",
            line: "\(shapefile) printf '\\xff\\xfe' >s.prj; ask --crs EPSG:4548",
            code: 65, err: ["s.prj: the .prj file is not text", "[crs-unreadable]\n"]),
        HostileCase(
            what: "a shapefile in Beijing 1954",
            line: """
                \(shapefile) echo 'PROJCS["Beijing_1954_3_Degree_GK_CM_117E",GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",\
                SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
                PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],\
                PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]' >s.prj; ask
                """,
            code: 65, out: ["error"], err: ["s.shp feature #1 at 500250.000,4400120.000: ", "Pearl River basin", "[no-transformation]\n"]),
        HostileCase(
            what: "on a terminal the system is taken, and the answer says so",
            line: "script -qec \"Tools/run query --at 116.505,39.798 $day\" /dev/null | tr -d '\\r'", code: 0,
            out: ["class 2 ", "place     116.505,39.798 (taken as wgs84: none was named)\n"]),
        HostileCase(
            what: "on a terminal, a level",
            line:
                "script -qec \"Tools/run check --level 50 --standard gb3096 --period day --at 116.505,39.798 $day\" /dev/null | tr -d '\\r'",
            code: 0, out: ["at 116.505,39.798 (taken as wgs84: none was named)"]),
        HostileCase(
            what: "a map drawn in a plane of one's own is read as it was drawn",
            line: """
                trap 'rm -f m.gpkg m.geojson small/site.prj' EXIT; sed -i 's/EPSG:4548/site.prj/' small/pack.json; \
                echo '\(custom)' >small/site.prj; for end in gpkg geojson; do Tools/run build small -o m.$end --date 2026-11-20; \
                Tools/run query --map m.$end --at 116.505,39.7954142 --crs wgs84 --date 2026-11-20; done
                """,
            code: 0, out: ["29.95 m from its boundary line, 40 m allowed", "class 4a  day 70 dB(A)  night 55 dB(A)\n"]),
    ]
}
