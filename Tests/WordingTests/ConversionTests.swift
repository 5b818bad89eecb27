import Foundation
import Testing

/// A number from a file or an argument that does not fit stops the program where it is converted unchecked. So every file that has such places
/// stands in `conversions.txt` with their count and the reason why none of them can: a new one fails until somebody has looked.
@Suite("Conversions that stop the program")
struct ConversionTests {
    @Test("every place that may stop the program was looked at")
    func reviewed() throws {
        let (found, known) = (try Self.found(), try Self.known())
        for (file, lines) in found.sorted(by: { $0.key < $1.key }) {
            let count = known[file]?.count ?? 0
            #expect(
                lines.count == count,
                """
                \(file): \(lines.count) places that may stop the program, \(count) were looked at (Tests/WordingTests/conversions.txt). Use \
                Int(_:within:), exactly:, clamping: or a check before; then write the new count and why it is safe.
                \(lines.joined(separator: "\n"))
                """)
        }
        for file in known.keys where found[file] == nil {
            Issue.record("\(file) has no such place any more: take it out of conversions.txt")
        }
        for (file, entry) in known where entry.why.count < 10 { Issue.record("\(file): say why it is safe") }
    }

    @Test(
        "what may stop the program is seen",
        arguments: [
            ("let a = Int(value)", 1), ("Int32(clamping: a) + Int(exactly: b)!", 1), ("f(UInt8(ascii: \"a\"), Int(x, within: 0...9))", 0),
            ("// Int(value)", 0), ("precondition(a > 0, \"no\")", 1), ("home!.area", 1), ("if a != b, !c {", 0), ("try! f()", 1),
        ])
    func seen(_ code: String, _ count: Int) { #expect(Self.places(code).count == count) }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    /// By file: the lines, one for each place.
    private static func found() throws -> [String: [String]] {
        let sources = LiteralScan.sources
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        var found: [String: [String]] = [:]
        for url in files where url.pathExtension == "swift" {
            let text = try String(contentsOf: url, encoding: .utf8)
            let lines = text.split(separator: "\n").flatMap { places(String($0)) }
            if !lines.isEmpty { found[String(url.standardized.path.dropFirst(sources.path.count + 1))] = lines }
        }
        return found
    }

    /// The line once for each place in it.
    private static func places(_ line: String) -> [String] {
        let code = line.replacing(/(^|\s)\/\/.*$/, with: "")
        let checked = ["ascii:", "truncatingIfNeeded:", "exactly:", "clamping:", "bitPattern:", "littleEndian:", "bigEndian:"]
        let conversions = code.matches(of: /\bU?Int(8|16|32|64|128)?\(/).filter { match in
            let rest = code[match.range.upperBound...]
            return !checked.contains { rest.hasPrefix($0) } && !argument(rest).contains("within:")
        }
        let stops = code.matches(of: /\b(precondition|preconditionFailure|fatalError|try!|as!)/)
        let forced = code.matches(of: /[\w\)\]]!(?![=\w])/).filter { !code[..<$0.range.upperBound].hasSuffix("try!") }
        return Array(repeating: line.trimmingCharacters(in: .whitespaces), count: conversions.count + stops.count + forced.count)
    }

    /// What stands up to the bracket that closes.
    private static func argument(_ rest: Substring) -> Substring {
        var depth = 1
        for index in rest.indices {
            if rest[index] == "(" { depth += 1 }
            if rest[index] == ")" { depth -= 1 }
            if depth == 0 { return rest[..<index] }
        }
        return rest
    }

    /// Lines `FILE<tab>COUNT<tab>WHY`.
    private static func known() throws -> [String: (count: Int, why: String)] {
        let text = try String(contentsOf: folder.appending(path: "conversions.txt"), encoding: .utf8)
        var known: [String: (count: Int, why: String)] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 3, let count = Int(fields[1]) else {
                Issue.record("conversions.txt: \(line)")
                continue
            }
            known[fields[0]] = (count, fields[2])
        }
        return known
    }
}
