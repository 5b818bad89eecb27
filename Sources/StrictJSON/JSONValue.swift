import Wording

/// A JSON text as a tree (RFC 8259): members in the order written, numbers as written.
///
/// Equality looks at the content only: order of members and spelling of numbers count, places in the source do not.
/// The depth is bounded by ``JSONParser/depthLimit`` when it comes from the parser.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])
}

/// One `"name": value` of an object, with the place of its name in the source.
public struct JSONMember: Sendable {
    /// The name, unescaped.
    public let name: String
    /// The value that stands under it.
    public let value: JSONValue
    /// Byte offset of the opening quote of the name in the source; 0 for a member made by a program.
    package let offset: Int

    /// A member; `offset` only matters for messages.
    public init(name: String, value: JSONValue, offset: Int = 0) {
        self.name = name
        self.value = value
        self.offset = offset
    }
}

extension JSONMember: Hashable {
    public static func == (a: JSONMember, b: JSONMember) -> Bool { a.name == b.name && a.value == b.value }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(value)
    }
}

extension JSONValue {
    /// What kind of value it is, with its article, for messages: `a number`, `an object`, `null`.
    package var kind: Phrase {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .array: "an array"
        case .object: "an object"
        }
    }

    /// The value of the member `name` of an object; nil for any other value, or where there is no such member. O(members).
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }
}
