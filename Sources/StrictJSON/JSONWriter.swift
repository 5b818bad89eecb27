/// Writes JSON into a byte buffer, members in the order given, UTF-8 as it is; the same input gives the same bytes everywhere.
///
///     var writer = JSONWriter(.pretty)
///     writer.object { writer in
///         writer.member("class", "4a")
///         writer.key("limits")
///         writer.object(inline: true) { $0.member("day", 70); $0.member("night", 55) }
///     }
///
/// The grammar is the caller's duty and checked by preconditions: a name before each value of an object, ends that match beginnings.
package struct JSONWriter: Sendable {
    /// How the text is laid out.
    package enum Style: Sendable {
        /// No white space at all.
        case compact
        /// Two spaces a level, one member or element a line, except in what is written `inline`.
        case pretty
    }

    /// What has been written so far.
    package private(set) var bytes: [UInt8] = []
    private let style: Style
    private var levels: [Level] = []
    private var hasName = false

    private struct Level {
        let isObject: Bool
        let inline: Bool
        var isEmpty = true
    }

    /// `capacity` reserves that many bytes.
    package init(_ style: Style = .compact, capacity: Int = 0) {
        self.style = style
        bytes.reserveCapacity(capacity)
    }

    /// What has been written, as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Takes what has been written and leaves the buffer empty, its memory kept for the next piece of a stream.
    package mutating func drain(_ body: (Span<UInt8>) -> Void) {
        body(bytes.span)
        bytes.removeAll(keepingCapacity: true)
    }

    /// A line break between values that are not in one another (newline-delimited JSON, the end of a file).
    package mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

    // MARK: Containers

    /// `{`; `inline` keeps its content on one line in pretty style.
    package mutating func beginObject(inline: Bool = false) { begin(UInt8(ascii: "{"), isObject: true, inline: inline) }
    /// `}`, for the object begun last.
    package mutating func endObject() { end(UInt8(ascii: "}"), isObject: true) }
    /// `[`; `inline` keeps its content on one line in pretty style.
    package mutating func beginArray(inline: Bool = false) { begin(UInt8(ascii: "["), isObject: false, inline: inline) }
    /// `]`, for the array begun last.
    package mutating func endArray() { end(UInt8(ascii: "]"), isObject: false) }

    /// An object with what `body` writes into it.
    package mutating func object<E: Error>(inline: Bool = false, _ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
        beginObject(inline: inline)
        try body(&self)
        endObject()
    }

    /// An array of what `body` writes into it.
    package mutating func array<E: Error>(inline: Bool = false, _ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
        beginArray(inline: inline)
        try body(&self)
        endArray()
    }

    /// The name of the member whose value is written next.
    package mutating func key(_ name: String) {
        precondition(levels.last?.isObject == true && !hasName, "a name belongs into an object, once before its value")
        separate()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        if style == .pretty { bytes.append(0x20) }
        hasName = true
    }

    private mutating func begin(_ bracket: UInt8, isObject: Bool, inline: Bool) {
        startValue()
        bytes.append(bracket)
        levels.append(Level(isObject: isObject, inline: inline || style == .compact || levels.last?.inline == true))
    }

    private mutating func end(_ bracket: UInt8, isObject: Bool) {
        precondition(levels.last?.isObject == isObject && !hasName, "an end without its beginning, or a name without its value")
        let level = levels.removeLast()
        if !level.inline && !level.isEmpty { breakLine() }
        bytes.append(bracket)
    }

    /// The comma, and in pretty style the space, between this member or element and the one before it.
    private mutating func separate() {
        guard let level = levels.last else { return }
        if !level.isEmpty { bytes.append(UInt8(ascii: ",")) }
        if !level.inline { breakLine() } else if style == .pretty && !level.isEmpty { bytes.append(0x20) }
        levels[levels.count - 1].isEmpty = false
    }

    private mutating func startValue() {
        if hasName {
            hasName = false
        } else {
            precondition(levels.last?.isObject != true, "a value in an object needs a name")
            separate()
        }
    }

    private mutating func breakLine() {
        bytes.append(UInt8(ascii: "\n"))
        for _ in levels { bytes.append(contentsOf: [0x20, 0x20]) }
    }

    // MARK: Values

    /// `null`.
    package mutating func null() { word("null") }
    /// `true` or `false`.
    package mutating func bool(_ value: Bool) { word(value ? "true" : "false") }
    /// An integer.
    package mutating func int(_ value: Int) { word(String(value)) }

    /// The shortest decimal that reads back as the same double; whole numbers without a point. Traps on NaN and infinity.
    package mutating func double(_ value: Double) {
        precondition(value.isFinite, "JSON has no NaN or infinity")
        let text = value.description
        word(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }

    /// A decimal with exactly `places` places (see ``FixedDecimal``); `trimmed` drops zeros at its end.
    package mutating func fixed(_ value: Double, places: Int, trimmed: Bool = false) {
        startValue()
        FixedDecimal.append(value, places: places, trimmed: trimmed, to: &bytes)
    }

    /// A text in quotes.
    package mutating func string(_ value: String) {
        startValue()
        quote(value)
    }

    /// A whole tree; numbers as they were written.
    package mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let bool): self.bool(bool)
        case .number(let number): word(number.literal)
        case .string(let text): string(text)
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                key(member.name)
                self.value(member.value)
            }
            endObject()
        }
    }

    private mutating func word(_ text: String) {
        startValue()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func quote(_ text: String) { JSONBytes.append(text, to: &bytes) }
}

extension JSONWriter {
    /// `"name": value` in one call.
    package mutating func member(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    /// An integer as a member.
    package mutating func member(_ name: String, _ value: Int) {
        key(name)
        int(value)
    }

    /// `true` or `false` as a member.
    package mutating func member(_ name: String, _ value: Bool) {
        key(name)
        bool(value)
    }

    /// A double in its shortest form; see ``member(_:_:places:)`` for fixed decimals.
    package mutating func member(_ name: String, _ value: Double) {
        key(name)
        double(value)
    }

    /// A fixed decimal as a member (see ``fixed(_:places:trimmed:)``).
    package mutating func member(_ name: String, _ value: Double, places: Int, trimmed: Bool = false) {
        key(name)
        fixed(value, places: places, trimmed: trimmed)
    }

    /// A text, or `null`.
    package mutating func member(_ name: String, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    /// An array of texts, on one line.
    package mutating func member(_ name: String, _ values: [String]) {
        key(name)
        array(inline: true) { writer in
            for value in values { writer.string(value) }
        }
    }
}
