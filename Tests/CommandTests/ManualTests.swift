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
}
