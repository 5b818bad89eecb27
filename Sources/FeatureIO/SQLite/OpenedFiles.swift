import CSQLite
import SystemIO

/// Lets SQLite read a file that is open already, whatever stands at its path by now.
///
/// SQLite opens by path, and follows no link at its end. So its call of `open` is taken, for names in a folder that cannot exist.
enum OpenedFiles {
    /// Nobody can make a folder there.
    private static let folder = "/proc/noisezone-fd/"

    /// The name by which SQLite opens that file. Nil where SQLite keeps its calls to itself.
    static func name(of file: borrowing Descriptor) -> String? { isTaken ? folder + String(file.number) : nil }

    /// Once a process; other names are opened as before.
    private static let isTaken: Bool = {
        let opening: @convention(c) (UnsafePointer<CChar>?, Int32, Int32) -> Int32 = { path, flags, mode in
            guard let path = unsafe path else { return -1 }
            guard unsafe strncmp(path, folder, folder.utf8.count) == 0 else {
                return unsafe open(path, flags, mode_t(truncatingIfNeeded: mode))
            }
            let number = unsafe String(cString: path + folder.utf8.count)
            #if os(Linux)
                let opened = "/proc/self/fd/"
            #else
                let opened = "/dev/fd/"
            #endif
            return unsafe open(opened + number, flags & ~O_NOFOLLOW, mode_t(truncatingIfNeeded: mode))
        }
        guard csqlite_is_available() != 0, let system = unsafe csqlite_vfs_find("unix-none") else { return false }
        return unsafe system.pointee.xSetSystemCall?(system, "open", unsafeBitCast(opening, to: sqlite3_syscall_ptr.self)) == SQLITE_OK
    }()
}
