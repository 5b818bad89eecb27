import SystemIO

/// Bytes of a file of the disk; nil for what is none, and for what is not there. `-` is standard input.
package func fileSize(_ path: String) -> Int64? {
    guard !path.utf8.contains(0) else { return nil }
    var status = stat()
    let found = path == "-" ? unsafe fstat(STDIN_FILENO, &status) : unsafe stat(path, &status)
    guard found == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int64(status.st_size)
}
