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

    /// That of a file as it stands now; nil for what is no file, or cannot be read. Linear in its bytes, with a piece of it in memory.
    package init?(of path: String) {
        var hash = SHA256()
        do throws(SystemFault) {
            let file = try openForReading(path, pipes: false)
            var count = 0
            while true {
                let piece = try file.read(limit: 1 << 20, from: count)
                guard !piece.isEmpty else { break }
                hash.add(piece)
                count += piece.count
            }
        } catch { return nil }
        self.init(path: path, sha256: hash.hexDigest())
    }

    init(path: String, _ bytes: [UInt8]) { self.init(path: path, sha256: SHA256.hexDigest(of: bytes)) }
}
