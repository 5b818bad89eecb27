import Testing

@Suite("A place at a time, and classes that must not be there")
struct SitingTests {
    @Test("a time and a siting condition", arguments: siting)
    func sites(_ row: CommandCase) throws { try row.check() }

    private static func query(_ place: String, _ more: String...) -> [String] {
        ["query", "--at", place, "--crs", "wgs84", "--pack", "small"] + more
    }

    static let siting = [
        CommandCase(
            what: "the limit at a time, and the next one", arguments: query("116.505,39.798", "--time", "2026-11-20T23:10"),
            out: [
                "now       2026-11-20 23:10 night, 50 dB(A); from 2026-11-21 06:00 day, 60 dB(A)\n",
                "date      2026-11-20 · beijing-etown-2025",
            ]),
        CommandCase(
            what: "China Standard Time, wherever the time was written",
            arguments: query("116.505,39.798", "--time", "2026-11-20T21:59:59Z"),
            out: ["now       2026-11-21 05:59 night, 50 dB(A); from 2026-11-21 06:00 day, 60 dB(A)\n", "date      2026-11-21 "]),
        CommandCase(
            what: "as JSON", arguments: query("116.505,39.798", "--time", "22:00", "--date", "2026-11-20", "--format", "json"),
            out: [
                "\"now\": {\"time\": \"2026-11-20T22:00+08:00\", \"period\": \"night\", \"limit\": 50, \"changes_at\": \"2026-11-21T06:00+08:00\", "
                    + "\"then\": {\"period\": \"day\", \"limit\": 60}},\n"
            ]),
        CommandCase(
            what: "outside there is a period and no limit", arguments: query("116.6,39.795", "--time", "2026-11-20T12:00", "--lang", "zh"),
            code: 2,
            out: ["此时      2026-11-20 12:00 昼间；2026-11-20 22:00 起夜间\n"]),
        CommandCase(
            what: "the day comes with the time (四.2)", arguments: query("116.505,39.7953", "--time", "2026-12-01T00:00"),
            changes: [SmallPack.Change("roads.geojson", "\"open\"", "\"planned\", \"opened_on\": \"2026-12-01\"")], out: ["class 4a "]),
        CommandCase(
            what: "a time and another day", arguments: query("116.505,39.798", "--time", "2026-11-20T12:00", "--date", "2026-11-21"),
            code: 64,
            err: ["[time-date]\n"]),
        CommandCase(what: "not in the class", arguments: CommandCase.query("116.505,39.798", "--fail-on", "0,1"), out: ["class 2 "]),
        CommandCase(what: "in the class", arguments: CommandCase.query("116.505,39.798", "--fail-on", "1,2"), code: 1, out: ["class 2 "]),
        CommandCase(
            what: "on a line, in either case", arguments: CommandCase.query("116.51,39.798", "--fail-on", "2,3"), code: 1, out: ["class 2 "]
        ),
        CommandCase(
            what: "on a line, in one case", arguments: CommandCase.query("116.51,39.798", "--fail-on", "2"), code: 2, out: ["class 2 "]),
        CommandCase(
            what: "outside", arguments: CommandCase.query("116.6,39.795", "--fail-on", "2"), code: 2, out: ["outside the district"]),
        CommandCase(
            what: "a check passes and the class does not",
            arguments: [
                "check", "--level", "60", "--standard", "gb12348", "--at", "116.515,39.798", "--crs", "wgs84", "--pack", "small",
                "--period", "day", "--date", "2026-11-20", "--fail-on", "3",
            ], code: 1,
            out: ["pass: limit 65"]),
    ]
}
