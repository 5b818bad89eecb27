import SystemIO

/// A folder that one program at a time works in: free again when the value, or the program, ends, whatever ends it. Nothing is left in it.
///
/// It binds those that ask for it. A file system that knows no such locks lets everybody in.
package struct FolderLock: ~Copyable {
    private let folder: Descriptor

    /// Nil where another has the folder. Fails like `writeFile` where it cannot be opened.
    package init?(_ path: String) throws(FileError) {
        do throws(SystemFault) { folder = try Descriptor(opening: path, O_RDONLY | O_DIRECTORY) } catch { throw error.creating(path) }
        if flock(folder.number, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK { return nil }
    }

    /// Takes away what writers that were killed have left beside the files of these names (`.zones.gpkg.5f3a.part`).
    package func removeLeftovers(of names: Set<String>) {
        guard let listing = unsafe fdopendir(dup(folder.number)) else { return }
        defer { unsafe closedir(listing) }
        unsafe rewinddir(listing)
        while let entry = unsafe readdir(listing) {
            let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            guard let target = TemporaryFile.target(of: name), names.contains(target) else { continue }
            unsafe unlinkat(folder.number, name, 0)
        }
    }
}
