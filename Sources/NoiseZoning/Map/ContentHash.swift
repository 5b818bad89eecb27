/// The SHA-256 that names a map in every record: of its file, or of everything that it was built from.
///
/// Worked out when it is asked for, since most answers do not print it. Linear in the bytes, each time.
public struct ContentHash: Sendable {
    private enum Source {
        case bytes([UInt8])
        case digest(String)
    }

    private let source: Source

    /// The hash of a file's bytes.
    init(of bytes: [UInt8]) { source = .bytes(bytes) }

    /// A hash that is known, as 64 hexadecimal digits.
    public init(_ digest: String) { source = .digest(digest) }

    /// 64 hexadecimal digits.
    public var hexDigest: String {
        switch source {
        case .bytes(let bytes): SHA256.hexDigest(of: bytes)
        case .digest(let digest): digest
        }
    }
}
