import Wording

/// One line of a list of corners, cut into its fields.
struct CornerLine {
    /// From 1.
    let number: Int
    /// Without space around, and without quotes around.
    let fields: [String]

    /// The lines of a text that hold anything, whichever way they end.
    static func all(of text: String) -> [CornerLine] {
        var number = 0
        var lines: [CornerLine] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: { $0.isNewline }) {
            number += 1
            let fields = cut(line)
            if fields.contains(where: { !$0.isEmpty }) { lines.append(CornerLine(number: number, fields: fields)) }
        }
        return lines
    }

    private static let signs: Set<Character> = [",", ";", "\t", "，", "；"]

    /// At commas, semicolons and tabs, else at spaces.
    private static func cut(_ line: Substring) -> [String] {
        if line.contains(where: signs.contains) {
            return line.split(omittingEmptySubsequences: false, whereSeparator: signs.contains).map(bare)
        }
        return line.split(whereSeparator: \.isWhitespace).map(bare)
    }

    private static func bare(_ field: Substring) -> String {
        var text = field.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        if text.count > 1, text.first == "\"", text.last == "\"" { text = text.dropFirst().dropLast() }
        return String(text)
    }

    /// How a field is written that should be a number of metres or degrees.
    enum Reading {
        case number(Double)
        /// `3.95123E+07`, as spreadsheets write what is too wide: its digits are lost.
        case scientific
        case none
    }

    /// Digits, and perhaps a sign and decimals. Not `0x10`, `nan`, `1e300`.
    static func reading(_ text: String) -> Reading {
        let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
        let isPlain = digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") }
        if isPlain, let first = digits.utf8.first, first != UInt8(ascii: "."), digits.count < 40, let value = Double(text), value.isFinite {
            return .number(value)
        }
        let parts = digits.lowercased().split(separator: "e", omittingEmptySubsequences: false)
        let isScientific =
            parts.count == 2 && Double(parts[0]) != nil && Int(parts[1]) != nil
            && digits.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } == true
        return isScientific ? .scientific : .none
    }

    static func number(_ text: String) -> Double? { if case .number(let value) = reading(text) { value } else { nil } }

    /// A whole number as people count: ring 1, 2, 3.
    static func count(_ text: String) -> Int? {
        guard !text.isEmpty, text.utf8.count < 7, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            return nil
        }
        return Int(text)
    }

    /// A corner by its fields, or what is wrong with them.
    func corner(label: String, _ first: String, _ second: String, file: String) throws(Diagnostic) -> ListedCorner {
        var values: [Double] = []
        for text in [first, second] {
            switch Self.reading(text) {
            case .number(let value): values.append(value)
            case .scientific:
                throw fault(
                    CornerFault.cornerNumber, file, "\(text) is in scientific notation, and digits of it are lost",
                    "Write the number in full, as text in a spreadsheet")
            case .none:
                throw fault(CornerFault.cornerNumber, file, "\"\(text)\" is no number", "Write digits with a decimal point: 4405000.123")
            }
        }
        return ListedCorner(label: label, first: values[0], second: values[1], line: number)
    }

    func fault(_ code: some FaultCode, _ file: String, _ what: Phrase, _ fix: Phrase) -> Diagnostic {
        Diagnostic(code: code, file: file, line: number, what: what, fix: fix)
    }
}

extension ListedPlot {
    /// Adds a corner to the ring that was begun last; one that stands where the ring began, or is named as its first, ends it.
    mutating func add(_ corner: ListedCorner, isEnded: inout Bool) {
        if isEnded || rings.isEmpty {
            rings.append(ListedRing(corners: [corner]))
            isEnded = false
            return
        }
        let first = rings[rings.count - 1].corners[0]
        let isSame = first.first == corner.first && first.second == corner.second
        let isNamedSo = !corner.label.isEmpty && corner.label == first.label
        guard isSame || isNamedSo, rings[rings.count - 1].corners.count > 2 else {
            rings[rings.count - 1].corners.append(corner)
            return
        }
        let (a, b) = (first.first - corner.first, first.second - corner.second)
        rings[rings.count - 1].closure = isSame ? .repeated : .gap((a * a + b * b).squareRoot())
        isEnded = true
    }
}
