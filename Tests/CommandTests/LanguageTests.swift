import Testing

@Suite("Language")
struct LanguageTests {
    @Test(
        "the environment chooses the language, and --lang wins",
        arguments: [
            (["LANG": "zh_CN.UTF-8"], [], true), (["LANG": "zh"], [], true), (["LANG": "en_US.UTF-8"], [], false),
            (["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], [], false), (["LANG": "C", "LC_MESSAGES": "zh_CN"], [], true),
            (["LANG": "C", "LC_ALL": "", "LC_MESSAGES": "zh_TW"], [], true), (["NOISEZONE_LANG": "zh"], [], true),
            (["NOISEZONE_LANG": "en", "LC_ALL": "zh_CN"], [], false), (["NOISEZONE_LANG": "", "LC_ALL": "zh_CN"], [], true),
            (["NOISEZONE_LANG": "zh"], ["--lang", "en"], false), (["NOISEZONE_LANG": "en"], ["--lang=zh"], true),
        ] as [([String: String], [String], Bool)])
    func environment(_ variables: [String: String], _ option: [String], _ isChinese: Bool) throws {
        let folder = try TemporaryFolder()
        let rules = try Command.run(["rules"] + option, in: folder, environment: variables)
        #expect(rules.code == 0 && rules.err.isEmpty)
        #expect(rules.out.contains("night") != isChinese)
        let fault = try Command.run(["query"] + option, in: folder, environment: variables)
        #expect(fault.err.hasPrefix(isChinese ? "错误：请用 --at" : "error: Give a place"), "\(fault.err)")
    }

    @Test("a NOISEZONE_LANG that is no language is told, and counts for nothing")
    func unknown() throws {
        let folder = try TemporaryFolder()
        let outcome = try Command.run(["rules"], in: folder, environment: ["NOISEZONE_LANG": "fr\u{1B}", "LANG": "zh_CN"])
        #expect(outcome.code == 0)
        #expect(outcome.err.hasPrefix("警告：NOISEZONE_LANG") && outcome.err.hasSuffix("[language-unknown]\n"), "\(outcome.err)")
        #expect(!outcome.err.contains("\u{1B}"))
        let said = try Command.run(["rules", "--lang", "en"], in: folder, environment: ["NOISEZONE_LANG": "fr"])
        #expect(said.err.isEmpty)
    }

    private static let verbs = ["", "build", "query", "check", "parcel", "export", "diff", "validate", "trace", "import", "rules"] + served

    #if Server
        private static let served = ["serve"]
    #else
        private static let served: [String] = []
    #endif

    @Test("help is Chinese where the language is, and names every option that the English page names", arguments: verbs)
    func help(_ verb: String) throws {
        let folder = try TemporaryFolder()
        let call = (verb.isEmpty ? [] : [verb]) + ["--help"]
        let english = try Command.run(call, in: folder)
        let chinese = try Command.run(call, in: folder, environment: ["NOISEZONE_LANG": "zh"])
        #expect(english.code == 0 && chinese.code == 0)
        #expect(english.out.hasPrefix("OVERVIEW: ") && chinese.out.hasPrefix("概述："))
        let options = { (text: String) in
            Set(text.matches(of: #/^ {2}(?:-o, )?--[a-z-]+|^  [a-z]+ {2,}/#.anchorsMatchLineEndings()).map { String($0.output) })
        }
        #expect(options(chinese.out) == options(english.out))
        for line in chinese.out.split(separator: "\n") {
            let words = ChineseTests.english(String(line)).filter { !Self.names.contains($0) }
            #expect(words.isEmpty, "\(words) in “\(line)”")
        }
        if verb.isEmpty {
            let bare = try Command.run([], in: folder)
            #expect(bare.code == 0 && bare.out == english.out && bare.err.isEmpty)
            let said = try Command.run(["--lang", "zh"], in: folder)
            #expect(said.code == 0 && said.out == chinese.out && said.err.isEmpty)
        } else {
            #expect(try Command.run([verb, "--help", "--lang", "zh"], in: folder).out == chinese.out)
            #expect(try Command.run(["help", verb, "--lang", "zh"], in: folder).out == chinese.out)
            #expect(try Command.run(["--lang", "zh", "help", verb], in: folder).out == chinese.out)
        }
    }

    /// Verbs, values and words that stand for themselves.
    private static let names = Set(
        """
        noisezone template build query check parcel export index diff validate init import trace rules A B a b FILE HTML WGS now pack text json ndjson csv leq lmax \
        lmax-frequent lmax-sporadic distance certain candidates because zh en wgs cgcs gcj bd default stdin utf-8 gbk facades zones leq \
        serve address origin GET POST HTTP SIGTERM SIGHUP Ctrl-C none paths addresses https example.org MiB OpenStreetMap GDAL roles auto roads waterways stops residential buildings kind \
        park shell point date hour time instrument lines zone parcels pieces sides svg
        """.split(separator: " ").map(String.init))

    @Test("the man page and the completions are English whatever the language")
    func pages() throws {
        let folder = try TemporaryFolder()
        for (name, prefix) in [("c", ""), ("zh", "export NOISEZONE_LANG=zh LANG=zh_CN.UTF-8; ")] {
            let outcome = try Command.shell("\(prefix)Tools/man \(name)/m && Tools/completions \(name)/c", in: folder)
            #expect(outcome.code == 0, "\(outcome.out)")
        }
        let files = try folder.contents()
        for name in ["m/man1/noisezone.1", "c/noisezone", "c/_noisezone", "c/noisezone.fish"] {
            #expect(files["c/\(name)"] != nil && files["c/\(name)"] == files["zh/\(name)"], "\(name)")
        }
    }
}
