import Testing

@Suite("Answers")
struct AnswerTests {
    @Test("a question is answered on stdout, and the exit code says whether the answer is certain", arguments: cases)
    func answer(_ row: CommandCase) throws { try row.check() }

    private static let planned = SmallPack.Change("roads.geojson", "\"open\"", "\"planned\", \"opened_on\": \"2026-12-01\"")

    static let cases = [
        CommandCase(
            what: "inside a zone", arguments: CommandCase.query("116.505,39.798"),
            out: ["class 2  day 60 dB(A)  night 50 dB(A)\n", "zone      201 West, class 2\n", "why       201 West — 三(二)201 ["]),
        CommandCase(
            what: "in the band, 30 m from the boundary line beside class 2 (二(四)1: 40 m)",
            arguments: CommandCase.query("116.505,39.7954142"),
            out: ["class 4a  day 70 dB(A)  night 55 dB(A)\n", "29.95 m from its boundary line, 40 m allowed — 二(四)1 表1 [W5]"]),
        CommandCase(
            what: "30 m from the boundary line beside class 3 (二(四)1: 25 m)", arguments: CommandCase.query("116.515,39.7954142"),
            out: ["class 3  day 65 dB(A)  night 55 dB(A)\n", "m to class 4a\n"]),
        CommandCase(
            what: "between the boundary lines", arguments: CommandCase.query("116.505,39.795"),
            out: ["class 4a  day 70 dB(A)  night 55 dB(A) · on the carriageway\n", "[R1]"]),
        CommandCase(
            what: "on the line between two zones: both, the stricter first", arguments: CommandCase.query("116.51,39.798"), code: 2,
            out: ["class 2  day 60 dB(A)  night 50 dB(A)\n", "zone      201 West, class 2\nzone      301 East, class 3\n", "[Z2]"]),
        CommandCase(
            what: "outside, but inside if the numbers are GCJ-02", arguments: CommandCase.query("116.5235,39.7965"), code: 2,
            out: ["outside the district"], err: ["note: read as gcj02 the same numbers lie inside the map"]),
        CommandCase(
            what: "far outside", arguments: CommandCase.query("121.47,31.23"), code: 2, out: ["outside the district"],
            err: ["km from the map; check the numbers"]),
        CommandCase(
            what: "outside the district", arguments: CommandCase.query("116.6,39.795"), code: 2,
            out: ["outside the district: these rules do not apply\n", "[Z6]"]),
        CommandCase(
            what: "inside the district, in no zone", arguments: CommandCase.query("116.518,39.798"),
            changes: [
                .init(
                    "zones.geojson", "[116.52, 39.79], [116.52, 39.80], [116.51, 39.80], [116.51, 39.79]]]",
                    "[116.52, 39.79], [116.51, 39.80], [116.51, 39.79]]]")
            ],
            code: 2, out: ["unzoned: inside the district, in no zone; there is no limit\n", "[Z5]"],
            err: ["zones-gap, ", "[pack-doubts]\n"], withDoubts: true),
        CommandCase(
            what: "in Chinese", arguments: CommandCase.query("116.505,39.798", "--lang", "zh"),
            out: ["2类  昼间 60 dB(A)  夜间 50 dB(A)\n", "所在区    201 West，2类\n"]),
        CommandCase(
            what: "a link of a map says its system itself",
            arguments: ["query", "--at", "geo:39.798,116.505;u=20", "--pack", "small", "--date", "2026-11-20"],
            out: ["class 2 ", "place     geo:39.798,116.505;u=20 (wgs84: a geo: address)\n"]),
        CommandCase(
            what: "the middle of what a link shows",
            arguments: [
                "query", "--at", "https://www.openstreetmap.org/#map=17/39.798/116.505", "--pack", "small", "--date", "2026-11-20",
            ],
            out: ["class 2 ", "(wgs84: the middle of what a link of OpenStreetMap shows)\n"]),
        CommandCase(
            what: "a height behind a place", arguments: CommandCase.query("116.505,39.798,35.2"),
            out: ["class 2 ", "place     116.505,39.798,35.2 (wgs84)\n"]),
        CommandCase(
            what: "a place written in Chinese", arguments: CommandCase.query("北纬39.798 东经116.505"),
            out: ["class 2 ", "place     北纬39.798 东经116.505 (wgs84)\n"]),
        CommandCase(
            what: "a place in metres of EPSG:4548", arguments: CommandCase.query("457620,4406540", crs: "EPSG:4548"),
            out: ["class 2 ", "(EPSG:4548)\n"]),
        CommandCase(
            what: "a planned road before it opens (四.2)", arguments: CommandCase.query("116.505,39.7953"), changes: [planned],
            out: ["class 2 "]),
        CommandCase(
            what: "a planned road on the day it opens (四.2)",
            arguments: ["query", "--at", "116.505,39.7953", "--crs", "wgs84", "--pack", "small", "--date", "2026-12-01"],
            changes: [planned],
            out: ["class 4a ", "date      2026-12-01 "]),
        CommandCase(
            what: "a planned road as if built (四.2)", arguments: CommandCase.query("116.505,39.7953", "--as-built"), changes: [planned],
            out: ["class 4a "]),
        CommandCase(
            what: "the carriageway under the other reading (R1)",
            arguments: CommandCase.query("116.505,39.795", "--reading", "carriageway=unassigned"), code: 2,
            out: ["no class is assigned here\n"]),
        CommandCase(
            what: "housing in class 3 takes the limits of class 1 (四.1)", arguments: CommandCase.query("116.515,39.797"),
            changes: [.layer("residential")],
            files: ["residential.geojson": SmallPack.Change.polygon(properties: "{\"id\": \"h1\", \"name\": \"Housing\"}")],
            out: ["class 3  day 55 dB(A)  night 45 dB(A) · limits of 1\n", "[Z1]"]),
        CommandCase(
            what: "in a railway's band (二(四)1)", arguments: CommandCase.query("116.515,39.7981"), changes: [.layer("railway_land")],
            files: [
                "railway_land.geojson": SmallPack.Change.polygon(properties: "{\"name\": \"Line\", \"eia_approved_on\": \"2011-01-01\"}")
            ],
            out: ["class 4b  day 70 dB(A)  night 60 dB(A)\n"]),
        CommandCase(
            what: "in the band of a railway approved before 2011 (二(四)1)", arguments: CommandCase.query("116.515,39.7981"),
            changes: [.layer("railway_land")],
            files: [
                "railway_land.geojson": SmallPack.Change.polygon(properties: "{\"name\": \"Line\", \"eia_approved_on\": \"2010-12-31\"}")
            ],
            out: ["class 4b  day 70 dB(A)  night 55 dB(A)", "[R5]"]),
        CommandCase(
            what: "what a road that opens will change",
            arguments: ["diff", "small", "small", "--date", "2026-11-20", "--to-date", "2026-12-01"], changes: [planned],
            out: ["small 2026-11-20\n", "small 2026-12-01\n", "  2 → 4a  9.59 ha  3 pieces\n", "  3 → 4a  7.02 ha  3 pieces\n"]),
        CommandCase(
            what: "nothing changed", arguments: ["diff", "small", "small", "--date", "2026-11-20"],
            out: ["no class and no limit has changed\n"]),
        CommandCase(
            what: "the rule book", arguments: ["rules"],
            out: ["class 1                 55     45  2025-04-29  二(一)", "  beside class 1  55  from 2025-04-29\n", "annex1-77"]),
        CommandCase(what: "the rule book in Chinese", arguments: ["rules", "--lang", "zh"], out: ["京技管发〔2025〕8号", "声环境功能区"]),
        CommandCase(
            what: "validate finds nothing wrong with a sound pack, and says where it is not the rules'", arguments: ["validate", "small"],
            out: [
                "pack small\n", "  201  0.951  1.7  ", "  roads  1  1\n", "[zone-area]\n", "[zone-other-name]\n", "[zones-missing]\n",
                "0 errors, 5 warnings\n",
            ]),
        CommandCase(
            what: "the version of everything", arguments: ["--version"], out: ["noisezone ", "GEOS 3.", "PROJ ", "beijing-etown-2025"]),
        CommandCase(
            what: "help names the verbs and the exit codes", arguments: ["--help"],
            out: ["SUBCOMMANDS:", " build ", " query ", " export ", " validate ", " trace ", " rules ", "64 usage"]),
    ]
}
