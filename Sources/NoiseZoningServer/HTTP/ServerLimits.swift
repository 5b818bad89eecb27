/// What the server takes, so that no request can use up the machine.
package struct ServerLimits: Sendable, Hashable {
    /// The largest body that is held in memory, in bytes.
    package var bodyBytes: Int
    /// The largest table, in bytes; no more than a piece of it is held.
    package var tableBytes: Int
    /// The most lines of a table.
    package var rows: Int
    /// The longest that nothing may come of a body. Slower than `leastRate` on the whole it may not come either.
    package var seconds: Int
    /// The most requests that are answered at once; twice as many connections are held open.
    package var requests: Int
    /// The most bytes of tiles that are kept.
    package var tileBytes: Int
    /// The most bytes of all tables that are laid aside on the disk, because their senders do not read the answer yet.
    package var asideBytes: Int

    package init(bodyBytes: Int, tableBytes: Int, rows: Int, seconds: Int, requests: Int, tileBytes: Int, asideBytes: Int) {
        self.bodyBytes = bodyBytes
        self.tableBytes = tableBytes
        self.rows = rows
        self.seconds = seconds
        self.requests = requests
        self.tileBytes = tileBytes
        self.asideBytes = asideBytes
    }

    /// The longest answer that is held in memory, in bytes: some times what may be asked.
    var answerBytes: Int { 4 * bodyBytes }

    /// Bytes a second.
    package static let leastRate = 1024
    /// Told to stop, the server waits so long for answers that have begun.
    package static let farewellSeconds: Int64 = 60
    /// A connection on which nothing happens is closed after so long.
    package static let idleSeconds: Int64 = 60
    /// The most bytes of the first line and the headers of a request; longer ones are refused before they are looked at.
    package static let headBytes = 16 << 10
    /// The most headers of a request.
    package static let headFields = 100
    /// The longest name of a reference system in a query: names and codes, no definitions.
    static let crsBytes = 64
}
