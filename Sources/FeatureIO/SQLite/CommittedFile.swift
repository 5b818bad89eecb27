import CSQLite
import SystemIO
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
                code: FileFault.gpkgUnsaved, path: path,
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
            code: FileFault.fileChanged, path: path, what: "another program has written to the file while it was read",
            fix: "Let it finish, and try again", kind: .badData)
    }
}

/// A private copy of a database that has a log (`-wal`) or the journal of a write that was cut off (`-journal`) beside it, brought to its
/// last commit (SQLite file format, 3 and 4).
private struct CommittedCopy {
    /// Why the changes in the file of that ending cannot be taken in.
    struct Refusal: Error {
        let ending: String
        let words: Phrase
    }

    /// The most bytes that are copied; beyond it the changes must be taken in by a program that may write (4 GiB).
    private static let sizeLimit = 4 << 30
    /// Times that all is copied anew because it was written to meanwhile.
    private static let attempts = 3
    /// What a log without a commit has at most: its header.
    private static let logHeader = 32
    /// The first bytes of a journal that counts, and the last ones where other databases belong to the same write.
    private static let journalMark: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]

    /// Of the file of the user.
    private let path: String
    private let ending: String

    /// The finished copy, which has no name any more; nil where the file itself holds all that is committed.
    static func making(of database: borrowing Descriptor) throws(Refusal) -> Descriptor? {
        // Beside the file itself and not beside a link to it.
        guard let path = database.path else { return nil }
        for ending in ["-wal", "-journal"] {
            let size: Int?
            do throws(SystemFault) { size = try sizeOfChanges(path + ending, isLog: ending == "-wal") } catch {
                throw Refusal(ending: ending, words: Phrase(verbatim: error.words))
            }
            if size != nil { return try CommittedCopy(path: path, ending: ending).made(of: database) }
        }
        return nil
    }

    /// Nil where there is no such file, or it holds nothing.
    private static func sizeOfChanges(_ path: String, isLog: Bool) throws(SystemFault) -> Int? {
        do throws(SystemFault) {
            let changes = try Descriptor(opening: path, O_RDONLY | O_NONBLOCK)
            let size = Int(try changes.status().st_size)
            return isLog ? (size > logHeader ? size : nil) : (try changes.read(limit: 8, from: 0) == journalMark ? size : nil)
        } catch {
            if error.number == ENOENT || error.number == ENAMETOOLONG { return nil }
            throw error
        }
    }

    private func made(of database: borrowing Descriptor) throws(Refusal) -> Descriptor {
        let folder: String
        do throws(SystemFault) { folder = try TemporaryFile.privateFolder() } catch { throw refusal(error) }
        let copy = folder + "/copy"
        defer { for name in [copy, copy + "-wal", copy + "-journal", folder] { unsafe remove(name) } }
        for _ in 0..<Self.attempts {
            let isWhole: Bool
            do throws(SystemFault) { isWhole = try isCopied(database, to: copy) } catch { throw refusal(error) }
            guard isWhole else { continue }
            do throws(SQLiteFault) { try SQLiteDatabase.recover(copy) } catch { throw Refusal(ending: ending, words: error.words) }
            do throws(SystemFault) { return try Descriptor(opening: copy, O_RDONLY) } catch { throw refusal(error) }
        }
        throw Refusal(ending: ending, words: "it is being written just now")
    }

    /// False where somebody wrote to the files meanwhile.
    private func isCopied(_ database: borrowing Descriptor, to copy: String) throws(SystemFault) -> Bool {
        let changes = try Descriptor(opening: path + ending, O_RDONLY | O_NONBLOCK)
        let before = [FileStamp(try database.status()), FileStamp(try changes.status())]
        guard before[0].size + before[1].size <= Self.sizeLimit else { throw SystemFault(number: EFBIG) }
        // SQLite would look for the file that such a journal names, and delete it.
        guard try changes.read(limit: 8, from: max(before[1].size - 8, 8)) != Self.journalMark else { throw SystemFault(number: EMLINK) }
        try database.copy(to: copy)
        try changes.copy(to: copy + ending)
        return before == [FileStamp(try database.status()), FileStamp(try changes.status())]
    }

    private func refusal(_ fault: SystemFault) -> Refusal {
        Refusal(ending: ending, words: fault.number == EMLINK ? "it belongs to several databases" : Phrase(verbatim: fault.words))
    }
}

/// What changes when somebody writes to a file.
struct FileStamp: Equatable {
    let size: Int
    private let seconds: Int
    private let nanoseconds: Int

    init(_ status: stat) {
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        (size, seconds, nanoseconds) = (Int(status.st_size), time.tv_sec, time.tv_nsec)
    }
}
