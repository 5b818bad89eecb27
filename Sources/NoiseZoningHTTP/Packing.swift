import NoiseZoningServer

/// Whether an answer goes out as gzip (RFC 9110, 8.4.1.3).
enum Packing: Sendable, Hashable {
    /// It is too short to win by it, or of a kind that is packed in itself.
    case never
    /// It could be packed, and the client does not take it so.
    case plain
    case packs
    /// It is packed already, and the client takes it so, or does not.
    case isPacked, unpacks

    /// Answers to one place are shorter than this, and go out as they are.
    private static let least = 4096

    /// - Parameter accepted: the header `Accept-Encoding`.
    init(_ reply: Reply, accepted: String?) {
        let takes = Self.takesGzip(accepted ?? "")
        if reply.isCompressed {
            self = takes ? .isPacked : .unpacks
            return
        }
        if case .whole(let bytes) = reply.content, bytes.count < Self.least {
            self = .never
            return
        }
        self = takes && GzipPacker.isAvailable ? .packs : .plain
    }

    /// `gzip`, or `*`, and not with a weight of nothing.
    private static func takesGzip(_ header: String) -> Bool {
        var takes: [Substring: Bool] = [:]
        for part in header.lowercased().split(separator: ",") {
            let words = part.split(separator: ";").map { $0.drop { $0 == " " }.prefix { $0 != " " } }
            guard let name = words.first else { continue }
            takes[name] = !words.dropFirst().contains { $0.hasPrefix("q=0") && $0.dropFirst(3).allSatisfy { $0 == "." || $0 == "0" } }
        }
        return takes["gzip"] ?? takes["*"] ?? false
    }
}
