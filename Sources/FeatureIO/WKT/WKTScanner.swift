import Wording

/// Words, numbers and brackets of well-known text, with the place of each.
struct WKTScanner {
    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { at >= bytes.count }
    /// The byte under the cursor; 0 at the end.
    var byte: UInt8 { at < bytes.count ? bytes[at] : 0 }

    /// Steps over white space; the offset of what stands next, nil at the end.
    @discardableResult mutating func next() -> Int? {
        while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
        return isAtEnd ? nil : at
    }

    /// The word under the cursor in capitals; nil if there is none.
    mutating func word() -> String? {
        next()
        let start = at
        while at < bytes.count, isLetter(bytes[at]) { at += 1 }
        guard at > start else { return nil }
        return String(decoding: bytes[start..<at], as: UTF8.self).uppercased()
    }

    /// Steps over `word` if exactly it stands next.
    mutating func take(_ word: String) -> Bool {
        next()
        let start = at
        if self.word() == word { return true }
        at = start
        return false
    }

    /// Steps over `mark` if it stands next.
    mutating func take(_ mark: UInt8) -> Bool {
        guard next() != nil, byte == mark else { return false }
        at += 1
        return true
    }

    mutating func expect(_ mark: UInt8) throws(WKTFault) {
        guard !take(mark) else { return }
        let sign = Character(Unicode.Scalar(mark))
        throw fault("expected '\(sign)', found \(found)", fix: mark == UInt8(ascii: "(") ? "Open a bracket here" : "Close the bracket here")
    }

    /// The number under the cursor, nil if there is none; it must end at white space, a comma or a bracket.
    ///
    /// Digits with a point and an exponent; no words (`nan`, `inf`), no hexadecimals. What is too large for a double is refused.
    mutating func number() throws(WKTFault) -> Double? {
        guard next() != nil, isDigit(byte) || "+-.".utf8.contains(byte) else { return nil }
        let start = at
        if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") { at += 1 }
        var digits = skipDigits()
        if byte == UInt8(ascii: ".") {
            at += 1
            digits += skipDigits()
        }
        var isWhole = digits > 0
        if isWhole, byte | 0x20 == UInt8(ascii: "e") {
            at += 1
            if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") { at += 1 }
            isWhole = skipDigits() > 0
        }
        let isParted = isAtEnd || " \t\n\r,)(".utf8.contains(byte)
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        guard isWhole, isParted, let number = Double(text) else {
            throw fault(
                at: start, "a number breaks off: “\(text.prefix(30))” is followed by \(found)",
                fix: "Write it with digits and a point, as in 116.5074")
        }
        guard number.isFinite else {
            throw fault(at: start, "“\(text.prefix(30))” is too large for a number", fix: "Correct the coordinate")
        }
        return number
    }

    /// Refuses anything but white space after the geometry.
    mutating func finish() throws(WKTFault) {
        guard next() != nil else { return }
        throw fault("the geometry is complete, and \(found) follows", fix: "Leave away what follows; one field holds one geometry")
    }

    /// What stands under the cursor, for messages.
    var found: Phrase {
        guard !isAtEnd else { return "the end of the text" }
        if byte == 0x20 { return "a space" }
        return (0x21...0x7E).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "a character that does not belong here"
    }

    func fault(at offset: Int? = nil, _ what: Phrase, fix: Phrase) -> WKTFault {
        // Characters, not bytes: what an editor counts.
        let before = bytes[..<min(offset ?? at, bytes.count)].count { $0 & 0xC0 != 0x80 }
        return WKTFault(character: before + 1, what: what, fix: fix)
    }

    private mutating func skipDigits() -> Int {
        let start = at
        while at < bytes.count, isDigit(bytes[at]) { at += 1 }
        return at - start
    }

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
}
