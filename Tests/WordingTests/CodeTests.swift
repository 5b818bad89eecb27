import Foundation
import Testing

@testable import Wording

/// The codes that scripts hold on to: none vanishes, and none comes unseen.
@Suite("Codes of faults")
struct CodeTests {
    /// One a line, sorted. A code is never renamed; a new one is added here.
    private static let listed: [String] = {
        let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "codes.txt")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }()

    @Test("each is listed once")
    func unique() {
        #expect(Self.listed.count > 100)
        #expect(Self.listed == Set(Self.listed).sorted())
    }

    @Test("what stands where a code stands is listed")
    func complete() throws {
        for literal in try LiteralScan.all() where Self.isCode(literal) {
            let isListed = Self.listed.contains(literal.template)
            #expect(isListed, "\(literal.file):\(literal.line): add \(literal.template) to codes.txt")
        }
    }

    @Test("none that is listed has vanished")
    func kept() throws {
        let said = Set(try LiteralScan.all().map(\.template))
        for code in Self.listed where !said.contains(code) { Issue.record("nothing is told as \(code) any more") }
    }

    /// By its spelling, and by the call that it stands in.
    private static func isCode(_ literal: LiteralScan.Literal) -> Bool {
        guard literal.template.wholeMatch(of: /[a-z][a-z0-9-]+/) != nil else { return false }
        return literal.before.replacing(/\s+/, with: " ").contains(/(\bcode: |\bFailure\( ?\.\w+, |\bfaults\.add\( ?)$/)
    }
}
