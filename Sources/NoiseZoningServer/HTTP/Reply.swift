import FeatureIO

/// What a client gets, as far as it is not HTTP itself.
package struct Reply: Sendable {
    package typealias Fields = [(name: String, value: String)]

    package enum Content: Sendable {
        case whole([UInt8])
        /// Written piece by piece as they are taken; what it gives back stands behind the last one.
        case pieces(@Sendable (_ write: ([UInt8]) async throws -> Void) async throws -> Fields)
    }

    package var status = 200
    package let type: String
    package let content: Content
    /// The name of this state of the answer: two answers of one name have the same bytes. Where nil, whole bytes are named by themselves.
    package var tag: String?
    /// Whether the clock has no part in it: then it may be kept for some minutes. Else it is asked for again, and is not sent twice.
    package var isLasting = false
    /// Whether the bytes are those of gzip already.
    package var isCompressed = false
    /// What else stands in the head.
    package var fields: Fields = []

    package init(_ type: String, _ bytes: [UInt8]) {
        self.type = type
        content = .whole(bytes)
    }

    /// An answer that is not at hand as a whole; each piece is best some ten kilobytes long.
    package init(_ type: String, pieces: @escaping @Sendable (_ write: ([UInt8]) async throws -> Void) async throws -> Void) {
        self.init(
            type,
            trailed: { write in
                try await pieces(write)
                return []
            })
    }

    /// The same, with fields that are known at the end only.
    package init(_ type: String, trailed pieces: @escaping @Sendable (_ write: ([UInt8]) async throws -> Void) async throws -> Fields) {
        self.type = type
        content = .pieces(pieces)
    }

    /// The name of bytes. An answer holds the hash of its map, so that another map has other names, and so has another hour.
    package static func tag(of bytes: [UInt8]) -> String { String(SHA256.hexDigest(of: bytes).prefix(32)) }

    package var cacheControl: String { isLasting ? "public, max-age=300" : "no-cache" }

    package static let json = "application/json"
    package static let text = "text/plain; charset=utf-8"
    package static let html = "text/html; charset=utf-8"
    package static let geoJSON = "application/geo+json"
}
