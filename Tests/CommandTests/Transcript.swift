import Foundation

/// What a document shows of a terminal: a command, and what it prints.
struct Transcript: Sendable, CustomStringConvertible {
    let document: String
    let line: Int
    let command: String
    /// The exit code that the command is said to have: 0, or what stands in a comment `# exit code 2`.
    let code: Int32
    /// Nil in a block ```` ```sh ````, which shows no output.
    let shown: [String]?

    var description: String { "\(document):\(line): \(command)" }

    /// Every `$ command` in the fenced blocks ```` ```console ```` and ```` ```sh ```` of a document of the repository.
    static func all(in document: String) throws -> [Transcript] {
        let text = String(
            decoding: try Data(contentsOf: Command.repository.appendingPathComponent(document)), as: UTF8.self)
        var found: [Transcript] = []
        var block: String?
        var current: (line: Int, command: String, shown: [String])?
        func finish() {
            guard let (line, command, shown) = current else { return }
            let code = command.split(separator: "# exit code ").dropFirst().first.flatMap { Int32($0.filter(\.isNumber)) } ?? 0
            found.append(
                Transcript(document: document, line: line, command: command, code: code, shown: block == "```sh" ? nil : shown))
            current = nil
        }
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).enumerated() {
            if line.hasPrefix("```") {
                finish()
                block = block == nil ? line : nil
            } else if block == "```console" || block == "```sh", line.hasPrefix("$ ") {
                finish()
                current = (number + 1, String(line.dropFirst(2)), [])
            } else {
                current?.shown.append(line)
            }
        }
        return found
    }

    /// Whether `output` is what is shown. `…` stands for any words of a line, and alone on a line for any lines.
    func matches(_ output: String) -> Bool {
        guard let shown else { return true }
        var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return Self.matches(shown[...], lines[...])
    }

    private static func matches(_ pattern: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
        guard let first = pattern.first else { return lines.isEmpty }
        if first == "…" {
            return (lines.startIndex...lines.endIndex).contains { matches(pattern.dropFirst(), lines[$0...]) }
        }
        guard let line = lines.first, isMatch(line, first) else { return false }
        return matches(pattern.dropFirst(), lines.dropFirst())
    }

    private static func isMatch(_ line: String, _ pattern: String) -> Bool {
        let parts = pattern.split(separator: "…", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return line == pattern }
        guard line.hasPrefix(parts[0]), line.dropFirst(parts[0].count).hasSuffix(parts[parts.count - 1]) else { return false }
        var rest = line.dropFirst(parts[0].count).dropLast(parts[parts.count - 1].count)
        for part in parts[1..<(parts.count - 1)] where !part.isEmpty {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }
}
