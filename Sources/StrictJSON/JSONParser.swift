import Wording

/// Reads one JSON text strictly after RFC 8259.
///
/// Refused beyond the grammar: the same name twice in an object, nesting deeper than ``depthLimit``, a byte that is not UTF-8, half a surrogate
/// pair, the character NUL in whatever spelling, a number beyond the range of a double, anything after the value.
/// A byte order mark at the start is skipped. Names are compared as Swift compares strings (canonical equivalence).
///
/// The containers being read stand on a stack of their own, not on the call stack: no input can overflow it. O(bytes).
@safe public struct JSONParser {
    /// How many arrays and objects may stand in one another.
    public static let depthLimit = 512

    let bytes: [UInt8]
    /// The memory of ``bytes``, borrowed for the time of the parse.
    private let memory: UnsafeBufferPointer<UInt8>
    var at = 0

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

    /// A fault at a byte offset, before line and column are counted.
    struct Fault: Error {
        let offset: Int
        let what: Phrase
    }

    /// The tree of `bytes`. Errors name line and column, and `file` where given.
    public static func parse(_ bytes: [UInt8], file: String = "") throws(JSONError) -> JSONValue {
        let result = unsafe bytes.withUnsafeBufferPointer { memory -> Result<JSONValue, Fault> in
            var parser = unsafe JSONParser(bytes: bytes, memory: memory)
            do throws(Fault) {
                return .success(try parser.document())
            } catch {
                return .failure(error)
            }
        }
        switch result {
        case .success(let root): return root
        case .failure(let fault): throw JSONSource(file: file, bytes: bytes).error(at: fault.offset, fault.what)
        }
    }

    private init(bytes: [UInt8], memory: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        unsafe self.memory = unsafe memory
    }

    /// The byte under the cursor; 0 at the end. A real NUL is told apart by ``isAtEnd`` when the message is made.
    @inline(__always) var byte: UInt8 { unsafe at < memory.count ? memory[at] : 0 }

    /// The bytes from `start` to the cursor, known to be UTF-8, as text.
    @inline(__always) func text(from start: Int) -> String {
        unsafe String(decoding: UnsafeBufferPointer(rebasing: memory[start..<at]), as: UTF8.self)
    }

    var isAtEnd: Bool { at >= bytes.count }

    @inline(__always) mutating func skipWhitespace() {
        while true {
            switch byte {
            case 0x20, 0x0A, 0x0D, 0x09: at += 1
            default: return
            }
        }
    }

    private mutating func document() throws(Fault) -> JSONValue {
        if bytes.starts(with: JSONSource.byteOrderMark) { at = 3 }
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
            throw Fault(offset: 0, what: "the text is UTF-16; JSON must be UTF-8: save it again as UTF-8")
        }
        skipWhitespace()
        if isAtEnd { throw Fault(offset: at, what: "the text is empty; a JSON value was expected") }
        let root = try value()
        skipWhitespace()
        if !isAtEnd { throw unexpected("the end of the text; only one value is allowed") }
        return root
    }

    /// One value with all that is in it: goes down by pushing frames and up by closing them.
    private mutating func value() throws(Fault) -> JSONValue {
        while true {
            skipWhitespace()
            var complete: JSONValue
            switch byte {
            case UInt8(ascii: "{"):
                try open(isObject: true)
                if byte != UInt8(ascii: "}") {
                    try name()
                    continue
                }
                complete = close()
            case UInt8(ascii: "["):
                try open(isObject: false)
                if byte != UInt8(ascii: "]") { continue }
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
                skipWhitespace()
                if byte == UInt8(ascii: ",") {
                    at += 1
                    if isObject {
                        skipWhitespace()
                        try name()
                    }
                    break
                }
                guard byte == UInt8(ascii: isObject ? "}" : "]") else {
                    let (container, closing): (Phrase, String) = isObject ? ("an object", "}") : ("an array", "]")
                    throw unexpected("',' or '\(closing)'", inside: container, opened: frames[top].opened)
                }
                if isObject { try refuseDuplicates(from: frames[top].start) }
                complete = close()
            }
            if frames.isEmpty { return complete }
        }
    }

    private mutating func open(isObject: Bool) throws(Fault) {
        if frames.count == JSONParser.depthLimit {
            throw Fault(offset: at, what: "more than \(JSONParser.depthLimit) arrays and objects inside one another")
        }
        frames.append(Frame(isObject: isObject, opened: at, start: isObject ? members.count : elements.count))
        at += 1
        skipWhitespace()
    }

    private mutating func close() -> JSONValue {
        at += 1
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
    private mutating func name() throws(Fault) {
        let top = frames.count - 1
        guard byte == UInt8(ascii: "\"") else {
            throw unexpected("a name in double quotes", inside: "an object", opened: frames[top].opened)
        }
        frames[top].nameOffset = at
        frames[top].name = try string()
        skipWhitespace()
        guard byte == UInt8(ascii: ":") else { throw unexpected("':' after a name", inside: "an object", opened: frames[top].opened) }
        at += 1
    }

    /// Pairwise for the small objects of every day, by a set above: O(n).
    private func refuseDuplicates(from start: Int) throws(Fault) {
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

    private func duplicate(_ member: JSONMember) -> Fault {
        Fault(offset: member.offset, what: "the name \"\(member.name)\" stands twice in one object")
    }
}
