import FeatureIO

/// What a client gets, as far as it is not HTTP itself.
package struct Reply: Sendable {
    package let type: String
    package let bytes: [UInt8]
    /// Whether the clock has no part in it: then it may be kept for some minutes. Else it is asked for again, and is not sent twice.
    package var isLasting = false
    /// What else stands in the head.
    package var fields: [(name: String, value: String)] = []

    package init(_ type: String, _ bytes: [UInt8]) {
        self.type = type
        self.bytes = bytes
    }

    /// The name of these bytes. An answer holds the hash of its map, so that another map has other names, and so has another hour.
    package var tag: String { "\"\(SHA256.hexDigest(of: bytes).prefix(32))\"" }

    package var cacheControl: String { isLasting ? "public, max-age=300" : "no-cache" }

    static let json = "application/json"
    static let text = "text/plain; charset=utf-8"
}
