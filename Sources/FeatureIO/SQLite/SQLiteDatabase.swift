import CSQLite
import Wording

/// A connection to a database of SQLite; closed when it goes out of use. Not for more than one thread at a time.
@safe struct SQLiteDatabase: ~Copyable {
    let handle: OpaquePointer
    /// Steps that SQLite may still take, in thousands; nil without a limit. Kept where its callback finds it.
    private let budget: UnsafeMutablePointer<Int>?

    /// Opens a file for reading only, as one that nobody changes: no lock is taken and no file is made beside it.
    ///
    /// What is read is the open file, not its path a second time: another may stand there by now.
    ///
    /// A view of a foreign file may compute without end. So the steps of SQLite's machine are counted (`SQLITE_INTERRUPT` where there
    /// are too many), and no value may be longer than the file. Steps and not seconds: the same file has the same end on any machine.
    /// - Parameter size: of the file, in bytes. A sound table takes a few steps a value, and a value has a byte at least.
    static func reading(_ file: borrowing Descriptor, size: Int) throws(SQLiteFault) -> SQLiteDatabase {
        guard csqlite_is_available() != 0 else { throw .missing }
        guard let name = OpenedFiles.name(of: file) else {
            throw SQLiteFault(code: SQLITE_CANTOPEN, words: "this SQLite opens by path only")
        }
        let database = try unsafe SQLiteDatabase(
            open("file:\(name)?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, system: "unix-none"),
            thousandSteps: 2_000 + size / 50)
        unsafe csqlite_limit(database.handle, SQLITE_LIMIT_LENGTH, Int32(clamping: size + 1 << 20))
        // Views of a foreign file may call nothing with side effects.
        try database.execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON")
        return database
    }

    /// Opens a private copy of a foreign database together with the log or journal that lies beside it, and makes one file of them: what
    /// was committed is in it, what was not is gone.
    static func recover(_ path: String) throws(SQLiteFault) {
        let database = try unsafe SQLiteDatabase(open(path, SQLITE_OPEN_READWRITE))
        // Alone with it, SQLite needs no shared memory. The first statement that reads rolls a journal back.
        try database.execute(
            """
            PRAGMA trusted_schema=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA synchronous=OFF;
            SELECT count(*) FROM sqlite_master; PRAGMA journal_mode=DELETE
            """)
    }

    /// Opens an empty file as a new database that nobody else reads and that is thrown away when writing it fails: there is no lock, no
    /// journal, and nothing waits for the disk.
    static func writing(_ path: String) throws(SQLiteFault) -> SQLiteDatabase {
        // Else a name such as `file:` would be an address.
        let name = path.hasPrefix("/") ? path : "./" + path
        let database = try unsafe SQLiteDatabase(open(name, SQLITE_OPEN_READWRITE, system: "unix-none"))
        try database.execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE")
        return database
    }

    private init(_ handle: OpaquePointer, thousandSteps: Int? = nil) {
        unsafe self.handle = handle
        guard let thousandSteps else {
            unsafe budget = nil
            return
        }
        let left = UnsafeMutablePointer<Int>.allocate(capacity: 1)
        unsafe left.initialize(to: thousandSteps)
        unsafe budget = left
        let isSpent: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
            guard let left = unsafe context?.assumingMemoryBound(to: Int.self) else { return 0 }
            unsafe left.pointee -= 1
            return unsafe left.pointee < 0 ? 1 : 0
        }
        unsafe csqlite_progress_handler(handle, 1000, isSpent, left)
    }

    /// - Parameter system: the name of SQLite's way to files; nil for its usual one.
    private static func open(_ uri: String, _ flags: Int32, system: String? = nil) throws(SQLiteFault) -> OpaquePointer {
        guard csqlite_is_available() != 0 else { throw .missing }
        var opened: OpaquePointer?
        let result = unsafe csqlite_open_v2(uri, &opened, flags | SQLITE_OPEN_NOMUTEX, system)
        guard let connection = unsafe opened else { throw SQLiteFault(code: SQLITE_NOMEM, words: "out of memory") }
        guard result == SQLITE_OK else {
            let fault = unsafe SQLiteFault(of: connection)
            unsafe csqlite_close_v2(connection)
            throw fault
        }
        return unsafe connection
    }

    deinit {
        unsafe csqlite_close_v2(handle)
        unsafe budget?.deallocate()
    }

    /// The fault of the call that has just failed.
    var fault: SQLiteFault { unsafe SQLiteFault(of: handle) }

    /// Runs statements that give no rows. `sql` never holds data of a file: names are quoted, values are bound.
    func execute(_ sql: String) throws(SQLiteFault) {
        guard unsafe csqlite_exec(handle, sql) == SQLITE_OK else { throw fault }
    }

    /// A name of a table or column as SQL has it: in quotes, quotes in it doubled.
    static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
