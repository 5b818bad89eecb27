import Wording

/// The parts of an `https://` address, percent-decoded. Nothing is ever fetched.
struct LinkAddress {
    /// Without user and port, in small letters.
    let host: String
    /// What stands between the slashes.
    let path: [String]
    let fragment: String
    private let query: [(name: String, value: String)]

    /// Nil where the text is no address of the web. O(length).
    init?(_ text: String) throws(Refusal) {
        let lowercase = text.prefix(Self.longestScheme).lowercased()
        guard let scheme = Self.schemes.first(where: lowercase.hasPrefix) else { return nil }
        var rest = text.dropFirst(scheme.count)
        func cut(at sign: Character) -> Substring? {
            guard let index = rest.firstIndex(of: sign) else { return nil }
            let tail = rest[rest.index(after: index)...]
            rest = rest[..<index]
            return tail
        }
        let fragment = cut(at: "#") ?? ""
        let query = cut(at: "?") ?? ""
        let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
        // `https://known.example@other.example/`: what is in front of the @ is a user, and no part of the host.
        let authority = (parts.first ?? "").split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        host = (authority.split(separator: ":", omittingEmptySubsequences: false).first ?? "").lowercased()
        var path: [String] = []
        for part in parts.dropFirst() { path.append(try Self.decoded(part)) }
        self.path = path
        self.fragment = try Self.decoded(fragment)
        var pairs: [(name: String, value: String)] = []
        for pair in query.split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            pairs.append((try Self.decoded(sides[0]).lowercased(), try Self.decoded(sides.count > 1 ? sides[1] : "")))
        }
        self.query = pairs
    }

    private static let schemes = ["https://", "http://"]
    private static let longestScheme = 8

    /// The value of a parameter that has one of these names, the first that is there and not empty. Two values of one name are refused.
    func value(_ names: String...) throws(Refusal) -> String? {
        for name in names {
            let values = Set(query.lazy.filter { $0.name == name && !$0.value.isEmpty }.map(\.value))
            guard values.count <= 1 else { throw .severalPlaces }
            if let value = values.first { return value }
        }
        return nil
    }

    /// Whether a parameter is there, whatever its value.
    func has(_ name: String) -> Bool { query.contains { $0.name == name } }

    /// The text that is written with `%` and two digits for a byte, and a plus for a blank.
    static func decoded(_ text: Substring) throws(Refusal) -> String {
        guard let decoded = percentDecoded(text, plusIsBlank: true) else { throw .badEncoding }
        return decoded
    }
}

/// The text that is written with `%` and two digits for a byte (RFC 3986, 2.1); nil where it is no UTF-8 then, or holds NUL. Linear.
///
/// - Parameter plusIsBlank: as forms write it.
package func percentDecoded(_ text: some StringProtocol, plusIsBlank: Bool) -> String? {
    // Most texts have nothing to decode.
    if !text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") || $0 == 0 }) { return String(text) }
    func digit(_ byte: UInt8) -> UInt8? { Character(UnicodeScalar(byte)).hexDigitValue.flatMap { UInt8(exactly: $0) } }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
        switch byte {
        case UInt8(ascii: "+") where plusIsBlank: bytes.append(UInt8(ascii: " "))
        case UInt8(ascii: "%"):
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
            bytes.append(high << 4 | low)
        default: bytes.append(byte)
        }
    }
    return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
}

extension Refusal {
    static var badEncoding: Refusal {
        Refusal(
            .link, "the link is cut off, or not percent-encoded UTF-8", "Copy the whole address anew, or give the coordinates and --crs")
    }

    /// A route, a list of marks: none of them is the place more than another.
    static var severalPlaces: Refusal {
        Refusal(.linkPlaces, "the link holds more than one place", "Give the link of one place, or its coordinates and --crs")
    }
}
