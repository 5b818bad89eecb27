import Foundation
import Testing

/// Rules are data: outside the rulesets no line of code knows a city, a class of noise zone, or a distance of some law.
@Suite("No city in the program")
struct NoCityTests {
    /// Names of places and documents, keys of rows, classes as texts, the widths of bands in words.
    private static let forbidden: [String] = [
        "beijing", "etown", "e-town", "foshan", "yilan", "yokkaichi", "北京", "亦庄", "佛山", "宜蘭", "四日市", "京技", "佛环", "annex1-", "annex2-",
        "\"4a\"", "\"4b\"", "class 4a", "class 4b", "4a类", "4b类", "55 m", "40 m", "25 m beside",
    ]

    /// Code without what explains it: a comment may cite a clause and give an example.
    private static func code(_ text: String) -> [(number: Int, line: String)] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { number, line in
            let trimmed = line.drop { $0 == " " }
            if trimmed.hasPrefix("//") { return nil }
            guard let comment = line.firstRange(of: " // ") else { return (number + 1, String(line)) }
            return (number + 1, String(line[..<comment.lowerBound]))
        }
    }

    private static func found(in text: String) -> [(number: Int, word: String)] {
        code(text).flatMap { number, line in
            forbidden.filter { line.lowercased().contains($0) }.map { (number, $0) }
        }
    }

    @Test("no source outside the rulesets names one")
    func sources() throws {
        let sources = SourceFile.root.appending(path: "Sources")
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        for url in files where url.pathExtension == "swift" || url.lastPathComponent == "page.html" {
            let path = String(url.standardized.path.dropFirst(sources.path.count + 1))
            guard !path.hasPrefix("Regulation/Rulesets/") else { continue }
            for (number, word) in Self.found(in: try String(contentsOf: url, encoding: .utf8)) {
                Issue.record("\(path):\(number) names \(word): it belongs to a ruleset")
            }
        }
    }

    @Test("one that is named is seen, one in a comment is not")
    func seen() {
        #expect(Self.found(in: "let a = \"4a\"\n/// 4a类, 55 m beside\nlet b = 1 // Beijing\nsay(\"in Foshan\")").map(\.number) == [1, 4])
    }
}
