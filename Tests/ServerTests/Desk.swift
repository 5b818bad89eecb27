#if Server
    import Foundation
    import Hummingbird
    import Logging
    import NoiseZoning
    import NoiseZoningHTTP
    import NoiseZoningServer
    import Regulation

    /// The server without a socket, over the synthetic street: 900 m by 300 m of EPSG:4548.
    struct Desk: Sendable {
        struct Outcome: Sendable {
            let status: Int
            let head: HTTPFields
            let body: [UInt8]
            let trailer: HTTPFields
            var text: String { String(decoding: body, as: UTF8.self) }
            /// That of a problem.
            var code: String? { text.firstMatch(of: /"code": "([a-z0-9-]+)"/).map { String($0.1) } }
        }

        static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "GeoData/street-block").path
        /// 2026-11-20 15:10 UTC: ten past eleven at night on the spot.
        static let clock = Clock(unixSeconds: 1_795_187_400)

        static func occasion() throws -> Occasion { Occasion(clock: clock, date: try CivilDate(parsing: "2026-11-20")) }

        /// Drawn once for all tests.
        private static let drawn = Task { try await Session(.pack(folder), on: occasion()).shared() }

        let served: Served
        private let responder: RouterResponder<ServerContext>

        /// As those of the command, but for time: beside other tests a body may have to wait for a processor.
        static let limits = ServerLimits(
            bodyBytes: 16 << 20, tableBytes: 64 << 20, rows: 200_000, seconds: 3600, requests: 256, tileBytes: 1 << 20, asideBytes: 64 << 20
        )

        init(
            _ limits: ServerLimits = limits, origin: String? = nil, page: PageSettings = PageSettings(), clock: Clock = Self.clock
        ) async throws {
            served = try Served(try await Self.drawn.value, limits: limits, page: page) { clock }
            responder = makeRouter(CurrentMap(served), HTTPSettings(limits: limits, origin: origin)).buildResponder()
        }

        func ask(
            _ method: HTTPRequest.Method = .get, _ path: String, _ fields: HTTPFields = [:], body: String = ""
        ) async throws -> Outcome {
            try await ask(method, path, fields, RequestBody(buffer: ByteBuffer(string: body)))
        }

        func ask(_ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields, _ body: RequestBody) async throws -> Outcome {
            let head = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields)
            let context = ServerContext(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let response = try await responder.respond(to: Request(head: head, body: body), context: context)
            let paper = Paper()
            try await response.body.write(Pen(paper: paper))
            return Outcome(status: response.status.code, head: response.headers, body: await paper.bytes, trailer: await paper.trailer)
        }
    }

    private actor Paper {
        private(set) var bytes: [UInt8] = []
        private(set) var trailer: HTTPFields = [:]
        func end(_ fields: HTTPFields?) { trailer = fields ?? [:] }
        func append(_ more: [UInt8]) { bytes += more }
    }

    private struct Pen: ResponseBodyWriter {
        let paper: Paper
        mutating func write(_ buffer: ByteBuffer) async throws { await paper.append(Array(buffer.readableBytesView)) }
        consuming func finish(_ trailingHeaders: HTTPFields?) async throws { await paper.end(trailingHeaders) }
    }
#endif
