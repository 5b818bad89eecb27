import NoiseZoning

/// Where tiles and what is said of them are found.
///
/// A tile that holds nothing is 204, as MapLibre, QGIS and OGC API – Tiles (20-057, `/req/core/tc-error` B) take it: it is known that nothing is
/// there, and the client need not ask on another zoom. A zoom, column or row that does not exist is 404.
enum TileEndpoints {
    static let all: [Endpoint<TileService>] = [
        Endpoint(.get, "/tiles/{layer}.json", parameters: ["lang"]) { (ask, service) async throws(Problem) in
            lasting(try await service.tileJSON(TileRequest.Layers(ask.part("layer")), base: ask.base))
        },
        Endpoint(.get, "/tiles/{layer}/{z}/{x}/{y}.mvt", parameters: ["lang"]) { (ask, service) async throws(Problem) in
            try await tile(ask, service)
        },
        Endpoint(.get, "/tiles/{layer}/{z}/{x}/{y}", parameters: ["lang"]) { (ask, service) async throws(Problem) in
            try await tile(ask, service)
        },
        Endpoint(.get, "/styles/noisezone.json", parameters: ["lang"]) { (ask, service) async throws(Problem) in
            lasting(try await service.style(base: ask.base))
        },
        Endpoint(.get, "/ogc/tileMatrixSets", parameters: ["lang"]) { (ask, _) in lasting(WebMercatorQuad.list(base: ask.base)) },
        Endpoint(.get, "/ogc/tileMatrixSets/WebMercatorQuad", parameters: ["lang"]) { (_, _) in lasting(WebMercatorQuad.definition()) },
        Endpoint(.get, "/ogc/collections/{collection}/tiles", parameters: ["lang"]) { (ask, service) async throws(Problem) in
            lasting(try await service.tileSets(of: ask.part("collection"), base: ask.base))
        },
        Endpoint(.get, "/ogc/collections/{collection}/tiles/WebMercatorQuad", parameters: ["lang"]) {
            (ask, service) async throws(Problem) in
            lasting(try await service.tileSet(of: ask.part("collection"), base: ask.base))
        },
        // Here the row stands before the column.
        Endpoint(.get, "/ogc/collections/{collection}/tiles/WebMercatorQuad/{z}/{y}/{x}", parameters: ["lang"]) {
            (ask, service) async throws(Problem) in
            let collection = try service.collection(ask.part("collection"))
            return try await tile(ask, service, TileRequest(collection, zoom: ask.part("z"), column: ask.part("x"), row: ask.part("y")))
        },
    ]

    private static func lasting(_ json: [UInt8]) -> Reply {
        var reply = Reply(Reply.json, json)
        reply.isLasting = true
        return reply
    }

    private static func tile(_ ask: Ask, _ service: TileService) async throws(Problem) -> Reply {
        let layers = try TileRequest.Layers(ask.part("layer"))
        return try await tile(ask, service, TileRequest(layers, zoom: ask.part("z"), column: ask.part("x"), row: ask.part("y")))
    }

    private static func tile(_ ask: Ask, _ service: TileService, _ request: TileRequest) async throws(Problem) -> Reply {
        let bytes = try await service.tile(request)
        var reply = Reply(TileRequest.mediaType, bytes)
        reply.tag = service.tag(of: request)
        reply.isLasting = true
        reply.isCompressed = !bytes.isEmpty
        if bytes.isEmpty { reply.status = 204 }
        return reply
    }
}
