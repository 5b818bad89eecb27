import Answers
import FeatureIO
import NoiseZoning
import Projection
import Regulation
import StrictJSON
import Wording
import ZoneQueries
import ZoningModel

/// What is asked of the server, without HTTP: parameters in, answers of a session out. Nothing of the domain is computed here.
///
/// A value that all requests share; each opens its own session over the same map, and no state passes from one to another.
package struct ZoneService: Sendable {
    private let map: SharedMap
    private let rulesJSON: [UInt8]
    package let limits: ServerLimits
    private let clock: @Sendable () -> Clock

    package init(_ map: SharedMap, limits: ServerLimits = ServerLimits(), clock: @escaping @Sendable () -> Clock = { .ofMachine }) {
        self.map = map
        self.limits = limits
        self.clock = clock
        rulesJSON = RuleBook.json(map.ruleset)
    }

    /// `GET /v1/at`: the bytes that `query --at lon,lat --format json` prints. Time: the pieces near the place.
    package func at(_ text: String) throws(Problem) -> Reply {
        let query = try RequestQuery(text, known: ["lon", "lat", "crs", "date", "time", "accuracy", "lang"])
        _ = try query.language()
        let place = "\(try query.required("lon")),\(try query.required("lat"))"
        let (crs, accuracy) = (try query.crs(), try query.accuracy())
        var occasion = Occasion(clock: clock(), date: try query.date())
        occasion.time = query["time"]
        do throws(Failure) {
            var question = try PlaceQuestion(place, crs: crs)
            question.accuracy = accuracy
            question.namesMap = true
            let answer = try Session(map, on: occasion).answer(question).answer
            var reply = Reply(Reply.json, Array(answer.json(pretty: true).utf8))
            reply.isLasting = occasion.date != nil && occasion.time != nil && occasion.time != "now"
            return reply
        } catch { throw Problem(error) }
    }

    /// `GET /v1/rules`: the bytes that `rules --format json` prints.
    package func rules(_ text: String) throws(Problem) -> Reply {
        _ = try RequestQuery(text, known: ["lang"]).language()
        var reply = Reply(Reply.json, rulesJSON)
        reply.isLasting = true
        return reply
    }

    /// `GET /health`: whether a question about today has an answer, and from which map.
    package func health(_ text: String) throws(Problem) -> Reply {
        _ = try RequestQuery(text, known: ["lang"]).language()
        do throws(Failure) { _ = try Session(map, on: Occasion(clock: clock())) } catch {
            let problem = Problem(error)
            throw Problem(503, problem.fault, problem.what, fix: problem.fix)
        }
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.member("status", "ok")
            writer.member("version", programVersion)
            writer.member("map", map.query.map.meta.id)
            writer.member("sha256", map.hash)
        }
        writer.newline()
        return Reply(Reply.json, writer.bytes)
    }

    /// `POST /v1/places`: the rows that `query --input` prints, whole: the body is at hand, and so is the answer before it goes out.
    package func places(_ text: String, type: String?, _ body: [UInt8], until deadline: ContinuousClock.Instant) async throws(Problem)
        -> Reply
    {
        let query = try RequestQuery(text, known: ["crs", "date", "x", "y", "lang"])
        _ = try query.language()
        let form = try TableType(type)
        let lines = body.count { $0 == 0x0A }
        guard lines <= limits.rows else {
            throw Problem(
                413, ServerFault.rows, "the table has \(lines) lines, and \(limits.rows) are the most", fix: "Send it in parts")
        }
        let (crs, occasion) = (try query.crs(), Occasion(clock: clock(), date: try query.date()))
        let answering: BulkQuery
        do throws(Failure) {
            answering = try Session(map, on: occasion).places(in: crs, columns: CoordinateColumns(x: query["x"], y: query["y"]))
        } catch { throw Problem(error) }
        let run = TableRun(bytes: body, name: "-")
        var output: [UInt8] = []
        func emit(_ bytes: [UInt8]) throws(FileError) {
            guard ContinuousClock.now < deadline else {
                throw FileError(
                    code: ServerFault.slow, path: "-", what: "the table took longer than \(limits.seconds) s", fix: "Send it in parts",
                    kind: .unavailable)
            }
            output += bytes
        }
        let counts: RowCounts
        do throws(FileError) {
            counts =
                form.isLines
                ? try await run.jsonLines(answering, encoding: form.encoding, emit: emit)
                : try await run.csv(answering, encoding: form.encoding, emit: emit)
        } catch {
            if error.fault == ServerFault.slow { throw Problem(503, ServerFault.slow, error.what, fix: error.fix) }
            throw Problem(Failure(error))
        }
        var reply = Reply(type ?? "", output)
        reply.fields = [("noisezone-rows", "\(counts.rows)"), ("noisezone-rows-failed", "\(counts.faults)")]
        return reply
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
        guard let encoding else { throw Self.unknown }
        self.encoding = encoding
    }

    private static let unknown = Problem(
        415, ServerFault.bodyType, "the body is neither CSV nor JSON objects, one a line",
        fix: "Say Content-Type: text/csv or application/x-ndjson; charset=gbk where it is not UTF-8")
}
