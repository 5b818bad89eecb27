import Foundation
import Testing

/// What a library user sees says what it is.
@Suite("Public declarations")
struct PublicDocTests {
    @Test("each has a documentation comment")
    func documented() throws {
        let sources = SourceFile.root.appending(path: "Sources")
        for file in try SourceFile.all() {
            let text = try String(contentsOf: sources.appending(path: file.path), encoding: .utf8)
            for line in Self.undocumented(in: text) { Issue.record("\(file.path):\(line): a public declaration without a comment") }
        }
    }

    @Test("a missing comment is seen")
    func seen() {
        #expect(
            Self.undocumented(
                in: "/// A.\npublic struct A {\n    public let a: Int\n    /// B.\n    @inlinable\n    public var b: Int { a }\n}") == [3])
    }

    /// Numbers of lines. Operators and what a protocol of the language asks for (`hash`) need none.
    private static func undocumented(in text: String) -> [Int] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.compactMap { number in
            let line = lines[number]
            guard line.contains(/^\s*(@\w+(\([^)]*\))? )*public (?!extension)/) else { return nil }
            if line.contains(/public (static func (<|==|\+=)|func hash)/) { return nil }
            var before = number - 1
            while before >= 0, lines[before].contains(/^\s*@/) { before -= 1 }
            return before >= 0 && lines[before].contains(/^\s*\/\/\//) ? nil : number + 1
        }
    }
}
