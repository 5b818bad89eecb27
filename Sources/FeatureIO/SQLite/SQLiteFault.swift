import CSQLite
import SystemIO
import Wording

/// What SQLite gave for a failed call, and the `FileError` it becomes.
struct SQLiteFault: Error {
    /// The primary result code (`SQLITE_BUSY` …).
    var code: Int32
    /// SQLite's own words.
    var words: Phrase
    /// The number of the system's fault behind it (`errno`); 0 where there is none.
    var system: Int32 = 0

    init(code: Int32, words: Phrase) {
        self.code = code
        self.words = words
    }

    /// The library is not there.
    static let missing = SQLiteFault(code: -1, words: "")

    private static func missing(_ path: String) -> FileError {
        FileError(
            code: FileFault.sqliteMissing, path: path, what: "a GeoPackage needs the library SQLite (libsqlite3.so.0), which is not there",
            fix: "Install it, for instance with apt-get install libsqlite3-0, or give GeoJSON", kind: .unavailable)
    }

    /// Of the call that has just failed on a connection.
    init(of connection: OpaquePointer) {
        let last = errno
        unsafe self.init(code: csqlite_errcode(connection) & 0xFF, words: Phrase(verbatim: String(cString: csqlite_errmsg(connection))))
        // SQLite does not hand it on from every depth; then the system's own number still stands.
        system = unsafe csqlite_system_errno(connection)
        if system == 0 { system = last }
    }

    /// The error of reading `path`.
    func reading(_ path: String) -> FileError {
        switch code {
        case Self.missing.code: Self.missing(path)
        case SQLITE_NOTADB:
            FileError(
                code: FileFault.notAGeopackage, path: path, what: "the file is not a GeoPackage (\(words))",
                fix: "Give a .gpkg file, or the right ending to a file of another format", kind: .badData)
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
            FileError(
                code: FileFault.fileNotReadable, path: path, what: "the database cannot be opened (\(words))",
                fix: "Give yourself the right to read it, for instance with chmod u+r", kind: .notFound)
        case SQLITE_INTERRUPT, SQLITE_TOOBIG:
            FileError(
                code: FileFault.gpkgEndless, path: path, what: "reading a layer takes more work than its file can hold (\(words))",
                fix: "A view seems to compute without end: export the layer as a table", kind: .badData)
        case SQLITE_IOERR, SQLITE_NOMEM:
            FileError(
                code: FileFault.readFailed, path: path, what: "reading failed (\(words))",
                fix: "Check the disk or the connection and try again",
                kind: .ioError)
        default:
            FileError(
                code: FileFault.gpkgDamaged, path: path, what: "the GeoPackage cannot be read: it is damaged or not complete (\(words))",
                fix: "Export it again, or mend it in a GIS", kind: .badData)
        }
    }

    /// The same in one layer, behind the last feature that could be read.
    func reading(_ path: String, layer: String, behind feature: String? = nil) -> FileError {
        var error = reading(path)
        error.what =
            feature.map { "layer \"\(layer)\", behind feature \($0): \(error.what)" } ?? "layer \"\(layer)\": \(error.what)"
        return error
    }

    /// The error of building the database that is to become `path`.
    func writing(_ path: String) -> FileError {
        switch code {
        case Self.missing.code: Self.missing(path)
        case SQLITE_FULL: SystemFault(number: ENOSPC).writing(path)
        case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_NOMEM:
            SystemFault(number: code == SQLITE_NOMEM ? ENOMEM : system == 0 ? EIO : system).writing(path)
        default:
            FileError(
                code: FileFault.gpkgNotWritten, path: path, what: "the GeoPackage could not be made (\(words))",
                fix: "Check the names of tables and columns: no two may be alike", kind: .badData)
        }
    }
}
