import Foundation
import Testing

@testable import Wording

/// The codes that scripts hold on to: each has one home, none vanishes, and none comes unseen.
@Suite("Codes of faults")
struct CodeTests {
    /// A case of an enum that lists the codes of a room.
    struct Case {
        let code: String
        let meaning: String
        let file: String
    }

    /// One a line, sorted. A code is never renamed; a new one is added here.
    private static let listed: [String] = {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "codes.txt")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }()

    /// The cases of every enum in the sources that is a `FaultCode`.
    private static let cases: [Case] = {
        let files =
            FileManager.default.enumerator(at: LiteralScan.sources, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return files.filter { $0.pathExtension == "swift" }.flatMap { file in
            cases(in: (try? String(contentsOf: file, encoding: .utf8)) ?? "", file: file.path)
        }
    }()

    /// One case a line, with one line of comment above it.
    static func cases(in text: String, file: String) -> [Case] {
        var found: [Case] = []
        var meaning = ""
        var isInside = false
        for line in text.split(separator: "\n").map({ $0.trimmingCharacters(in: .whitespaces) }) {
            if line.contains(/\benum \w+: String\b.*\bFaultCode\b/) { isInside = true }
            if line == "}" { isInside = false }
            if let comment = line.wholeMatch(of: /\/\/\/ (.*)/) { meaning = String(comment.1) }
            if isInside, let each = line.wholeMatch(of: /case `?(\w+)`?(?: = "([^"]+)")?/) {
                found.append(Case(code: String(each.2 ?? each.1), meaning: meaning, file: file))
                meaning = ""
            }
        }
        return found
    }

    @Test("each is listed once")
    func unique() {
        #expect(Self.listed.count > 100)
        #expect(Self.listed == Set(Self.listed).sorted())
    }

    @Test("an enum is read with its comments")
    func reading() {
        let text = """
            enum Other: String { case a }
            public enum Some: String, CaseIterable, FaultCode {
                /// What a means.
                case a
                case twoWords = "two-words"
            }
            case none
            """
        #expect(Self.cases(in: text, file: "").map(\.code) == ["a", "two-words"])
        #expect(Self.cases(in: text, file: "").map(\.meaning) == ["What a means.", ""])
    }

    @Test("the enums of all rooms hold what is listed, each once")
    func homes() {
        for (code, homes) in Dictionary(grouping: Self.cases, by: \.code) where homes.count > 1 {
            Issue.record("\(code) has \(homes.count) homes: \(homes.map(\.file))")
        }
        let known = Set(Self.cases.map(\.code))
        #expect(known.subtracting(Self.listed).sorted() == [], "add them to codes.txt")
        #expect(Set(Self.listed).subtracting(known).sorted() == [], "a code never vanishes")
    }

    @Test("the article says of each what its enum says")
    func article() throws {
        let url = LiteralScan.sources.appending(path: "NoiseZoning/NoiseZoning.docc/ExitAndFaultCodes.md")
        // The tables before it have other rows.
        let tables = try #require(try String(contentsOf: url, encoding: .utf8).components(separatedBy: "## Fault codes\n").last)
        let rows = Set(tables.split(separator: "\n").map(String.init).filter { $0.hasPrefix("| `") })
        let wanted = Set(Self.cases.map { "| `\($0.code)` | \($0.meaning) |" })
        #expect(
            Self.cases.filter { $0.meaning.count < 10 || !$0.meaning.hasSuffix(".") }.map(\.code) == [], "say what they mean, in a line")
        #expect(wanted.subtracting(rows).sorted() == [], "add them to the article")
        #expect(rows.subtracting(wanted).sorted() == [], "the enum says otherwise")
    }

    @Test("no code stands in the sources as a text")
    func typed() throws {
        let listed = Set(Self.listed)
        let homes = Set(Self.cases.map(\.file))
        // A code of one word may be any word; what takes a code takes no text.
        for literal in try LiteralScan.all() where literal.template.contains("-") && listed.contains(literal.template) {
            let isHome = homes.contains(literal.file)
            #expect(isHome, "\(literal.file):\(literal.line): \(literal.template) is a case of an enum")
        }
    }
}
