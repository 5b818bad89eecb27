import SystemIO

/// A file being written: it appears under its name only when `commit()` is called; dropped before that, it leaves nothing behind.
///
/// Standard output (`-`), pipes and devices have no name to exchange and are written to directly.
package struct FileOutput: ~Copyable {
    /// Where the bytes go meanwhile.
    private enum Place: ~Copyable {
        /// Straight to where they belong.
        case stream(Descriptor)
        case temporary(TemporaryFile)
    }

    /// The path as the caller gave it, for messages.
    package let path: String
    private let place: Place
    private let overwrite: Bool

    /// Opens the temporary file. Fails like `writeFile`; an existing `path` is refused here already unless `overwrite`.
    ///
    /// - Parameter inputs: what is read to make the file. None of them is ever written over, `overwrite` or not.
    package init(_ path: String, overwrite: Bool = false, reading inputs: [String] = []) throws(FileError) {
        self.path = path
        self.overwrite = overwrite
        guard !FileIdentity.output(path, isAmong: inputs) else {
            throw FileError(
                code: FileFault.outputIsInput, path: path, what: "this file is read to make the output, and would be lost",
                fix: "Write to another file", kind: .cannotCreate)
        }
        if path == "-" {
            place = .stream(Descriptor(borrowing: STDOUT_FILENO))
            return
        }
        do throws(SystemFault) {
            place =
                switch try Destination(path, overwrite: overwrite) {
                case .stream: .stream(try Descriptor(opening: path, O_WRONLY))
                case .name(let name, let mode): .temporary(try TemporaryFile(for: name, mode: mode))
                }
        } catch {
            throw error.creating(path)
        }
    }

    /// The name that the file will have, links followed; nil for what is no file.
    var target: String? {
        switch place {
        case .stream: nil
        case .temporary(let temporary): temporary.target
        }
    }

    /// Appends bytes. After a failure drop the value: nothing is kept.
    package func write(_ bytes: [UInt8]) throws(FileError) {
        do throws(SystemFault) {
            switch place {
            case .stream(let file): try file.write(bytes)
            case .temporary(let temporary): try temporary.file.write(bytes)
            }
        } catch {
            throw error.writing(path)
        }
    }

    /// Puts the bytes on the disk, so that nothing but the name is left to be done.
    func synchronise() throws(FileError) {
        do throws(SystemFault) {
            switch place {
            case .stream: return
            case .temporary(let temporary): try temporary.file.synchronise()
            }
        } catch { throw error.writing(path) }
    }

    /// Puts the finished file in its place.
    package consuming func commit() throws(FileError) {
        try synchronise()
        let (path, overwrite) = (path, overwrite)
        switch consume place {
        case .stream: return
        case .temporary(let temporary):
            do throws(SystemFault) { try temporary.move(replacing: overwrite) } catch { throw error.creating(path) }
        }
    }
}
