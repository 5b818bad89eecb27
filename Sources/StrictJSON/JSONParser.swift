import Wording

/// Reads one JSON text strictly after RFC 8259.
///
/// Refused beyond the grammar: the same name twice in an object, nesting deeper than ``depthLimit``, a byte that is not UTF-8, half a surrogate
/// pair, the character NUL in whatever spelling, a number beyond the range of a double, anything after the value.
/// A byte order mark at the start is skipped. Names are compared as Swift compares strings (canonical equivalence).
///
/// The containers being read stand on a stack of their own, not on the call stack: no input can overflow it. O(bytes).
package struct JSONParser {
    /// How many arrays and objects may stand in one another.
    package static let depthLimit = 512

    private var cursor: JSONCursor

    private var frames: [Frame] = []
    private var elements: [JSONValue] = []
    private var members: [JSONMember] = []

    /// A container not yet closed: where its content starts on the stack of its kind, and the name waiting for its value.
    private struct Frame {
        let isObject: Bool
        let opened: Int
        let start: Int
        var name = ""
        var nameOffset = 0
    }

    /// The tree of `bytes`. Errors name line and column, and `file` where given.
    package static func parse(_ bytes: [UInt8], file: String = "") throws(JSONError) -> JSONValue {
        do throws(JSONCursor.SyntaxFault) { return try parse(JSONCursor(bytes)) } catch {
            throw JSONSource(file: file, bytes: bytes).error(at: error.offset, error.what)
        }
    }

    /// The tree of the part that a cursor reads; offsets of members count from its start.
    static func parse(_ cursor: JSONCursor) throws(JSONCursor.SyntaxFault) -> JSONValue {
        var parser = JSONParser(cursor: cursor)
        return try parser.document()
    }

    private init(cursor: JSONCursor) {
        self.cursor = cursor
        // A small object takes one piece of memory, and does not grow into it.
        if cursor.byte == UInt8(ascii: "{") { members.reserveCapacity(8) }
    }

    private mutating func document() throws(JSONCursor.SyntaxFault) -> JSONValue {
        if cursor.begins(JSONSource.byteOrderMark) {
            cursor.at += 3
        } else if cursor.begins([0xFE, 0xFF]) || cursor.begins([0xFF, 0xFE]) {
            throw JSONCursor.SyntaxFault(offset: cursor.at, what: "the text is UTF-16; JSON must be UTF-8: save it again as UTF-8")
        }
        cursor.skipWhitespace()
        if cursor.isAtEnd { throw JSONCursor.SyntaxFault(offset: cursor.at, what: "the text is empty; a JSON value was expected") }
        let root = try value()
        cursor.skipWhitespace()
        if !cursor.isAtEnd { throw cursor.unexpected("the end of the text; only one value is allowed") }
        return root
    }

    /// One value with all that is in it: goes down by pushing frames and up by closing them.
    private mutating func value() throws(JSONCursor.SyntaxFault) -> JSONValue {
        while true {
            cursor.skipWhitespace()
            var complete: JSONValue
            switch cursor.byte {
            case UInt8(ascii: "{"):
                try open(isObject: true)
                if cursor.byte != UInt8(ascii: "}") {
                    try name()
                    continue
                }
                complete = close()
            case UInt8(ascii: "["):
                try open(isObject: false)
                if cursor.byte != UInt8(ascii: "]") { continue }
                complete = close()
            default:
                complete = try scalar()
            }
            while let top = frames.indices.last {
                let isObject = frames[top].isObject
                if isObject {
                    members.append(JSONMember(name: frames[top].name, value: complete, offset: frames[top].nameOffset))
                } else {
                    elements.append(complete)
                }
                cursor.skipWhitespace()
                if cursor.byte == UInt8(ascii: ",") {
                    cursor.at += 1
                    if isObject {
                        cursor.skipWhitespace()
                        try name()
                    }
                    break
                }
                guard cursor.byte == UInt8(ascii: isObject ? "}" : "]") else {
                    let (container, closing): (Phrase, String) = isObject ? ("an object", "}") : ("an array", "]")
                    throw cursor.unexpected("',' or '\(closing)'", inside: container, openedOn: cursor.place(of: frames[top].opened).line)
                }
                if isObject { try refuseDuplicates(from: frames[top].start) }
                complete = close()
            }
            if frames.isEmpty { return complete }
        }
    }

    /// A value that holds no others.
    @inline(__always) private mutating func scalar() throws(JSONCursor.SyntaxFault) -> JSONValue {
        switch cursor.byte {
        case UInt8(ascii: "\""): return .string(try cursor.string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try cursor.number())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw cursor.unexpected("a value")
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONCursor.SyntaxFault) -> JSONValue {
        let text = Array(word.description.utf8)
        guard cursor.begins(text) else {
            let cut = text.starts(with: cursor.bytes[cursor.at..<cursor.end])
            throw JSONCursor.SyntaxFault(
                offset: cursor.at, what: cut ? "the text ends in the middle of '\(word)'" : "expected a value; did you mean '\(word)'?")
        }
        cursor.at += text.count
        return value
    }

    private mutating func open(isObject: Bool) throws(JSONCursor.SyntaxFault) {
        if frames.count == JSONParser.depthLimit {
            throw JSONCursor.SyntaxFault(
                offset: cursor.at, what: "more than \(JSONParser.depthLimit) arrays and objects inside one another")
        }
        frames.append(Frame(isObject: isObject, opened: cursor.at, start: isObject ? members.count : elements.count))
        cursor.at += 1
        cursor.skipWhitespace()
    }

    private mutating func close() -> JSONValue {
        cursor.at += 1
        let frame = frames.removeLast()
        if frame.isObject {
            let own = Array(members[frame.start...])
            members.removeLast(own.count)
            return .object(own)
        }
        let own = Array(elements[frame.start...])
        elements.removeLast(own.count)
        return .array(own)
    }

    /// A member's name and its colon.
    private mutating func name() throws(JSONCursor.SyntaxFault) {
        let top = frames.count - 1
        guard cursor.byte == UInt8(ascii: "\"") else {
            throw cursor.unexpected("a name in double quotes", inside: "an object", openedOn: cursor.place(of: frames[top].opened).line)
        }
        frames[top].nameOffset = cursor.at - cursor.start
        frames[top].name = try cursor.string()
        cursor.skipWhitespace()
        guard cursor.byte == UInt8(ascii: ":") else {
            throw cursor.unexpected("':' after a name", inside: "an object", openedOn: cursor.place(of: frames[top].opened).line)
        }
        cursor.at += 1
    }

    /// Pairwise for the small objects of every day, by a set above: O(n).
    private func refuseDuplicates(from start: Int) throws(JSONCursor.SyntaxFault) {
        let count = members.count - start
        if count <= 8 {
            for i in members.indices.dropFirst(start + 1) {
                for j in start..<i where members[i].name == members[j].name { throw duplicate(members[i]) }
            }
        } else {
            var seen = Set<String>(minimumCapacity: count)
            for member in members[start...] where !seen.insert(member.name).inserted { throw duplicate(member) }
        }
    }

    private func duplicate(_ member: JSONMember) -> JSONCursor.SyntaxFault {
        JSONCursor.SyntaxFault(offset: member.offset + cursor.start, what: "the name \"\(member.name)\" stands twice in one object")
    }
}
