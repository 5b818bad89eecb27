import Foundation
import Testing

/// The maps of many packs: one process a map, made once, and again only where it is needed.
@Suite("Maps of many packs")
struct BatchTests {
    private static let day = ["--date", "2026-11-20"]

    private static func build(_ more: [String] = []) -> [String] { ["build", "--batch", "lists/all.txt", "-o", "maps"] + day + more }

    /// Packs of these names, and a list of them in another folder.
    private static func packs(_ names: [String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in names { for (file, text) in SmallPack().files { try folder.write("packs/\(name)/\(file)", text) } }
        try folder.write("lists/all.txt", "# all\n\n" + names.map { "../packs/\($0)\n" }.joined())
        return folder
    }

    private static func maps(_ folder: TemporaryFolder) throws -> [String: Data] {
        try folder.contents().filter { $0.key.hasPrefix("maps/") }
    }

    @Test("a second run keeps what is finished; what is missing, changed, broken or was not finished is made again, and says so")
    func resumed() throws {
        let folder = try Self.packs(["a", "b", "c", "d", "e"])
        let first = try Command.run(Self.build(["--jobs", "2"]), in: folder)
        #expect(first.code == 0, "\(first.err)")
        #expect(first.out.contains("a.gpkg: made, there was none\n") && first.out.contains("\n5 made, 0 kept, 0 failed\n"))
        let made = try Self.maps(folder)
        #expect(Set(made.keys) == Set(["a", "b", "c", "d", "e"].map { "maps/\($0).gpkg" } + ["maps/manifest.jsonl"]))

        let again = try Command.run(Self.build(), in: folder)
        #expect(again.code == 0 && again.out.hasPrefix("0 made, 5 kept, 0 failed\n") && again.err.isEmpty, "\(again.out)\(again.err)")
        #expect(try Self.maps(folder) == made)

        try FileManager.default.removeItem(atPath: folder.path("maps/a.gpkg"))
        try folder.write("maps/b.gpkg", "cut off")
        let roads = try folder.read("packs/c/roads.geojson")
        try folder.write("packs/c/roads.geojson", roads + "\n")
        // Killed after the map had its name, and while the line was written; and one of the writer's own files left behind.
        var lines = try folder.read("maps/manifest.jsonl").split(separator: "\n").map(String.init)
        lines[3] = #"{"schema":"noisezone.batch/1","map":"d.gpkg","pack":"../packs/d"}"#
        try folder.write("maps/manifest.jsonl", lines.joined(separator: "\n") + "\n" + lines[0].prefix(90))
        try folder.write("maps/.a.gpkg.1x2y3z.part", "half")
        let third = try Command.run(Self.build(["--format", "json"]), in: folder)
        #expect(third.code == 0, "\(third.err)")
        for (map, reason) in [("a", "missing"), ("b", "broken"), ("c", "changed"), ("d", "unfinished")] {
            #expect(
                third.out.contains(#""map":"\#(map).gpkg","pack":"../packs/\#(map)","outcome":"made","reason":"\#(reason)""#),
                "\(third.out)")
        }
        #expect(third.out.hasPrefix(#"{"schema":"noisezone.batch-report/1","made":4,"kept":1,"failed":0,"maps":"#))

        // As it was, but for the line more in one pack.
        try folder.write("packs/c/roads.geojson", roads)
        #expect(try Command.run(Self.build(), in: folder).out.hasPrefix("c.gpkg: made, what it is made from has changed\n1 made, 4 kept"))
        #expect(try Self.maps(folder) == made)
    }

    @Test("a map is the one that build makes by itself, and other options make it anew")
    func same() throws {
        let folder = try Self.packs(["a", "b"])
        #expect(try Command.run(Self.build(["--as-built", "--lang", "zh"]), in: folder).code == 0)
        let single = ["build", "packs/a", "-o", "a.gpkg", "--as-built", "--lang", "zh"] + Self.day
        #expect(try Command.run(single, in: folder).code == 0)
        let contents = try folder.contents()
        #expect(contents["maps/a.gpkg"] == contents["a.gpkg"])
        #expect(try Command.run(Self.build(["--lang", "zh"]), in: folder).out.contains("已做 2 幅，保留 0 幅"))
    }

    @Test("a pack at fault does not stop the others, and the map it had stays")
    func failing() throws {
        let folder = try Self.packs(["a", "b", "c"])
        #expect(try Command.run(Self.build(), in: folder).code == 0)
        let before = try folder.contents()["maps/b.gpkg"]
        try folder.write("packs/b/zones.geojson", try folder.read("packs/b/zones.geojson").replacing("\"2\"", with: "\"5\""))
        try FileManager.default.removeItem(atPath: folder.path("packs/c/pack.json"))
        try FileManager.default.removeItem(atPath: folder.path("maps/a.gpkg"))
        let said = try Command.run(Self.build(), in: folder)
        #expect(said.code == 65)
        for line in ["a.gpkg: made, there was none\n", "b.gpkg: failed with exit code 65\n", "c.gpkg: failed with exit code 66\n"] {
            #expect(said.out.contains(line), "\(said.out)")
        }
        #expect(
            said.err.contains("packs/b/zones.geojson") && said.err.contains("[property-value]") && said.err.contains("[file-not-found]"))
        #expect(
            said.err.hasSuffix(
                "2 of 3 maps were not made. Mend what is told above and run it again; what is finished is kept [maps-not-made]\n"))
        #expect(try folder.contents()["maps/b.gpkg"] == before)
    }

    @Test(
        "too little memory is told as that",
        .enabled(
            if: ProcessInfo.processInfo.environment["ASAN_OPTIONS"] == nil, "the shadow of the address sanitizer counts as memory"))
    func memory() throws {
        let folder = try Self.packs(["a"])
        let said = try Command.run(Self.build(["--memory", "16"]), in: folder)
        #expect(said.code == 69 && said.err.contains("16 MiB of memory are not enough to draw the map"), "\(said.err)")
        #expect(said.err.contains("[program-memory]") && said.out.hasPrefix("a.gpkg: failed with exit code 69\n"))
        #expect(try Set(Self.maps(folder).keys) == ["maps/manifest.jsonl"])
        #expect(try Command.run(Self.build(["--memory", "1024"]), in: folder).code == 0)
    }

    @Test(
        "killed at any moment, no process outlives the run, no half map stands, and the next run makes the rest",
        arguments: ["KILL", "TERM", "INT"])
    func killed(_ signal: String) throws {
        let names = (0..<12).map { "p\($0)" }
        let folder = try Self.packs(names)
        let program = "'\(Command.program.path)' build --batch lists/all.txt --date 2026-11-20 --jobs 2"
        // As soon as one is finished; then the lock of the folder is free, and no process works in it.
        let script = """
            set -m; \(program) -o maps >/dev/null 2>&1 & run=$!
            until grep -qs inputs_sha256 maps/manifest.jsonl; do sleep 0.01; done
            children=$(pgrep -P $run); kill -\(signal) $run; wait $run; code=$?
            for i in $(seq 500); do alive=; for c in $children; do [[ -e /proc/$c ]] && alive=1; done; [[ $alive ]] || break; sleep 0.01; done
            echo "$code ${alive:-none}"
            """
        let said = try Command.shell(script, in: folder)
        let codes = ["KILL": 137, "TERM": 143, "INT": 130]
        #expect(said.out.contains("\(codes[signal] ?? 0) none\n"), "\(said.out)")
        let finished = try folder.read("maps/manifest.jsonl").split(separator: "\n").filter { $0.contains("inputs_sha256") }.count
        #expect(finished >= 1)
        let left = try Self.maps(folder)
        let rest = try Command.shell("\(program) -o maps --format json 2>/dev/null", in: folder)
        #expect(rest.code == 0 && rest.out.contains("\"kept\":\(finished),"), "\(rest.out)")
        #expect(try Command.shell("\(program) -o whole >/dev/null 2>&1", in: folder).code == 0)
        let all = try folder.contents()
        for name in names.map({ "\($0).gpkg" }) + ["manifest.jsonl"] { #expect(all["maps/\(name)"] == all["whole/\(name)"]) }
        // What stood there after the kill was whole.
        for (name, data) in left where name.hasSuffix(".gpkg") && !name.hasPrefix("maps/.") { #expect(all[name] == data) }
        #expect(try Set(Self.maps(folder).keys) == Set(names.map { "maps/\($0).gpkg" } + ["maps/manifest.jsonl"]))
    }

    @Test("a process that is killed is told, and the others go on")
    func killedChild() throws {
        let folder = try Self.packs(["a", "b", "c"])
        let script = """
            Tools/run build --batch lists/all.txt -o maps --date 2026-11-20 --jobs 1 & run=$!
            until child=$(pgrep -P $run); do :; done; kill -9 $child; wait $run
            """
        let said = try Command.shell(script, in: folder)
        #expect(said.code == 69 && said.out.contains("(signal 9)") && said.out.contains("[program-ended]"), "\(said.out)")
        #expect(said.out.contains("a.gpkg: failed with exit code 69\n") && said.out.contains("\n2 made, 0 kept, 1 failed\n"))
    }

    @Test("two runs do not work in one folder")
    func busy() throws {
        let folder = try Self.packs(["a"])
        let said = try Command.shell("mkdir maps; flock maps Tools/run build --batch lists/all.txt -o maps --date 2026-11-20", in: folder)
        #expect(said.code == 73 && said.out.contains("[batch-busy]"), "\(said.out)")
    }

    @Test("a file that is not ours is never replaced unasked, and one of a pack never")
    func strangers() throws {
        let folder = try Self.packs(["a", "b"])
        try folder.write("maps/b.gpkg", "mine")
        let before = try folder.contents()
        let said = try Command.run(Self.build(), in: folder)
        #expect(said.code == 73 && said.err.contains("maps/b.gpkg: the file exists already"), "\(said.err)")
        #expect(try folder.contents() == before)
        try FileManager.default.linkItem(atPath: folder.path("packs/a/roads.geojson"), toPath: folder.path("maps/a.gpkg"))
        let asked = try Command.run(Self.build(["--overwrite"]), in: folder)
        #expect(asked.code == 73 && asked.err.contains("[output-is-input]"), "\(asked.err)")
        try FileManager.default.removeItem(atPath: folder.path("maps/a.gpkg"))
        #expect(
            try Command.run(Self.build(["--overwrite"]), in: folder).out.hasPrefix("a.gpkg: made, --overwrite\nb.gpkg: made, --overwrite\n")
        )
    }

    /// A list, and what is said of it.
    struct Row: Sendable, CustomTestStringConvertible {
        let what: String
        let list: [UInt8]
        let words: [String]
        var code: Int32 = 65

        init(_ what: String, _ list: String, _ words: String..., code: Int32 = 65) {
            (self.what, self.list, self.words, self.code) = (what, Array(list.utf8), words, code)
        }

        init(_ what: String, bytes: [UInt8], _ words: String...) { (self.what, list, self.words) = (what, bytes, words) }

        var testDescription: String { what }
    }

    private static let lists = [
        Row("nothing", "", "the list names no pack", "[batch-empty]"), Row("comments alone", "# a\n\n  \n", "[batch-empty]"),
        Row("a pack twice", "packs/a\npacks/b\npacks/./a\n", "list.txt line 3: the pack stands in line 1 already", "[batch-twice]"),
        Row("a pack twice that is not there", "packs/x\npacks/x\n", "line 2: the pack stands in line 1 already"),
        Row("two packs of one name", "packs/a\nother/A\n", "line 2: A.gpkg is the map of line 1 already", "[batch-twice]"),
        Row("no name", "packs/..\n", "the map of “packs/..” cannot be called “..”", "[batch-name]"),
        Row("a name that leads away", "packs/a\t../../a\n", "cannot be called “../../a”", "[batch-name]"),
        Row("a name that is hidden", "packs/a\t.a\n", "[batch-name]"), Row("an empty name", "packs/a\t\n", "[batch-name]"),
        Row("a name that is too long", "packs/a\t" + String(repeating: "名", count: 70), "[batch-name]"),
        Row("a name and no pack", "\ta\n", "[batch-path]"), Row("two tabs", "packs/a\ta\tb\n", "cannot be called “a\\u{9}b”"),
        Row("a path that is too long", String(repeating: "a/", count: 3000), "[batch-path]"),
        Row("a control character", "packs/a\u{1B}[2J\n", "“packs/a\\u{1B}[2J” is no path of a folder", "[batch-path]"),
        Row("a zero", "packs/a\0\n", "[batch-path]"),
        Row("no UTF-8", bytes: [0x70, 0xFF, 0xFE, 0x0A], "line 1: this is no text in UTF-8", "[batch-path]"),
        Row("a database", bytes: Array("SQLite format 3\0".utf8) + [0, 0x90, 1, 1], "[batch-path]"),
    ]

    @Test("a list that is not sound is refused, with the line, before anything is made", arguments: lists)
    func list(_ row: Row) throws {
        let folder = try Self.packs(["a", "b"])
        try Data(row.list).write(to: folder.url.appendingPathComponent("list.txt"))
        let said = try Command.run(["build", "--batch", "list.txt", "-o", "maps"] + Self.day, in: folder)
        #expect(said.code == row.code && said.out.isEmpty, "\(said.out)")
        for words in row.words { #expect(said.err.contains(words), "\(said.err)") }
        #expect(!FileManager.default.fileExists(atPath: folder.path("maps")))
    }

    @Test("a list as other systems write it, names after a tab, from a pipe")
    func forms() throws {
        let folder = try Self.packs(["a", "b"])
        let list = #"printf '\xef\xbb\xbfpacks/a/\r\n  # no\r\n\r\n packs/b \t东 区.gpkg \r\n'"#
        let said = try Command.shell("\(list) | Tools/run build --batch - -o maps --date 2026-11-20 --jobs 1 2>/dev/null", in: folder)
        #expect(said.code == 0, "\(said.out)")
        #expect(try Set(Self.maps(folder).keys) == ["maps/a.gpkg", "maps/东 区.gpkg", "maps/manifest.jsonl"])
    }

    @Test("what does not go together is refused", arguments: usages)
    func usage(_ row: CommandCase) throws { try row.check() }

    private static let usages = [
        CommandCase(
            what: "no day", arguments: ["build", "--batch", "list.txt", "-o", "maps"], code: 64, err: ["--batch needs --date"]),
        CommandCase(
            what: "a pack and a list", arguments: ["build", "small", "--batch", "list.txt", "-o", "maps"] + day, code: 64,
            err: ["Give a data pack, or a list of them with --batch"]),
        CommandCase(what: "neither", arguments: ["build", "-o", "maps"] + day, code: 64, err: ["Give a data pack, or a list of them"]),
        CommandCase(
            what: "--jobs alone", arguments: CommandCase.build + ["--jobs", "2"], code: 64, err: ["--jobs goes with --batch"]),
        CommandCase(
            what: "--memory alone", arguments: CommandCase.build + ["--memory", "200"], code: 64, err: ["--memory goes with --batch"]),
        CommandCase(
            what: "no jobs", arguments: ["build", "--batch", "list.txt", "-o", "maps", "--jobs", "0"] + day, code: 64,
            err: ["--jobs: give a number from 1 to 1024"]),
        CommandCase(
            what: "a list that is not there", arguments: ["build", "--batch", "list.txt", "-o", "maps"] + day, code: 66,
            err: ["error list.txt: there is no such file"]),
        CommandCase(
            what: "a list that is a folder", arguments: ["build", "--batch", "small", "-o", "maps"] + day, code: 66,
            err: ["[file-is-folder]"]),
        CommandCase(
            what: "a folder that is a file", arguments: ["build", "--batch", "list.txt", "-o", "maps"] + day,
            files: ["list.txt": "small\n", "maps": "mine"], code: 73, err: ["[output-is-file]"]),
        CommandCase(
            what: "a folder in none", arguments: ["build", "--batch", "list.txt", "-o", "none/maps"] + day, files: ["list.txt": "small\n"],
            code: 73, err: ["[folder-not-found]"]),
        CommandCase(
            what: "stdout", arguments: ["build", "--batch", "list.txt", "-o", "-"] + day, files: ["list.txt": "small\n"], code: 73,
            err: ["[output-is-file]"]),
    ]
}
