import Foundation
import Regulation
import Testing

/// The documents are run: what they show is what the program prints.
@Suite("README and ARCHITECTURE")
struct DocumentTests {
    private static let documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"]

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

    @Test("the README shows the program at work")
    func shows() {
        let verbs = Self.transcripts.filter { $0.document == "README.md" }.compactMap { $0.command.split(separator: " ").dropFirst().first }
        #expect(Set(verbs).isSuperset(of: ["query", "export"]))
    }

    @Test("every script that a document shows is there and may be run", arguments: documents)
    func scripts(of document: String) throws {
        for transcript in try Transcript.all(in: document) {
            guard let script = transcript.command.split(separator: " ").first, script.contains("/") else { continue }
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
            let target = parts[0].isEmpty ? document : parts[0]
            #expect(
                FileManager.default.fileExists(atPath: Command.repository.appendingPathComponent(target).path), "\(document): \(link)")
            if parts.count == 2 { #expect(Self.anchors(try Self.text(target)).contains(parts[1]), "\(document): \(link)") }
        }
    }

    @Test("the figures of the README are those of the rules")
    func figures() throws {
        let (text, rules) = (try Self.text("README.md"), try Ruleset.bundled("beijing-etown-2025"))
        let day = try CivilDate(parsing: "2026-11-20")
        for rule in rules.classes {
            let limits = try #require(rules.limits(of: rule.id, on: day))
            #expect(text.contains("| \(rule.id) | \(limits.day) | \(limits.night) | \(rule.source.clause) |"))
        }
        let widths = try rules.baseClasses.map { zone in
            "\(Int(try #require(rules.distance(from: .railway, adjoining: zone, on: day)))) m beside class \(zone)"
        }
        #expect(text.contains(widths.joined(separator: ", ")))
        #expect(text.contains("the \(rules.roads.count) roads of annex 1"))
        #expect(text.contains("In force from \(rules.document.inForceFrom)."))
    }

    @Test("the picture of a map is the map of its pack", arguments: ["beijing-etown", "street-block"])
    func picture(of name: String) throws {
        let folder = try TemporaryFolder()
        let pack = Command.repository.appendingPathComponent("GeoData/\(name)").path
        let outcome = try Command.run(["export", pack, "-o", "map.svg", "--date", "2026-11-20"], in: folder)
        #expect(outcome.code == 0, "\(outcome.err)")
        #expect(
            try folder.read("map.svg") == Self.text("GeoData/\(name)/map.svg"),
            "CONTRIBUTING.md says how the picture is made again")
    }

    @Test("the pack.json that ARCHITECTURE shows is sound")
    func manifest() throws {
        let block = try #require(Self.text("ARCHITECTURE.md").firstMatch(of: /```json\n(.*?)```/.dotMatchesNewlines()))
        let folder = try TemporaryFolder()
        try FileManager.default.copyItem(
            at: Command.repository.appendingPathComponent("GeoData/beijing-etown"), to: folder.url.appendingPathComponent("pack"))
        try folder.write("pack/pack.json", String(block.1))
        let outcome = try Command.run(["validate", "pack"], in: folder)
        #expect(outcome.code == 0)
        #expect(outcome.out.contains("\n0 errors, "), "\(outcome.out)")
        #expect(!outcome.out.contains("[pack-unknown-name]"))
    }

    @Test("the Swift that the README shows is the Swift that is compiled")
    func libraryExample() throws {
        let blocks = try Self.text("README.md").matches(of: /```swift\n(.*?)```/.dotMatchesNewlines()).map { String($0.1) }
        let source = Self.plain(try Self.text("Tests/CommandTests/LibraryExample.swift"))
        #expect(!blocks.isEmpty)
        for block in blocks { #expect(source.contains(Self.plain(block))) }
    }

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
