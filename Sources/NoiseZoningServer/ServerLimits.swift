/// What the server takes, so that no request can use up the machine.
public struct ServerLimits: Sendable, Hashable {
    /// The largest body, in bytes. It is held in memory, and so is the answer.
    public var bodyBytes = 16 << 20
    /// The most lines of a table.
    public var rows = 200_000
    /// The longest that a body may take to come, and a table to be answered.
    public var seconds = 30
    /// The most requests that are answered at once; twice as many connections are held open.
    public var requests = 256

    /// The usual ones: 16 MiB, 200,000 lines, 30 seconds, 256 requests.
    public init() {}

    /// A connection on which nothing happens is closed after so long.
    package static let idleSeconds: Int64 = 60
    /// The most bytes of the first line and the headers of a request; longer ones are refused before they are looked at.
    package static let headBytes = 16 << 10
    /// The longest name of a reference system in a query: names and codes, no definitions.
    static let crsBytes = 64
}
