import SystemIO

/// Where the bytes of `path` are to go in the end.
enum Destination {
    /// A pipe or device: written to directly.
    case stream
    /// A name in a folder, and the access rights of the file it replaces.
    case name(String, mode_t?)

    /// Looks at what stands at `path`. A link is followed, so that the file it names is replaced and the link stays.
    init(_ path: String, overwrite: Bool) throws(SystemFault) {
        guard !path.utf8.contains(0), !path.isEmpty else { throw SystemFault(number: ENOENT) }
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            guard errno == ENOENT else { throw .last }
            self = .name(path, nil)
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: throw SystemFault(number: EISDIR)
        case S_IFREG:
            guard overwrite else { throw SystemFault(number: EEXIST) }
            guard let real = unsafe realpath(path, nil) else { throw .last }
            self = .name(unsafe String(cString: real), status.st_mode & 0o7777)
            unsafe free(real)
        default: self = .stream
        }
    }
}
