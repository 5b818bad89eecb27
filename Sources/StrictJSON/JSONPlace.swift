import Wording

/// The way to a value from the root, shared with the way to what holds it.
indirect enum JSONPath: Sendable {
    case root
    /// `offset` is that of the member's name in the source.
    case member(JSONPath, name: String, offset: Int)
    case element(JSONPath, index: Int)

    /// As people write it: `zones[3].area_km2`.
    var text: String {
        switch self {
        case .root: ""
        case .member(.root, let name, _): name
        case .member(let parent, let name, _): "\(parent.text).\(name)"
        case .element(let parent, let index): "\(parent.text)[\(index)]"
        }
    }
}

/// A place in a source: found again in its bytes only when a message needs it, so that reading costs nothing for it.
struct JSONPlace: Sendable {
    let source: JSONSource
    let path: JSONPath

    func member(_ member: JSONMember) -> JSONPlace {
        JSONPlace(source: source, path: .member(path, name: member.name, offset: member.offset))
    }

    func element(_ index: Int) -> JSONPlace { JSONPlace(source: source, path: .element(path, index: index)) }

    /// An error at the value. O(offset of the value).
    func error(_ what: Phrase) -> JSONError { source.error(at: valueOffset(path), path: path.text, what) }

    /// An error at the name of the value's member, for a name that should not be there.
    func errorAtName(_ what: Phrase) -> JSONError {
        guard case .member(_, _, let offset) = path else { return error(what) }
        return source.error(at: offset, path: path.text, what)
    }

    /// The first byte of the value: from the nearest name above it, over the elements before it. The source has been parsed, so it is well formed.
    private func valueOffset(_ path: JSONPath) -> Int {
        let bytes = source.bytes
        var at: Int
        switch path {
        case .root:
            at = bytes.starts(with: JSONSource.byteOrderMark) ? 3 : 0
            JSONPlace.skip(whitespaceAnd: nil, in: bytes, &at)
        case .member(_, _, let offset):
            at = offset
            JSONPlace.skipValue(in: bytes, &at)
            JSONPlace.skip(whitespaceAnd: UInt8(ascii: ":"), in: bytes, &at)
        case .element(let parent, let index):
            at = valueOffset(parent) + 1
            JSONPlace.skip(whitespaceAnd: nil, in: bytes, &at)
            for _ in 0..<index {
                JSONPlace.skipValue(in: bytes, &at)
                JSONPlace.skip(whitespaceAnd: UInt8(ascii: ","), in: bytes, &at)
            }
        }
        return at
    }

    private static func skip(whitespaceAnd mark: UInt8?, in bytes: [UInt8], _ at: inout Int) {
        while at < bytes.count, bytes[at] <= 0x20 || bytes[at] == mark { at += 1 }
    }

    private static func skipValue(in bytes: [UInt8], _ at: inout Int) {
        var cursor = JSONCursor(bytes, at..<bytes.count)
        cursor.skipExtent()
        at = cursor.at
    }
}
