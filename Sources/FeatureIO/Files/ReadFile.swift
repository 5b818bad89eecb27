import Glibc

/// The bytes of a file; `-` is standard input. Complexity: one copy of the file in memory.
///
/// Fails with `file-not-found`, `file-is-folder`, `file-not-readable` or `read-failed`.
public func readFile(_ path: String) throws(FileError) -> [UInt8] {
    do throws(SystemFault) {
        let file = try openForReading(path)
        let status = try file.status()
        if status.st_mode & S_IFMT == S_IFDIR { throw SystemFault(number: EISDIR) }
        // One byte more than the size, so that the end shows in the same read; pipes and /proc say 0 and grow.
        var bytes = try file.read(limit: max(Int(status.st_size) + 1, 1 << 16))
        while !bytes.isEmpty {
            let more = try file.read(limit: 1 << 20)
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    } catch {
        throw error.reading(path)
    }
}

/// `path` opened for reading, or standard input for `-`.
func openForReading(_ path: String) throws(SystemFault) -> Descriptor {
    path == "-" ? Descriptor(borrowing: STDIN_FILENO) : try Descriptor(opening: path, O_RDONLY)
}
