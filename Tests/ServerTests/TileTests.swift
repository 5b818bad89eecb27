#if Server
    import FeatureIO
    import Foundation
    import Hummingbird
    import NoiseZoning
    import Testing
    import VectorTiles
    import ZoningFiles
    import ZoningModel

    @testable import NoiseZoningServer

    @Suite("Tiles over HTTP")
    struct TileTests {
        private static func object(_ outcome: Desk.Outcome) throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(outcome.body)) as? [String: Any])
        }

        /// The street, drawn beside the server.
        private static func drawing() async throws -> (map: ZoneMap, tiles: MapTiles) {
            let map = try await Session(.pack(Desk.folder), on: Desk.occasion()).map()
            return (map, try map.tiles(levels: MapTiles.servedLevels))
        }

        private static func path(_ layer: String, _ tile: TileAddress) -> String {
            "/tiles/\(layer)/\(tile.level)/\(tile.column)/\(tile.row)"
        }

        @Test(
            "every tile of a level, each layer alone and all in one, cold and kept, packed and plain, is what the set of tiles gives",
            arguments: [8, 14, 17])
        func tiles(_ level: Int) async throws {
            let (desk, tiles) = (try await Desk(), try await Self.drawing().tiles)
            let all = try tiles.set.tiles(level: level)
            #expect(!all.isEmpty)
            for layer in ["noisezone", "zones", "lines", "facades", "zone_labels"] {
                for tile in all.map(\.address) {
                    let bytes = try tiles.set.tile(tile, layers: layer == "noisezone" ? nil : [layer])
                    let path = Self.path(layer, tile)
                    for fields: HTTPFields in [[:], [.acceptEncoding: "gzip"], [:]] {
                        let got = try await desk.ask(.get, path, fields)
                        guard let bytes else {
                            #expect(got.status == 204 && got.body.isEmpty && got.head[.contentType] == nil)
                            continue
                        }
                        #expect(got.status == 200 && got.head[.contentType] == "application/vnd.mapbox-vector-tile")
                        #expect(got.head[.contentEncoding] == (fields.isEmpty ? nil : "gzip"))
                        #expect((fields.isEmpty ? got.body : gunzipped(got.body)) == bytes)
                    }
                    guard layer != "noisezone" && layer != "zone_labels" else { continue }
                    let (dotted, ogc) = (
                        try await desk.ask(.get, path + ".mvt"),
                        try await desk.ask(
                            .get, "/ogc/collections/\(layer)/tiles/WebMercatorQuad/\(tile.level)/\(tile.row)/\(tile.column)")
                    )
                    #expect(dotted.body == bytes ?? [] && ogc.body == bytes ?? [])
                }
            }
        }

        @Test("many tasks at once, with room for a few tiles: each gets what it asked for")
        func together() async throws {
            let tiles = try await Self.drawing().tiles
            let service = TileService(try await Desk().served.map, bytes: 8 << 10)
            let addresses = try tiles.set.tiles(level: 17).map(\.address) + tiles.set.tiles(level: 14).map(\.address)
            let wrong = try await withThrowingTaskGroup(of: Int.self) { group in
                for task in 0..<8 {
                    group.addTask {
                        var wrong = 0
                        for round in 0..<2 * addresses.count {
                            let tile = addresses[(round * (2 * task + 1) + task) % addresses.count]
                            let request = try TileRequest(
                                TileRequest.Layers("zones"), zoom: "\(tile.level)", column: "\(tile.column)", row: "\(tile.row)")
                            let got = try await service.tile(request)
                            if (got.isEmpty ? nil : gunzipped(got)) != (try tiles.set.tile(tile, layers: ["zones"])) { wrong += 1 }
                        }
                        return wrong
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(wrong == 0)
        }

        @Test("without room for what tiles share, each is drawn by itself: the same bytes", arguments: [0, 32 << 20])
        func apart(_ room: Int) async throws {
            let (map, tiles) = try await Self.drawing()
            let store = TileStore(map, bytes: 0, sheetBytes: room)
            for tile in try tiles.set.tiles(level: 16) {
                let request = try TileRequest(
                    TileRequest.Layers("noisezone"), zoom: "\(tile.address.level)", column: "\(tile.address.column)",
                    row: "\(tile.address.row)")
                #expect(gunzipped(try await store.tile(request)) == tile.bytes)
            }
        }

        @Test(
            "what does not exist",
            arguments: [
                ("/tiles/zones/7/1/1", 404, "http-tile"), ("/tiles/zones/14/16384/1", 404, "http-tile"),
                ("/tiles/zones/14/a/1", 400, "http-parameter"),
                ("/tiles/zones/14/1/b.mvt", 400, "http-parameter"), ("/tiles/zones/14/1/1.png", 400, "http-parameter"),
                ("/tiles/roads/14/1/1", 404, "http-path"), ("/tiles/roads.json", 404, "http-path"), ("/tiles/zones/14/1", 404, "http-path"),
                ("/tiles/zones/14/1/1?x=1", 400, "http-parameter"), ("/ogc/collections/zone_labels/tiles", 404, "http-path"),
                ("/ogc/collections/zones/tiles/WorldCRS84Quad", 404, "http-path"),
                ("/ogc/collections/zones/tiles/WebMercatorQuad/14/1/99999", 404, "http-tile"),
            ])
        func refused(_ path: String, _ status: Int, _ code: String) async throws {
            let got = try await Desk().ask(.get, path)
            #expect(got.status == status && got.code == code, "\(got.text)")
        }

        @Test("a tile that a client has is not sent again, and every other tile has another name")
        func tags() async throws {
            let (desk, tiles) = (try await Desk(), try await Self.drawing().tiles)
            var tags: Set<String> = []
            let all = try tiles.set.tiles(level: 17).map(\.address)
            for tile in all {
                for layer in ["noisezone", "zones"] {
                    let first = try await desk.ask(.get, Self.path(layer, tile))
                    let tag = try #require(first.head[.eTag])
                    tags.insert(tag)
                    let again = try await desk.ask(.get, Self.path(layer, tile), [.ifNoneMatch: tag])
                    #expect(again.status == 304 && again.body.isEmpty)
                    #expect(first.head[.cacheControl] == "public, max-age=300")
                }
            }
            #expect(tags.count == 2 * all.count)
        }

        @Test("TileJSON: what the specification asks, and addresses that answer", arguments: TileRequest.Layers.names)
        func tileJSON(_ layer: String) async throws {
            let (desk, tiles) = (try await Desk(), try await Self.drawing().tiles)
            let json = try Self.object(try await desk.ask(.get, "/tiles/\(layer).json"))
            #expect(json["tilejson"] as? String == "3.0.0" && json["scheme"] as? String == "xyz")
            #expect(json["tiles"] as? [String] == ["http://localhost/tiles/\(layer)/{z}/{x}/{y}.mvt"])
            let shown = layer == "noisezone" ? tiles.layers : tiles.layers.filter { $0.name == layer }
            let described = try #require(json["vector_layers"] as? [[String: Any]])
            #expect(described.compactMap { $0["id"] as? String } == shown.map(\.name))
            #expect(described.allSatisfy { ($0["fields"] as? [String: String])?.isEmpty == false })
            let (low, high) = (try #require(json["minzoom"] as? Int), try #require(json["maxzoom"] as? Int))
            #expect((low, high) == (layer == "facades" ? 14 : 8, 18))
            guard !shown.isEmpty else { return }
            let bounds = try #require(json["bounds"] as? [Double])
            let centre = try #require(json["center"] as? [Double])
            #expect(bounds.count == 4 && bounds[0] < centre[0] && centre[0] < bounds[2] && bounds[1] < centre[1] && centre[1] < bounds[3])
            #expect((Double(low)...Double(high)).contains(centre[2]))
            let place = TileGrid.world(.init(x: centre[0], y: centre[1]))
            let side = Double(1 << high)
            let tile = TileAddress(level: high, column: Int(place.x * side), row: Int(place.y * side))
            #expect([200, 204].contains(try await desk.ask(.get, Self.path(layer, tile) + ".mvt").status))
        }

        @Test("what a map says of itself is no markup where readers show it")
        func attribution() async throws {
            let (map, tiles) = try await Self.drawing()
            let old = map.meta
            let meta = MapMeta(
                id: old.id, title: old.title, ruleset: old.ruleset, status: old.status, positionalAccuracy: old.positionalAccuracy,
                date: old.date, validity: old.validity, isAsBuilt: old.isAsBuilt, workingCRS: old.workingCRS, switches: old.switches,
                sources: old.sources, attribution: ["<img src=x onerror=alert(1)>", "© A & B"], program: old.program)
            let bytes = try TileJSON(tiles: tiles, meta: meta, base: "").bytes(TileRequest.Layers("zones"))
            let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
            #expect(json["attribution"] as? String == "&lt;img src=x onerror=alert(1)&gt;; © A &amp; B")
        }

        @Test("tile sets: every tile that shows something is within the limits, and every link answers", arguments: MapTiles.collections)
        func tileSets(_ collection: String) async throws {
            let (desk, tiles) = (try await Desk(), try await Self.drawing().tiles)
            let path = "/ogc/collections/\(collection)/tiles"
            let list = try Self.object(try await desk.ask(.get, path))
            let sets = try #require(list["tilesets"] as? [[String: Any]])
            let set = try Self.object(try await desk.ask(.get, path + "/WebMercatorQuad"))
            #expect(sets.count == 1)
            for key in ["title", "dataType", "crs", "tileMatrixSetURI"] { #expect(sets[0][key] as? String == set[key] as? String) }
            for link in try #require(set["links"] as? [[String: Any]]) where link["templated"] == nil {
                let address = try #require(link["href"] as? String)
                #expect(try await desk.ask(.get, String(address.dropFirst("http://localhost".count))).status == 200, "\(address)")
            }
            let layers = try #require(set["layers"] as? [[String: Any]])
            guard !layers.isEmpty else { return }
            let limits = try #require(set["tileMatrixSetLimits"] as? [[String: Any]])
            for limit in limits {
                let level = try #require((limit["tileMatrix"] as? String).flatMap { Int($0) })
                guard level <= 16 else { continue }
                let (rows, columns) = (
                    try #require(limit["minTileRow"] as? Int)...(try #require(limit["maxTileRow"] as? Int)),
                    try #require(limit["minTileCol"] as? Int)...(try #require(limit["maxTileCol"] as? Int))
                )
                var shown = 0
                for row in (rows.lowerBound - 2)...(rows.upperBound + 2) {
                    for column in (columns.lowerBound - 2)...(columns.upperBound + 2) {
                        let tile = TileAddress(level: level, column: column, row: row)
                        guard try tiles.set.tile(tile, layers: [collection]) != nil else { continue }
                        shown += 1
                        #expect(rows.contains(row) && columns.contains(column), "\(tile)")
                    }
                }
                #expect(shown > 0)
            }
        }

        @Test("the tile matrix set: each level halves the cells of the one before")
        func matrices() async throws {
            let desk = try await Desk()
            let list = try Self.object(try await desk.ask(.get, "/ogc/tileMatrixSets"))
            #expect((list["tileMatrixSets"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == ["WebMercatorQuad"])
            let set = try Self.object(try await desk.ask(.get, "/ogc/tileMatrixSets/WebMercatorQuad"))
            let matrices = try #require(set["tileMatrices"] as? [[String: Any]])
            for (level, matrix) in matrices.enumerated() {
                #expect(matrix["id"] as? String == "\(level)" && matrix["matrixWidth"] as? Int == 1 << level)
                // OGC 17-083r4, annex D.1, table: 559082264.0287178 at level 0, and half of it at each next one.
                let scale = try #require(matrix["scaleDenominator"] as? Double)
                #expect(abs(scale * Double(1 << level) / 559_082_264.028_717_8 - 1) < 1e-12)
            }
        }

        @Test("the style: the colours of the picture, its legend in both languages, layers that tiles have, and nothing from elsewhere")
        func style() async throws {
            let got = try await Desk().ask(.get, "/styles/noisezone.json")
            let style = try Self.object(got)
            #expect(style["version"] as? Int == 8 && style["glyphs"] == nil && style["sprite"] == nil)
            let addresses = got.text.matches(of: /https?:\/\/[^\/"]*/).map { String($0.0) }
            #expect(Set(addresses) == ["http://localhost"])
            let layers = try #require(style["layers"] as? [[String: Any]])
            let ids = layers.compactMap { $0["id"] as? String }
            #expect(ids.count == layers.count && Set(ids).count == ids.count)
            let sources = try #require(style["sources"] as? [String: Any])
            for layer in layers where layer["type"] as? String != "background" {
                #expect(TileRequest.Layers.names.contains(try #require(layer["source-layer"] as? String)))
                #expect(sources[try #require(layer["source"] as? String)] != nil)
                #expect((layer["layout"] as? [String: Any])?["text-field"] == nil)
            }
            let fill = try #require((layers[1]["paint"] as? [String: Any])?["fill-color"] as? [Any])
            let legend = try #require((style["metadata"] as? [String: Any])?["noisezone:legend"] as? [[String: String]])
            let map = try await Self.drawing().map
            #expect(Set(legend.map { $0["class"] ?? "?" }) == Set(map.zones.map { $0.zoneClass?.id ?? "" }))
            for entry in legend {
                let place = fill.firstIndex { $0 as? String == entry["class"] }
                #expect(fill[place.map { $0 + 1 } ?? fill.count - 1] as? String == entry["color"])
                #expect(entry["en"]?.isEmpty == false && entry["zh"]?.isEmpty == false && entry["en"] != entry["zh"])
            }
        }
    }
#endif
