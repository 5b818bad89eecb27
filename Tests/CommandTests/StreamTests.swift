import Foundation
import Testing

/// Streams that are closed or full, and programs that are killed: nothing is half-written, and nothing goes where it does not belong.
@Suite("Streams")
struct StreamTests {
    /// A line of bash, its exit code, and what must be in the file `out` of the folder then; nil for no such file.
    struct Row: Sendable, CustomTestStringConvertible {
        let what: String
        let line: String
        let code: Int32
        /// Each must occur on what is left of stdout and stderr; if there is none, they must be empty.
        var says: [String] = []
        var testDescription: String { what }
    }

    private static let day = "--date 2026-11-20"
    private static let verbs = [
        "query": "query --at 116.505,39.798 --crs wgs84 --pack small \(day)",
        "table": "query --input places.csv --crs wgs84 --pack small \(day)",
        "check": "check --level 50 --standard gb3096 --class 2 --period day",
        "levels": "check --input levels.csv --standard gb3096 --class 2 --period day",
        "parcel": "parcel parcel.geojson --pack small \(day)",
        "build": "build small -o - \(day)", "export": "export small -o - \(day)", "diff": "diff small small \(day)",
        "validate": "validate small", "trace": "trace etown", "rules": "rules", "help": "--help", "version": "--version",
        "completions": "--generate-completion-script bash", "manual": "--experimental-dump-help",
    ]

    static let rows = verbs.sorted { $0.key < $1.key }.flatMap { name, call in
        [
            Row(what: "\(name): stdout is closed", line: "Tools/run \(call) >&-", code: 74, says: ["[write-failed]"]),
            Row(what: "\(name): stdout is full", line: "Tools/run \(call) >/dev/full", code: 74, says: ["[disk-full]"]),
            Row(what: "\(name): stderr is closed", line: "Tools/run \(call) 2>&- >/dev/null", code: 0),
            Row(what: "\(name): stderr is full", line: "Tools/run \(call) 2>/dev/full >/dev/null", code: 0),
            Row(what: "\(name): stdin is closed", line: "Tools/run \(call) <&- >/dev/null 2>&1", code: 0),
            // Of a closed pipe nothing is said: who closed it knows.
            Row(
                what: "\(name): nobody reads stdout", line: "{ sleep 0.1; Tools/run \(call); echo $? >code; } | true; grep -qx 74 code",
                code: 0),
            Row(
                what: "\(name): nobody reads stderr",
                line: "{ sleep 0.1; Tools/run \(call) 2>&1 >/dev/null; echo $? >code; } | true; grep -qx 0 code", code: 0),
        ]
    }

    @Test("a stream that is closed, full or read by nobody ends no work but its own", arguments: rows)
    func streams(_ row: Row) throws {
        let folder = try Self.folder()
        let outcome = try Command.shell("ulimit -c 0; " + row.line, in: folder)
        #expect(outcome.code == row.code, "\(outcome.out.prefix(2000))")
        if row.says.isEmpty { #expect(outcome.out.isEmpty, "\(outcome.out.prefix(2000))") }
        for part in row.says { #expect(outcome.out.contains(part), "\(outcome.out.prefix(2000))") }
    }

    @Test(
        "with stderr closed the messages go nowhere, least of all into the output",
        arguments: ["map.geojson", "map.gpkg", "map.svg", "map.geojsonl"])
    func closedStderr(_ name: String) throws {
        let folder = try Self.folder()
        // A pack that warns, so that there is something to go astray.
        let pack = try folder.read("small/pack.json").replacing("surveyed", with: "schematic")
        try folder.write("small/pack.json", pack)
        for (file, redirection) in [("open", ""), ("closed", "2>&-"), ("all", "<&- >&- 2>&-")] {
            let outcome = try Command.shell("Tools/run build small -o \(file)-\(name) \(Self.day) \(redirection)", in: folder)
            #expect(outcome.code == 0, "\(outcome.out)")
        }
        let files = try folder.contents()
        #expect(files["closed-\(name)"] == files["open-\(name)"])
        #expect(files["all-\(name)"] == files["open-\(name)"])
    }

    /// Verbs that write a file, with the place of its name.
    private static let writing = [
        "build small -o FILE.gpkg \(day)", "build small -o FILE.geojson \(day)", "export small -o FILE.svg \(day)",
        "diff small small -o FILE.json \(day)", "parcel parcel.geojson --pack small -o FILE.csv \(day)",
        "query --input places.csv --crs wgs84 --pack small -o FILE.csv \(day)",
        "query --at 116.505,39.798 --crs wgs84 --pack small -o FILE.txt \(day)",
        "query --at 116.505,39.798 --crs wgs84 --pack small --report FILE.html \(day) >/dev/null",
        "query --input places.ndjson --crs wgs84 --pack small -o FILE.ndjson \(day)",
        "parcel parcel.geojson --pack small -o FILE.geojson \(day)", "export small -o FILE.geojsonl \(day)",
        "diff small small --as-built -o FILE.geojson \(day)",
        "check --input levels.csv --standard gb3096 --class 2 --period day -o FILE.csv",
        "check --level 50 --standard gb3096 --class 2 --period day -o FILE.json",
    ]

    @Test("a file that cannot be written is not there, and one that was there stays", arguments: writing)
    func faults(_ call: String) throws {
        let folder = try Self.folder()
        func expect(_ line: String, _ code: Int32, _ name: String, leaves: [String] = []) throws {
            let before = try folder.contents()
            let outcome = try Command.shell(line, in: folder)
            #expect(outcome.code == code, "\(line): \(outcome.out)")
            #expect(outcome.out.contains("[\(name)]"), "\(line): \(outcome.out)")
            #expect(try folder.contents() == before, "\(line)")
        }
        let ending = call.firstMatch(of: /FILE(\.[a-z]+)/).map { String($0.1) } ?? ""
        func run(_ file: String) -> String { "Tools/run " + call.replacing("FILE", with: file) }
        try folder.write("old\(ending)", "mine")
        try FileManager.default.createDirectory(atPath: folder.path("folder\(ending)"), withIntermediateDirectories: false)
        // What is said goes through a pipe, which has no size.
        try expect("(ulimit -f 0; \(run("new"))) 2>&1 | cat; exit ${PIPESTATUS[0]}", 74, "file-size-limit")
        try expect("(ulimit -f 0; \(run("old")) --overwrite) 2>&1 | cat; exit ${PIPESTATUS[0]}", 74, "file-size-limit")
        try expect(run("old"), 73, "file-exists")
        try expect(run("folder"), 73, "file-is-folder")
        try expect(run("folder") + " --overwrite", 73, "file-is-folder")
        try expect(run("none/new"), 73, "folder-not-found")
        _ = try Command.shell("mkdir shut; chmod 500 shut", in: folder)
        // Root may write everywhere, and gives that up first.
        let user = getuid() == 0 ? "setpriv --bounding-set=-dac_override,-dac_read_search " : ""
        try expect(user + run("shut/new"), 73, "folder-not-writable")
        _ = try Command.shell("rmdir shut", in: folder)
        let full = try Command.shell("ln -s /dev/full full\(ending); " + run("full"), in: folder)
        #expect(full.code == 74 && full.out.contains("[disk-full]"), "\(full.out)")
        let device = try Command.shell("ln -s /dev/null null\(ending); " + run("null"), in: folder)
        #expect(device.code == 0, "\(device.out)")
        let pipe = try Command.shell(
            "mkfifo pipe\(ending); (sleep 0.2; wc -c <pipe\(ending) >count) & \(run("pipe")); wait; [ $(cat count) -gt 0 ]", in: folder)
        #expect(pipe.code == 0, "\(pipe.out)")
        // Two at once: both are whole, and one of them stays.
        let two = try Command.shell("\(run("two")) --overwrite & \(run("two")) --overwrite; wait $!", in: folder)
        #expect(two.code == 0, "\(two.out)")
        let first = try Command.shell(
            "for n in 1 2; do (\(run("race")); echo $? >code$n) & done; wait; cat code1 code2 | sort -n | tr '\\n' ' ' >codes; cat codes; [ \"$(cat codes)\" = '0 73 ' ]",
            in: folder)
        #expect(first.code == 0 && first.out.contains("[file-exists]"), "\(first.out)")
        _ = try Command.shell(run("one"), in: folder)
        #expect(try folder.contents()["two\(ending)"] == folder.contents()["one\(ending)"])
    }

    @Test("layers that cannot be written are none, and those that were there stay")
    func layers() throws {
        let folder = try Self.folder()
        let trace = "Tools/run trace etown -o"
        func expect(_ line: String, _ code: Int32, _ name: String) throws {
            let before = try folder.contents()
            let outcome = try Command.shell(line, in: folder)
            #expect(outcome.code == code, "\(line): \(outcome.out)")
            #expect(outcome.out.contains("[\(name)]"), "\(line): \(outcome.out)")
            #expect(try folder.contents() == before, "\(line)")
        }
        _ = try Command.shell("mkdir new old; for n in district zones roads rail; do echo mine >old/$n.geojson; done", in: folder)
        // Blocks of 1 KiB: no layer fits, the zones do not, the roads do not.
        for blocks in [0, 5, 20] {
            try expect("(ulimit -f \(blocks); \(trace) new) 2>&1 | cat; exit ${PIPESTATUS[0]}", 74, "file-size-limit")
            try expect("(ulimit -f \(blocks); \(trace) old --overwrite) 2>&1 | cat; exit ${PIPESTATUS[0]}", 74, "file-size-limit")
        }
        try expect("\(trace) old", 73, "file-exists")
        try expect("\(trace) none", 73, "folder-not-found")
        try expect("\(trace) small/pack.json --overwrite", 73, "output-is-file")
        _ = try Command.shell("chmod 500 new", in: folder)
        let user = getuid() == 0 ? "setpriv --bounding-set=-dac_override,-dac_read_search " : ""
        try expect("\(user)\(trace) new", 73, "folder-not-writable")
        _ = try Command.shell("chmod 700 new", in: folder)
        let two = try Command.shell("\(trace) new --overwrite & \(trace) new --overwrite; wait $!", in: folder)
        #expect(two.code == 0, "\(two.out)")
        _ = try Command.shell("mkdir one; \(trace) one", in: folder)
        let files = try folder.contents()
        for layer in ["district", "zones", "roads", "rail"] {
            #expect(files["new/\(layer).geojson"] == files["one/\(layer).geojson"] && files["one/\(layer).geojson"] != nil)
        }
    }

    @Test("what is killed leaves nothing behind, and the old file as it was", arguments: [0.01, 0.03, 0.1, 0.3])
    func killed(_ seconds: Double) throws {
        let folder = try Self.folder()
        try folder.write("map.gpkg", "mine")
        let before = try folder.contents()
        let outcome = try Command.shell(
            "Tools/run build etown -o map.gpkg --overwrite \(Self.day) 2>/dev/null & sleep \(seconds); kill -9 $!; wait", in: folder)
        _ = outcome
        let after = try folder.contents()
        #expect(after.keys.sorted() == before.keys.sorted())
        if let map = after["map.gpkg"], map != before["map.gpkg"] {
            #expect(String(decoding: map.prefix(15), as: UTF8.self) == "SQLite format 3", "it was done before the signal came")
        }
    }

    private static func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try SmallPack().write(into: folder)
        try FileManager.default.copyItem(
            at: Command.repository.appendingPathComponent("GeoData/beijing-etown"), to: folder.url.appendingPathComponent("etown"))
        try folder.write("places.csv", "lon,lat\n116.505,39.798\n")
        try folder.write("places.ndjson", "{\"lon\":116.505,\"lat\":39.798}\n")
        try folder.write("levels.csv", "level\n50\n")
        try folder.write(
            "parcel.geojson",
            "{\"type\": \"Feature\", \"properties\": {\"name\": \"p\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[116.501, 39.797], [116.502, 39.797], [116.502, 39.798], [116.501, 39.797]]]}}\n"
        )
        return folder
    }
}
