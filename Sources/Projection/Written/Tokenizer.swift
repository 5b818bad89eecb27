import Wording

/// Cuts a written coordinate into tokens. Knows the spelling of numbers, signs and words, not their order.
struct Tokenizer {
    private var scalars: [Unicode.Scalar]
    private var position = 0
    private var tokens: [Token] = []

    /// O(length).
    static func tokens(of text: String) throws(Refusal) -> [Token] {
        var tokenizer = Tokenizer(scalars: unquoted(text.unicodeScalars.map(Folding.fold)))
        while tokenizer.position < tokenizer.scalars.count { try tokenizer.step() }
        return tokenizer.tokens
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private mutating func step() throws(Refusal) {
        let scalar = scalars[position]
        switch scalar {
        case " ": take(.space)
        case ",": take(.comma)
        case ";": take(.semicolon)
        case "=", ":": take(.equals)
        case "(", "[", "{": take(.open(Character(scalar)))
        case ")", "]", "}": take(.close(Character(scalar)))
        case "°": take(.mark(.degree))
        case "″": take(.mark(.second))
        case "′":
            if position + 1 < scalars.count, scalars[position + 1] == "′" {
                take(.mark(.second), length: 2)
            } else {
                take(.mark(.minute))
            }
        case "0"..."9", ".", "+", "-": try number()
        case "A"..."Z", "a"..."z": try word()
        default: try chineseWord()
        }
    }

    private mutating func take(_ token: Token, length: Int = 1) {
        if token != .space || tokens.last != .space { tokens.append(token) }
        position += length
    }

    private mutating func number() throws(Refusal) {
        let start = position
        let hasSign = scalars[position] == "+" || scalars[position] == "-"
        if hasSign { position += 1 }
        let body = position
        while position < scalars.count, isDigit(scalars[position]) || scalars[position] == "." { position += 1 }
        let digits = scalars[body..<position]
        let points = digits.count { $0 == "." }
        let text = Self.string(scalars[start..<position])
        guard points <= 1 else {
            throw Refusal(
                .badNumber, "“\(text)” has \(points) decimal points", "Write one point in each number, and a comma between the two")
        }
        guard let first = digits.first, let last = digits.last, isDigit(first), isDigit(last), let magnitude = Double(Self.string(digits))
        else {
            throw Refusal(
                .badNumber, "“\(text)” is not a whole number or decimal",
                "Write digits before and after the point, and the sign next to its number")
        }
        guard magnitude.isFinite else {
            throw Refusal(.outOfRange, "a number has too many digits", "Give degrees, or metres of the projected system")
        }
        tokens.append(
            .number(
                WrittenNumber(
                    magnitude: magnitude, isNegative: scalars[start] == "-", hasSign: hasSign, hasPoint: points == 1, text: text)))
    }

    /// A run of ASCII letters: a known word, or unit letters run together with the hemisphere (`31sN`).
    private mutating func word() throws(Refusal) {
        let end = scalars[position...].firstIndex { !isLetter($0) } ?? scalars.endIndex
        let word = Self.string(scalars[position..<end]).lowercased()
        if word == "s", secondsMayFollow {
            take(.mark(.second))
        } else if let token = Vocabulary.word(word) {
            take(token, length: end - position)
        } else if let first = word.first, followsNumber, first == "d" || first == "m" {
            take(.mark(first == "d" ? .degree : .minute))
        } else if word.first == "s", secondsMayFollow {
            take(.mark(.second))
        } else if Vocabulary.notNumbers.contains(word) {
            throw Refusal(.notANumber, "“\(Excerpt.of(word))” stands where a number should be", "Give the number, or leave the place out")
        } else {
            throw Refusal(.unknownSign, "the word “\(Excerpt.of(word))” is not understood", Self.forms)
        }
    }

    private mutating func chineseWord() throws(Refusal) {
        for (word, token) in Vocabulary.chinese where scalars[position...].starts(with: word) {
            return take(token, length: word.count)
        }
        let sign = Excerpt.of(String(Character(scalars[position])))
        throw Refusal(.unknownSign, "the sign “\(sign)” is not understood", Self.forms)
    }

    private var followsNumber: Bool {
        if case .number = tokens.last { true } else { false }
    }

    /// Whether a letter s now means seconds: right after a number that follows minutes. Otherwise it means south.
    private var secondsMayFollow: Bool {
        guard followsNumber else { return false }
        return tokens.dropLast().last { $0 != .space } == .mark(.minute)
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    private func isLetter(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }

    private static let forms: Phrase = "Write for example 116.5074,39.7920 or 116.5074E 39.7920N, and name the reference system separately"

    /// Without blanks around, and without one pair of quotation marks around.
    private static func unquoted(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var part = scalars[...]
        func trim() {
            while part.first == " " { part.removeFirst() }
            while part.last == " " { part.removeLast() }
        }
        trim()
        if part.count > 1, let first = part.first, first == "″" || first == "′", part.last == first {
            part = part.dropFirst().dropLast()
            trim()
        }
        return Array(part)
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
