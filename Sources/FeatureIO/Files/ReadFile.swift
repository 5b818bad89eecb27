import Glibc

/// The most bytes of a file that is read as a whole: 512 MiB. CSV and GeoPackage are read in pieces and may be larger.
public let wholeFileLimit = 512 << 20

/// The bytes of a file; `-` is standard input. Complexity: one copy of the file in memory.
///
/// Fails with `file-not-found`, `file-is-folder`, `file-not-readable`, `file-too-large` (more than `limit` bytes) or `read-failed`.
public func readFile(_ path: String, limit: Int = wholeFileLimit) throws(FileError) -> [UInt8] {
    let read: [UInt8]?
    do throws(SystemFault) { read = try bytes(of: path, limit: limit) } catch { throw error.reading(path) }
    guard let read else {
        throw FileError(
            code: "file-too-large", path: path, what: "it has more than \(limit >> 20) MiB, which is as much as is read at once",
            fix: "Split it into several files, or give it as a GeoPackage", kind: .badData)
    }
    return read
}

/// Whether a folder stands at the path, or a link to one.
public func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// Nil where there are more than `limit` bytes.
private func bytes(of path: String, limit: Int) throws(SystemFault) -> [UInt8]? {
    let file = try openForReading(path)
    let status = try file.status()
    if status.st_mode & S_IFMT == S_IFDIR { throw SystemFault(number: EISDIR) }
    guard status.st_size <= limit else { return nil }
    // One byte more than the size, so that the end shows in the same read; pipes and /proc say 0 and grow.
    var bytes = try file.read(limit: max(Int(status.st_size) + 1, 1 << 16))
    while !bytes.isEmpty {
        let more = try file.read(limit: 1 << 20)
        if more.isEmpty { break }
        bytes += more
        guard bytes.count <= limit else { return nil }
    }
    return bytes
}

/// `path` opened for reading, or standard input for `-`.
func openForReading(_ path: String) throws(SystemFault) -> Descriptor {
    path == "-" ? Descriptor(borrowing: STDIN_FILENO) : try Descriptor(opening: path, O_RDONLY)
}
