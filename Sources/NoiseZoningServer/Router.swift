#if Server
    import Hummingbird
    import Wording

    /// The server without its socket: a request goes in, a response comes out.
    ///
    /// - Parameter origin: whose pages may read the answers (`Access-Control-Allow-Origin`): an origin, or `*`; nil for none but its own.
    package func makeRouter(_ service: ZoneService, origin: String? = nil) -> Router<ServerContext> {
        let router = Router(context: ServerContext.self)
        let traffic = Traffic(most: service.limits.requests)
        router.add(middleware: Gate(traffic: traffic, origin: origin))
        for route in Route.allCases {
            for method in route.methods {
                router.on(RouterPath(route.rawValue), method: method) { request, _ in
                    let query = request.uri.query ?? ""
                    let reply: Reply
                    switch route {
                    case .at: reply = try service.at(query)
                    case .rules: reply = try service.rules(query)
                    case .health: reply = try service.health(query)
                    case .metrics: reply = Reply(Reply.text, Array(await traffic.text().utf8))
                    case .places:
                        let deadline = ContinuousClock.now + .seconds(service.limits.seconds)
                        let body = try await wholeBody(of: request, service.limits, until: deadline)
                        reply = try await service.places(query, type: request.headers[.contentType], body, until: deadline)
                    }
                    return Response(reply, to: request)
                }
            }
        }
        return router
    }

    /// The body, within the bounds of size and time.
    private func wholeBody(of request: Request, _ limits: ServerLimits, until deadline: ContinuousClock.Instant) async throws -> [UInt8] {
        let tooLarge = Problem(
            413, ServerFault.bodySize, "the body has more than \(limits.bodyBytes) bytes", fix: "Send it in parts")
        if let said = request.headers[.contentLength].flatMap(Int.init), said > limits.bodyBytes { throw tooLarge }
        if let coding = request.headers[.contentEncoding], coding.lowercased() != "identity" {
            throw Problem(415, ServerFault.bodyType, "the body is compressed (\(coding))", fix: "Send it as it is")
        }
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask {
                var bytes: [UInt8] = []
                for try await piece in request.body {
                    guard bytes.count + piece.readableBytes <= limits.bodyBytes else { throw tooLarge }
                    bytes += piece.readableBytesView
                }
                return bytes
            }
            group.addTask {
                try await ContinuousClock().sleep(until: deadline)
                throw Problem(
                    408, ServerFault.slow, "the body did not come within \(limits.seconds) s",
                    fix: "Send it in parts, or over a faster line")
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }
#endif
