import Foundation
import Regulation
import Testing

/// The documents are run: what they show is what the program prints.
@Suite("Documents")
struct DocumentTests {
    private static let catalog = "Sources/NoiseZoning/NoiseZoning.docc"
    private static let articles: [String] = {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: Command.repository.appendingPathComponent(catalog).path)) ?? []
        return names.filter { $0.hasSuffix(".md") }.sorted().map { "\(catalog)/\($0)" }
    }()
    private static let documents =
        ["README.md", "README.zh.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "GeoData/README.md"]
        + ["SOURCE.md", "network/README.md"].map { "GeoData/beijing-etown/\($0)" } + synthetic.map { "GeoData/\($0)/SOURCE.md" }
        + ["Benchmarks", "Fuzz", "Oracles"].map { "Tools/\($0)/README.md" } + articles

    /// The packs in which nothing exists.
    private static let synthetic = ["street-block", "foshan-example", "yilan-example", "yokkaichi-example"]

    @Test("what does not exist says so first", arguments: synthetic)
    func says(_ pack: String) throws {
        let paragraphs = try Self.text("GeoData/\(pack)/SOURCE.md").split(separator: "\n\n")
        #expect(paragraphs[0].hasPrefix("# A synthetic ") && paragraphs[1].hasPrefix("**Nothing in this data set exists.**"))
    }

    /// Commands with the program; the others (`Tools/test`, `git …`) would run these tests again or reach out of the folder.
    private static let transcripts = documents.flatMap { (try? Transcript.all(in: $0)) ?? [] }.filter { transcript in
        ["Tools/run", "Tools/man", "Tools/completions"].contains(where: transcript.command.contains)
    }

    /// All of a document in one folder, in order: a command may use what one before it has made.
    @Test("every command that a document shows does what it shows", arguments: Set(transcripts.map(\.document)).sorted())
    func commands(of document: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: Command.repository.appendingPathComponent("GeoData"), to: folder.url.appendingPathComponent("GeoData"))
        for transcript in Self.transcripts where transcript.document == document {
            let outcome = try Command.shell(transcript.command, in: folder)
            #expect(outcome.code == transcript.code, "\(transcript)\n\(outcome.out)")
            #expect(transcript.matches(outcome.out), "\(transcript) printed:\n\(outcome.out)")
        }
    }

    @Test("the README shows the program at work", arguments: [("README.md", "export"), ("README.zh.md", "check")])
    func shows(_ document: String, _ verb: Substring) {
        let verbs = Self.transcripts.filter { $0.document == document }.compactMap { $0.command.split(separator: " ").dropFirst().first }
        #expect(Set(verbs).isSuperset(of: ["query", "build", verb]))
    }

    @Test("every verb has a page, which shows it at work and names its exit codes")
    func verbs() throws {
        let help = try Command.run(["--help"], in: try TemporaryFolder()).out
        let list = try #require(help.components(separatedBy: "SUBCOMMANDS:").last)
        let verbs = list.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.hasPrefix("  See") }
            .compactMap { $0.split(separator: " ").first }.filter { $0 != "help" }
        #expect(verbs.count > 12)
        for verb in verbs {
            let page = "\(Self.catalog)/Verbs/Verb-\(verb).md"
            #expect(try Self.text(page).contains("| exit codes | 0 "), "\(page)")
            #expect(Self.transcripts.contains { $0.document == page && $0.command.contains("Tools/run \(verb) ") }, "\(page)")
        }
    }

    @Test("what is to be read first is short", arguments: [("README.md", 150), ("README.zh.md", 150), ("ARCHITECTURE.md", 120)])
    func length(of document: String, _ most: Int) throws {
        #expect(try Self.text(document).split(separator: "\n", omittingEmptySubsequences: false).dropLast().count <= most)
    }

    @Test("the landing page names every article")
    func topics() throws {
        let landing = try Self.text("\(Self.catalog)/NoiseZoning.md")
        #expect(Self.articles.count > 10)
        for article in Self.articles.map(Self.name(of:)) where article != "NoiseZoning" {
            #expect(landing.contains("- <doc:\(article)>"))
        }
    }

    @Test("every file that an article names is one of the sources", arguments: articles)
    func files(of article: String) throws {
        for name in try Self.text(article).matches(of: /`([\w+\-]+\.(?:swift|json))`/).map({ String($0.1) }) where name != "pack.json" {
            #expect(Self.sources[name, default: 0] == 1, "\(article): \(name)")
        }
    }

    @Test("every code of a fault is in the article")
    func codes() throws {
        let article = try Self.text("\(Self.catalog)/ExitAndFaultCodes.md")
        for code in try Self.text("Tests/WordingTests/codes.txt").split(separator: "\n") where !article.contains("`\(code)`") {
            Issue.record("add `\(code)` to ExitAndFaultCodes.md")
        }
    }

    @Test("every script that a document shows is there and may be run", arguments: documents)
    func scripts(of document: String) throws {
        for transcript in try Transcript.all(in: document) {
            // What a script builds is there only after it.
            guard let script = transcript.command.split(separator: " ").first, script.contains("/"), !script.contains("/.build/") else {
                continue
            }
            #expect(
                FileManager.default.isExecutableFile(atPath: Command.repository.appendingPathComponent(String(script)).path),
                "\(transcript)")
        }
    }

    @Test("every link leads to a file, and to a heading where it names one", arguments: documents)
    func links(of document: String) throws {
        let text = try Self.text(document)
        for link in text.matches(of: /\]\(([^)\s]+)\)/).map({ String($0.1) }) where !link.hasPrefix("http") {
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let folder = document.split(separator: "/").dropLast().map { "\($0)/" }.joined()
            let target = parts[0].isEmpty ? document : folder + parts[0]
            #expect(
                FileManager.default.fileExists(atPath: Command.repository.appendingPathComponent(target).path), "\(document): \(link)")
            if parts.count == 2 { #expect(Self.anchors(try Self.text(target)).contains(parts[1]), "\(document): \(link)") }
        }
        for article in text.matches(of: /<doc:([^>]+)>/).map({ String($0.1) }) {
            #expect(Self.articles.map(Self.name(of:)).contains(article), "\(document): \(article)")
        }
    }

    @Test("the limits of the README are those of the rules", arguments: ["README.md", "README.zh.md"])
    func limits(of document: String) throws {
        let (text, rules) = (try Self.text(document), try Ruleset.bundled("beijing-etown-2025"))
        let day = try CivilDate(parsing: "2026-11-20")
        for rule in rules.classes {
            let limits = try #require(rules.limits(of: rule.id, on: day))
            let (day, night) = (try #require(limits[0]), try #require(limits[1]))
            #expect(text.contains("| \(rule.id) | \(day) | \(night) | \(rule.source.clause) |"))
        }
    }

    @Test("the figures of the article are those of the rules")
    func figures() throws {
        let (text, rules) = (try Self.text("\(Self.catalog)/Rules.md"), try Ruleset.bundled("beijing-etown-2025"))
        let day = try CivilDate(parsing: "2026-11-20")
        let widths = try rules.baseClasses.map { zone in
            "\(Int(try #require(rules.distance(from: SourceKind("railway"), adjoining: zone, on: day)))) m beside class \(zone)"
        }
        for document in [text, try Self.text("README.md").replacing("\n", with: " ")] {
            #expect(document.contains(widths.joined(separator: ", ")))
        }
        #expect(text.contains("the \(rules.roads.count) roads of annex 1"))
        #expect(text.contains("In force from \(rules.document.inForceFrom)."))
    }

    @Test("the picture of a map is the map of its pack", arguments: ["beijing-etown"] + synthetic)
    func picture(of name: String) throws {
        let folder = try TemporaryFolder()
        let pack = Command.repository.appendingPathComponent("GeoData/\(name)").path
        let outcome = try Command.run(["export", pack, "-o", "map.svg", "--date", "2026-11-20"], in: folder)
        #expect(outcome.code == 0, "\(outcome.err)")
        #expect(
            try folder.read("map.svg") == Self.text("GeoData/\(name)/map.svg"),
            "CONTRIBUTING.md says how the picture is made again")
    }

    @Test("the pack.json that the article shows is sound")
    func manifest() throws {
        let block = try #require(Self.text("\(Self.catalog)/DataPacks.md").firstMatch(of: /```json\n(.*?)```/.dotMatchesNewlines()))
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: Command.repository.appendingPathComponent("GeoData/beijing-etown"), to: folder.url.appendingPathComponent("pack"))
        try folder.write("pack/pack.json", String(block.1))
        let outcome = try Command.run(["validate", "pack"], in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.out.contains("\n0 errors, "), "\(outcome.out)")
        #expect(!outcome.out.contains("[pack-unknown-name]"))
    }

    @Test("the Swift that a document shows is the Swift that is compiled", arguments: ["README.md", "\(catalog)/UsingTheLibrary.md"])
    func libraryExample(of document: String) throws {
        let blocks = try Self.text(document).matches(of: /```swift\n(.*?)```/.dotMatchesNewlines()).map { String($0.1) }
        let source = Self.plain(try Self.text("Tests/CommandTests/LibraryExample.swift"))
        #expect(!blocks.isEmpty)
        for block in blocks { #expect(source.contains(Self.plain(block))) }
    }

    /// How often each file name is found in Sources.
    private static let sources: [String: Int] = {
        let paths = FileManager.default.enumerator(atPath: Command.repository.appendingPathComponent("Sources").path)
        var counts: [String: Int] = [:]
        for case let path as String in paths ?? .init() { counts[(path as NSString).lastPathComponent, default: 0] += 1 }
        return counts
    }()

    private static func name(of article: String) -> String { ((article as NSString).lastPathComponent as NSString).deletingPathExtension }

    private static func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: Command.repository.appendingPathComponent(name)), as: UTF8.self)
    }

    /// Lines without their indentation.
    private static func plain(_ text: String) -> String {
        text.split(separator: "\n").map { String($0.trimmingPrefix(while: { $0 == " " })) }.joined(separator: "\n")
    }

    /// The names that headings have in links.
    private static func anchors(_ text: String) -> Set<String> {
        Set(
            text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { heading in
                heading.drop { $0 == "#" || $0 == " " }.lowercased().filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
                    .replacing(" ", with: "-")
            })
    }
}
