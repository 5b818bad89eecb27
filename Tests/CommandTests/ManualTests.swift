import Foundation
import Testing

@Suite("Man page and completions")
struct ManualTests {
    private static let verbs = ["build", "query", "check", "parcel", "export", "diff", "validate", "trace", "rules"]

    @Test("the page names every verb, exit code and variable, and no formatter has a word against it")
    func manual() throws {
        let folder = try TemporaryFolder()
        let made = try Command.shell("Tools/man manuals", in: folder)
        #expect(made.code == 0 && made.out.isEmpty, "\(made.out)")
        let page = try folder.read("manuals/man1/noisezone.1")
        for verb in Self.verbs { #expect(page.contains(".Ss noisezone \(verb)\n")) }
        for code in [0, 1, 2, 64, 65, 66, 70, 73, 74] { #expect(page.contains("\n.It \(code)\n")) }
        #expect(page.contains(".It Ev NO_COLOR\n"))
        #expect(page.contains("\n.It Fl o , Fl -output Ar file\n"))
        // Not every machine has a formatter; a minimal system may have an empty `man`.
        for check in ["groff -mdoc -Tutf8 -ww -z -k", "mandoc -T lint -W style"] {
            let formatter = check.prefix { $0 != " " }
            let outcome = try Command.shell("! command -v \(formatter) >/dev/null || \(check) manuals/man1/noisezone.1", in: folder)
            #expect(outcome.code == 0 && outcome.out.isEmpty, "\(check): \(outcome.out)")
        }
    }

    @Test("a script that fails leaves the old page and the old completions as they were", arguments: ["man", "completions"])
    func failing(_ script: String) throws {
        let folder = try TemporaryFolder()
        #expect(try Command.shell("Tools/\(script) made", in: folder).code == 0)
        let before = try folder.contents()
        // A program that stops half-way, and a disk that is full.
        try folder.write("program", "#!/bin/sh\necho half\nexit 70\n")
        for line in ["chmod +x program; export NOISEZONE=$PWD/program; Tools/\(script) made", "ulimit -f 0; Tools/\(script) made"] {
            let outcome = try Command.shell("(\(line)) 2>&1 | cat; exit ${PIPESTATUS[0]}", in: folder)
            #expect(outcome.code != 0, "\(outcome.out)")
            #expect(try folder.contents().filter { $0.key != "program" } == before)
        }
        let closed = try Command.shell("Tools/\(script) /dev/null/none 2>&-", in: folder)
        #expect(closed.code != 0)
    }

    @Test("bash completes verbs and options")
    func bash() throws {
        let folder = try TemporaryFolder()
        let outcome = try Command.shell(
            """
            Tools/completions made && ls made && source made/noisezone && complete -p noisezone
            COMP_WORDS=(noisezone query --acc) COMP_CWORD=2; COMP_LINE="noisezone query --acc" COMP_POINT=21
            $(complete -p noisezone | sed 's/.*-F \\([^ ]*\\).*/\\1/') noisezone --acc query; echo "${COMPREPLY[@]}"
            """, in: folder)
        #expect(outcome.code == 0, "\(outcome.out)")
        #expect(outcome.out.hasPrefix("_noisezone\nnoisezone\nnoisezone.fish\ncomplete "), "\(outcome.out)")
        #expect(outcome.out.hasSuffix("\n--accuracy\n"), "\(outcome.out)")
    }

    /// What the options complete, by option: every list of values that the program has.
    private static let lists = [
        "--crs": ["wgs84", "cgcs2000", "gcj02", "bd09", "bd09mc", "amap", "baidu", "EPSG:4326", "EPSG:4490", "EPSG:4548"],
        "--reading": ["width_by=containing", "width_by=fronting", "width_by=stricter", "radius_from=edge", "carriageway=unassigned"],
        "--columns": ["distance", "certain", "candidates", "because"], "--encoding": ["utf-8", "gbk"],
        "--format": ["text", "json", "ndjson", "csv", "geojson", "svg"],
        "--as": ["auto", "roads", "rail", "waterways", "stops", "residential", "buildings", "district", "zones", "road_land"],
        "--ruleset": ["beijing-etown-2025", "foshan-2024", "yilan-2021", "yokkaichi-2000", "gbt-15190-2014"],
        "--standard": ["gb3096", "gb12348", "gb22337", "gb12523"], "--class": ["0", "1", "2", "3", "4a", "4b"],
        "--edge-kind": ["lane_edge", "embankment", "drip_line", "fence", "approximate"], "--period": ["day", "night"],
        "--room": ["a", "b"], "--lang": ["zh", "en"], "--layer": ["zones", "facades"], "--log": ["none", "paths", "addresses"],
    ]

    @Test("the scripts of all three shells hold every value of every list, and the endings of files")
    func lists() throws {
        let folder = try TemporaryFolder()
        #expect(try Command.shell("Tools/completions made", in: folder).code == 0)
        for script in ["noisezone", "_noisezone", "noisezone.fish"] {
            // fish and zsh put a backslash before what their shells would read otherwise.
            let text = try folder.read("made/\(script)").replacing("\\", with: "")
            for (option, values) in Self.lists {
                let name = script.hasSuffix("fish") ? String(option.dropFirst(2)) : option
                #expect(text.contains(name), "\(script): \(option)")
                for value in values { #expect(text.contains(value), "\(script): \(option) \(value)") }
            }
            for ending in ["gpkg", "geojson", "csv", "shp", "html", "nzi", "pmtiles", "svg"] {
                #expect(text.contains(ending), "\(script): .\(ending)")
            }
        }
    }

    @Test(
        "bash completes the values of an option, by what is typed of them",
        arguments: [
            ("query --crs gc", "gcj02"), ("query --crs EPSG:449", "EPSG:4490"), ("diff a b --format s", "svg"),
            ("build p --reading width_by=s", "width_by=stricter"), ("import x --as road", "roads road_land"),
            ("init p --ruleset fo", "foshan-2024"), ("check --standard gb12", "gb12348 gb12523"),
            ("query --columns c", "certain candidates"),
            ("query --why-not 4", "4 4a 4b"), ("query --map map", "map.gpkg"), ("diff a b --people p", "people.csv"),
        ])
    func values(_ typed: String, _ wanted: String) throws {
        let folder = try TemporaryFolder()
        for name in ["map.gpkg", "map.txt", "people.csv", "people.doc"] { try folder.write(name, "") }
        let words = typed.split(separator: " ").map(String.init)
        let line = """
            Tools/completions made && source made/noisezone
            COMP_WORDS=(noisezone \(typed)); COMP_CWORD=\(words.count); COMP_LINE="noisezone \(typed)"; COMP_POINT=${#COMP_LINE}
            _noisezone noisezone '\(words[words.count - 1])' '\(words[words.count - 2])'; rm -r made; echo "${COMPREPLY[@]}"
            """
        let outcome = try Command.shell(line, in: folder)
        #expect(outcome.out == wanted + "\n", "\(outcome.out)")
    }
}
