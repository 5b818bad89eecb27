extension FeatureService {
    /// The addresses of OGC API - Features.
    static let endpoints: [Endpoint<FeatureService>] = [
        Endpoint(.get, "/ogc", parameters: pageNames) { (ask, service) throws(Problem) in try service.landing(ask) },
        Endpoint(.get, "/ogc/conformance", parameters: pageNames) { (ask, service) throws(Problem) in try service.conformance(ask) },
        Endpoint(.get, "/ogc/api", parameters: pageNames) { (ask, service) throws(Problem) in try service.api(ask) },
        Endpoint(.get, "/ogc/collections", parameters: pageNames) { (ask, service) async throws(Problem) in
            try await service.collections(ask)
        },
        Endpoint(.get, "/ogc/collections/{collection}", parameters: pageNames) { (ask, service) async throws(Problem) in
            try await service.collection(ask)
        },
        Endpoint(.get, "/ogc/collections/{collection}/queryables", parameters: pageNames) { (ask, service) async throws(Problem) in
            try await service.queryables(ask)
        },
        Endpoint(.get, "/ogc/collections/{collection}/items", parameters: allNames) { (ask, service) async throws(Problem) in
            try await service.items(ask)
        },
        Endpoint(.get, "/ogc/collections/{collection}/items/{feature}", parameters: pageNames + ["crs"]) {
            (ask, service) async throws(Problem) in try await service.item(ask)
        },
    ]
}
