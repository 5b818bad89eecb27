import Answers
import FeatureIO
import NoiseZoning
import Projection
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

/// Tables of places.
enum TableAnswers {
    static let endpoints: [Endpoint<AnswerService>] = [
        Endpoint(.post, "/v1/places", parameters: ["crs", "date", "x", "y", "lang"]) { (ask, service) throws(Problem) in
            try await places(ask, service)
        }
    ]

    /// The rows that `query --input` prints, as they come. A table whose start is all of it is answered at once, with the count of its rows in
    /// the head; that of a longer one stands behind it.
    private static func places(_ ask: Ask, _ service: AnswerService) async throws(Problem) -> Reply {
        let (query, limits, body) = (ask.query, service.limits, ask.body)
        let form = try TableType(ask.contentType)
        let (crs, occasion) = (try query.crs(), Occasion(clock: service.clock(), date: try query.date()))
        let answering: BulkQuery
        do throws(Failure) {
            answering = try Session(service.map, on: occasion).places(in: crs, columns: CoordinateColumns(x: query["x"], y: query["y"]))
        } catch { throw Problem(error) }
        let (start, isWhole) = try await Self.start(of: body, limits)
        let table: TableInProgress
        do throws(FileError) {
            table = TableInProgress(
                try TableFeed(
                    answering, areLines: form.isLines, encoding: form.encoding, start: GivenText(start: start, isWhole: isWhole), name: "-"),
                start, most: limits.rows, hasHeader: !form.isLines)
        } catch { throw Problem(Failure(error)) }
        var first: [UInt8] = []
        while let rows = try await table.next() { first += rows }
        if isWhole {
            var reply = Reply(ask.contentType ?? "", first)
            reply.fields = await table.counts
            return reply
        }
        return Reply(
            ask.contentType ?? "",
            trailed: { [first] write in
                try await write(first)
                var isLast = false
                while !isLast {
                    let piece = try await body.next()
                    isLast = piece == nil
                    try await table.feed(piece ?? [], isLast: isLast)
                    while let rows = try await table.next() { try await write(rows) }
                }
                return await table.counts
            })
    }

    /// So much of a body that the form of the table shows in it, and whether that is all.
    private static func start(of body: any IncomingBody, _ limits: ServerLimits) async throws(Problem) -> (bytes: [UInt8], isWhole: Bool) {
        let size = TableFeed<BulkQuery>.startSize
        var bytes: [UInt8] = []
        var lines = 0
        while bytes.count < size.bytes || lines < size.lines {
            guard bytes.count <= limits.bodyBytes else {
                throw Problem(413, ServerFault.bodySize, "the first lines have more than \(limits.bodyBytes) bytes", fix: "Send a table")
            }
            guard let piece = try await body.next() else { return (bytes, true) }
            bytes += piece
            lines += piece.count { $0 == 0x0A }
        }
        return (bytes, false)
    }
}

/// A table that is being answered, from one piece of its body to the next.
private actor TableInProgress {
    private var feed: TableFeed<BulkQuery>
    private var lines: Int
    private let most: Int

    /// - Parameter hasHeader: whether the first line holds names, and is none of those that are counted.
    init(_ feed: consuming TableFeed<BulkQuery>, _ start: [UInt8], most: Int, hasHeader: Bool) {
        self.feed = feed
        self.most = most
        lines = start.count { $0 == 0x0A } - (hasHeader ? 1 : 0)
    }

    var counts: Reply.Fields {
        [("noisezone-rows", "\(feed.counts.rows)"), ("noisezone-rows-failed", "\(feed.counts.faults)")]
    }

    func feed(_ bytes: [UInt8], isLast: Bool) throws(Problem) {
        lines += bytes.count { $0 == 0x0A }
        feed.feed(bytes, isLast: isLast)
    }

    func next() throws(Problem) -> [UInt8]? {
        guard lines <= most else {
            throw Problem(413, ServerFault.rows, "the table has more than \(most) lines", fix: "Send it in parts")
        }
        do throws(FileError) { return try feed.next() } catch { throw Problem(Failure(error)) }
    }
}

/// How a table is written, by `Content-Type`.
private struct TableType {
    let isLines: Bool
    let encoding: TextEncoding

    init(_ type: String?) throws(Problem) {
        let parts = (type ?? "").lowercased().split(separator: ";").map { $0.filter { $0 != " " && $0 != "\"" } }
        let charset = parts.dropFirst().first { $0.hasPrefix("charset=") }?.dropFirst("charset=".count)
        let encoding = charset.map { TextEncoding(String($0)) } ?? .utf8
        switch parts.first {
        case "text/csv": isLines = false
        case "application/x-ndjson", "application/ndjson", "application/jsonl": isLines = true
        default: throw Self.unknown
        }
        guard let encoding else {
            throw Problem(
                415, ServerFault.bodyType, "the charset “\(String(charset ?? ""))” is not read here",
                fix: "Say charset=utf-8, gbk, gb18030, big5, utf-16le, utf-16be or windows-1252")
        }
        self.encoding = encoding
    }

    private static let unknown = Problem(
        415, ServerFault.bodyType, "the body is neither CSV nor JSON objects, one a line",
        fix: "Say Content-Type: text/csv or application/x-ndjson; charset=gbk where it is not UTF-8")
}
