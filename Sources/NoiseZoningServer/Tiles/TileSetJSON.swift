import Geometry
import StrictJSON
import VectorTiles
import ZoningFiles
import ZoningModel

/// The tile set of a collection (OGC API – Tiles 1.0, 9 and 10; OGC 17-083r4, 7).
struct TileSetJSON {
    private let collection: String
    private let tiles: MapTiles
    private let title: String
    private let base: String

    init(_ collection: String, tiles: MapTiles, meta: MapMeta, base: String) {
        (self.collection, self.tiles, self.base) = (collection, tiles, base)
        title = "\(meta.title.en): \(collection)"
    }

    private var address: String { "\(base)/ogc/collections/\(collection)/tiles" }

    /// The tile sets that there are: one.
    var list: [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            writer.key("tilesets")
            writer.array { writer in
                writer.object { writer in
                    identify(&writer)
                    links(&writer)
                }
            }
            writer.key("links")
            writer.array { writer in
                writer.link("self", "application/json", address)
                writer.link("collection", "application/json", "\(base)/ogc/collections/\(collection)")
            }
        }
        writer.newline()
        return writer.bytes
    }

    /// What is in the tiles, and where there are any.
    var description: [UInt8] {
        var writer = JSONWriter(.pretty)
        writer.object { writer in
            identify(&writer)
            links(&writer)
            let shown = tiles.layers.filter { $0.name == collection }
            let levels = shown.first?.levels ?? tiles.levels
            if let extent = tiles.extents[collection] {
                writer.key("tileMatrixSetLimits")
                writer.array { writer in for level in levels { limits(level, extent, &writer) } }
                writer.key("boundingBox")
                writer.object(inline: true) { writer in
                    corner("lowerLeft", extent.minX, extent.minY, &writer)
                    corner("upperRight", extent.maxX, extent.maxY, &writer)
                    writer.member("crs", "http://www.opengis.net/def/crs/OGC/1.3/CRS84")
                }
            }
            writer.key("layers")
            writer.array { writer in
                for layer in shown {
                    writer.object { writer in
                        writer.member("id", layer.name)
                        writer.member("dataType", "vector")
                        writer.member("minTileMatrix", "\(layer.levels.lowerBound)")
                        writer.member("maxTileMatrix", "\(layer.levels.upperBound)")
                        writer.key("propertiesSchema")
                        writer.object { writer in
                            writer.member("type", "object")
                            writer.key("properties")
                            writer.object { writer in
                                for field in layer.fields {
                                    writer.key(field.name)
                                    writer.object(inline: true) { $0.member("type", field.kind.lowercased()) }
                                }
                            }
                        }
                    }
                }
            }
        }
        writer.newline()
        return writer.bytes
    }

    private func identify(_ writer: inout JSONWriter) {
        writer.member("title", title)
        writer.member("dataType", "vector")
        writer.member("crs", WebMercatorQuad.crs)
        writer.member("tileMatrixSetURI", WebMercatorQuad.uri)
    }

    private func links(_ writer: inout JSONWriter) {
        writer.key("links")
        writer.array { writer in
            writer.link("self", "application/json", "\(address)/\(WebMercatorQuad.id)")
            writer.link(
                "item", TileRequest.mediaType, "\(address)/\(WebMercatorQuad.id)/{tileMatrix}/{tileRow}/{tileCol}", isTemplate: true)
            writer.link(
                "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", "application/json", WebMercatorQuad.address(base: base))
            writer.link("describedby", "application/json", "\(base)/tiles/\(collection).json")
        }
    }

    /// The tiles that the extent reaches into.
    private func limits(_ level: Int, _ extent: Envelope, _ writer: inout JSONWriter) {
        let low = TileGrid.world(Coordinate(x: extent.minX, y: extent.maxY))
        let high = TileGrid.world(Coordinate(x: extent.maxX, y: extent.minY))
        let count = 1 << level
        func number(_ share: Double) -> Int { Int(share * Double(count), within: 0...count - 1) }
        writer.object(inline: true) { writer in
            writer.member("tileMatrix", "\(level)")
            writer.member("minTileRow", number(low.y))
            writer.member("maxTileRow", number(high.y))
            writer.member("minTileCol", number(low.x))
            writer.member("maxTileCol", number(high.x))
        }
    }

    private func corner(_ name: String, _ x: Double, _ y: Double, _ writer: inout JSONWriter) {
        writer.key(name)
        writer.array(inline: true) { writer in for degrees in [x, y] { writer.fixed(degrees, places: 7, trimmed: true) } }
    }
}
