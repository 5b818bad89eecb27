#if Server
    import Hummingbird
    import NoiseZoningServer

    /// The server without its socket: a request goes in, a response comes out.
    package func makeRouter(_ current: CurrentMap, _ settings: HTTPSettings) -> Router<ServerContext> {
        let router = Router(context: ServerContext.self)
        router.add(
            middleware: Gate(
                traffic: Traffic(most: settings.limits.requests, paths: Served.endpoints.map(\.path) + [Gate.metrics]), current: current,
                settings: settings))
        let room = AsideRoom(bytes: settings.limits.asideBytes)
        for endpoint in Served.endpoints {
            let handler = EndpointHandler(endpoint: endpoint, current: current, settings: settings, room: room)
            for method in endpoint.httpMethods {
                router.on(RouterPath(endpoint.path), method: method) { request, context in
                    try await handler.response(to: request, context)
                }
            }
        }
        return router
    }

    extension Endpoint {
        /// HEAD comes with every GET.
        var httpMethods: [HTTPRequest.Method] { method == .post ? [.post] : [.get, .head] }
    }
#endif
