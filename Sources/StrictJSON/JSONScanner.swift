import Wording

/// Walks over a JSON text without building a tree of it: what is wanted is read in place, the rest goes to `JSONParser`.
///
/// Between them the two read every byte strictly: a value this scanner steps over is always parsed, never merely skipped.
/// Complexity of a whole walk: linear.
@usableFromInline package struct JSONScanner {
    /// A fault of syntax at a byte offset, before line and column are counted.
    package struct Fault: Error {
        package var offset: Int
        package var what: Phrase
        /// Line and column where the parser has counted them already.
        package var place: (line: Int, column: Int)?
        /// False where the text is JSON, only not the JSON that was wanted.
        package var isSyntax = true

        package init(offset: Int, what: Phrase, place: (line: Int, column: Int)? = nil, isSyntax: Bool = true) {
            (self.offset, self.what, self.place, self.isSyntax) = (offset, what, place, isSyntax)
        }
    }

    @usableFromInline var cursor: JSONCursor
    /// The line of the file on which the text begins, for a record that was cut out of it.
    private let firstLine: Int

    package init(_ bytes: [UInt8]) {
        cursor = JSONCursor(bytes)
        if cursor.begins(JSONSource.byteOrderMark) { cursor.at = 3 }
        firstLine = 1
    }

    /// Over one record of a sequence: a copy, so that the place of a fault is counted within the record and not over the whole file.
    package init(record: [UInt8], line: Int) {
        cursor = JSONCursor(record)
        firstLine = line
    }

    package var bytes: [UInt8] { cursor.bytes }

    /// The offset of the byte under the cursor.
    package var at: Int { cursor.at }

    /// Steps over a value that was read in its plain spelling (see ``PlainJSON``), to the byte behind it.
    package mutating func step(behind end: Int) { cursor.at = end }

    /// The byte under the cursor; 0 at the end.
    @inlinable @inline(__always) package var byte: UInt8 { cursor.byte }

    @inlinable package var isAtEnd: Bool { cursor.isAtEnd }

    @inlinable @inline(__always) package mutating func skipWhitespace() { cursor.skipWhitespace() }

    /// The number under the cursor, nearest double, infinite beyond the range; nil, the cursor unmoved, where no JSON number stands.
    package mutating func number() -> Double? { cursor.double() }

    /// Steps over `word` if it stands under the cursor.
    package mutating func take(_ word: String) -> Bool {
        guard cursor.begins(Array(word.utf8)) else { return false }
        cursor.at += word.utf8.count
        return true
    }

    /// Moves behind the value under the cursor: to its closing bracket, or to the delimiter after a scalar.
    package mutating func skipExtent() { cursor.skipExtent() }

    /// The first byte of the next value, the cursor on it.
    @inlinable @inline(__always) package mutating func peek() -> UInt8 {
        skipWhitespace()
        return byte
    }

    /// A list being walked: what may stand next, and the names met so far.
    package struct Walk {
        fileprivate var names = NameSet()
        fileprivate var started = false
        fileprivate let opened: Int
    }

    /// Steps into an array or object, the cursor on its bracket or on white space before it.
    package mutating func enter() -> Walk {
        skipWhitespace()
        let walk = Walk(opened: at)
        cursor.at += 1
        return walk
    }

    /// The next name of an object, the cursor then before its value; nil after the closing brace. A name given twice is a fault.
    package mutating func nextName(_ walk: inout Walk) throws(Fault) -> String? {
        guard try hasNext(&walk, close: UInt8(ascii: "}"), in: "an object") else { return nil }
        guard peek() == UInt8(ascii: "\"") else { throw unexpected("a name in double quotes", in: "an object", walk) }
        let start = at
        guard case .string(let name) = try value() else { throw unexpected("a name in double quotes", in: "an object", walk) }
        guard walk.names.insert(name) else { throw Fault(offset: start, what: "the name \"\(name)\" stands twice in one object") }
        guard peek() == UInt8(ascii: ":") else { throw unexpected("':' after a name", in: "an object", walk) }
        cursor.at += 1
        skipWhitespace()
        return name
    }

    /// Whether the array goes on, the cursor then before the element.
    package mutating func nextElement(_ walk: inout Walk) throws(Fault) -> Bool {
        guard try hasNext(&walk, close: UInt8(ascii: "]"), in: "an array") else { return false }
        skipWhitespace()
        return true
    }

    private mutating func hasNext(_ walk: inout Walk, close: UInt8, in container: Phrase) throws(Fault) -> Bool {
        let next = peek()
        if next == close && !isAtEnd {
            cursor.at += 1
            return false
        }
        defer { walk.started = true }
        guard walk.started else { return true }
        guard next == UInt8(ascii: ",") else {
            throw unexpected("',' or '\(Character(Unicode.Scalar(close)))'", in: container, walk)
        }
        cursor.at += 1
        return true
    }

    /// The value under the cursor as a tree, the cursor then behind it.
    package mutating func value() throws(Fault) -> JSONValue {
        skipWhitespace()
        let start = at
        if let text = plainString() { return .string(text) }
        skipExtent()
        if at == start { throw unexpected("a value") }
        let piece = JSONCursor(cursor.bytes, start..<at)
        do throws(JSONCursor.SyntaxFault) {
            return try JSONParser.parse(piece)
        } catch {
            // Lines and columns of a piece are counted from its start.
            let (origin, found) = (place(of: start), piece.place(of: error.offset))
            let column = found.line == 1 ? origin.column + found.column - 1 : found.column
            throw Fault(offset: start, what: error.what, place: (origin.line + found.line - 1, column))
        }
    }

    /// A text of plain ASCII without escapes, which most names are; nil, the cursor unmoved, for any other value.
    private mutating func plainString() -> String? {
        guard byte == UInt8(ascii: "\"") else { return nil }
        var stop = at + 1
        while stop < cursor.end, case let next = cursor.bytes[stop], next >= 0x20, next < 0x7F, next != UInt8(ascii: "\\") {
            if next == UInt8(ascii: "\"") {
                defer { cursor.at = stop + 1 }
                return String(decoding: cursor.bytes[(at + 1)..<stop], as: UTF8.self)
            }
            stop += 1
        }
        return nil
    }

    /// Refuses anything but white space after the value.
    package mutating func finish() throws(Fault) {
        skipWhitespace()
        if !isAtEnd { throw unexpected("the end of the text; only one value is allowed") }
    }

    /// The lexer says it: the same byte is worded alike whether a tree is made or not.
    private func unexpected(_ expected: Phrase, in container: Phrase? = nil, _ walk: Walk? = nil) -> Fault {
        let fault = cursor.unexpected(expected, inside: container, openedOn: walk.map { place(of: $0.opened).line } ?? 0)
        return Fault(offset: fault.offset, what: fault.what)
    }

    /// Line and column (from 1, column in Unicode scalars) of a byte offset. Complexity: linear in the offset.
    package func place(of offset: Int) -> (line: Int, column: Int) {
        let before = cursor.bytes[..<min(offset, bytes.count)]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        let line = before.reduce(into: 1) { if $1 == 0x0A { $0 += 1 } }
        let column = before[min(lineStart, before.endIndex)...].reduce(into: 1) { if $1 & 0xC0 != 0x80 { $0 += 1 } }
        return (firstLine + line - 1, column)
    }
}

/// The names met in one object: compared one by one while they are few, as they are every day, and by a set above.
private struct NameSet {
    private var few: [String] = []
    private var many: Set<String> = []

    init() { few.reserveCapacity(8) }

    /// False if the name was there already.
    mutating func insert(_ name: String) -> Bool {
        if few.count < 16 {
            if few.contains(name) { return false }
            few.append(name)
            return true
        }
        if many.isEmpty { many = Set(few) }
        return many.insert(name).inserted
    }
}
