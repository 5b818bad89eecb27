import Foundation
import Testing

@testable import Wording

/// The table against the sources: neither may have what the other lacks.
@Suite("The table of translations")
struct TableTests {
    private static let entries = Table.entries(of: PackageResources.zh_txt)

    /// Literals with words that nobody is told: markup, SQL, names of reference systems.
    private static let unspoken: Set<String> = {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "unspoken.txt")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return Set(text.split(separator: "\n").map(String.init))
    }()

    @Test("every literal with words is in it, or is known not to be spoken")
    func complete() throws {
        let known = Set(Self.entries.map(\.english))
        for literal in try LiteralScan.all() {
            for line in Self.lines(of: literal) where Self.hasWords(line) {
                #expect(
                    known.contains(line) || Self.unspoken.contains(Self.written(line)),
                    "\(literal.file):\(literal.line): “\(line)” has no Chinese in zh.txt")
            }
        }
    }

    @Test("every entry of it stands in the sources")
    func used() throws {
        let said = Set(try LiteralScan.all().flatMap { $0.isMultiline ? Self.lines(of: $0) : [$0.template] })
        for entry in Self.entries where !said.contains(entry.english) { Issue.record("nothing says “\(entry.english)”") }
        let written = Set(said.map(Self.written))
        for text in Self.unspoken.sorted() where !written.contains(text) { Issue.record("nothing has “\(text)”") }
    }

    @Test("no entry stands twice, and every line belongs to an entry")
    func unique() {
        let twice = Dictionary(grouping: Self.entries, by: \.english).filter { $0.value.count > 1 }.keys
        #expect(twice.isEmpty, "\(twice)")
        let lines = String(decoding: PackageResources.zh_txt, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count == 2 * Self.entries.count)
    }

    @Test("both languages have the same insertions")
    func places() {
        for entry in Self.entries {
            #expect(Set(Template.places(entry.chinese)) == Set(Template.places(entry.english)), "\(entry)")
        }
    }

    @Test("Chinese is written with full-width punctuation")
    func punctuation() {
        for entry in Self.entries {
            let pairs = zip(entry.chinese.unicodeScalars, entry.chinese.unicodeScalars.dropFirst())
            #expect(!pairs.contains { Self.isHan($0) && ",:;?!".unicodeScalars.contains($1) }, "\(entry)")
        }
    }

    @Test("the scan reads literals as the compiler does")
    func scan() {
        let source = ##"let a = "x \(f("in \(1)", g())) y" + #"raw \n \#(2) "q""# // "comment"\#nlet b = "\u{201C}\"\\""##
            .replacingOccurrences(of: "\\#n", with: "\n")
        let found = LiteralScan.literals(of: source).map(\.template)
        #expect(found == ["in {}", "x {} y", "raw \\n {} \"q\"", "“\"\\"])
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }

    /// Two words, or more.
    private static func hasWords(_ template: String) -> Bool {
        template.contains(" ") && template.replacing("{}", with: "").contains(/[A-Za-z]{2}/)
    }

    private static func written(_ template: String) -> String { template.replacing("\n", with: "\\n").replacing("\0", with: "\\0") }

    /// What a person may be told of a literal: of the discussion of a verb each line; of other long texts, which are markup, and of a
    /// `precondition`, which speaks to programmers, nothing.
    private static func lines(of literal: LiteralScan.Literal) -> [String] {
        let before = literal.before.replacing(/\s+$/, with: "")
        if literal.isMultiline {
            guard before.hasSuffix("discussion:") else { return [] }
            return literal.template.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        }
        return before.split(separator: "\n").last?.contains(/precondition|fatalError/) == true ? [] : [literal.template]
    }
}
