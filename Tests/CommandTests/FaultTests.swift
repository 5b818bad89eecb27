import Foundation
import Testing

/// Faults as data: with `--format json` or `ndjson` everything on stderr is JSON, one object a line.
@Suite("Faults as JSON")
struct FaultTests {
    /// What is typed, and the codes that must come, in their order.
    struct Row: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        let code: Int32
        let codes: [String]
        var changes: [SmallPack.Change] = []
        var files: [String: String] = [:]
        /// Members that the first fault must have, with their values.
        var members: [String: String] = [:]

        var testDescription: String { arguments.joined(separator: " ") }
    }

    @Test("every fault and warning is one object of noisezone.fault/1", arguments: rows)
    func json(_ row: Row) throws {
        for language in ["en", "zh"] {
            let folder = try TemporaryFolder()
            var pack = SmallPack()
            for change in row.changes { pack.apply(change) }
            try pack.write(into: folder)
            for (name, text) in row.files { try folder.write(name, text) }

            let outcome = try Command.run(row.arguments, in: folder, environment: ["NOISEZONE_LANG": language])

            #expect(outcome.code == row.code, "\(outcome.err)")
            let faults = try SmallPack.withoutDoubts(outcome.err).split(separator: "\n").map { line in
                try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
            }
            #expect(faults.map { $0["code"] as? String } == row.codes, "\(outcome.err)")
            for fault in faults {
                #expect(fault["schema"] as? String == "noisezone.fault/1")
                #expect(["error", "warning", "note"].contains(fault["severity"] as? String))
                #expect((fault["what"] as? String)?.isEmpty == false)
                #expect(fault["fix"] == nil || (fault["fix"] as? String)?.isEmpty == false)
            }
            for (name, value) in row.members { #expect(faults.first?[name].map { "\($0)" } == value, "\(outcome.err)") }
        }
    }

    static let rows = [
        Row(arguments: CommandCase.query("39.798,116.505", "--format", "json"), code: 65, codes: ["coordinate-swapped"]),
        Row(arguments: CommandCase.query("39.798,116.505", "--format=ndjson"), code: 65, codes: ["coordinate-swapped"]),
        Row(arguments: ["query", "--format", "json"], code: 64, codes: ["usage"], members: ["severity": "error"]),
        Row(arguments: ["query", "--fast", "--at", "1,2", "--format", "json"], code: 64, codes: ["usage"]),
        Row(arguments: ["ask", "--format", "json"], code: 64, codes: ["usage"]),
        Row(arguments: CommandCase.query("116.505,39.798", "--format", "json", crs: "wgs48"), code: 64, codes: ["unknown-crs"]),
        Row(
            arguments: ["query", "--at", "116.505,39.798", "--crs", "wgs84", "--map", "missing.gpkg", "--format", "json"], code: 66,
            codes: ["file-not-found"], members: ["file": "missing.gpkg"]),
        Row(
            arguments: [
                "query", "--input", "places.ndjson", "--format", "ndjson", "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20",
            ],
            code: 65, codes: ["coordinate-swapped", "rows-not-answered"],
            files: ["places.ndjson": "{\"lon\":116.505,\"lat\":39.798}\n{\"lon\":39.798,\"lat\":116.505}\n"],
            members: ["file": "places.ndjson", "line": "2"]),
        Row(
            arguments: [
                "query", "--at", "116.505,39.798", "--crs", "wgs84", "--pack", "small", "--date", "2026-11-20", "--format", "json",
            ],
            code: 65, codes: ["property-value", "nothing-made"], changes: [.init("zones.geojson", "\"2\"", "\"5\"")],
            members: ["file": "small/zones.geojson", "feature": "201"]),
        Row(
            arguments: ["query", "--at", "116.6,39.798", "--crs", "wgs84", "--pack", "small", "--date", "2025-04-28", "--format", "json"],
            code: 2, codes: ["date-before-ruleset"], members: ["severity": "note"]),
        Row(arguments: ["check", "--level", "56,3", "--format", "json"], code: 64, codes: ["level"]),
        Row(arguments: ["check", "--format", "json"], code: 64, codes: ["usage"]),
        Row(
            arguments: ["parcel", "parcels.geojson", "--pack", "small", "--date", "2026-11-20", "--format", "json"], code: 66,
            codes: ["file-not-found"]),
        Row(
            arguments: ["parcel", "parcels.geojson", "--pack", "small", "--date", "2026-11-20", "--format", "ndjson"], code: 2,
            codes: ["parcels-undecided"],
            files: ["parcels.geojson": parcel("[[116.6, 39.8], [116.7, 39.8], [116.7, 39.9], [116.6, 39.8]]")],
            members: ["severity": "note"]),
        Row(
            arguments: ["parcel", "parcels.geojson", "--pack", "small", "--date", "2026-11-20", "--format", "json", "--fail-on", "2"],
            code: 1,
            codes: ["class-unwanted"],
            files: ["parcels.geojson": parcel("[[116.501, 39.797], [116.502, 39.797], [116.502, 39.798], [116.501, 39.797]]")]),
        Row(
            arguments: ["validate", "small", "--format", "json"], code: 66, codes: ["file-not-found"],
            changes: [.init("pack.json", "\"zones.geojson\"", "\"none.geojson\"")]),
        Row(arguments: ["validate", "small/pack.json", "--format", "json"], code: 66, codes: ["pack-is-file"]),
        Row(arguments: ["diff", "small", "none", "--format", "json", "--date", "2026-11-20"], code: 66, codes: ["file-not-found"]),
        Row(arguments: ["diff", "small", "small", "--format", "json", "-o", "x.txt"], code: 64, codes: ["output-format"]),
        Row(arguments: ["trace", "small", "--format", "json"], code: 65, codes: ["layer-missing", "nothing-made"]),
        Row(arguments: ["rules", "--format", "json", "more"], code: 64, codes: ["usage"]),
    ]

    private static func parcel(_ ring: String) -> String {
        "{\"type\": \"Feature\", \"properties\": {\"name\": \"p\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [\(ring)]}}\n"
    }

    @Test("what warns of data that are not fit to act on is an object as well")
    func schematic() throws {
        let folder = try TemporaryFolder()
        var pack = SmallPack()
        pack.apply(.init("pack.json", "surveyed", "schematic"))
        try pack.write(into: folder)
        let outcome = try Command.run(["diff", "small", "small", "--format", "json", "--date", "2026-11-20"], in: folder)
        #expect(outcome.code == 0)
        let err = SmallPack.withoutDoubts(outcome.err)
        #expect(
            err.hasPrefix(#"{"schema":"noisezone.fault/1","severity":"warning","code":"map-schematic","what":"Small: schematic"#))
        #expect(err.count { $0 == "\n" } == 1)
    }

    @Test("in text every line of a fault begins with its severity and ends in a code", arguments: UsageTests.cases + PackFaultTests.cases)
    func text(_ row: CommandCase) throws {
        guard !row.err.isEmpty else { return }
        let folder = try TemporaryFolder()
        var pack = SmallPack()
        for change in row.changes { pack.apply(change) }
        try pack.write(into: folder)
        for (name, text) in row.files { try folder.write(name, text) }
        let outcome = try Command.run(row.arguments, in: folder)
        for line in outcome.err.split(separator: "\n") where !line.hasPrefix("Usage: ") && !line.hasPrefix("  See '") {
            #expect(line.wholeMatch(of: /(error|warning|note)( [^:]|: ).*\[[a-z0-9-]+\]/) != nil, "\(line)")
        }
    }
}
