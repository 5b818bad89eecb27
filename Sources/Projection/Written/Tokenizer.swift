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
        if let exponent = exponent(after: digits) { throw Self.scientific(text + exponent) }
        if text == "0", position + 1 < scalars.count, "xX".unicodeScalars.contains(scalars[position]), isHexadecimal(scalars[position + 1])
        {
            throw Refusal(.badNumber, "“0x” begins a hexadecimal number", "Write the number with the digits 0 to 9")
        }
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

    /// `E+07` behind a number that is written as spreadsheets shorten numbers; nil where the letter means east.
    ///
    /// With a sign, and no point behind it, it is an exponent. Without one, `5E6` is no pair either, unless the digits go on as an angle or a
    /// letter follows: `116E39N` is a pair.
    private func exponent(after digits: ArraySlice<Unicode.Scalar>) -> String? {
        guard !digits.isEmpty, position < scalars.count, scalars[position] == "e" || scalars[position] == "E" else { return nil }
        var end = position + 1
        let hasSign = end < scalars.count && (scalars[end] == "+" || scalars[end] == "-")
        if hasSign { end += 1 }
        let first = end
        while end < scalars.count, isDigit(scalars[end]) { end += 1 }
        // Doubles have exponents of three digits at most.
        guard (1...3).contains(end - first), end == scalars.count || scalars[end] != "." else { return nil }
        if !hasSign {
            let next = scalars[end...].first { $0 != " " }
            let whole = digits.prefix { $0 != "." }.count
            guard whole == 1, next.map({ !isLetter($0) && $0 != "°" && !"度北南".unicodeScalars.contains($0) }) ?? true else { return nil }
        }
        return Self.string(scalars[position..<end])
    }

    private static func scientific(_ text: String) -> Refusal {
        Refusal(
            .scientific, "“\(Excerpt.of(text))” is a number in scientific notation, as Excel writes it; digits of it may be lost",
            "Write the number with all its digits (in a spreadsheet: format the column as number with decimals, and save the file again)")
    }

    private func isHexadecimal(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || ("a"..."f").contains(scalar) || ("A"..."F").contains(scalar)
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
