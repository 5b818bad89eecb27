import SystemIO

/// A file that is being written, in the folder of the file it will become.
///
/// It has no name (O_TMPFILE), so a program that is stopped, whatever the signal, leaves nothing behind, but for the moment between two
/// calls of the system in which a file that is to replace another has a name of its own: killed there, it leaves that, whole. Where the file system knows no
/// such files it stands as `.zones.gpkg.5f3a.part`, which goes on every way out but a signal.
struct TemporaryFile: ~Copyable {
    let file: Descriptor
    let target: String
    /// The name that it needs for a moment, or for its whole life where it cannot do without.
    private let path: String
    private let hasName: Bool

    /// - Parameters:
    ///   - mode: the rights of the file that it replaces.
    ///   - nameless: false for a file with a temporary name, wherever it is.
    init(for target: String, mode: mode_t?, nameless: Bool = true) throws(SystemFault) {
        let (folder, path) = Self.names(for: target)
        (self.target, self.path) = (target, path)
        if nameless, let made = try Self.nameless(folder, mode: mode ?? 0o666) {
            file = made
            hasName = false
        } else {
            file = try Descriptor(opening: path, O_WRONLY | O_CREAT | O_EXCL, mode: mode ?? 0o666)
            hasName = true
        }
        if let mode { fchmod(file.number, mode) }
    }

    deinit {
        // After `move` nothing stands there any more.
        if hasName { unsafe unlink(path) }
    }

    /// Gives the finished file its name. Without `replacing`, a file that has come to stand there meanwhile is kept (EEXIST).
    consuming func move(replacing: Bool) throws(SystemFault) {
        if !replacing {
            if link(target) { return synchroniseFolder() }
            if errno == EEXIST { throw .last }
        }
        // What is to replace another needs a name first: it has it from here to the rename.
        if !hasName, !link(path) { throw .last }
        // No hard links on this file system: hold the name with an empty file of ours, and put the real one over it.
        if !replacing { _ = try Descriptor(opening: target, O_WRONLY | O_CREAT | O_EXCL) }
        guard unsafe rename(path, target) == 0 else {
            let fault = SystemFault.last
            unsafe unlink(path)
            if !replacing { unsafe unlink(target) }
            throw fault
        }
        synchroniseFolder()
    }

    /// Nil where the system, the file system, or a kernel of old (EISDIR), knows no files without a name.
    private static func nameless(_ folder: String, mode: mode_t) throws(SystemFault) -> Descriptor? {
        #if os(Linux)
            // O_TMPFILE of fcntl.h, which is a compound macro.
            let flag = Int32(0o20000000) | O_DIRECTORY
            do throws(SystemFault) { return try Descriptor(opening: folder, O_WRONLY | flag, mode: mode) } catch {
                guard error.number == EOPNOTSUPP || error.number == EISDIR || error.number == EINVAL else { throw error }
            }
        #endif
        return nil
    }

    /// Whether the file now stands under `name` as well.
    private borrowing func link(_ name: String) -> Bool {
        if hasName { return unsafe SystemIO.link(path, name) == 0 }
        // Only Linux makes files without a name.
        return unsafe linkat(AT_FDCWD, "/proc/self/fd/\(file.number)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
    }

    /// The folder of a file, and a name in it that nobody else has.
    static func names(for target: String) -> (folder: String, path: String) {
        let cut = target.utf8.lastIndex(of: UInt8(ascii: "/")).map { target.utf8.index(after: $0) } ?? target.startIndex
        let random = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        // A name may have 255 bytes: a long one is left out of its temporary.
        let name = target[cut...]
        let stem = name.utf8.count <= 200 ? String(name) : "noisezone"
        let folder = String(target[..<cut])
        return (folder.isEmpty ? "." : folder, folder + "." + stem + "." + random + ".part")
    }

    /// The name in the same folder that a temporary name was made for; nil for any other name.
    static func target(of name: String) -> String? {
        guard name.hasPrefix("."), name.hasSuffix(".part") else { return nil }
        let stem = name.dropFirst().dropLast(5)
        guard let dot = stem.lastIndex(of: "."), dot > stem.startIndex else { return nil }
        let random = stem[stem.index(after: dot)...]
        guard !random.isEmpty, random.utf8.count <= 13, random.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLowercase) }) else {
            return nil
        }
        return String(stem[..<dot])
    }

    /// A new folder that nobody else may look into, where temporary files belong.
    static func privateFolder() throws(SystemFault) -> String {
        var name = Array((commonFolder + "/noisezone-XXXXXX").utf8CString)
        guard unsafe name.withUnsafeMutableBufferPointer({ unsafe $0.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false }) else {
            throw .last
        }
        return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The folder for temporary files.
    static var commonFolder: String {
        guard let folder = unsafe getenv("TMPDIR") else { return "/tmp" }
        let name = unsafe String(cString: folder)
        return name.isEmpty ? "/tmp" : name
    }

    /// Makes the new name itself lasting. A failure changes nothing for the reader and is passed over.
    private borrowing func synchroniseFolder() {
        guard let descriptor = try? Descriptor(opening: Self.names(for: target).folder, O_RDONLY | O_DIRECTORY) else { return }
        try? descriptor.synchronise()
    }
}
