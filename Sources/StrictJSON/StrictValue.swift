import Wording

/// A value on its way to becoming a Swift type: each accessor gives that type or an error with path, line and column.
public struct StrictValue: Sendable {
    /// The value itself, for what the accessors do not offer.
    public let value: JSONValue
    let place: JSONPlace

    /// The way from the root, e.g. `zones[3].area_km2`; empty at the root.
    public var path: String { place.path.text }

    /// Whether it is `null`.
    public var isNull: Bool { value == .null }

    /// An error at this value, for a reader that knows more than the type. `what` is a sentence without a full stop.
    public func error(_ what: Phrase) -> JSONError { place.error(what) }

    /// A text.
    public func string() throws(JSONError) -> String {
        guard case .string(let text) = value else { throw mismatch("a text") }
        return text
    }

    /// `true` or `false`.
    public func bool() throws(JSONError) -> Bool {
        guard case .bool(let bool) = value else { throw mismatch("true or false") }
        return bool
    }

    /// A number as a double; always finite.
    public func double() throws(JSONError) -> Double {
        guard case .number(let number) = value else { throw mismatch("a number") }
        return number.double
    }

    /// A number written without point and exponent.
    public func int() throws(JSONError) -> Int {
        guard case .number(let number) = value else { throw mismatch("a whole number") }
        guard let int = number.int else { throw error("expected a whole number, found \(number.literal)") }
        return int
    }

    /// The elements of an array. O(elements).
    public func array() throws(JSONError) -> [StrictValue] {
        guard case .array(let elements) = value else { throw mismatch("an array") }
        return elements.enumerated().map { StrictValue(value: $1, place: place.element($0)) }
    }

    /// An object, for reading its members by name.
    public func object() throws(JSONError) -> StrictObject {
        guard case .object(let members) = value else { throw mismatch("an object") }
        return StrictObject(members: members, place: place)
    }

    /// An array of texts.
    public func strings() throws(JSONError) -> [String] {
        var texts: [String] = []
        for element in try array() { texts.append(try element.string()) }
        return texts
    }

    private func mismatch(_ expected: Phrase) -> JSONError { error("expected \(expected), found \(value.kind)") }
}
