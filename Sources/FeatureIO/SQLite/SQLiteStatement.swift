import CSQLite

/// One prepared statement of SQL; finished when it goes out of use.
@safe struct SQLiteStatement: ~Copyable {
    private let handle: OpaquePointer
    private let connection: OpaquePointer

    /// Must not outlive `database`.
    init(_ database: borrowing SQLiteDatabase, _ sql: String) throws(SQLiteFault) {
        var prepared: OpaquePointer?
        guard unsafe csqlite_prepare_v2(database.handle, sql, &prepared) == SQLITE_OK, let statement = unsafe prepared else {
            throw database.fault
        }
        unsafe handle = statement
        unsafe connection = database.handle
    }

    deinit { unsafe csqlite_finalize(handle) }

    /// Goes to the next row; false after the last.
    func step() throws(SQLiteFault) -> Bool {
        switch unsafe csqlite_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            throw unsafe SQLiteFault(of: connection)
        }
    }

    /// Runs a statement that gives no rows with these values, and makes it ready to be run again.
    func run(_ values: [SQLiteValue]) throws(SQLiteFault) {
        bind(values)
        _ = try step()
        unsafe csqlite_reset(handle)
    }

    /// Gives the statement its values, in the order of its question marks.
    func bind(_ values: [SQLiteValue]) {
        // SQLite copies texts and blobs for itself (SQLITE_TRANSIENT).
        let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            switch value {
            case .null: unsafe csqlite_bind_null(handle, place)
            case .integer(let number): unsafe csqlite_bind_int64(handle, place, number)
            case .real(let number): unsafe csqlite_bind_double(handle, place, number)
            case .text(let text): unsafe csqlite_bind_text(handle, place, text, Int32(text.utf8.count), copied)
            case .blob(let bytes): unsafe csqlite_bind_blob(handle, place, bytes, Int32(bytes.count), copied)
            }
        }
    }

    /// A value of the row under the cursor, in the type in which it is stored.
    func value(_ index: Int) -> SQLiteValue {
        let place = Int32(index)
        switch unsafe csqlite_column_type(handle, place) {
        case SQLITE_INTEGER: return .integer(unsafe csqlite_column_int64(handle, place))
        case SQLITE_FLOAT: return .real(unsafe csqlite_column_double(handle, place))
        case SQLITE_TEXT:
            guard let start = unsafe csqlite_column_text(handle, place) else { return .null }
            let count = unsafe Int(csqlite_column_bytes(handle, place))
            return .text(unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            // An empty blob has no address.
            guard let start = unsafe csqlite_column_blob(handle, place) else { return .blob([]) }
            let count = unsafe Int(csqlite_column_bytes(handle, place))
            return .blob(unsafe Array(UnsafeRawBufferPointer(start: start, count: count)))
        default: return .null
        }
    }
}

/// A value as SQLite stores it.
enum SQLiteValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    var text: String? { if case .text(let text) = self { text } else { nil } }
    /// The bytes of a text or blob.
    var size: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .blob(let bytes): bytes.count
        default: 0
        }
    }

    var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
}
