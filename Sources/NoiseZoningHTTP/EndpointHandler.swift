#if Server
    import Hummingbird
    import NoiseZoningServer
    import Wording

    /// From a request of HTTP to what an endpoint is asked, and from its reply back.
    struct EndpointHandler: Sendable {
        let endpoint: Endpoint<Served>
        let current: CurrentMap
        let settings: HTTPSettings
        let room: AsideRoom

        func response(to request: Request, _ context: ServerContext) async throws -> Response {
            let served = await current.served
            let query = try RequestQuery(request.uri.query ?? "", known: endpoint.parameters, passesOver: endpoint.passesOver)
            if endpoint.parameters.contains("lang") { _ = try query.language() }
            var path: [String: String] = [:]
            for (name, value) in context.parameters { path[String(name)] = try Percent.decoded(value, in: .path) }
            let reader = request.method == .post ? try BodyReader(request, settings.limits, room, wantsBody: context.wantsBody) : nil
            let ask = Ask(
                path: path, query: query, accept: request.headers[.accept], contentType: request.headers[.contentType],
                base: settings.base ?? Self.base(request), address: request.uri.description,
                body: reader ?? NoBody())
            return Response(try await endpoint.answer(ask, served), to: request, reader)
        }

        /// The host that the client has asked, where it is a name and perhaps a port, and nothing else.
        private static func base(_ request: Request) -> String {
            let host = request.head.authority ?? ""
            let isHost =
                !host.isEmpty && host.utf8.count <= 255
                && host.utf8.allSatisfy { byte in
                    switch byte {
                    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "["),
                        UInt8(ascii: "]"):
                        true
                    default: false
                    }
                }
            return isHost ? "http://\(host)" : ""
        }
    }
#endif
