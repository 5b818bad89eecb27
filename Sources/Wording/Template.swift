/// A text with places for insertions: `{}` for the next one, `{0}`, `{1}` … for one by its number.
enum Template {
    /// `pattern` with its places filled. O(length).
    static func fill(_ pattern: String, with texts: [String]) -> String {
        guard !texts.isEmpty else { return pattern }
        var result = ""
        var next = 0
        for piece in pieces(pattern) {
            switch piece {
            case .words(let words): result += words
            case .place(let number):
                let index = number ?? next
                next += 1
                if texts.indices.contains(index) { result += texts[index] }
            }
        }
        return result
    }

    /// What stands in `text` where `pattern` has its places, all of them `{}`; nil where the words between are others.
    static func match(_ text: String, _ pattern: String) -> [String]? {
        var found: [String] = []
        var open = ""
        var rest = text[...]
        var isOpen = false
        for piece in pieces(pattern) {
            switch piece {
            case .place: isOpen = true
            case .words(let words):
                open = ""
                while !rest.hasPrefix(words) {
                    guard isOpen, let character = rest.popFirst() else { return nil }
                    open.append(character)
                }
                if isOpen { found.append(open) }
                rest = rest.dropFirst(words.count)
                isOpen = false
            }
        }
        if isOpen { found.append(String(rest)) } else if !rest.isEmpty { return nil }
        return found
    }

    /// The numbers of the insertions that `pattern` has places for, in the order of the places.
    static func places(_ pattern: String) -> [Int] {
        var next = 0
        return pieces(pattern).compactMap { piece in
            guard case .place(let number) = piece else { return nil }
            defer { next += 1 }
            return number ?? next
        }
    }

    private enum Piece {
        case words(String)
        case place(Int?)
    }

    private static func pieces(_ pattern: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = pattern[...]
        var words = ""
        while let character = rest.popFirst() {
            if character == "{", let end = rest.firstIndex(of: "}"), let number = placeNumber(rest[..<end]) {
                if !words.isEmpty { pieces.append(.words(words)) }
                words = ""
                pieces.append(.place(number.value))
                rest = rest[rest.index(after: end)...]
            } else {
                words.append(character)
            }
        }
        if !words.isEmpty { pieces.append(.words(words)) }
        return pieces
    }

    /// Nil where braces hold anything but a number or nothing.
    private static func placeNumber(_ text: Substring) -> (value: Int?, Void)? {
        if text.isEmpty { return (nil, ()) }
        return Int(text).map { ($0, ()) }
    }
}
