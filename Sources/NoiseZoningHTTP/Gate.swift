#if Server
    import Hummingbird
    import NoiseZoningServer
    import Wording

    /// What every request passes, whatever its address: it is counted, its fault is told, and its head is made whole.
    struct Gate: RouterMiddleware {
        let traffic: Traffic
        let current: CurrentMap
        let settings: HTTPSettings

        func handle(
            _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
        ) async throws -> Response {
            guard let turn = traffic.turns.begin() else {
                traffic.refused(Self.busy.status)
                return finished(Response(Self.busy, Self.language(of: request)), request)
            }
            defer { withExtendedLifetime(turn) {} }
            let (response, route) = await answer(request, context, next)
            traffic.answered(route ?? Traffic.other, response.status.code)
            if let log = settings.log {
                // An address of ours is told by its path: parts of it may be a place too.
                let address = settings.logsQueries ? request.uri.description : route ?? Traffic.other
                // It holds what a client has sent: control characters are written out.
                log.say(Phrase(verbatim: "\(request.method.rawValue) \(address) \(response.status.code)").text(in: .en) + "\n")
            }
            var whole = finished(response, request)
            // The request is being answered until its last byte has been taken; a short answer goes out at once.
            let body = whole.body
            if let length = body.contentLength, length <= Response.portion { return whole }
            whole.body = ResponseBody(contentLength: body.contentLength) { writer in
                try await body.write(writer)
                withExtendedLifetime(turn) {}
            }
            return whole
        }

        private func answer(
            _ request: Request, _ context: ServerContext, _ next: (Request, ServerContext) async throws -> Response
        ) async -> (response: Response, route: String?) {
            // For the keeper alone; it counts itself when it has been answered.
            if request.uri.path == Self.metrics, request.method == .get || request.method == .head {
                return (Response(Reply(Reply.text, Array((traffic.text() + Self.lost(settings.log)).utf8)), to: request), Self.metrics)
            }
            if request.method == .options, settings.origin != nil, let (path, methods) = Self.methods(at: request.uri.path) {
                let response = Response(
                    status: .noContent,
                    headers: [
                        .accessControlAllowMethods: methods.joined(separator: ", "), .accessControlAllowHeaders: "content-type",
                        .accessControlMaxAge: "600",
                    ])
                return (response, path)
            }
            do { return (try await next(request, context), context.endpointPath) } catch let problem as Problem {
                return (Response(problem, Self.language(of: request)), context.endpointPath)
            } catch let error as HTTPError where error.status == .notFound {
                let known = Self.methods(at: request.uri.path)
                return (Response(Self.notFound(request, known), Self.language(of: request)), known?.path)
            } catch {
                return (Response(.failed, Self.language(of: request)), context.endpointPath)
            }
        }

        /// No such address, or one that takes other methods.
        private static func notFound(_ request: Request, _ known: (path: String, methods: [String])?) -> Problem {
            guard let known else {
                return Problem(404, ServerFault.path, "there is nothing at this address", fix: "\(firstPage) tells what there is")
            }
            var problem = Problem(
                405, ServerFault.method, "\(known.path) does not take \(request.method.rawValue)", fix: "Use \(Phrase.list(known.methods))")
            problem.allowed = known.methods
            return problem
        }

        /// What an address takes, and the path that it goes by.
        private static func methods(at address: String) -> (path: String, methods: [String])? {
            if address == metrics { return (metrics, ["GET", "HEAD"]) }
            let fitting = Served.endpoints.filter { $0.fits(address) }
            guard let first = fitting.first else { return nil }
            return (first.path, fitting.flatMap { $0.httpMethods.map(\.rawValue) })
        }

        /// How many lines of the log nobody took, as Prometheus reads it.
        private static func lost(_ log: LogLines?) -> String {
            log.map { "# TYPE noisezone_log_lines_dropped_total counter\nnoisezone_log_lines_dropped_total \($0.dropped)\n" } ?? ""
        }

        static let metrics = "/metrics"
        private static let firstPage = "/ogc/api"

        private static let busy = Problem(
            503, ServerFault.busy, "the server answers as many requests as it takes at once", fix: "Try again in a second")

        /// That of `lang`, where it can be read: a fault in the query itself is told in it too.
        private static func language(of request: Request) -> Language {
            let said = (request.uri.query ?? "").split(separator: "&").lazy.map { part in
                part.split(separator: "=", maxSplits: 1).map { try? Percent.decoded($0) }
            }
            return said.first { $0.first == "lang" }?.last.flatMap { $0.flatMap(Language.init(rawValue:)) } ?? .en
        }

        private func finished(_ response: Response, _ request: Request) -> Response {
            var response = response
            if request.method == .head {
                // Of what is made piece by piece nobody knows the length before.
                let isKnown = response.body.contentLength != nil
                response = response.createHeadResponse()
                if !isKnown {
                    response.headers[.contentLength] = nil
                    response.body = ResponseBody { writer in try await writer.finish(nil) }
                }
            }
            response.headers[.xContentTypeOptions] = "nosniff"
            if let origin = settings.origin {
                response.headers[.accessControlAllowOrigin] = origin
                response.headers[.accessControlExposeHeaders] = "ETag, Content-Crs, Retry-After, noisezone-rows, noisezone-rows-failed"
                if origin != "*" { response.headers[.vary] = response.headers[.vary].map { "\($0), Origin" } ?? "Origin" }
            }
            return response
        }
    }
#endif
