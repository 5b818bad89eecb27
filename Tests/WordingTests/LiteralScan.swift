import Foundation

/// Finds every string literal of the sources, whatever its type, as the template that a `Phrase` would make of it.
struct LiteralScan {
    struct Literal {
        let template: String
        let file: String
        let line: Int
        /// The sources on the same line before it.
        let before: String
        let isMultiline: Bool
    }

    private let characters: [Character]
    private let file: String
    private var found: [Literal] = []

    static let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources").standardized

    /// The literals of every Swift file below ``sources`` but those of the room of the table itself, and of the rule book, which has
    /// its words beside its data.
    static func all() throws -> [Literal] {
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return try files.filter { $0.pathExtension == "swift" && !$0.path.contains("/Wording/") && !$0.path.contains("/RuleBook/") }.flatMap
        { url in
            var scan = LiteralScan(try String(contentsOf: url, encoding: .utf8), file: url.path)
            _ = scan.code(from: 0, untilBracket: false)
            return scan.found
        }
    }

    init(_ text: String, file: String) {
        characters = Array(text)
        self.file = file
    }

    static func literals(of text: String) -> [Literal] {
        var scan = LiteralScan(text, file: "")
        _ = scan.code(from: 0, untilBracket: false)
        return scan.found
    }

    private func starts(_ text: String, at index: Int) -> Bool {
        index + text.count <= characters.count && zip(text, characters[index...]).allSatisfy { $0 == $1 }
    }

    /// Walks code; with `untilBracket` from an opening bracket to behind the one that closes it.
    private mutating func code(from start: Int, untilBracket: Bool) -> Int {
        var (at, depth) = (start, 0)
        while at < characters.count {
            if starts("//", at: at) {
                while at < characters.count, characters[at] != "\n" { at += 1 }
                continue
            }
            var hashes = 0
            while starts("#", at: at + hashes) { hashes += 1 }
            if starts("\"", at: at + hashes) {
                at = literal(from: at, hashes: hashes)
                continue
            }
            if characters[at] == "(" { depth += 1 }
            if characters[at] == ")" { depth -= 1 }
            at += 1
            if untilBracket, depth == 0 { return at }
        }
        return at
    }

    private mutating func literal(from start: Int, hashes: Int) -> Int {
        let raw = String(repeating: "#", count: hashes)
        let isMultiline = starts("\"\"\"", at: start + hashes)
        let quotes = isMultiline ? "\"\"\"" : "\""
        var at = start + hashes + quotes.count
        var template = ""
        while at < characters.count, !starts(quotes + raw, at: at) {
            guard starts("\\" + raw, at: at) else {
                template.append(characters[at])
                at += 1
                continue
            }
            at += 1 + hashes
            switch characters[at] {
            case "(":
                at = code(from: at, untilBracket: true)
                template += "{}"
                continue
            case "n": template += "\n"
            case "r": template += "\r"
            case "t": template += "\t"
            case "0": template += "\0"
            case "\n":
                // A line of a long text that goes on; the indentation of the next is none of it.
                at += 1
                while characters[at] == " " { at += 1 }
                continue
            case "u":
                let end = characters[at...].firstIndex(of: "}") ?? at
                let digits = String(characters[(at + 2)..<end])
                template += UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
                at = end
            default: template.append(characters[at])
            }
            at += 1
        }
        let before = characters[..<start].suffix(160)
        let line = characters[..<start].count { $0 == "\n" } + 1
        found.append(Literal(template: template, file: file, line: line, before: String(before), isMultiline: isMultiline))
        return at + quotes.count + hashes
    }
}
