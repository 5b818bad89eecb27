import Foundation
import Testing

/// Reading A0: every line is as good as the feature that makes it, and `certain` counts that.
@Suite("Certainty")
struct CertaintyTests {
    /// A place, what the data say of their accuracy, and every class that is then possible.
    struct Row: Sendable, CustomTestStringConvertible {
        let what: String
        /// In the band of class 2, 29.95 m from the boundary line and 10.05 m from where the band ends.
        var at = "116.505,39.7954142"
        var changes: [SmallPack.Change] = []
        var files: [String: String] = [:]
        var more: [String] = []
        let candidates: [String]
        var isCertain = false
        var code: Int32 = 0
        /// A map as GeoJSON holds no lines, and says no less than one that does.
        var isForGeoJSON = true

        var testDescription: String { what }
    }

    private static func pack(_ metres: String) -> SmallPack.Change {
        .init("pack.json", "\"positional_accuracy_m\": 0.5", "\"positional_accuracy_m\": \(metres)")
    }
    private static func road(_ metres: String) -> SmallPack.Change {
        .init("roads.geojson", "\"open\"", "\"open\", \"accuracy_m\": \(metres)")
    }
    private static func zone(_ zone: String, _ metres: String) -> SmallPack.Change {
        .init("zones.geojson", "\"\(zone)\", \"class\"", "\"\(zone)\", \"accuracy_m\": \(metres), \"class\"")
    }
    private static let bothZones = [zone("West", "60"), zone("East", "60")]

    static let rows = [
        Row(what: "data good to 0.5 m", candidates: ["4a"], isCertain: true),
        Row(what: "data good to 15 m: the exit code does not count it", changes: [pack("15")], candidates: ["4a", "2"]),
        Row(what: "a road that is better than its pack", changes: [pack("15"), road("1")], candidates: ["4a"], isCertain: true),
        Row(what: "a road that is worse than its pack", changes: [road("15")], candidates: ["4a", "2"]),
        Row(
            what: "error of place and line together reach", changes: [road("5")], more: ["--accuracy", "6"], candidates: ["4a", "2"],
            code: 2),
        Row(what: "and do not", changes: [road("5")], more: ["--accuracy", "5"], candidates: ["4a"], isCertain: true),
        Row(
            what: "the place is exact, the data count", changes: [road("15")], more: ["--accuracy", "pack"], candidates: ["4a", "2"],
            code: 2),
        Row(
            what: "between two zones, one of them bad: the line is an edge of the other as well", at: "116.5095,39.798",
            changes: [zone("West", "60")], candidates: ["2"], isCertain: true),
        Row(what: "between two zones, both bad", at: "116.5095,39.798", changes: bothZones, candidates: ["2", "3"]),
        Row(
            what: "in a band that would be narrower in the other zone", at: "116.5098,39.7954142", changes: bothZones,
            candidates: ["4a", "3"], isForGeoJSON: false),
        Row(
            what: "outside a band that would be wider in the other zone", at: "116.5102,39.7954142", changes: bothZones,
            candidates: ["3", "4a"], isForGeoJSON: false),
        Row(
            what: "between the boundary lines the zone is all the same", at: "116.5098,39.795", changes: bothZones,
            candidates: ["4a"], isCertain: true),
        Row(
            what: "housing: the same class, other limits", at: "116.515,39.7981", changes: [.layer("residential")],
            files: ["residential.geojson": SmallPack.Change.polygon(properties: "{\"id\": \"h1\", \"name\": \"H\", \"accuracy_m\": 20}")],
            candidates: ["3"]),
        Row(
            what: "the district line", at: "116.5001,39.798",
            changes: [.init("district.geojson", "\"name\": \"Small\"", "\"name\": \"Small\", \"accuracy_m\": 20")],
            candidates: ["2", "outside"]),
        Row(
            what: "just outside it", at: "116.4999,39.798", changes: [pack("20")], candidates: ["outside", "2"], code: 2),
    ]

    @Test("counts the error of what decides, in every kind of map", arguments: rows)
    func candidates(_ row: Row) throws {
        let folder = try TemporaryFolder()
        var pack = SmallPack()
        for change in row.changes { pack.apply(change) }
        try pack.write(into: folder)
        for (name, text) in row.files { try folder.write(name, text) }
        var sources = [["--pack", "small"]]
        for map in ["map.gpkg", "map.geojson"] where row.isForGeoJSON || map == "map.gpkg" {
            #expect(try Command.run(["build", "small", "-o", map, "--date", "2026-11-20"], in: folder).code == 0)
            sources.append(["--map", map])
        }
        for source in sources {
            let question = ["query", "--at", row.at, "--crs", "wgs84", "--date", "2026-11-20", "--format", "json"] + source + row.more
            let outcome = try Command.run(question, in: folder)
            #expect(outcome.code == row.code, "\(source) \(outcome.err)")
            let answer = try JSON(outcome.out)
            #expect(answer["candidates"] == .list(row.candidates.map { .text($0) }), "\(source)")
            #expect(answer["certain"] == .flag(row.isCertain), "\(source)")
        }
    }

    @Test("is told in words, in tables and to checks; what may be acted on is another matter", arguments: told)
    func words(_ row: CommandCase) throws { try row.check() }

    private static let housing = SmallPack.Change.polygon(properties: "{\"id\": \"h1\", \"name\": \"H\", \"accuracy_m\": 20}")
    private static let places = ["p.csv": "lon,lat\n116.505,39.7954142\n116.505,39.798\n"]
    private static func check(_ more: String...) -> [String] {
        ["check", "--level", "62", "--standard", "gb3096", "--period", "day", "--pack", "small", "--date", "2026-11-20", "--crs", "wgs84"]
            + ["--at", "116.505,39.7954142"] + more
    }

    static let told = [
        CommandCase(
            what: "possible", arguments: CommandCase.query("116.505,39.7954142"), changes: [pack("15")],
            out: ["class 4a  day 70", "possible  class 4a 70/55, class 2 60/50: within the accuracy of the data [A0]\n"]),
        CommandCase(
            what: "certain", arguments: CommandCase.query("116.505,39.7954142"),
            out: ["certain   no other class within the accuracy of the data [A0]\n"]),
        CommandCase(
            what: "possible, with --accuracy, in Chinese",
            arguments: CommandCase.query("116.505,39.7954142", "--accuracy", "12", "--lang", "zh"),
            code: 2, out: ["可能      4a类 70/55、2类 60/50：在该点 12 米范围及数据精度范围内 [A1, A0]\n"]),
        CommandCase(
            what: "other limits of the same class", arguments: CommandCase.query("116.515,39.7981"), changes: [.layer("residential")],
            files: ["residential.geojson": housing], out: ["possible  class 3 65/55, class 3 (limits of 1) 55/45: "]),
        CommandCase(
            what: "data without error have nothing to say", arguments: CommandCase.query("116.505,39.7954142", "--format", "ndjson"),
            changes: [pack("0")], out: ["\"certain\":true,\"candidates\":[\"4a\"],\"boundary\""]),
        CommandCase(
            what: "columns of a table",
            arguments: [
                "query", "--input", "p.csv", "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20", "--columns", "certain,candidates",
            ], changes: [pack("15")], files: places,
            out: ["39.7954142,inside,4a,70,55,201,false,false,4a 2\n", "39.798,inside,2,60,50,201,false,true,2\n"]),
        CommandCase(
            what: "a siting condition looks at what holds", arguments: CommandCase.query("116.505,39.7954142", "--fail-on", "4a"),
            changes: [pack("15")], code: 1, out: ["class 4a "]),
        CommandCase(
            what: "and with --accuracy at all that is possible",
            arguments: CommandCase.query("116.505,39.7954142", "--fail-on", "4a", "--accuracy", "pack"), changes: [pack("15")], code: 2,
            out: ["class 4a "]),
        CommandCase(what: "a level between the limits of both", arguments: check(), changes: [pack("15")], out: ["pass: limit 70 dB(A)"]),
        CommandCase(
            what: "the same with --accuracy: every class must agree", arguments: check("--accuracy", "pack"), changes: [pack("15")],
            code: 2,
            out: ["undecided", "the verdicts differ: 4a: pass, 2: exceeds"]),
        CommandCase(
            what: "an accuracy that is none", arguments: CommandCase.query("116.505,39.798"), changes: [zone("West", "-1")], code: 65,
            err: ["accuracy_m is -1 m. Give accuracy_m in metres, from 0 to 100000"]),
        CommandCase(
            what: "one that is a word", arguments: CommandCase.query("116.505,39.798"), changes: [zone("West", "\"good\"")], code: 65,
            err: ["accuracy_m"]),
        CommandCase(
            what: "on the line between two zones: both with their limits", arguments: CommandCase.query("116.51,39.798", "--lang", "zh"),
            code: 2,
            out: ["2类  昼间 60 dB(A)  夜间 50 dB(A)\n一种      2类  昼间 60 dB(A)  夜间 50 dB(A)\n或        3类  昼间 65 dB(A)  夜间 55 dB(A)\n"]),
    ]
}
