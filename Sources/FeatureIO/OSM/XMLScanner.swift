/// The tags of an XML text, one after the other: as much of XML as files of OpenStreetMap have. Entities of one's own are not.
struct XMLScanner {
    /// The text is no XML from this byte on.
    struct Fault: Error {
        let offset: Int
    }

    enum Piece: Equatable {
        case begin(String)
        case end(String)
    }

    private let bytes: [UInt8]
    private(set) var at: Int
    /// Names of the elements that are open.
    private var open: [Range<Int>] = []
    /// An element without content ends where it begins.
    private var isEndDue = false
    private var attributes: [(name: Range<Int>, value: Range<Int>)] = []
    /// Elements in one another.
    private static let deepest = 64

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        at = bytes.starts(with: TextEncoding.utf8.mark) ? 3 : 0
    }

    var depth: Int { open.count }

    /// The next tag; nil behind the last, where all that was begun has ended.
    mutating func next() throws(Fault) -> Piece? {
        if isEndDue {
            isEndDue = false
            return .end(name(open.removeLast()))
        }
        while let start = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
            at = start + 1
            switch at < bytes.count ? bytes[at] : 0 {
            case UInt8(ascii: "?"): try skip(to: "?>")
            case UInt8(ascii: "!"):
                try skip(to: bytes[at...].starts(with: "!--".utf8) ? "-->" : bytes[at...].starts(with: "![CDATA[".utf8) ? "]]>" : ">")
            case UInt8(ascii: "/"):
                at += 1
                let range = try word()
                try expect(UInt8(ascii: ">"))
                guard let last = open.popLast(), bytes[last].elementsEqual(bytes[range]) else { throw Fault(offset: start) }
                return .end(name(range))
            default: return .begin(name(try element()))
            }
        }
        at = bytes.count
        guard open.isEmpty else { throw Fault(offset: at) }
        return nil
    }

    private func name(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private mutating func element() throws(Fault) -> Range<Int> {
        let start = at
        let range = try word()
        guard open.count < Self.deepest else { throw Fault(offset: start) }
        open.append(range)
        attributes.removeAll(keepingCapacity: true)
        while true {
            space()
            guard at < bytes.count else { throw Fault(offset: start) }
            switch bytes[at] {
            case UInt8(ascii: ">"):
                at += 1
                return range
            case UInt8(ascii: "/"):
                at += 1
                try expect(UInt8(ascii: ">"))
                isEndDue = true
                return range
            default:
                let name = try word()
                try expect(UInt8(ascii: "="))
                space()
                guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'"),
                    let end = bytes[(at + 1)...].firstIndex(of: bytes[at])
                else { throw Fault(offset: at) }
                attributes.append((name, (at + 1)..<end))
                at = end + 1
            }
        }
    }

    private mutating func skip(to end: String) throws(Fault) {
        let (start, end) = (at, Array(end.utf8))
        while let place = bytes[at...].firstIndex(of: end[0]) {
            if bytes[place...].starts(with: end) {
                at = place + end.count
                return
            }
            at = place + 1
        }
        throw Fault(offset: start)
    }

    private mutating func space() { while at < bytes.count, bytes[at] <= 0x20 { at += 1 } }

    private mutating func expect(_ byte: UInt8) throws(Fault) {
        space()
        guard at < bytes.count, bytes[at] == byte else { throw Fault(offset: at) }
        at += 1
    }

    /// A name: what stands before a space or a sign of XML.
    private mutating func word() throws(Fault) -> Range<Int> {
        let start = at
        while at < bytes.count, bytes[at] > 0x20, !"<>/='\"".utf8.contains(bytes[at]) { at += 1 }
        guard at > start else { throw Fault(offset: start) }
        return start..<at
    }

    /// The text up to the next tag.
    mutating func text() throws(Fault) -> String {
        let end = bytes[at...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        return try unescaped(at..<end)
    }

    /// The bytes of an attribute of the element that was begun last; nil where it has none.
    private func bytes(of attribute: StaticString) -> Range<Int>? {
        attributes.first { part in
            attribute.withUTF8Buffer { unsafe $0.elementsEqual(bytes[part.name]) }
        }?.value
    }

    /// The text of an attribute of the element that was begun last; nil where it has none.
    func attribute(_ name: StaticString) throws(Fault) -> String? {
        guard let range = bytes(of: name) else { return nil }
        return try unescaped(range)
    }

    /// The same as a whole number.
    func number(_ name: StaticString) throws(Fault) -> Int64? {
        guard let range = bytes(of: name) else { return nil }
        guard let number = Int64(String(decoding: bytes[range], as: UTF8.self)) else { throw Fault(offset: range.lowerBound) }
        return number
    }

    /// The same as degrees.
    func degrees(_ name: StaticString) throws(Fault) -> Double? {
        guard let range = bytes(of: name) else { return nil }
        guard let number = Double(String(decoding: bytes[range], as: UTF8.self)), number.isFinite else {
            throw Fault(offset: range.lowerBound)
        }
        return number
    }

    private func unescaped(_ range: Range<Int>) throws(Fault) -> String {
        guard bytes[range].contains(UInt8(ascii: "&")) else { return String(decoding: bytes[range], as: UTF8.self) }
        var text: [UInt8] = []
        var at = range.lowerBound
        while at < range.upperBound {
            guard bytes[at] == UInt8(ascii: "&") else {
                text.append(bytes[at])
                at += 1
                continue
            }
            guard let end = bytes[at..<min(at + 12, range.upperBound)].firstIndex(of: UInt8(ascii: ";")),
                let letter = Self.letter(String(decoding: bytes[(at + 1)..<end], as: UTF8.self))
            else { throw Fault(offset: at) }
            text += String(letter).utf8
            at = end + 1
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func letter(_ entity: String) -> Unicode.Scalar? {
        switch entity {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard entity.hasPrefix("#") else { return nil }
            let digits = entity.dropFirst()
            return (digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)).flatMap(Unicode.Scalar.init)
        }
    }
}
