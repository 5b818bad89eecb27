import Wording

/// A value on its way to becoming a Swift type: each accessor gives that type or an error with path, line and column.
package struct StrictValue: Sendable {
    /// The value itself, for what the accessors do not offer.
    package let value: JSONValue
    let place: JSONPlace

    /// Whether it is `null`.
    package var isNull: Bool { value == .null }

    /// An error at this value, for a reader that knows more than the type. `what` is a sentence without a full stop.
    package func error(_ what: Phrase) -> JSONError { place.error(what) }

    /// A text.
    package func string() throws(JSONError) -> String {
        guard case .string(let text) = value else { throw mismatch("a text") }
        return text
    }

    /// `true` or `false`.
    package func bool() throws(JSONError) -> Bool {
        guard case .bool(let bool) = value else { throw mismatch("true or false") }
        return bool
    }

    /// A number as a double; always finite.
    package func double() throws(JSONError) -> Double {
        guard case .number(let number) = value else { throw mismatch("a number") }
        return number.double
    }

    /// A number written without point and exponent.
    package func int() throws(JSONError) -> Int {
        guard case .number(let number) = value else { throw mismatch("a whole number") }
        guard let int = number.int else { throw error("expected a whole number, found \(number.literal)") }
        return int
    }

    /// The elements of an array. O(elements).
    package func array() throws(JSONError) -> [StrictValue] {
        guard case .array(let elements) = value else { throw mismatch("an array") }
        return elements.enumerated().map { StrictValue(value: $1, place: place.element($0)) }
    }

    /// An object, for reading its members by name.
    package func object() throws(JSONError) -> StrictObject {
        guard case .object(let members) = value else { throw mismatch("an object") }
        return StrictObject(members: members, place: place)
    }

    /// An array of texts.
    package func strings() throws(JSONError) -> [String] {
        var texts: [String] = []
        for element in try array() { texts.append(try element.string()) }
        return texts
    }

    private func mismatch(_ expected: Phrase) -> JSONError { error("expected \(expected), found \(value.kind)") }
}

/// The members of an object, read by name and type; ``finish()`` refuses those nobody asked for.
///
/// An `optional…` accessor gives nil where the member is absent or `null`. Looking up members in the order of the source is O(1) each.
package struct StrictObject: Sendable {
    let members: [JSONMember]
    let place: JSONPlace
    private var asked: [String] = []
    private var used: [Bool]
    private var next = 0

    init(members: [JSONMember], place: JSONPlace) {
        self.members = members
        self.place = place
        used = Array(repeating: false, count: members.count)
    }

    /// The names in the order of the source.
    package var names: [String] { members.map(\.name) }

    /// Whether there is a member of that name; asking does not count as reading it. O(members).
    package func has(_ name: String) -> Bool { members.contains { $0.name == name } }

    /// An error at the object itself.
    package func error(_ what: Phrase) -> JSONError { place.error(what) }

    /// An error at the value of a member (at the object if there is no such member).
    package func error(at name: String, _ what: Phrase) -> JSONError {
        guard let member = members.first(where: { $0.name == name }) else { return place.error(what) }
        return place.member(member).error(what)
    }

    /// The member, or nil where it is absent. `null` is given as a value.
    package mutating func optionalValue(_ name: String) -> StrictValue? {
        asked.append(name)
        for step in members.indices {
            let i = (next + step) % members.count
            guard members[i].name == name else { continue }
            used[i] = true
            next = (i + 1) % members.count
            return StrictValue(value: members[i].value, place: place.member(members[i]))
        }
        return nil
    }

    /// The member; an error where it is absent.
    package mutating func value(_ name: String) throws(JSONError) -> StrictValue {
        guard let value = optionalValue(name) else { throw place.error("\"\(name)\" is missing") }
        return value
    }

    /// The member unless absent or null.
    private mutating func present(_ name: String) -> StrictValue? {
        guard let value = optionalValue(name), !value.isNull else { return nil }
        return value
    }

    /// A text. An error where it is absent or of another type.
    package mutating func string(_ name: String) throws(JSONError) -> String { try value(name).string() }
    /// `true` or `false`. An error where it is absent or of another type.
    package mutating func bool(_ name: String) throws(JSONError) -> Bool { try value(name).bool() }
    /// A number written without point and exponent. An error where it is absent or of another type.
    package mutating func int(_ name: String) throws(JSONError) -> Int { try value(name).int() }
    /// A number; always finite. An error where it is absent or of another type.
    package mutating func double(_ name: String) throws(JSONError) -> Double { try value(name).double() }
    /// An array. An error where it is absent or of another type.
    package mutating func array(_ name: String) throws(JSONError) -> [StrictValue] { try value(name).array() }
    /// An object. An error where it is absent or of another type.
    package mutating func object(_ name: String) throws(JSONError) -> StrictObject { try value(name).object() }
    /// An array of texts. An error where it is absent or of another type.
    package mutating func strings(_ name: String) throws(JSONError) -> [String] { try value(name).strings() }

    /// A text. Nil where it is absent or null; an error where it is of another type.
    package mutating func optionalString(_ name: String) throws(JSONError) -> String? { try present(name)?.string() }
    /// `true` or `false`. Nil where it is absent or null; an error where it is of another type.
    package mutating func optionalBool(_ name: String) throws(JSONError) -> Bool? { try present(name)?.bool() }
    /// A number written without point and exponent. Nil where it is absent or null; an error where it is of another type.
    package mutating func optionalInt(_ name: String) throws(JSONError) -> Int? { try present(name)?.int() }
    /// A number; always finite. Nil where it is absent or null; an error where it is of another type.
    package mutating func optionalDouble(_ name: String) throws(JSONError) -> Double? { try present(name)?.double() }
    /// An array. Nil where it is absent or null; an error where it is of another type.
    package mutating func optionalArray(_ name: String) throws(JSONError) -> [StrictValue]? { try present(name)?.array() }
    /// An object. Nil where it is absent or null; an error where it is of another type.
    package mutating func optionalObject(_ name: String) throws(JSONError) -> StrictObject? { try present(name)?.object() }
    /// An array of texts. Nil where it is absent or null; an error where it is of another type.
    package mutating func optionalStrings(_ name: String) throws(JSONError) -> [String]? { try present(name)?.strings() }

    /// A text that must be one of `allowed`; the error lists them.
    package mutating func string(_ name: String, oneOf allowed: [String]) throws(JSONError) -> String {
        let value = try value(name)
        let text = try value.string()
        guard allowed.contains(text) else { throw value.error("\"\(text)\" is not one of \(Phrase.list(allowed))") }
        return text
    }

    /// Refuses the first member that was not asked for, and says which names are known.
    package func finish() throws(JSONError) {
        guard let i = used.firstIndex(of: false) else { return }
        var names: [String] = []
        for name in asked where !names.contains(name) { names.append(name) }
        let known: Phrase = names.isEmpty ? "none is allowed here" : "known here: \(Phrase.list(names))"
        throw place.member(members[i]).errorAtName("unknown name \"\(members[i].name)\" (\(known))")
    }
}
