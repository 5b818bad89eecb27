import StrictJSON

/// A line that holds one JSON object: its members, and the object as it was written.
package struct JSONLine {
    /// The members of the object, in the order of the line.
    package let members: [JSONMember]
    /// What stands between the commas, by member, with the white space about it.
    private let pieces: [ArraySlice<UInt8>]

    /// Nil for a value that is no object, which is then given as it is.
    package static func read(_ line: ArraySlice<UInt8>) throws(JSONError) -> (line: JSONLine?, value: JSONValue) {
        let bytes = Array(line)
        let value = try JSONDocument(bytes).root
        guard case .object(let members) = value else { return (nil, value) }
        return (JSONLine(members: members, pieces: Self.pieces(of: bytes)), value)
    }

    /// The object as it was written, without the members of some names, and with members of another object behind its own.
    package func joined(_ object: [UInt8], without isReplaced: (String) -> Bool) -> [UInt8] {
        let kept = zip(members, pieces).filter { !isReplaced($0.0.name) }.map(\.1)
        guard !kept.isEmpty else { return object }
        return [UInt8(ascii: "{")] + kept.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: ",")] + object.dropFirst()
    }

    /// The text of a sound object, cut at its own commas. Linear.
    private static func pieces(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var scanner = JSONScanner(bytes)
        var walk = scanner.enter()
        var pieces: [ArraySlice<UInt8>] = []
        var start = scanner.at
        while (try? scanner.nextName(&walk)) != nil {
            scanner.skipExtent()
            _ = scanner.peek()
            pieces.append(bytes[start..<scanner.at])
            start = scanner.at + 1
        }
        return pieces
    }
}
