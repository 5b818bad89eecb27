/// How many columns of a terminal a text takes: 2 for Chinese characters and full-width signs, 0 for combining marks, 1 for the rest.
package enum DisplayWidth {
    /// Columns. O(length).
    package static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + of($1) } }

    /// Columns of one scalar (Unicode's East Asian widths W and F count 2, ambiguous ones 1).
    package static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0..<0x300: 1
        case 0x300...0x36F, 0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }

    /// The text with spaces after it up to a width; unchanged if it is wider.
    package static func padded(_ text: String, to width: Int) -> String { text + String(repeating: " ", count: max(0, width - of(text))) }

    /// The text in lines of at most `width` columns: broken at spaces, and beside any wide character, but not before closing punctuation.
    package static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var columns = 0
        for piece in pieces(of: text) {
            let size = of(piece)
            if columns + size > width && !line.isEmpty {
                lines.append(trimmed(line))
                line = ""
                columns = 0
                if piece == " " { continue }
            }
            line += piece
            columns += size
        }
        if !trimmed(line).isEmpty || lines.isEmpty { lines.append(trimmed(line)) }
        return lines
    }

    /// What must stay together: a word, a space, a citation in square brackets, or a wide character with the opening signs before it and the
    /// closing ones after it.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var last: Character = " "
        var isCitation = false
        for character in text {
            if isCitation {
                pieces[pieces.count - 1].append(character)
                isCitation = character != "]" && character != ")"
                last = character
                continue
            }
            isCitation = character == "["
            let joined =
                last != " " && character != " "
                && (closing.contains(character) || opening.contains(last) || !(isWide(last) || isWide(character)))
            if joined { pieces[pieces.count - 1].append(character) } else { pieces.append(String(character)) }
            last = character
        }
        return pieces
    }

    private static let closing: Set<Character> = Set(",.;:!?)]}%\u{FF0C}\u{3002}\u{FF1B}\u{FF1A}\u{FF09}\u{3001}\u{300B}\u{201D}\u{3015}")
    private static let opening: Set<Character> = Set("([{\u{FF08}\u{300A}\u{201C}\u{3014}")

    private static func isWide(_ character: Character) -> Bool { character.unicodeScalars.contains { of($0) == 2 } }

    private static func trimmed(_ line: String) -> String {
        var line = Substring(line)
        while line.last == " " { line.removeLast() }
        return String(line)
    }
}
