import Foundation

/// What one file of Sources declares, imports and names. It is read word by word, not by types: enough to see which way the arrows run.
struct SourceFile {
    /// From `Sources` on: `FeatureIO/CSV/CSVRow.swift`.
    let path: String
    var target: String { String(path.prefix { $0 != "/" }) }
    var folder: String { String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }

    /// Types, nested ones as well, and functions of the top.
    private(set) var declared: Set<String> = []
    /// Types, nested ones as well, as often as they are declared; `typealias Cell = Table.Cell` is no other thing of that name.
    private(set) var nouns: [String] = []
    private(set) var imports: Set<String> = []
    private(set) var words: Set<String> = []

    init(path: String, text: String) {
        self.path = path
        var words = SourceWords(text)
        var (before, earlier) = ("", "")
        while let word = words.next() {
            switch before {
            case "struct", "class", "enum", "actor", "protocol", "typealias":
                guard word.first?.isUppercase ?? false else { break }
                declared.insert(word)
                if before != "typealias" { nouns.append(word) }
            case "func" where words.depth == 0 && earlier != "private" && earlier != "fileprivate": declared.insert(word)
            case "import" where words.depth == 0: imports.insert(word)
            default: break
            }
            self.words.insert(word)
            (before, earlier) = (word, before)
        }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    /// Every Swift file below `Sources`, in the order of the paths.
    static func all() throws -> [SourceFile] {
        let sources = root.appending(path: "Sources")
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return try files.filter { $0.pathExtension == "swift" }.map { url in
            SourceFile(
                path: String(url.standardized.path.dropFirst(sources.path.count + 1)), text: try String(contentsOf: url, encoding: .utf8))
        }.sorted { $0.path < $1.path }
    }
}

/// The words of a Swift text, without comments and without what stands in quotes; insertions in quotes are read.
private struct SourceWords {
    private let bytes: [UInt8]
    private var at = 0
    /// Braces that are open.
    private(set) var depth = 0
    /// Brackets that are open, of each insertion in quotes that is being read.
    private var insertions: [(brackets: Int, quotes: Int)] = []

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func next() -> String? {
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "/") where starts("//"): while at < bytes.count, bytes[at] != 0x0A { at += 1 }
            case UInt8(ascii: "/") where starts("/*"):
                while at < bytes.count, !starts("*/") { at += 1 }
                at += 2
            case UInt8(ascii: "\""):
                let quotes = starts("\"\"\"") ? 3 : 1
                at += quotes
                skipQuoted(quotes)
            case UInt8(ascii: "#") where starts("#\""):
                at += 2
                while at < bytes.count, !starts("\"#") { at += 1 }
                at += 2
            case UInt8(ascii: "{"): step { $0.depth += 1 }
            case UInt8(ascii: "}"): step { $0.depth -= 1 }
            case UInt8(ascii: "(") where !insertions.isEmpty: step { $0.insertions[$0.insertions.count - 1].brackets += 1 }
            case UInt8(ascii: ")") where !insertions.isEmpty:
                at += 1
                insertions[insertions.count - 1].brackets -= 1
                if let top = insertions.last, top.brackets == 0 {
                    insertions.removeLast()
                    skipQuoted(top.quotes)
                }
            case let byte where Self.isLetter(byte):
                let start = at
                while at < bytes.count, Self.isLetter(bytes[at]) || (0x30...0x39).contains(bytes[at]) { at += 1 }
                return String(decoding: bytes[start..<at], as: UTF8.self)
            case 0x30...0x39: while at < bytes.count, Self.isLetter(bytes[at]) || (0x30...0x39).contains(bytes[at]) { at += 1 }
            default: at += 1
            }
        }
        return nil
    }

    /// To the end of a text in quotes, or into an insertion.
    private mutating func skipQuoted(_ quotes: Int) {
        while at < bytes.count {
            if starts(quotes == 3 ? "\"\"\"" : "\"") {
                at += quotes
                return
            }
            if starts("\\(") {
                at += 2
                insertions.append((1, quotes))
                return
            }
            at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
    }

    private mutating func step(_ change: (inout Self) -> Void) {
        at += 1
        change(&self)
    }

    private func starts(_ text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

    private static func isLetter(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "_") || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 }
}
