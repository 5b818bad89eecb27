#if Server
    import Hummingbird
    import Wording

    /// What every request passes, whatever its address: it is counted, its fault is told, and its head is made whole.
    struct Gate: RouterMiddleware {
        let traffic: Traffic
        let origin: String?

        func handle(
            _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
        ) async throws -> Response {
            guard await traffic.begin() else {
                await traffic.refused(Self.busy.status)
                return finished(Response(Self.busy, Self.language(of: request)), request)
            }
            let response = await answer(request, context, next)
            await traffic.end(Self.route(of: request)?.rawValue ?? Traffic.other, response.status.code)
            return finished(response, request)
        }

        private func answer(
            _ request: Request, _ context: ServerContext, _ next: (Request, ServerContext) async throws -> Response
        ) async -> Response {
            if request.method == .options, origin != nil, let route = Self.route(of: request) {
                return Response(
                    status: .noContent,
                    headers: [
                        .accessControlAllowMethods: route.methods.map(\.rawValue).joined(separator: ", "),
                        .accessControlAllowHeaders: "content-type", .accessControlMaxAge: "600",
                    ])
            }
            do { return try await next(request, context) } catch let problem as Problem {
                return Response(problem, Self.language(of: request))
            } catch let error as HTTPError where error.status == .notFound {
                return Response(Self.notFound(request), Self.language(of: request))
            } catch {
                return Response(.failed, Self.language(of: request))
            }
        }

        /// No such address, or one that takes other methods.
        private static func notFound(_ request: Request) -> Problem {
            guard let route = route(of: request) else {
                return Problem(
                    404, ServerFault.path, "there is nothing at this address",
                    fix: "Ask one of: \(Phrase.list(Route.allCases.map(\.rawValue)))")
            }
            let methods = route.methods.map(\.rawValue)
            var problem = Problem(
                405, ServerFault.method, "\(route.rawValue) does not take \(request.method.rawValue)", fix: "Use \(Phrase.list(methods))")
            problem.allowed = methods
            return problem
        }

        private static let busy = Problem(
            503, ServerFault.busy, "the server answers as many requests as it takes at once", fix: "Try again in a second")

        private static func route(of request: Request) -> Route? { Route(rawValue: request.uri.path) }

        /// That of `lang`, where it can be read: a fault in the query itself is told in it too.
        private static func language(of request: Request) -> Language {
            (request.uri.query ?? "").split(separator: "&").contains("lang=zh") ? .zh : .en
        }

        private func finished(_ response: Response, _ request: Request) -> Response {
            var response = request.method == .head ? response.createHeadResponse() : response
            response.headers[.xContentTypeOptions] = "nosniff"
            if let origin {
                response.headers[.accessControlAllowOrigin] = origin
                if origin != "*" { response.headers[.vary] = "Origin" }
            }
            return response
        }
    }
#endif
