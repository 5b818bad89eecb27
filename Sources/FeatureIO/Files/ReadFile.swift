import SystemIO

/// The most bytes of a file that is read as a whole: 512 MiB. CSV and GeoPackage are read in pieces and may be larger.
package let wholeFileLimit = 512 << 20

/// The bytes of a file; `-` is standard input. Complexity: one copy of the file in memory.
///
/// Fails with `file-not-found`, `file-is-folder`, `file-not-readable`, `file-too-large` (more than `limit` bytes) or `read-failed`.
/// - Parameter pipes: whether a pipe is read; `not-a-file` where not.
package func readFile(_ path: String, limit: Int = wholeFileLimit, pipes: Bool = true) throws(FileError) -> [UInt8] {
    let read: [UInt8]?
    do throws(SystemFault) { read = try bytes(of: path, limit: limit, pipes: pipes) } catch { throw error.reading(path) }
    guard let read else { throw .tooLarge(path, limit) }
    return read
}

/// Whether a folder stands at the path, or a link to one.
package func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

extension FileError {
    /// A file that is read whole, and is longer than the limit in bytes.
    static func tooLarge(_ path: String, _ limit: Int) -> FileError {
        FileError(
            code: FileFault.fileTooLarge, path: path, what: "it has more than \(limit >> 20) MiB, which is as much as is read at once",
            fix: "Split it into several files, or give it as a GeoPackage", kind: .badData)
    }
}

/// Nil where there are more than `limit` bytes.
private func bytes(of path: String, limit: Int, pipes: Bool) throws(SystemFault) -> [UInt8]? {
    let file = try openForReading(path, pipes: pipes)
    let status = try file.status()
    guard status.st_size <= limit else { return nil }
    // One byte more than the size, so that the end shows in the same read; pipes and /proc say 0 and grow.
    var bytes = try file.read(limit: max(Int(status.st_size) + 1, 1 << 16))
    while !bytes.isEmpty {
        guard bytes.count <= limit else { return nil }
        let more = try file.read(limit: 1 << 20)
        if more.isEmpty { break }
        bytes += more
    }
    return bytes
}

/// The number of /dev/null, which is an empty file: 1:3 on Linux, 3:2 on Darwin.
#if canImport(Darwin)
    private let nullDevice: dev_t = 0x300_0002
#else
    private let nullDevice: dev_t = 0x103
#endif

/// `path` opened for reading, or standard input for `-`. A folder is refused, and a device that never ends, such as `/dev/zero`;
/// pipes are read (`<(…)` of a shell is one), and so is a terminal.
///
/// - Parameter pipes: false for what a file names and not a person: to open a pipe that nobody writes to waits for ever.
func openForReading(_ path: String, pipes: Bool = true) throws(SystemFault) -> Descriptor {
    if path == "-" { return Descriptor(borrowing: STDIN_FILENO) }
    let file = try Descriptor(opening: path, pipes ? O_RDONLY : O_RDONLY | O_NONBLOCK)
    let status = try file.status()
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw SystemFault(number: EISDIR)
    case S_IFIFO where !pipes: throw SystemFault(number: ESPIPE)
    case S_IFBLK: throw SystemFault(number: ENOTBLK)
    case S_IFCHR where isatty(file.number) == 0 && status.st_rdev != nullDevice: throw SystemFault(number: ENOTBLK)
    default: return file
    }
}
