import SystemIO

/// What the system says of a file of the disk; nil for what is not there, and for what is no file and has no content to lose. `-` is standard
/// input or, with `isOutput`, output.
func regularFile(_ path: String, isOutput: Bool = false) -> stat? {
    guard !path.utf8.contains(0) else { return nil }
    var status = stat()
    let found = path == "-" ? unsafe fstat(isOutput ? STDOUT_FILENO : STDIN_FILENO, &status) : unsafe stat(path, &status)
    return found == 0 && status.st_mode & S_IFMT == S_IFREG ? status : nil
}

/// Bytes of a file of the disk; nil for what is none. `-` is standard input.
package func fileSize(_ path: String) -> Int64? { regularFile(path).map { Int64($0.st_size) } }
