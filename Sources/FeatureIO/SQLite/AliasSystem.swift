import CSQLite
import Glibc

/// SQLite's way to files without locks, but for one thing: a name is opened as it is.
///
/// SQLite follows links to a path first, and opens that. `/proc/self/fd/7` is such a link; but what stands at its path may be another file
/// by now, or nothing.
@safe final class AliasSystem {
    let name: String
    private let system: UnsafeMutablePointer<sqlite3_vfs>
    private let nameBytes: UnsafeMutablePointer<CChar>

    /// - Parameter name: one that no other has while this lives.
    init(name: String) {
        self.name = name
        unsafe nameBytes = strdup(name)
        unsafe system = .allocate(capacity: 1)
        guard let plain = unsafe sqlite3_vfs_find("unix-none") else { preconditionFailure("SQLite without unix-none") }
        unsafe system.initialize(to: plain.pointee)
        unsafe system.pointee.pNext = nil
        unsafe system.pointee.zName = UnsafePointer(nameBytes)
        unsafe system.pointee.xFullPathname = { _, path, room, full in
            guard let path = unsafe path, let full = unsafe full, unsafe strlen(path) < Int(room) else { return SQLITE_CANTOPEN }
            unsafe strcpy(full, path)
            return SQLITE_OK
        }
        unsafe sqlite3_vfs_register(system, 0)
    }

    deinit {
        unsafe sqlite3_vfs_unregister(system)
        unsafe system.deallocate()
        unsafe free(nameBytes)
    }
}
