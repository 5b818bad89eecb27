/// Objects of one text that are alike, read in their plain spelling (see ``PlainJSON``): the features of a layer have the same names in the
/// same order, and many of the same values.
///
/// What stood in the object before is compared byte by byte, and need not be made again. Not for more than one text.
package struct PlainMembers {
    /// What an object before had in this place.
    private struct Known {
        /// The name with its quotes, as it stands in the text.
        var spelling: Range<Int>
        var name: String
        /// The value, and where it stands in the text.
        var valueSpelling = 0..<0
        var value = JSONValue.null
    }

    private var known: [Known] = []

    package init() {}

    /// The members of the object at `at`, offsets counted from its brace; nil for what is not plain, and where a name stands twice.
    ///
    /// Complexity: linear in the bytes.
    package mutating func read(_ text: Span<UInt8>, _ at: inout Int) -> [JSONMember]? {
        var hasNew = false
        if let members = members(text, &at, &hasNew), !hasNew || Self.areDistinct(members) { return members }
        // Names that nobody has compared with one another are none to know others by.
        if hasNew { known = [] }
        return nil
    }

    private mutating func members(_ text: Span<UInt8>, _ at: inout Int, _ hasNew: inout Bool) -> [JSONMember]? {
        let start = at
        guard PlainJSON.take(UInt8(ascii: "{"), text, &at) else { return nil }
        if PlainJSON.take(UInt8(ascii: "}"), text, &at) { return [] }
        var members: [JSONMember] = []
        members.reserveCapacity(known.isEmpty ? 8 : known.count)
        repeat {
            PlainJSON.skipWhitespace(text, &at)
            let (place, nameStart) = (members.count, at)
            let name: String
            if place < known.count, PlainJSON.stands(known[place].spelling, text, at: at) {
                name = known[place].name
                at += known[place].spelling.count
            } else {
                guard let read = PlainJSON.string(text, &at) else { return nil }
                (name, hasNew) = (read, true)
                // Those behind it were other than those before it, and need not be now.
                known.removeSubrange(min(place, known.count)...)
                known.append(Known(spelling: nameStart..<at, name: name))
            }
            guard PlainJSON.take(UInt8(ascii: ":"), text, &at) else { return nil }
            PlainJSON.skipWhitespace(text, &at)
            guard let value = value(text, &at, place) else { return nil }
            members.append(JSONMember(name: name, value: value, offset: nameStart - start))
        } while PlainJSON.take(UInt8(ascii: ","), text, &at)
        return PlainJSON.take(UInt8(ascii: "}"), text, &at) ? members : nil
    }

    /// The value at `at`, for the name in this place.
    @inline(__always) private mutating func value(_ text: Span<UInt8>, _ at: inout Int, _ place: Int) -> JSONValue? {
        let start = at
        if !known[place].valueSpelling.isEmpty, PlainJSON.stands(known[place].valueSpelling, text, at: at) {
            let end = at + known[place].valueSpelling.count
            // A number might go on.
            if Self.isEnd(PlainJSON.byte(text, end)) {
                at = end
                return known[place].value
            }
        }
        let isArray = PlainJSON.byte(text, at) == UInt8(ascii: "[")
        guard let value = isArray ? PlainJSON.array(text, &at).map({ .array($0) }) : PlainJSON.scalar(text, &at) else { return nil }
        (known[place].valueSpelling, known[place].value) = (start..<at, value)
        return value
    }

    @inline(__always) private static func isEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte <= 0x20
    }

    private static func areDistinct(_ members: [JSONMember]) -> Bool {
        var met = Set<String>(minimumCapacity: members.count)
        return members.allSatisfy { met.insert($0.name).inserted }
    }
}
