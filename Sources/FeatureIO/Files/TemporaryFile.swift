import Glibc

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

/// A name in the folder of the file it will become: `.zones.gpkg.1234-5f3a.part`.
struct TemporaryName {
    let target: String
    let path: String

    init(beside target: String) {
        self.target = target
        let cut = target.utf8.lastIndex(of: UInt8(ascii: "/")).map { target.utf8.index(after: $0) } ?? target.startIndex
        let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        // A name may have 255 bytes: a long one is left out of its temporary.
        let name = target[cut...]
        let stem = name.utf8.count <= 200 ? String(name) : "noisezone"
        path = String(target[..<cut]) + "." + stem + "." + random + ".part"
    }

    /// Gives the finished file its name. Without `replacing`, a file that has come to stand there meanwhile is kept (EEXIST).
    func move(replacing: Bool) throws(SystemFault) {
        if !replacing {
            if unsafe link(path, target) == 0 {
                unsafe unlink(path)
                return synchroniseFolder()
            }
            if errno == EEXIST { throw .last }
            // No hard links on this file system: hold the name with an empty file of ours, and put the real one over it.
            let placeholder = try Descriptor(opening: target, O_WRONLY | O_CREAT | O_EXCL)
            _ = consume placeholder
        }
        guard unsafe rename(path, target) == 0 else {
            let fault = SystemFault.last
            if !replacing { unsafe unlink(target) }
            throw fault
        }
        synchroniseFolder()
    }

    /// Makes the new name itself lasting. A failure changes nothing for the reader and is passed over.
    private func synchroniseFolder() {
        let cut = target.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = cut.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
        guard let descriptor = try? Descriptor(opening: folder, O_RDONLY | O_DIRECTORY) else { return }
        try? descriptor.synchronise()
    }
}
