import SystemIO

/// A new database in a file of its own, which has a name only until SQLite has opened it: nothing is left behind, whatever stops the program.
///
/// On the disk and not in memory, so that a database may be larger than that.
struct ScratchDatabase: ~Copyable {
    let database: SQLiteDatabase
    private let file: Descriptor

    /// Beside the file that is being written, where there is room for it; for a stream in the folder for temporary files.
    static func making(for output: borrowing FileOutput) throws(FileError) -> ScratchDatabase {
        let path = output.path
        let name = TemporaryFile.names(for: output.target ?? TemporaryFile.commonFolder + "/noisezone").path
        let file = try made(name, for: path)
        defer { unsafe unlink(name) }
        let database = try opened(name, for: path)
        return ScratchDatabase(database: database, file: file)
    }

    private init(database: consuming SQLiteDatabase, file: consuming Descriptor) {
        self.database = database
        self.file = file
    }

    private static func made(_ name: String, for path: String) throws(FileError) -> Descriptor {
        do throws(SystemFault) { return try Descriptor(opening: name, O_RDWR | O_CREAT | O_EXCL, mode: 0o600) } catch {
            throw error.creating(path)
        }
    }

    private static func opened(_ name: String, for path: String) throws(FileError) -> SQLiteDatabase {
        do throws(SQLiteFault) { return try SQLiteDatabase.writing(name) } catch { throw error.writing(path) }
    }

    /// The bytes of the finished database, piece by piece.
    func copy(to output: borrowing FileOutput) throws(FileError) {
        try forEachPiece(for: output.path) { (piece) throws(FileError) in try output.write(piece) }
    }

    /// All bytes of the finished database at once; `path` is for messages.
    func bytes(for path: String) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        try forEachPiece(for: path) { (piece) throws(FileError) in bytes += piece }
        return bytes
    }

    private func forEachPiece(for path: String, _ body: ([UInt8]) throws(FileError) -> Void) throws(FileError) {
        do throws(SystemFault) { try file.rewind() } catch { throw error.reading(path) }
        while true {
            let piece: [UInt8]
            do throws(SystemFault) { piece = try file.read(limit: 1 << 20) } catch { throw error.reading(path) }
            guard !piece.isEmpty else { return }
            try body(piece)
        }
    }
}
