/// A parsed JSON text that remembers its source, so that a reader of its content can say where a fault stands.
///
///     let document = try JSONDocument(bytes, file: "pack.json")
///     var pack = try document.object()
///     let id = try pack.string("id")
///     let accuracy = try pack.optionalDouble("positional_accuracy_m")
///     try pack.finish()                      // refuses names nobody asked for
package struct JSONDocument: Sendable {
    /// The whole tree.
    package let root: JSONValue
    let source: JSONSource

    /// Parses strictly (see ``JSONParser``). `file` only appears in messages. O(bytes).
    package init(_ bytes: [UInt8], file: String = "") throws(JSONError) {
        root = try JSONParser.parse(bytes, file: file)
        source = JSONSource(file: file, bytes: bytes)
    }

    /// The same over a span of memory, which is copied.
    package init(_ bytes: Span<UInt8>, file: String = "") throws(JSONError) {
        var copy: [UInt8] = []
        copy.reserveCapacity(bytes.count)
        for i in bytes.indices { copy.append(bytes[i]) }
        try self.init(copy, file: file)
    }

    /// The root, for reading with types.
    package var value: StrictValue { StrictValue(value: root, place: JSONPlace(source: source, path: .root)) }

    /// The root as an object; an error if it is something else.
    package func object() throws(JSONError) -> StrictObject { try value.object() }
}
