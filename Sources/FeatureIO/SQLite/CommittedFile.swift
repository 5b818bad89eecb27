import CSQLite
import Glibc
import Wording

/// The file of a foreign database, opened once, with all that is committed in it and nothing else: what SQLite itself would read.
///
/// Where a log or a journal lies beside it, a private copy is brought to its last commit (`CommittedCopy`). The user's files are only
/// read, and nothing is made beside them.
struct CommittedFile: ~Copyable {
    let file: Descriptor
    private let stamp: FileStamp

    /// Fails as `readFile` does, with `not-a-geopackage` for what is no file, and with `gpkg-unsaved`.
    init(_ path: String) throws(FileError) {
        let file = try Self.committed(path)
        do throws(SystemFault) { stamp = FileStamp(try file.status()) } catch { throw error.reading(path) }
        self.file = file
    }

    private static func committed(_ path: String) throws(FileError) -> Descriptor {
        let file = try opened(path)
        do throws(CommittedCopy.Refusal) {
            if let copy = try CommittedCopy.making(of: file) { return copy }
        } catch {
            throw FileError(
                code: "gpkg-unsaved", path: path,
                what:
                    "another program has left changes in the file ending in \(error.ending), and they cannot be taken in (\(error.words))",
                fix: "Open the GeoPackage in QGIS or with sqlite3, close it there, and read it again", kind: .badData)
        }
        return file
    }

    private static func opened(_ path: String) throws(FileError) -> Descriptor {
        do throws(SystemFault) {
            // A pipe would wait for its other end.
            let file = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK)
            switch try file.status().st_mode & S_IFMT {
            case S_IFDIR: throw SystemFault(number: EISDIR)
            case S_IFREG: return file
            default: throw SystemFault(number: ENODEV)
            }
        } catch {
            guard error.number == ENODEV else { throw error.reading(path) }
            throw SQLiteFault(code: SQLITE_NOTADB, words: "it is a pipe or a device").reading(path)
        }
    }

    /// In bytes.
    var size: Int { stamp.size }

    /// Fails with `file-changed` where somebody has written into the file since it was opened: what was read is then of no one state.
    func checkUnchanged(_ path: String) throws(FileError) {
        guard let status = try? file.status(), FileStamp(status) != stamp else { return }
        throw FileError(
            code: "file-changed", path: path, what: "another program has written to the file while it was read",
            fix: "Let it finish, and try again", kind: .badData)
    }
}

/// What changes when somebody writes to a file.
struct FileStamp: Equatable {
    let size: Int
    private let seconds: Int
    private let nanoseconds: Int

    init(_ status: stat) {
        (size, seconds, nanoseconds) = (Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    }
}
