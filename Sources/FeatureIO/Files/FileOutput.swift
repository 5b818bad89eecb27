import Glibc

/// A file being written: it appears under its name only when `commit()` is called; dropped before that, it leaves nothing behind.
///
/// Standard output (`-`), pipes and devices have no name to exchange and are written to directly.
public struct FileOutput: ~Copyable {
    /// The path as the caller gave it, for messages.
    public let path: String
    private let file: Descriptor
    /// The name the bytes stand under until `commit()`; nil when they go straight to their place.
    private let temporary: TemporaryName?
    private let overwrite: Bool

    /// Opens the temporary file. Fails like `writeFile`; an existing `path` is refused here already unless `overwrite`.
    public init(_ path: String, overwrite: Bool = false) throws(FileError) {
        self.path = path
        self.overwrite = overwrite
        if path == "-" {
            file = Descriptor(borrowing: STDOUT_FILENO)
            temporary = nil
            return
        }
        do throws(SystemFault) {
            switch try Destination(path, overwrite: overwrite) {
            case .stream:
                file = try Descriptor(opening: path, O_WRONLY)
                temporary = nil
            case .name(let place, let mode):
                let name = TemporaryName(beside: place)
                file = try Descriptor(opening: name.path, O_WRONLY | O_CREAT | O_EXCL, mode: mode ?? 0o666)
                if let mode { fchmod(file.number, mode) }
                temporary = name
            }
        } catch {
            throw error.creating(path)
        }
    }

    deinit {
        if let temporary { unsafe unlink(temporary.path) }
    }

    /// Appends bytes. After a failure drop the value: nothing is kept.
    public func write(_ bytes: [UInt8]) throws(FileError) {
        do { try file.write(bytes) } catch { throw error.writing(path) }
    }

    /// Puts the finished file in its place.
    public consuming func commit() throws(FileError) {
        guard let temporary else { return }
        do throws(SystemFault) {
            try file.synchronise()
        } catch {
            throw error.writing(path)
        }
        do throws(SystemFault) {
            try temporary.move(replacing: overwrite)
        } catch {
            throw error.creating(path)
        }
    }
}
