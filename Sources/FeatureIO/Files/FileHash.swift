/// A file by what was read from it: another may stand at its path by now.
package struct FileHash: Sendable, Hashable {
    /// The file that was read; of a GeoPackage layer the database, without `|layer`.
    package let path: String
    /// 64 hexadecimal digits.
    package let sha256: String

    /// Takes both as given; `sha256` is not checked.
    package init(path: String, sha256: String) {
        self.path = path
        self.sha256 = sha256
    }

    init(path: String, _ bytes: [UInt8]) { self.init(path: path, sha256: SHA256.hexDigest(of: bytes)) }
}
