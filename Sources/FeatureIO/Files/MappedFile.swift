import SystemIO

/// A file as memory: read where it is looked at, by as many programs as look, and held once. Opening it takes the same time whatever its size.
///
/// Who replaces such a file puts a new one in its place, as every writer here does: a file that is written over, or cut short, while it is
/// mapped changes under its readers, and one that reads behind its end is stopped by the system.
///
/// Sendable, though by hand: the address and the length never change, and nothing is written.
@safe package final class MappedFile: @unchecked Sendable {
    /// All of it.
    package let bytes: UnsafeRawBufferPointer

    /// Fails with `file-not-found`, `file-is-folder`, `file-not-readable`, `not-a-file` (a pipe, a device) or `read-failed`. O(1).
    package init(_ path: String) throws(FileError) {
        do throws(SystemFault) {
            // A folder named - is asked for by its path: nothing here reads standard input.
            let file = try openForReading(path == "-" ? "./-" : path, pipes: false)
            let length = Int(try file.status().st_size)
            guard length > 0 else {
                unsafe bytes = UnsafeRawBufferPointer(start: nil, count: 0)
                return
            }
            let start = unsafe mmap(nil, length, PROT_READ, MAP_PRIVATE, file.number, 0)
            guard unsafe start != MAP_FAILED else { throw .last }
            unsafe bytes = UnsafeRawBufferPointer(start: start, count: length)
        } catch { throw error.reading(path) }
    }

    deinit {
        if let start = unsafe bytes.baseAddress { unsafe munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
    }
}
