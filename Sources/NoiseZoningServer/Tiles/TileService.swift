import NoiseZoning
import StrictJSON
import Wording
import ZoningFiles

/// Vector tiles, what is said of them, and a style to draw them with. Made at no cost; the layers are made ready at the first question.
package struct TileService: Sendable {
    private let map: SharedMap
    private let store: TileStore

    /// - Parameter bytes: of tiles that are kept ready.
    package init(_ map: SharedMap, bytes: Int) {
        self.map = map
        store = TileStore(map.query.map, bytes: bytes)
    }

    /// A tile of MVT in gzip; empty where nothing lies within its sides. Time: that of drawing what comes near, or of a look-up.
    package func tile(_ request: TileRequest) async throws(Problem) -> [UInt8] { try await store.tile(request) }

    /// The name of a tile's bytes: the map, and what was asked.
    package func tag(of request: TileRequest) -> String {
        let tile = request.address
        return "\(map.name)/\(request.layers.name)/\(tile.level)/\(tile.column)/\(tile.row)"
    }

    /// The layer of a collection of OGC; labels are none.
    func collection(_ name: String) throws(Problem) -> TileRequest.Layers {
        guard MapTiles.collections.contains(name) else {
            throw Problem(
                404, ServerFault.path, "there are no tiles of “\(name)”", fix: "Ask one of: \(Phrase.list(MapTiles.collections))")
        }
        return try TileRequest.Layers(name)
    }

    /// `/tiles/{layer}.json`: TileJSON 3.0.
    package func tileJSON(_ layers: TileRequest.Layers, base: String) async throws(Problem) -> [UInt8] {
        TileJSON(tiles: try await store.tiles(), meta: map.query.map.meta, base: base).bytes(layers)
    }

    /// `/ogc/collections/{collection}/tiles`: the tile sets of a collection.
    package func tileSets(of name: String, base: String) async throws(Problem) -> [UInt8] { try await described(name, base).list }

    /// `/ogc/collections/{collection}/tiles/WebMercatorQuad`
    package func tileSet(of name: String, base: String) async throws(Problem) -> [UInt8] { try await described(name, base).description }

    private func described(_ name: String, _ base: String) async throws(Problem) -> TileSetJSON {
        let collection = try collection(name)
        return TileSetJSON(collection.name, tiles: try await store.tiles(), meta: map.query.map.meta, base: base)
    }

    /// `/styles/noisezone.json`: how MapLibre draws the tiles.
    package func style(base: String) async throws(Problem) -> [UInt8] {
        MapLibreStyle(map: map.query.map, bounds: try await store.tiles().bounds, base: base).bytes
    }
}
