import CSQLite
import Wording

/// What SQLite gave for a failed call, and the `FileError` it becomes.
struct SQLiteFault: Error {
    /// The primary result code (`SQLITE_BUSY` …).
    var code: Int32
    /// SQLite's own words.
    var words: Phrase

    /// The error of reading `path`.
    func reading(_ path: String) -> FileError {
        switch code {
        case SQLITE_NOTADB:
            FileError(
                code: "not-a-geopackage", path: path, what: "the file is not a GeoPackage (\(words))",
                fix: "Give a .gpkg file, or the right ending to a file of another format", kind: .badData)
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
            FileError(
                code: "file-not-readable", path: path, what: "the database cannot be opened (\(words))",
                fix: "Give yourself the right to read it, for instance with chmod u+r", kind: .notFound)
        case SQLITE_INTERRUPT, SQLITE_TOOBIG:
            FileError(
                code: "gpkg-endless", path: path, what: "reading a layer takes more work than its file can hold (\(words))",
                fix: "A view seems to compute without end: export the layer as a table", kind: .badData)
        case SQLITE_IOERR, SQLITE_NOMEM:
            FileError(
                code: "read-failed", path: path, what: "reading failed (\(words))", fix: "Check the disk or the connection and try again",
                kind: .ioError)
        default:
            FileError(
                code: "gpkg-damaged", path: path, what: "the GeoPackage cannot be read: it is damaged or not complete (\(words))",
                fix: "Export it again, or mend it in a GIS", kind: .badData)
        }
    }

    /// The error of building the database that is to become `path`.
    func writing(_ path: String) -> FileError {
        FileError(
            code: "gpkg-not-written", path: path, what: "the GeoPackage could not be made (\(words))",
            fix: "Check the names of tables and columns: no two may be alike", kind: code == SQLITE_NOMEM ? .ioError : .badData)
    }
}
