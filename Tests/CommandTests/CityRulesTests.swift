import Foundation
import Testing

/// The example packs of other cities, asked as people ask: periods, sets of limits and names come from the ruleset that a pack names.
@Suite("Other cities' rules")
struct CityRulesTests {
    /// A place of an example pack, what its text says, and what its JSON has.
    struct Asked: Sendable, CustomTestStringConvertible {
        let pack: String
        let at: String
        let crs: String
        let says: [String]
        let schema: String
        var testDescription: String { "\(pack) \(at)" }
    }

    static let asked = [
        Asked(
            pack: "foshan-example", at: "480250,2540472", crs: "EPSG:4547", says: ["class 1  day 55 dB(A)  night 45 dB(A)"],
            schema: "noisezone.finding/1"),
        Asked(
            pack: "foshan-example", at: "480250,2540460", crs: "EPSG:4547",
            says: ["class 4a  day 70 dB(A)  night 55 dB(A)", "42.00 m from its boundary line, 50 m allowed"], schema: "noisezone.finding/1"),
        Asked(
            pack: "yilan-example", at: "320700,2740600", crs: "EPSG:3826",
            says: ["class 2  day 60 dB(A)  evening 55 dB(A)  night 50 dB(A)", "示例學校: 40.00 m from its boundary line, 50 m allowed"],
            schema: "noisezone.finding/2"),
        Asked(
            pack: "yilan-example", at: "320100,2740372", crs: "EPSG:3826", says: ["class 2  day 60", "residential — 四但書 [Z1]"],
            schema: "noisezone.finding/2"),
        Asked(
            pack: "yokkaichi-example", at: "50100,-109680", crs: "EPSG:6674",
            says: ["near a trunk road  day 75 dB(A)  night 70 dB(A)", "day 70 dB(A)  night 65 dB(A)", "20 m allowed"],
            schema: "noisezone.finding/2"),
        Asked(
            pack: "yokkaichi-example", at: "50050,-109450", crs: "EPSG:6674", says: ["area a  no limit", "day 55 dB(A)  night 45 dB(A)"],
            schema: "noisezone.finding/2"),
    ]

    @Test("a place is answered in the words of its rules", arguments: asked)
    func text(_ row: Asked) throws {
        let pack = Command.repository.appendingPathComponent("GeoData/\(row.pack)").path
        let question = ["query", "--at", row.at, "--crs", row.crs, "--pack", pack, "--date", "2026-11-20"]
        let outcome = try Command.run(question, in: try TemporaryFolder())
        #expect(outcome.code == 0, "\(outcome.err)")
        for words in row.says { #expect(outcome.out.contains(words), "\(outcome.out)") }
        let answer = try JSON(Command.run(question + ["--format", "json"], in: try TemporaryFolder()).out)
        #expect(answer["schema"] == .text(row.schema))
    }

    @Test("a table has a column a period")
    func table() throws {
        let folder = try TemporaryFolder()
        try folder.write("places.csv", "lon,lat\n320700,2740600\n320100,2740345\n")
        let pack = Command.repository.appendingPathComponent("GeoData/yilan-example").path
        let outcome = try Command.run(
            ["query", "--input", "places.csv", "--crs", "EPSG:3826", "--pack", pack, "--date", "2026-11-20"], in: folder)
        #expect(
            outcome.out == """
                lon,lat,nz_status,nz_class,nz_day,nz_evening,nz_night,nz_zone,nz_on_boundary
                320700,2740600,inside,2,60,55,50,residual,false
                320100,2740345,inside,4,75,70,65,residual,false

                """)
    }

    @Test("hours hang on the class")
    func hours() throws {
        let pack = Command.repository.appendingPathComponent("GeoData/yilan-example").path
        for (at, period) in [("320700,2740600", "day, 60"), ("320600,2740600", "night, 55")] {
            let outcome = try Command.run(
                ["query", "--at", at, "--crs", "EPSG:3826", "--pack", pack, "--time", "2026-11-20T06:30"], in: try TemporaryFolder())
            #expect(outcome.out.contains("06:30 \(period) dB(A)"), "\(outcome.out)")
        }
    }

    @Test("a standard of another country is not held against their levels")
    func check() throws {
        let pack = Command.repository.appendingPathComponent("GeoData/yilan-example").path
        let outcome = try Command.run(
            [
                "check", "--at", "320700,2740600", "--crs", "EPSG:3826", "--pack", pack, "--level", "58", "--period", "day", "--standard",
                "gb3096",
            ],
            in: try TemporaryFolder())
        #expect(outcome.code == 64 && outcome.err.contains("[standards-elsewhere]"), "\(outcome.err)")
    }

    @Test(
        "every ruleset has a page with law and decision side by side",
        arguments: ["beijing-etown-2025", "foshan-2024", "yilan-2021", "yokkaichi-2000", "gbt-15190-2014"])
    func annotated(id: String) throws {
        let outcome = try Command.run(["rules", "--ruleset", id, "--annotated"], in: try TemporaryFolder())
        #expect(outcome.code == 0 && outcome.out.hasPrefix("<!DOCTYPE html>") && outcome.out.contains("decided in: <code>"))
        #expect(outcome.out.components(separatedBy: "<tr id=").count > 4)
    }

    @Test("a file of rules is read before it is registered, and a fault in it told with its place")
    func file() throws {
        let folder = try TemporaryFolder()
        let shipped = Command.repository.appendingPathComponent("Sources/Regulation/Rulesets/yilan-2021/yilan-2021.json")
        let text = try String(contentsOf: shipped, encoding: .utf8)
        try folder.write("mine.json", text)
        let good = try Command.run(["rules", "--ruleset", "mine.json"], in: folder)
        #expect(good.code == 0 && good.out.contains("yilan-2021"))
        try folder.write("mine.json", text.replacingOccurrences(of: "noisezone.ruleset/2", with: "noisezone.ruleset/1"))
        let old = try Command.run(["rules", "--ruleset", "mine.json"], in: folder)
        #expect(old.code == 65 && old.err.contains("mine.json:2:") && old.err.contains("Tools/Rulesets/from-version-1"), "\(old.err)")
    }
}
